"""The record of a build as tables: what was read where, why things are one, and what is open.

``facts.tsv`` has a row for each fact but mentions, whose evidence is a graph of its own; ``decisions.tsv`` a row for
each identity decision; ``problems.tsv`` a row for each problem. Tabs and line ends inside a cell become spaces.

The last column of the facts holds the words of the note that the fact was read from, where they are not its value: the
sentence around a link, an address or a date as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export import Results, _words
from kg.facts import About, Authored, Extracted, Fact, Linked, Mentioned, Stated, Tagged, Wikilinked
from kg.resolve.entities import Decision

NAME = "tsv"
NEEDS_NOTES = True
FACTS = ("note", "line", "extractor", "kind", "field", "value", "detail", "words")
DECISIONS = ("kind", "key", "rule", "detail", "path", "line")
PROBLEMS = ("path", "line", "kind", "found", "expected")


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``facts.tsv``, ``decisions.tsv`` and ``problems.tsv``, each with a line of column names."""
    yield "facts.tsv", "".join(["\t".join(FACTS), "\n", *_facts(results)])
    decisions = results.recall.of_each("decisions.tsv", _decided, results.entities.decisions)
    yield "decisions.tsv", "".join([_lines([DECISIONS]), *decisions])
    problems = ((p.source.path, str(p.source.line), p.kind, p.found, p.expected) for p in results.problems)
    yield "problems.tsv", _table(PROBLEMS, problems)


def _decided(decision: Decision) -> str:
    kind, key, rule, detail, source = decision
    return _lines([(kind, key, rule, detail, source.path, str(source.line))])


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return _lines([columns, *rows])


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    lines = []
    for row in rows:
        line = "\t".join(row)
        # Cells with a tab or a line end are rare, so the whole line is looked at before its cells.
        lines.append(line if line.isprintable() or _clean(line, len(row)) else "\t".join(map(_one_line, row)))
    return "\n".join([*lines, ""])


def _clean(line: str, width: int) -> bool:
    return line.count("\t") == width - 1 and "\n" not in line and "\r" not in line


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _facts(results: Results) -> Iterator[str]:
    """The rows of each note."""
    notes = {(note.entry.source, note.entry.name): note for note in results.entities.notes}
    ordered = sorted(results.found, key=lambda one: (one.entry.source, one.entry.name))
    keys = [notes[one.entry.source, one.entry.name].key for one in ordered]
    yield from results.recall.of_each("facts", lambda one, note: _lines(_of_note(note, one)), ordered, keys)


def _of_note(note: str, found: Extracted) -> Iterator[tuple[str, ...]]:
    entry = found.entry
    for one in entry.fields:
        yield note, str(one.lines[0]), entry.format, "field", one.name, "", "", ""
    if entry.date and entry.dated:
        yield note, str(entry.dated.line), entry.format, "dated", "", entry.date.isoformat(), "", entry.dated.text
    for extractor, fact in found.facts:
        if not isinstance(fact, Mentioned):
            field, value, detail = _cells(fact)
            words = _words.of(fact, entry)
            yield note, str(fact.line), extractor, type(fact).__name__.lower(), field, value, detail, words


def _cells(fact: Fact) -> tuple[str, str, str]:
    """The field, the value and the detail of a fact."""
    cells = ("", "", "")
    match fact:
        case About(work=work):
            cells = ("", work.url, work.paper)
        case Authored(position=position, name=name):
            cells = ("", name, str(position))
        case Tagged(written=written):
            cells = ("", written, "")
        case Linked(work=work, name=name, field=field):
            cells = (field, work.url, name)
        case Wikilinked(target=target):
            cells = ("", target, "")
        case Stated(subject=subject, predicate=predicate, object=value):
            cells = ("", f"{predicate} {value}", subject)
    return cells
