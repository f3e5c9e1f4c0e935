from __future__ import annotations

import datetime
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bibliography import bibtex
from kg.bibliography.record import Record
from kg.entry import Problem, Source
from kg.text import latex

KITES = r"""
@article{kites,
  title         = {{Red {Kites} and the $L_2$ Wind}},
  author        = {Lee, Ann and van Ek, Bo and M{\"u}ller, Cy and {Kite Team} and others},
  journal       = {Journal of Kites},
  year          = 2024,
  month         = mar,
  doi           = {10.1000/KITES.1},
  eprint        = {2401.00001v2},
  archivePrefix = {arXiv},
  primaryClass  = {cs.CL},
  keywords      = {kites, wind power; sails},
  abstract      = {Kites fly
                   with 50\% more wind.},
  date-added    = {2024-07-01 10:00:00 +0900},
}
"""


def records(text: str) -> list[Record]:
    return [one for one in bibtex.records(text, "a.bib") if isinstance(one, Record)]


def problems(text: str) -> list[str]:
    return [str(one) for one in bibtex.records(text, "a.bib") if isinstance(one, Problem)]


def test_a_record_with_everything() -> None:
    assert records(KITES) == [
        Record(
            source=Source("a.bib", 2),
            title="Red Kites and the $L_2$ Wind",
            authors=("Ann Lee", "Bo van Ek", "Cy Müller", "Kite Team"),
            abstract=r"Kites fly with 50\% more wind.",
            published="2024-03",
            arxiv="2401.00001",
            doi="10.1000/kites.1",
            categories=("cs.CL",),
            keywords=("kites", "wind power", "sails"),
            added=datetime.date(2024, 7, 1),
        )
    ]


@pytest.mark.parametrize(
    ("fields", "arxiv", "doi"),
    [
        ("journal = {arXiv preprint arXiv:2401.00001}", "2401.00001", ""),
        ("journal = {CoRR}, volume = {abs/2401.00001}", "2401.00001", ""),
        ("eprint = {2401.00001}, eprinttype = {arxiv}", "2401.00001", ""),
        ("eprint = {12345678}, eprinttype = {pubmed}", "", ""),
        ("url = {https://arxiv.org/abs/2401.00001}", "2401.00001", ""),
        (r"howpublished = {\url{https://arxiv.org/abs/2401.00001}}", "2401.00001", ""),
        ("doi = {10.48550/arXiv.2401.00001}", "2401.00001", ""),
        ("url = {https://doi.org/10.1000/kite}", "", "10.1000/kite"),
    ],
)
def test_where_ids_stand(fields: str, arxiv: str, doi: str) -> None:
    (record,) = records(f"@misc{{k, title = {{Kites}}, {fields}}}")
    assert (record.arxiv, record.doi) == (arxiv, doi)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2024-03-05}", "2024-03-05"),
        ("date = {2024-03/2024-05}", "2024-03"),
        ("year = 2024, month = {March}", "2024-03"),
        ('year = "2024", month = "3", day = 5', "2024-03-05"),
        ("year = {2024}, month = dec", "2024-12"),
        ("year = {2024a}", "2024"),
        ("year = {in press}", ""),
    ],
)
def test_dates(fields: str, date: str) -> None:
    assert [record.published for record in records(f"@misc{{k, title = {{Kites}}, {fields}}}")] == [date]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Lee, Ann and Ek, Bo", ("Ann Lee", "Bo Ek")),
        ("Ann Lee and Ludwig van Ek", ("Ann Lee", "Ludwig van Ek")),
        ("Ek, Jr., Bo", ("Bo Ek, Jr.",)),
        (r"{\v{S}}k{\'o}la, {\O}le", ("Øle Škóla",)),
        ("{Kites and Sons} and Lee, Ann", ("Kites and Sons", "Ann Lee")),
        ("Lee, Ann and others", ("Ann Lee",)),
        ("", ()),
    ],
)
def test_names_as_people_write_them(written: str, names: tuple[str, ...]) -> None:
    assert bibtex.names(written) == names


@pytest.mark.parametrize(
    ("written", "kept", "read"),
    [
        ("Red {BERT} {Kites}", "Red BERT Kites", "Red BERT Kites"),
        (r"{\"U}ber \emph{Kites}", r"{\"U}ber \emph{Kites}", "Über Kites"),
        ("The $x^{2}$ {Kite}", "The $x^{2}$ Kite", "The x² Kite"),
        (r"\textbf{The {Kite}}", r"\textbf{The Kite}", "The Kite"),
        ("a } b { c", "a b c", "a b c"),
    ],
)
def test_braces_that_only_keep_the_case_go(written: str, kept: str, read: str) -> None:
    assert bibtex.unbraced(written) == kept
    assert latex.plain(kept) == read


def test_a_broken_record_costs_itself_alone() -> None:
    text = "@misc{a, title = {Red Kites}}\n@misc{b, title = {No end\n\n@misc{c, title = {Blue Kites}}\n"

    assert [(record.title, record.source.line) for record in records(text)] == [("Red Kites", 1), ("Blue Kites", 4)]
    assert problems(text) == [
        "a.bib:2: found '@misc{b, title = {No end', which does not end well, expected a record such as @article{key, …}"
    ]


def test_what_is_given_twice_is_read_and_named() -> None:
    text = (
        "@misc{a, title = {Red Kites}}\n@misc{a, title = {Blue Kites}}\n@misc{b, title = {First}, title = {Second}}\n"
    )

    assert [record.title for record in records(text)] == ["Red Kites", "Blue Kites", "First"]
    assert [problem.partition(" in ")[0] for problem in problems(text)] == [
        "a.bib:2: found a key that is given twice",
        "a.bib:3: found a key that is given twice",
    ]


def test_a_record_without_title_and_id() -> None:
    assert problems("@misc{a, year = 2024}") == [
        "a.bib:1: found the record 'a' without title or id, expected a title, a DOI or an eprint"
    ]


def test_strings_are_put_in_and_comments_are_left_out() -> None:
    text = (
        '@string{k = "Kites"}\n@comment{no record}\n@preamble{"x"}\nprose\n@misc{a, title = k}\n@string{k = "Twice"}\n'
    )
    assert [record.title for record in records(text)] == ["Kites"]
    assert problems(text) == []


def test_what_the_parser_warns_of_is_not_printed_as_well(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger("bibtexparser"), "propagate", False)

    assert len(problems("@misc{a, title = {No end")) == 1
    assert capfd.readouterr().err == ""


@given(st.text(alphabet=st.sampled_from('@{}(),="\\#$% \nabtile'), max_size=200))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for one in bibtex.records(f"@misc{{{text}", "a.bib"):
        assert isinstance(one, Record | Problem)


@given(st.text(max_size=60))
def test_unbraced_text_has_balanced_braces(text: str) -> None:
    made = bibtex.unbraced(text.replace("\\", ""))
    assert made.count("{") >= made.count("}")
