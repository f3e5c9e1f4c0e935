from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from kg.bibliography import lookup
from kg.bibliography.record import letters
from kg.bibliography.sieve import Wanted
from kg.errors import SourceError

WANTED = Wanted(frozenset({"2401.00001"}), frozenset({"10.1000/kites"}), frozenset({letters("Kites in Spring")}))

BIB = """% my papers
@string{w = "Kites in Spring"}

@article{a,
  title = {Boats},
}
@article{b,
  title = {Kites of arXiv}, eprint = {2401.00001},
}
@article{c, title = w, year = 2024}
"""
LINES = [
    {"id": "2402.00002", "title": "Boats on the Water", "categories": "cs.CL"},
    {"id": "2401.00001", "title": "Kites of arXiv", "categories": "cs.CL"},
    {"id": "c", "title": "Kites with a DOI", "DOI": "10.1000/KITES"},
    {"id": "2403.00003", "title": "Kites in\n  Spring", "categories": "cs.CL"},
]


def look_up(*files: Path) -> list[str]:
    """File, line and title of each record found, then the problems."""
    found = lookup.look_up(files, WANTED)
    return [*(f"{one.source} {one.title}" for one in found.records), *map(str, found.problems)]


def test_bibtex(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    assert look_up(tmp_path / "a.bib") == ["a.bib:7 Kites of arXiv", "a.bib:10 Kites in Spring"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_json_lines_packed_or_not(tmp_path: Path, pack: type[bytes], mark: bytes) -> None:
    text = "\n".join(json.dumps(line) for line in LINES)
    (tmp_path / "a").write_bytes(pack(mark + text.encode()))
    assert look_up(tmp_path / "a") == ["a:2 Kites of arXiv", "a:3 Kites with a DOI", "a:4 Kites in Spring"]


def test_a_json_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(LINES, indent=1), encoding="utf-8")
    assert look_up(tmp_path / "a.json") == [
        "a.json:7 Kites of arXiv",
        "a.json:12 Kites with a DOI",
        "a.json:17 Kites in Spring",
    ]


def test_files_in_the_order_given(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / name).write_text(json.dumps(LINES[1]), encoding="utf-8")
    assert look_up(tmp_path / "b", tmp_path / "a") == ["b:1 Kites of arXiv", "a:1 Kites of arXiv"]


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f'{{"id": \n{json.dumps(LINES[1])}\n[]\n', encoding="utf-8")
    assert look_up(tmp_path / "a") == [
        "a:2 Kites of arXiv",
        "a:1: found a record that is no JSON (Expecting value), expected a JSON object",
        "a:3: found a JSON list, expected an object that describes a paper",
    ]


@pytest.mark.parametrize("content", [b"", b"no bibliography", "{}".encode("utf-16"), b"\x00" * 99])
def test_a_file_without_a_record(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert look_up(tmp_path / "a") == ["a: found no record, expected BibTeX, CSL-JSON or JSON lines"]


def test_a_gzip_file_that_is_cut_off_gives_what_it_holds(tmp_path: Path) -> None:
    text = "\n".join(json.dumps(line | {"n": number}) for number in range(30_000) for line in LINES[:2])
    (tmp_path / "a").write_bytes(gzip.compress(text.encode())[:-2000])
    found = look_up(tmp_path / "a")
    assert len(found) > 1000
    assert found[-1] == "a: found a gzip file that is cut off or damaged, expected a whole gzip file"


def test_many_problems_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("{\n" * 1000, encoding="utf-8")
    found = look_up(tmp_path / "a")
    assert len(found) == lookup.SHOWN_PROBLEMS + 1
    assert found[-1].startswith("a: found 900 more records that cannot be read")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no reference file .*nowhere"):
        look_up(tmp_path / "nowhere.bib")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read the reference file"):
        look_up(tmp_path)


def test_a_line_without_end_is_read_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "LONGEST_RECORD", 1 << 20)
    with gzip.open(tmp_path / "a", "wb", 1) as file:
        file.write(b'{"id": "')
        for _ in range(64):
            file.write(b"k" * (1 << 20))
        file.write(b"\n" + json.dumps(LINES[1]).encode())
    tracemalloc.start()
    found = look_up(tmp_path / "a")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[0] == "a:2 Kites of arXiv"
    assert peak < 16 << 20


def test_progress_ends_at_all_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(json.dumps(LINES[0]), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []
    lookup.look_up([tmp_path / "a"], WANTED, lambda *step: steps.append(step))
    size = (tmp_path / "a").stat().st_size
    assert steps[-1] == ("reference", size, size)
