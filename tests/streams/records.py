"""Records of arXiv for the tests: made-up ones in any number, and a few that hold every rule of identity there is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import metadata
from kg.building import build


def paper(number: str, title: str, *authors: str, doi: str = "", abstract: str = "") -> dict[str, object]:
    """A record; authors are written ``Family, Given``."""
    return {
        "id": number,
        "title": title,
        "authors_parsed": [[*(part.strip() for part in name.split(",")), ""] for name in authors],
        "abstract": abstract,
        "doi": doi or None,
        "categories": "cs.CL",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
    }


#: What has to meet across partitions: see the names of the groups.
CASES: dict[str, list[object]] = {
    "one paper under two ids": [
        paper("2401.00001", "One Kite", "Reed, Ann B.", "Moss, Eve", "Hale, Tom"),
        paper("arXiv:2401.00001v3", "ONE KITE", "Reed, A.", "Moss, Eve", "Hale, Thomas", doi="10.1000/kite.1"),
    ],
    "a DOI that another record states": [
        paper("2401.00002", "Two", "Lund, Åsa", abstract="After KITE-1 (https://doi.org/10.1000/kite.1), we fly."),
        paper(
            "2401.00003", "Three", "Lund, Aasa", abstract="See doi.org/10.1000/KITE.1 and https://doi.org/10.1000/none"
        ),
    ],
    "a DOI that two records state": [
        paper("2401.00004", "Four", "Kim, Bo", doi="10.1000/twice"),
        paper("2401.00005", "Five", "Kim, Bo", doi="10.1000/TWICE", abstract="https://doi.org/10.1000/twice"),
    ],
    "links to papers and to works": [
        paper(
            "2401.00006", "Six", "Oh, Cy", abstract="NET (https://arxiv.org/abs/2401.00001) https://github.com/a/Tool"
        ),
        paper("2401.00007", "Seven", "Oh, Cy", abstract="https://arxiv.org/abs/2401.99999v2 https://github.com/A/tool"),
    ],
    "wikilinks": [
        paper("2401.00008", "Eight", "Oh, Di", abstract="[[One and only]] [[eleven]] [[7,1,3]] [[cases.jsonl]]"),
        paper("2401.00009", "One and Only", "Oh, Di"),
        paper("2401.00010", "Eleven", "Oh, Di"),
        paper("2401.00011", "Eleven", "Oh, Di"),
    ],
    "initials, middle names and order, with co-authors": [
        paper("2401.00012", "Twelve", "Quint, Maria Z.", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00013", "Thirteen", "Quint, M.", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00014", "Fourteen", "Quint, Maria", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00015", "Fifteen", "Zhang, Bo-Wen", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00016", "Sixteen", "Zhang, Bowen", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00017", "Seventeen", "Bowen, Zhang", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00018", "Eighteen", "Müller, Jörg", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00019", "Nineteen", "Mueller, Joerg", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00020", "Twenty", "van der Berg, Ida", "Webb, Ursula", "Yarrow, Finn"),
        paper("2401.00021", "Twenty-one", "Berg, Ida", "Webb, Ursula", "Yarrow, Finn"),
    ],
    "a name that fits two that exclude each other": [
        paper("2401.00022", "A", "Kite, A.", "Ash, Bea", "Elm, Cal"),
        paper("2401.00023", "B", "Kite, Anna", "Ash, Bea", "Elm, Cal"),
        paper("2401.00024", "C", "Kite, Adam", "Ash, Bea", "Elm, Cal"),
    ],
    "apostrophes, footnotes, LaTeX and two scripts": [
        paper("2401.00025", "D", "O'Vale, Niamh", "Kim (김연아), Yuna", 'M\\"uller, J\\"org'),
        paper("2401.00026", "E", "OVale, Niamh", "김연아,", "OVale1, Niamh"),
    ],
    "authors who would like one IRI, and those who have none": [
        paper("2401.00027", "F", "Wei, Li", "Li-Wei,", "Qwen Team,", "QWEN TEAM,"),
        paper("2401.00028", "G", "Wei-2, Li", "Ł, Ø", "van der,"),
        paper("2401.00029", "H"),
    ],
    "what is no record": ["", "{broken", paper("none", "No id", "Reed, Ann")],
}


def write(file: Path, records: Iterable[object]) -> Path:
    """Write records, one a line; text stays as it is."""
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def cases(folder: Path) -> Path:
    """A file with all cases."""
    return write(folder / "cases.jsonl", (one for group in CASES.values() for one in group))


def made_up(folder: Path, count: int) -> Path:
    """A file of so many made-up records."""
    return write(folder / "papers.jsonl", metadata.papers(count))


def built(files: Sequence[Path]) -> tuple[set[str], list[str]]:
    """The triples that ``kg build`` makes of records, but for its description, and the problems."""
    made = build(files, mentions=False)
    return without_description(made.graph.ntriples()), [str(problem) for problem in made.problems]


def without_description(ntriples: str) -> set[str]:
    """The lines of N-Triples but those that describe the graph."""
    return {line for line in ntriples.splitlines() if not line.startswith("<https://kg.example/graph/")}
