"""Text to IRI: the only place where the IRIs of things are made.

Local names hold letters of any script, digits, ``-``, ``_`` and inner ``.``, in NFC, so that Turtle never needs an
escape (Virtuoso 7 keeps the backslashes) and no writer has to search for a prefix.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.errors import IriError
from kg.terms import IRI

SHARED = "https://w3id.org/paperkg/"
PLACEHOLDER_BASE = "https://kg.example/"

#: What two people's graphs share, and what belongs to one person's notes.
SHARED_KINDS = ("paper", "author", "authorship", "tag", "model", "family", "method", "dataset", "work")
PERSONAL_KINDS = ("note", "comment", "field", "mention", "digest", "graph")

# What Unicode counts among letters and digits and PN_CHARS of the Turtle grammar (RDF 1.1 Turtle, 6.5) does not.
_NO_PN_CHARS = "\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
_NO_NAME = re.compile(rf"[\W_{_NO_PN_CHARS}\u02b0-\u02ff]+")
_NO_PATH = re.compile(rf"(?:[^\w.-]|[{_NO_PN_CHARS}])+")
LOCAL_NAME = re.compile(rf"(?!.*[{_NO_PN_CHARS}])\w(?:[\w.-]*[\w-])?\Z")

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+\Z", re.IGNORECASE)
_REPOSITORY = re.compile(r"https://git(?:hub|lab)\.com/[^/?#]+(?:/[^/?#]+)?")
_MARKED = re.compile(r"-[0-9a-f]{8}\Z")


def digest8(text: str) -> str:
    """The first 8 hex digits of the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@lru_cache(maxsize=65_536)
def slug(text: str, limit: int = 60) -> str:
    """Lower-case letters and digits of any script, joined with ``-``; at most ``limit`` characters, may be empty."""
    if text.isascii():  # which no normal form changes
        made = _NO_NAME.sub("-", text.lower())
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        made = unicodedata.normalize("NFC", _NO_NAME.sub("-", folded))
    return made.strip("-")[:limit].strip("-")


@lru_cache(maxsize=65_536)
def path_slug(path: str) -> str:
    """An injective slug of a relative path: ``2024/240703 DisCo-Diff.md`` -> ``2024.240703_DisCo-Diff``.

    ``/`` becomes ``.`` and a space ``_``. A path that cannot be told from the slug again (because of other characters,
    ``_``, ``.`` or an ending that looks like the mark itself) is marked with 8 hex digits of its hash.
    """
    stem = path.removesuffix(".md")
    plain = unicodedata.normalize("NFC", stem).replace("/", ".").replace(" ", "_")
    made = re.sub(r"\.{2,}", ".", _NO_PATH.sub("-", plain)).strip(".-_")
    if path.endswith(".md") and made.replace(".", "/").replace("_", " ") == stem and not _MARKED.search(made):
        return made
    return f"{made[:80].strip('.-_') or 'note'}-{digest8(path)}"


@lru_cache(maxsize=65_536)
def http_iri(url: str) -> IRI | None:
    """The URL as an IRI, or None when it is no http(s) address that an IRIREF of Turtle can hold."""
    return IRI(f"<{url}>") if _URL.match(url) else None


class Mint:
    """Makes the IRIs of one build; ``base`` is the namespace of the user's own things and ends in ``/`` or ``#``."""

    def __init__(self, base: str = PLACEHOLDER_BASE) -> None:
        if not _URL.match(base) or base[-1] not in "/#":
            raise IriError(f"base {base[:80]!r} is not an http(s) IRI that ends in '/' or '#'")
        self.base = base
        self._beginnings = {kind: f"<{namespace}" for kind, namespace in self.prefixes().items()}

    def of(self, kind: str, local: str) -> IRI:
        """The IRI of a thing of that kind; ``local`` comes from :func:`slug`, :func:`path_slug` or an entity's key."""
        if not local:
            raise IriError(f"no letter or digit to make the IRI of a {kind} from")
        return IRI(f"{self._beginnings[kind]}{local}>")

    def prefixes(self) -> dict[str, str]:
        """Prefix to namespace for everything that this mint makes."""
        shared = {kind: f"{SHARED}{kind}/" for kind in SHARED_KINDS}
        return shared | {kind: f"{self.base}{kind}/" for kind in PERSONAL_KINDS}


def paper_key_of_title(title: str) -> str:
    """The key of a paper without an id: ``title-<slug>-<8 hex>`` of the title in one spelling."""
    plain = slug(title, limit=10_000)
    if not plain:
        raise IriError(f"no letter or digit in the title {title[:40]!r}")
    return f"title-{plain[:60].strip('-')}-{digest8(plain)}"


@lru_cache(maxsize=65_536)
def work_local(url: str) -> str:
    """The local name of a work: ``<slug>-<8 hex>`` of its canonical URL.

    Owner and name of a repository are the same in upper and lower case (GitHub and GitLab answer to either).
    """
    if match := _REPOSITORY.match(url):
        url = match[0].lower() + url[match.end() :]
    return f"{slug(re.sub('^https?://', '', url)) or 'url'}-{digest8(url)}"
