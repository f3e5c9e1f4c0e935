"""What peers are given, and what they made: ``python benchmarks/inputs.py WHAT NOTES PLACE``, in a process of its own.

WHAT is ``tables`` for those that map tables, ``texts`` for spaCy, ``differing`` and ``count`` for what they made. A program that measures
others has to stay small: the system counts what it held when it started them as theirs.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

#: The mapping of Morph-KGC: a triples map for each table. Source: R2RML (W3C), RML.
_HEAD = """\
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""
_MAP = """\
<#map{number}> rml:logicalSource [ rml:source "{file}" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rml:reference "thing" ; rr:termType rr:IRI ] ;
  rr:predicateObjectMap [ rr:predicate <{predicate}> ; rr:objectMap [ rml:reference "value" ; {kind} ] ] .
"""
_SETTINGS = """\
[CONFIGURATION]
output_file: {out}
number_of_processes: 1
logging_level: ERROR
[graph]
mappings: {mapping}
"""


class Kind(NamedTuple):
    """What the objects of a table are: ``iri``, or literals of a language or of a datatype."""

    name: str
    language: str = ""
    datatype: str = ""


def texts(notes: Path, file: Path) -> int:
    """The texts that a build looks for mentions in, as JSON: a list of texts for each note; how many notes there are."""
    from kg.building import build

    found = [[field.text for field in entry.fields] for entry in build([notes], mentions=False).entries]
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return len(found)


def tables(notes: Path, folder: Path) -> int:
    """The graph without mentions as tables of two columns in Parquet, one for each property and kind of object.

    Beside them lie ``tables.json`` for the program of maplib, and a mapping with settings for Morph-KGC. Both make the
    very triples of the graph from them.

    Returns:
        How many triples that is.
    """
    import pyarrow as pa
    import pyarrow.parquet

    from kg.building import build
    from kg.graph.graph import value_of

    rows: dict[tuple[str, Kind], list[tuple[str, str]]] = defaultdict(list)
    for subject, about in build([notes], mentions=False).graph.by_subject.items():
        for predicate, values in about.items():
            for value in sorted(values):
                text = value[1:-1] if value[0] == "<" else value_of(value)
                rows[predicate[1:-1], _kind(value)].append((subject[1:-1], text))
    folder.mkdir(parents=True, exist_ok=True)
    listed, maps = [], [_HEAD]
    for number, ((predicate, kind), pairs) in enumerate(sorted(rows.items())):
        file = folder / f"{number:03}.parquet"
        things, values = zip(*pairs, strict=True)
        pa.parquet.write_table(pa.table({"thing": things, "value": values}), file)
        listed.append({"file": str(file), "predicate": predicate, **kind._asdict()})
        maps.append(_MAP.format(number=number, file=file, predicate=predicate, kind=_in_rml(kind)))
    (folder / "tables.json").write_text(json.dumps(listed), encoding="utf-8")
    (folder / "mapping.ttl").write_text("".join(maps), encoding="utf-8")
    settings = _SETTINGS.format(out=folder / "morph-kgc.nt", mapping=folder / "mapping.ttl")
    (folder / "morph-kgc.ini").write_text(settings, encoding="utf-8")
    return sum(map(len, rows.values()))


def _kind(value: str) -> Kind:
    if value[0] == "<":
        return Kind("iri")
    mark = value[value.rindex('"') + 1 :]
    return Kind("literal", language=mark[1:]) if mark[:1] == "@" else Kind("literal", datatype=mark[3:-1])


def _in_rml(kind: Kind) -> str:
    if kind.name == "iri":
        return "rr:termType rr:IRI"
    if kind.language:
        return f'rr:language "{kind.language}"'
    return f"rr:datatype <{kind.datatype}>" if kind.datatype else "rr:termType rr:Literal"


def differing(notes: Path, file: Path) -> int:
    """How many triples are in the graph without mentions or in the file of N-Triples, and not in both."""
    import pyoxigraph

    from kg.building import build

    made = {str(triple) for triple in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    lines = build([notes], mentions=False).graph.to_oxigraph()
    return len(made ^ {str(quad.triple) for quad in lines})


def count(_notes: Path, file: Path) -> int:
    """How many triples a file of Turtle holds, whatever its IRIs."""
    import pyoxigraph

    return len(set(pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE, lenient=True)))


WHAT = {one.__name__: one for one in (tables, texts, differing, count)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("notes", type=Path)
    parser.add_argument("place", type=Path)
    given = parser.parse_args()
    print(WHAT[given.what](given.notes, given.place))


if __name__ == "__main__":
    main()
