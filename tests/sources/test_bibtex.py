from __future__ import annotations

import datetime
from pathlib import Path

from kg import sources
from kg.entry import Entry, Source, TextField, Written

BIB = r"""% exported
@article{kites,
  title = {{Red {Kites}}},
  author = {Lee, Ann and van Ek, Bo},
  date = {2024-03-05},
  doi = {10.1000/kites},
  url = {https://example.org/kites},
  keywords = {kites, wind power},
  abstract = {Kites fly.},
  urldate = {2024-07-01},
}
@misc{broken, title = {No end

@misc{boats, title = {Blue Boats}, eprint = {2401.00001}, doi = {10.1000/boats}, primaryclass = {cs.CL}}
"""


def test_an_entry_for_each_record_and_a_problem_for_a_broken_one() -> None:
    kites, boats = sources.parse_text(BIB, "a.bib").entries

    assert kites == Entry(
        source=Source("a.bib", 2),
        format="bibtex",
        name="Red Kites",
        date=datetime.date(2024, 7, 1),
        fields=(TextField("title", "Red Kites", (2,), "en"), TextField("abstract", "Kites fly.", (2,), "en")),
        authors=(Written("Ann Lee", 2), Written("Bo van Ek", 2)),
        urls=(Written("https://doi.org/10.1000/kites", 2), Written("https://example.org/kites", 2)),
        tags=(Written("kites", 2), Written("wind power", 2)),
        published="2024-03-05",
    )
    assert (boats.urls, boats.doi, boats.categories) == (
        (Written("https://arxiv.org/abs/2401.00001", 14),),
        "10.1000/boats",
        ("cs.CL",),
    )
    assert [str(problem.source) for problem in sources.parse_text(BIB, "a.bib").problems] == ["a.bib:12"]


def test_a_file_without_a_record() -> None:
    (problem,) = sources.parse_text("@comment{nothing}", "a.bib").problems
    assert str(problem) == "a.bib: found no record, expected records such as @article{key, …}"


def test_found_in_a_folder_and_larger_than_a_note(tmp_path: Path) -> None:
    record = "@misc{%d, title = {Kites %d}, note = {%s}}\n"
    text = "".join(record % (number, number, "k" * 100_000) for number in range(60))
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    ((_, parsed),) = sources.read([tmp_path])
    assert (len(parsed.entries), parsed.problems) == (60, ())
