"""URLs in running text, and one spelling for one page.

Sources: RFC 3986 and RFC 3987 (which characters an address may hold), and the tables ``host-aliases.tsv`` and
``tracking-parameters.tsv``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from kg import tables

#: No browser or server takes longer addresses reliably; the bound keeps hostile text from costing quadratic time.
LONGEST = 2000

#: The same, percent-encoded; anything longer is no address.
_LONGEST_WRITTEN = 12 * LONGEST

#: Sites whose addresses are often written without ``https://``.
_BARE = r"(?:arxiv\.org/(?:abs|pdf|html)|github\.com|huggingface\.co|openreview\.net|doi\.org)/"
_STOP = r"\s<>\"`|\\^{}\u2018-\u201f\u2026\u3000-\u3002\u3008-\u3011\uff08\uff09\uff0c\uff1b"
#: The letters that one begins with come first: they are all that most places of a text are asked for.
_URL = re.compile(rf"(?=[hwagod])(?:https?://|(?<![\w.@/-])(?:www\.|{_BARE}))[^{_STOP}]{{1,{LONGEST}}}", re.IGNORECASE)
_PARTS = re.compile(r"(?:(https?)://)?([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?\Z", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*\.?(?::\d{1,5})?\Z")
_TRAILING = ".,;:!?'\"*_~·"
_PAIRS = {")": "(", "]": "["}
_HANGUL_TAIL = re.compile(r"(?<=[A-Za-z0-9)\]/])[\uac00-\ud7a3]")
_NOT_URL = re.compile(r"[^\w.~!$&'()*+,;=:@/?%#-]|\s|%(?![0-9A-Fa-f]{2})|[\ue000-\uf8ff\ufff0-\uffff]")
_MARKS = re.compile(r"\[[^\[\]]*\]\(\)|\[\]\(\)|<>|[\s()\[\],;·*-]")
_TREE = re.compile(r"(/[^/]+/[^/]+)/tree/(?:main|master)\Z")


class Found(NamedTuple):
    """A URL as written, and where it stands in the text, ``end`` exclusive."""

    url: str
    begin: int
    end: int


def find(text: str) -> list[Found]:
    """The URLs in the text, in order, without what is glued to them.

    Punctuation, brackets that were opened before the URL, and Korean particles are left out; brackets that close within
    the URL stay. Addresses of a few well-known sites are found without ``https://`` too.
    """
    if "/" not in text:
        return []
    found = []
    match = _URL.search(text)
    while match:
        url = _trimmed(match[0])
        end = match.start() + len(url)
        if _host_of(url):
            found.append(Found(url, match.start(), end))
        # What was cut off may hold the next one, as in [https://a.org](https://b.org).
        match = _URL.search(text, max(end, match.start() + 4))
    return found


def is_only(line: str) -> bool:
    """Whether the line holds URLs (bare, in ``<…>`` or as Markdown links) and nothing else."""
    found = find(line)
    return bool(found) and are_all(line, found)


def are_all(line: str, found: list[Found]) -> bool:
    """Whether a line holds nothing but the URLs that were found in it, as :func:`is_only` says."""
    ends = [0, *(one.end for one in found)]
    begins = [*(one.begin for one in found), len(line)]
    between = "".join(line[end:begin] for end, begin in zip(ends, begins, strict=True))
    return not _MARKS.sub("", between)


@lru_cache(maxsize=65536)
def canonical(url: str) -> str:
    """The one spelling of a URL: ``https``, no ``www.``, no tracking, no fragment, no slash at the end.

    Characters that no IRI may hold are percent-encoded. Idempotent. Text that is no URL is given back as it is.
    """
    if len(url) > _LONGEST_WRITTEN:
        return url
    parts = _split(_unwrapped(_trimmed(url.strip())))
    if parts is None:
        return url
    host, path, query, fragment = parts
    path = re.sub(r"/{2,}", "/", path)
    if host == "youtu.be" and len(path) > 1:
        host, query, path = "youtube.com", f"v={path.split('/')[1]}" + (f"&{query}" if query else ""), "/watch"
    if host in ("github.com", "gitlab.com", "huggingface.co"):
        path = _TREE.sub(r"\1", path.rstrip("/")).removesuffix(".git")
    query = _without_tracking(query, host)
    path = path.rstrip("/")
    # The route of a page that is built in the browser; without a path a slash goes before it.
    route = f"#{fragment}" if len(fragment) > 1 and fragment[0] in "/!" else ""
    made = f"https://{host}{path or '/' * bool(route)}{f'?{query}' if query else ''}{route}"
    made = _NOT_URL.sub(_encoded, made)
    return made if made == url else canonical(made)


def host(url: str) -> str:
    """The host of a canonical URL."""
    return url.split("/", 3)[2] if url.startswith("https://") else ""


def _trimmed(url: str) -> str:
    """Cut what is glued to the end of a URL."""
    if ",http" in url:
        url = url.partition(",http")[0]
    if ")" in url or "]" in url:
        url = _balanced(url)
    if not url.isascii():
        url = _without_particle(url)
    while url and (url[-1] in _TRAILING or (url[-1] in "([" and url[-2:] != "()")):
        url = url[:-1]
    return url


def _balanced(url: str) -> str:
    """Cut at the first bracket that closes what the URL did not open."""
    open_brackets = {"(": 0, "[": 0}
    for match in re.finditer(r"[()\[\]]", url):
        mark = match[0]
        if mark in open_brackets:
            open_brackets[mark] += 1
        elif open_brackets[_PAIRS[mark]] == 0:
            return url[: match.start()]
        else:
            open_brackets[_PAIRS[mark]] -= 1
    return url


def _without_particle(url: str) -> str:
    """Cut Hangul that is glued to Latin letters, digits, a bracket, or a slash with no more address behind it."""
    for match in _HANGUL_TAIL.finditer(url):
        if url[match.start() - 1] != "/" or not re.search(r"[^\uac00-\ud7a3]|.{3}", url[match.start() :]):
            return url[: match.start()]
    return url


def _host_of(url: str) -> str:
    parts = _PARTS.match(url)
    return parts[2] if parts and _HOST.match(parts[2]) else ""


def _split(url: str) -> tuple[str, str, str, str] | None:
    parts = _PARTS.match(url)
    if not parts or not _HOST.match(parts[2]):
        return None
    name = parts[2].lower().rstrip(".").removesuffix(":80").removesuffix(":443")
    name = name.removeprefix("www.") if name.count(".") > 1 else name
    name = _aliases().get(name, name)
    return name, parts[3], parts[4] or "", parts[5] or ""


def _unwrapped(url: str) -> str:
    """The target of a redirect that only counts clicks."""
    if "/l.php?" in url or "google.com/url?" in url:
        for name, value in parse_qsl(url.partition("?")[2]):
            if name in ("u", "q", "url") and value.startswith(("http://", "https://")):
                return _trimmed(value)
    return url


def _without_tracking(query: str, host: str) -> str:
    if not query:
        return ""
    dropped = _tracking()
    kept = []
    for part in query.split("&"):
        name = unquote(part.partition("=")[0]).lower()
        ways = ((name, "*"), (name, host), (f"{name.partition('_')[0]}_*", "*"))
        if part and not any(way in dropped for way in ways):
            kept.append(part)
    if host == "youtube.com" and any(part.startswith("v=") for part in kept):
        kept = [part for part in kept if part.startswith("v=")][:1]
    return "&".join(kept)


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


@cache
def _aliases() -> dict[str, str]:
    return {alias: name for alias, name, _ in tables.rows("host-aliases.tsv", ("alias", "host", "source"))}


@cache
def _tracking() -> frozenset[tuple[str, str]]:
    rows = tables.rows("tracking-parameters.tsv", ("parameter", "host", "source"), ("parameter", "host"))
    return frozenset((name, site) for name, site, _ in rows)


class Kind(NamedTuple):
    """A kind of work that a URL can lead to: its classes as prefixed names, and what a reader is shown."""

    own_class: str
    schema_class: str
    label: str


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of ``ontology/work-kinds.tsv`` by name."""
    rows = tables.rows("work-kinds.tsv", ("kind", "own class", "schema class", "label"))
    return {kind: Kind(own, schema, label) for kind, own, schema, label in rows}
