"""Tables to N-Triples by maplib, a template for each: ``python maplib_tables.py TABLES.json FILE``."""

import json
import sys
from pathlib import Path

import polars as pl
from maplib import IRI, Model, RDFType, SolutionMappings, Template, Triple, Variable, rdf, xsd

LANGUAGES = rdf.langString.iri
THING, VALUE = Variable("thing"), Variable("value")


def mapped(table: dict[str, str]) -> SolutionMappings:
    """The rows of a table, each column with its type; literals of a language are pairs of text and tag."""
    rows = pl.read_parquet(table["file"])
    kind = RDFType.IRI
    if table["language"]:
        pair = pl.struct(pl.col("value").alias(f"<{LANGUAGES}>"), pl.lit(table["language"]).alias("l"))
        rows, kind = rows.with_columns(pair.alias("value")), RDFType.Literal(LANGUAGES)
    elif table["name"] == "literal":
        datatype = table["datatype"] or xsd.string.iri
        rows, kind = rows.with_columns(_typed(datatype)), RDFType.Literal(datatype)
    return SolutionMappings(rows, {"thing": RDFType.IRI, "value": kind})


def _typed(datatype: str) -> pl.Expr:
    if datatype == xsd.integer.iri:
        return pl.col("value").cast(pl.Int64)
    return pl.col("value").str.to_date() if datatype == xsd.date.iri else pl.col("value")


def main() -> None:
    model = Model()
    for number, table in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
        triple = Triple(THING, IRI(table["predicate"]), VALUE)
        template = Template(iri=IRI(f"urn:template:{number}"), parameters=[THING, VALUE], instances=[triple])
        model.map(template, mapped(table))
    model.write(sys.argv[2], format="ntriples")


if __name__ == "__main__":
    main()
