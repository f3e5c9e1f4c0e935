r"""The answer of a SELECT or ASK as a table for people, and in the formats of the W3C.

Sources: SPARQL 1.1 Query Results JSON Format, and SPARQL 1.1 Query Results CSV and TSV Formats. Lines end in ``\n``, as
every reader of CSV takes them so and the tools of a shell want them so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping

from kg.ask.answers import Cell, Solutions, Table, text_of
from kg.ask.blocks import short
from kg.graph.graph import kind_of, prefixes, value_of
from kg.terms import XSD, Literal, Term


def table(answer: Solutions, base: str) -> Table:
    """The table for people: values, and IRIs with their prefixes where they have one.

    ``base`` is the namespace of the user's own things.
    """
    prefix_of = {namespace: prefix for prefix, namespace in prefixes(base).items()}
    pairs = (zip(row, cells, strict=True) for row, cells in zip(answer.rows, answer.table().rows, strict=True))
    return Table(answer.columns, tuple(tuple(_cell(term, cell, prefix_of) for term, cell in row) for row in pairs))


def _cell(term: Term | None, cell: Cell, prefix_of: Mapping[str, str]) -> Cell:
    written = short(term, prefix_of) if term and term[0] == "<" else ""
    return cell if written[:1] in {"", "<"} else written


def json_results(answer: Solutions) -> str:
    """SPARQL JSON of a SELECT."""
    rows = (zip(answer.columns, row, strict=True) for row in answer.rows)
    bindings = [{name: _binding(term) for name, term in row if term is not None} for row in rows]
    return _json({"head": {"vars": answer.columns}, "results": {"bindings": bindings}})


def json_truth(*, answer: bool) -> str:
    """SPARQL JSON of an ASK."""
    return _json({"head": {}, "boolean": answer})


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    if term[0] != '"':
        kind, value = ("uri", value_of(term)) if term[0] == "<" else ("bnode", term.removeprefix("_:"))
        return {"type": kind, "value": value}
    language, datatype = kind_of(Literal(term))
    more = {"xml:lang": language} if language else {"datatype": datatype} if datatype else {}
    return {"type": "literal", "value": value_of(term)} | more


def csv_results(answer: Solutions) -> str:
    """CSV with plain values."""
    written = io.StringIO()
    rows = (["" if term is None else text_of(term) for term in row] for row in answer.rows)
    csv.writer(written, lineterminator="\n").writerows([answer.columns, *rows])
    return written.getvalue()


#: Numbers that SPARQL writes bare.
_BARE = {f"{XSD}integer", f"{XSD}decimal", f"{XSD}double"}


def tsv_results(answer: Solutions) -> str:
    """TSV with terms as SPARQL writes them: with language and datatype, nothing lost."""
    rows = ("\t".join("" if term is None else _sparql(term) for term in row) for row in answer.rows)
    return "".join(f"{line}\n" for line in ("\t".join(f"?{name}" for name in answer.columns), *rows))


def _sparql(term: Term) -> str:
    bare = term[0] == '"' and kind_of(Literal(term))[1] in _BARE
    return value_of(term) if bare else term


#: The formats that a table can be written in, by name.
FORMATS: dict[str, Callable[[Solutions], str]] = {"csv": csv_results, "json": json_results, "tsv": tsv_results}
