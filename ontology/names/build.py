"""Writes ``listed.tsv`` and ``tasks.tsv`` beside it: names of public lists that ``curated.tsv`` does not have.

    python ontology/names/build.py NAMES_DIR LABELS [FOLDER]

``NAMES_DIR`` holds the lists of ``sources.tsv`` as JSON lines (``label``, ``type``, where known ``aliases`` and
``paper``), ``LABELS`` the hand labels of notes, ``FOLDER`` is where the tables go. A spelling is listed when it can be
told from ordinary words (``likeness.py``). Where sources differ about one name, curated.tsv goes first, then the hand
labels, then the lists in the order of sources.tsv. What the labels alone name is not listed: half of them added as many
wrong names as right ones to the notes of the other half, and a recogniser that learns from the labels must meet names
that it does not know. The same input gives the same bytes.
"""  # noqa: INP001 - a script beside the data that it writes, no package

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import likeness
from claims import OWN, Claim, Source, labelled, public

from kg import tables
from kg.mentions import grammar, keys, names, tokens
from kg.mentions.names import Index
from kg.mentions.records import Name

HERE = Path(__file__).resolve().parent
SOURCES = ("file", "source", "licence", "holds")
LISTED_HEAD = """\
# Names of public lists that curated.tsv does not have, made by build.py; sources and licences in NOTICE. case and cues
# are those of ambiguous.tsv, for spellings of one or two words. A row whose key stands in curated.tsv adds to that row.
"""
TASKS_HEAD = "# Tasks, which are no names, made by build.py from Papers with Code via MLSO; CC BY-SA 4.0.\n"

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MODEL = re.compile(
    r"([A-Za-z]+(?:-[A-Za-z]+)*)(?:[- ]?(?:v?\d{1,2}(?:\.\d{1,2})?))?[- ]\d{1,3}(?:\.\d{1,2})?B(?![A-Za-z0-9])"
)
_KIND = {"ModelFamily": "Model", "Benchmark": "Dataset"}
_SIZE = re.compile(
    r"(?<![A-Za-z0-9.])((?:\d{1,2}x)?\d{1,3}(?:\.\d{1,2})?B)(?:-A(\d{1,3}(?:\.\d{1,2})?B))?(?![A-Za-z0-9])"
)


def main(names_dir: Path, labels: Path, folder: Path = HERE) -> None:
    """Write both tables."""
    sources = [Source(*row) for row in tables.read(HERE / "sources.tsv", SOURCES)]
    claims = [*labelled(labels), *public(names_dir, sources)]
    tasks = {claim.label for claim in claims if claim.type == "Task" and likeness.usable(claim.label)}
    rows = listed([claim for claim in claims if claim.type != "Task"], frozenset(map(str.casefold, tasks)))
    index = names.assembled(rows, ())
    phrases = [
        (task,)
        for task in sorted(tasks)
        if " " in task and not any(made in index.by_spelling for made in tokens.keys(task))
    ]
    _write(folder / "listed.tsv", LISTED_HEAD, (names.LISTED, *rows))
    _write(folder / "tasks.tsv", TASKS_HEAD, (names.TASKS, *phrases))


def _write(file: Path, head: str, rows: Iterable[tables.Row]) -> None:
    file.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def listed(claims: Sequence[Claim], tasks: frozenset[str]) -> list[tables.Row]:
    """The rows of ``listed.tsv``, sorted by key; families go first, as they say how the models of their name are read."""
    known = Known(names.assembled((), ()), tasks)
    families = _families(claims, known)
    known = Known(names.assembled(families, ()), tasks)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.type and (made := tokens.keys(claim.label)):
            groups[made[-1]].append(claim)
    rows = {row[0]: row for row in families}
    for _, group in sorted(groups.items()):
        if all(claim.source is OWN for claim in group):
            continue
        if row := _addition(group, known) or _row(group, known):
            rows[row[0]] = _joined(rows[row[0]], row) if row[0] in rows else row
    return sorted(rows.values())


def _joined(one: tables.Row, other: tables.Row) -> tables.Row:
    """Two rows of one name as one: the first, with the aliases, the paper and the sources of the other."""
    joined = dict(zip(names.LISTED, one, strict=True))
    for column, cell in zip(names.LISTED, other, strict=True):
        if column in ("aliases", "source", "licence"):
            joined[column] = "; ".join(filter(None, (joined[column], cell)))
        joined[column] = joined[column] or cell
    return tuple(joined.values())


class Known:
    """What is taken: the spellings of an index and those that were listed since, and the names of tasks."""

    def __init__(self, index: Index, tasks: frozenset[str]) -> None:
        self.index = index
        self.tasks = tasks
        self.taken = set(index.by_spelling)
        self.words = index.vetoed | {made for made in index.by_spelling if made.isalpha()}

    def is_free(self, text: str) -> bool:
        """Whether no name, veto or task is spelt so, in the singular or plural, and the grammar does not read it."""
        if text.casefold() in self.tasks:
            return False
        if any(made in self.taken for one in {text, text.removesuffix("s")} for made in tokens.keys(one)):
            return False
        return not any(self._is_made(one) for one in {text, _CAPITAL.sub(" ", text)})

    def _is_made(self, text: str) -> bool:
        """Whether the grammar of model names makes the whole text of a known name."""
        read = grammar.parse(text, 0, self.index)
        return read is not None and read.end == len(text)

    def is_name(self, text: str) -> bool:
        """Whether the text can be listed as a name of its own."""
        return likeness.is_name(text, self.words) and self.is_free(text)

    def take(self, spellings: Iterable[str]) -> None:
        """Nobody else can have these spellings."""
        self.taken.update(made for text in spellings for made in tokens.keys(text))


def _families(claims: Iterable[Claim], known: Known) -> list[tables.Row]:
    """Families that no table has: heads of two or more models with a size, such as XGen of XGen-7B."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        match = _MODEL.match(claim.label) if claim.type == "Model" and known.is_free(claim.label) else None
        if match and not likeness.is_acronym(match[1]) and known.is_name(match[1]):
            found[match[1]].append(claim)
    rows = []
    for head, group in sorted(found.items()):
        if len({claim.label for claim in group}) > 1 and known.is_free(head):
            known.take((head,))
            spaced = sum(claim.label[len(head)] == " " for claim in group)
            form = "spaced" if 2 * spaced > len(group) else "dashed"
            rows.append(_made(head, "ModelFamily", (), "", group[:1], form=form))
    return rows


def _addition(group: Sequence[Claim], known: Known) -> tables.Row | None:
    """The row that adds to a name kept by hand: the spellings in words that it lacks."""
    made = tokens.keys(group[0].label)[0]
    entities = {alias.entity for alias in known.index.by_spelling.get(made, ())}
    name = known.index.by_key.get(entities.pop()) if len(entities) == 1 else None
    same = [claim for claim in group if name and claim.source is not OWN and _is_same(claim, name)]
    words = tuple(text for text in _words(same, known) if name and name.label not in text.split())
    if name is None or not words:
        return None
    known.take(words)
    sources = [claim for claim in same if set(words) & {claim.label, *claim.aliases}]
    return _made(name.label, name.type, words, "", sources, key=name.key)


def _is_same(claim: Claim, name: Name) -> bool:
    """Whether the claim is about this name: of its kind and, when so short a name may mean another, of its paper."""
    if _KIND.get(claim.type, claim.type) != _KIND.get(name.type, name.type):
        return False
    return claim.paper == name.paper if name.paper else not likeness.is_acronym(claim.label)


def _row(group: Sequence[Claim], known: Known) -> tables.Row | None:
    """The row of a new name, or None when no spelling of it can be listed."""
    spellings = [(text, claim) for claim in group for text in (claim.label, *claim.aliases)]
    fitting = [(text, claim) for text, claim in spellings if known.is_name(text)]
    if not fitting or not known.is_free(group[0].label):
        return None
    label, first = min(fitting, key=lambda one: one[1].label != one[0])
    words = tuple(text for text in _words(group, known) if text != label)
    if likeness.is_acronym(label) and not words:
        return None
    joined = tokens.keys(label)[-1]
    others = [text for text, _ in fitting if text != label and tokens.keys(text)[-1] == joined]
    paper = next((claim for claim in group if claim.paper and claim.type == first.type), None)
    known.take((label, *words))
    return _made(
        label,
        group[0].type,
        (*sorted(set(others)), *words),
        paper.paper if paper else "",
        [first, *(claim for claim in group if claim.source is not OWN)][:2] + ([paper] if paper else []),
        cues=tuple(word.casefold() for word in words) if likeness.is_acronym(label) else (),
        family=_family(label, known.index) if group[0].type == "Model" else "",
    )


def _words(group: Iterable[Claim], known: Known) -> tuple[str, ...]:
    """The spellings in words of a name that nobody else has, in the order of the sources."""
    spelt = [text for claim in group for text in (claim.label, *claim.aliases)]
    return tuple(dict.fromkeys(text for text in spelt if likeness.is_long_form(text) and known.is_free(text)))


def _family(label: str, index: Index) -> str:
    """The family of a model whose name starts with a known one and says a size, or nothing."""
    read = grammar.parse(label, 0, index)
    return read.head.family or read.head.key if read and _SIZE.search(label) else ""


def _made(
    label: str,
    type_: str,
    aliases: Sequence[str],
    paper: str,
    claims: Sequence[Claim],
    *,
    key: str = "",
    form: str = "",
    cues: Sequence[str] = (),
    family: str = "",
) -> tables.Row:
    """A row of ``listed.tsv``."""
    size = _SIZE.search(label) if type_ == "Model" else None
    sources = list(dict.fromkeys((claim.source.name, claim.source.licence) for claim in claims))
    return (
        *(key or keys.key(label), label, type_, family, "", size[1] if size else "", (size[2] or "") if size else ""),
        *(form, "; ".join(aliases), "any" if likeness.in_any_case(label) else "exact", "; ".join(cues), paper),
        *("; ".join(name for name, _ in sources), "; ".join(licence for _, licence in sources)),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
