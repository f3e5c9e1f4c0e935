"""CSV and Parquet, read back by DuckDB and compared with what SPARQL finds in the Turtle."""

from __future__ import annotations

import csv
import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyoxigraph
import pytest

from kg.errors import OutputError
from kg.export import export
from kg.graph.graph import prefixes
from kg.iri import PLACEHOLDER_BASE

Rows = list[tuple[Any, ...]]

NAMES = {"papers", "authors", "tags", "works", "names", "notes", "comments", "mentions", "edges"}


@pytest.fixture(scope="module")
def folder(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the seeds, as CSV and as Parquet."""
    made = tmp_path_factory.mktemp("tables")
    written = [path.relative_to(made).as_posix() for _, path in export(exports, made, ["csv", "parquet"])]
    assert set(written) == {f"{form}/{name}.{form}" for form in ("csv", "parquet") for name in NAMES}
    return made


@pytest.fixture(scope="module")
def sparql(exports: Path) -> Callable[[str], Rows]:
    """Answers of the Turtle files, each value as text, None where nothing is bound."""
    store = pyoxigraph.Store()
    for name in ("kg.ttl", "mentions.ttl"):
        store.load(path=exports / name, format=pyoxigraph.RdfFormat.TURTLE)

    def ask(query: str) -> Rows:
        solutions = store.query(query, prefixes=prefixes(PLACEHOLDER_BASE))
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return [tuple(value and value.value for value in solution) for solution in solutions]

    return ask


def table(folder: Path, name: str) -> duckdb.DuckDBPyRelation:
    """The Parquet file of that name."""
    return duckdb.read_parquet(str(folder / "parquet" / f"{name}.parquet"))


def duck(folder: Path, query: str) -> Rows:
    """What DuckDB answers; ``{papers}`` is the Parquet file of that table."""
    files = {name: f"'{folder}/parquet/{name}.parquet'" for name in NAMES}
    return duckdb.execute(query.format(**files)).fetchall()


@pytest.mark.parametrize(
    ("sql", "query"),
    [
        (
            "SELECT id, title, language, arxiv_id, date FROM {papers}",
            """SELECT ?id ?title (LANG(?title) AS ?language) ?arxiv ?date WHERE { ?id a kg:Paper
               OPTIONAL { ?id dcterms:title ?title } OPTIONAL { ?id fabio:hasArXivId ?arxiv }
               OPTIONAL { ?id dcterms:date ?date } }""",
        ),
        (
            "SELECT id, unnest(urls) FROM {papers} UNION ALL SELECT id, unnest(short_names) FROM {papers}",
            "SELECT ?id ?value WHERE { ?id a kg:Paper ; schema:url|skos:altLabel ?value }",
        ),
        (
            "SELECT id, name, kind FROM {authors}",
            """SELECT ?id ?name ?kind WHERE { ?id a kg:Author ; foaf:name ?name
               BIND(IF(EXISTS { ?id a foaf:Organization }, "Organization", "Person") AS ?kind) }""",
        ),
        ("SELECT id, label FROM {tags}", "SELECT ?id ?label WHERE { ?id a kg:Tag ; skos:prefLabel ?label }"),
        (
            "SELECT id, kind, host, urls[1] FROM {works}",
            "SELECT ?id ?kind ?host ?url WHERE { ?id a kg:Work ; kg:workKind ?kind ; kg:host ?host ; schema:url ?url }",
        ),
        (
            "SELECT id, type, label, CAST(parameters AS TEXT), CAST(active_parameters AS TEXT) FROM {names}",
            """SELECT ?id ?type ?label ?parameters ?active WHERE {
               VALUES ?class { kg:Model kg:ModelFamily kg:Method kg:Dataset } ?id a ?class ; skos:prefLabel ?label
               BIND(IF(EXISTS { ?id a kg:Benchmark }, "Benchmark", STRAFTER(STR(?class), "#")) AS ?type)
               OPTIONAL { ?id kg:parameterCount ?parameters } OPTIONAL { ?id kg:activeParameterCount ?active } }""",
        ),
        (
            "SELECT id, path, CAST(line AS TEXT), CAST(created AS TEXT), digest, topic FROM {notes}",
            """SELECT ?id ?path ?line ?created ?digest ?topic WHERE { ?id a kg:Note ; kg:sourcePath ?path ;
               kg:sourceLine ?line ; dcterms:created ?created ; schema:isPartOf ?digest ; foaf:primaryTopic ?topic }""",
        ),
        (
            "SELECT id, note, language, text FROM {comments}",
            "SELECT ?id ?note (LANG(?t) AS ?language) ?t WHERE { ?id a kg:Comment ; kg:inNote ?note ; schema:text ?t }",
        ),
        (
            "SELECT id, words, sentence, CAST(\"begin\" AS TEXT), entity, '#' || type FROM {mentions}",
            """SELECT ?id ?words ?sentence ?begin ?entity (STRAFTER(STR(?class), "ns") AS ?type) WHERE {
               ?id nif:anchorOf ?words ; nif:sentence ?sentence ; nif:beginIndex ?begin ; itsrdf:taIdentRef ?entity ;
               itsrdf:taClassRef ?class }""",
        ),
        (
            "SELECT source, target, CAST(position AS TEXT) FROM {edges} WHERE relation = 'author'",
            """SELECT ?paper ?author ?position WHERE {
               ?paper kg:hasAuthorship [ kg:author ?author ; kg:position ?position ] }""",
        ),
        (
            "SELECT source, target FROM {edges} WHERE relation IN ('tag', 'links_to', 'mentions', 'about', 'introduces')",
            """SELECT ?source ?target WHERE { ?source ?relation ?target
               VALUES ?relation { dcterms:subject cito:linksTo schema:mentions foaf:primaryTopic kg:introduces } }""",
        ),
    ],
    ids=[
        "papers",
        "lists",
        "authors",
        "tags",
        "works",
        "names",
        "notes",
        "comments",
        "mentions",
        "authorships",
        "edges",
    ],
)
def test_duckdb_finds_in_the_tables_what_sparql_finds_in_the_graph(
    sql: str, query: str, folder: Path, sparql: Callable[[str], Rows]
) -> None:
    found = duck(folder, sql)

    assert found
    assert sorted(found, key=repr) == sorted(sparql(query), key=repr)


def test_columns_have_types(folder: Path) -> None:
    notes = table(folder, "notes")
    kinds = dict(zip(notes.columns, map(str, notes.types), strict=True))

    assert (kinds["line"], kinds["created"], kinds["unresolved_wikilinks"]) == ("BIGINT", "DATE", "VARCHAR[]")
    assert duck(folder, "SELECT DISTINCT created FROM {notes}") == [(datetime.date(2025, 3, 10),)]
    assert duck(folder, "SELECT bool_and(confidence BETWEEN 0 AND 1) FROM {mentions}") == [(True,)]


def test_relations_lead_from_a_row_to_a_row(folder: Path) -> None:
    things = {row[0] for name in NAMES - {"edges"} for row in table(folder, name).project("id").fetchall()}
    ends = duck(folder, "SELECT source FROM {edges} UNION SELECT target FROM {edges}")

    assert {end for (end,) in ends} <= things


@pytest.mark.parametrize("name", sorted(NAMES))
def test_csv_holds_the_rows_of_parquet(name: str, folder: Path) -> None:
    with (folder / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    found = table(folder, name)

    assert header == found.columns
    assert rows == [[written(cell) for cell in row] for row in found.fetchall()]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_duckdb_reads_csv_as_it_reads_parquet(name: str, folder: Path) -> None:
    read = duckdb.read_csv(str(folder / "csv" / f"{name}.csv"), header=True, all_varchar=True)

    assert read.columns == table(folder, name).columns
    assert read.fetchall() == [tuple(written(cell) or None for cell in row) for row in table(folder, name).fetchall()]


def written(cell: object) -> str:
    return "|".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)


def test_parquet_without_pyarrow_says_what_to_install(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(OutputError, match=r"pip install 'paperkg\[parquet\]'"):
        list(export(exports, tmp_path, ["parquet"]))
