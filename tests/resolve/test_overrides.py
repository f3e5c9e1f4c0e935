from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry import Source
from kg.errors import SettingsError
from kg.resolve import overrides
from kg.resolve.overrides import Override

TABLE = """\
name\twhere\taction\tvalue
# people I know
Yi T. Kite\t\tsame-as\tYi Kite

Wei Reed\t2503.05139\tsplit\tharbour
Yi Kite\t\torcid\thttps://orcid.org/0000-0002-1825-0097
Kite Seven\t\torganisation
"""


def test_a_table_of_authors() -> None:
    found = overrides.parse(TABLE, "authors.tsv")

    assert found.rows == (
        Override(Source("authors.tsv", 3), "Yi T. Kite", "", "same-as", "Yi Kite"),
        Override(Source("authors.tsv", 5), "Wei Reed", "2503.05139", "split", "harbour"),
        Override(Source("authors.tsv", 6), "Yi Kite", "", "orcid", "0000-0002-1825-0097"),
        Override(Source("authors.tsv", 7), "Kite Seven", "", "organisation", ""),
    )
    assert found.problems == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Yi Kite\t\tmerge\tYi Reed", "found the action 'merge', expected one of same-as, split, orcid, organisation, person in the third cell"),
        ("Yi Kite", "found the action '', expected one of same-as, split, orcid, organisation, person in the third cell"),
        ("Yi Kite same-as Yi Reed", "found the action '', expected one of same-as, split, orcid, organisation, person in the third cell"),
        ("\t\tsame-as\tYi Kite", "found the name '', expected a name with a letter"),
        ("Yi Kite\t\tsame-as\t", "found same-as '', expected the author's other name"),
        ("Yi Kite\t2503.00001\tsplit\t!", "found split '!', expected a label of letters or digits that tells this author from the others of that name"),
        ("Yi Kite\t\torcid\t0000-0002-1825-0098", "found the ORCID iD '0000-0002-1825-0098', expected one such as 0000-0002-1825-0097"),
        ("Yi Kite\t\tperson\tyes", "found person with the value 'yes', expected no value"),
        ("Yi Kite\t\tsame-as\tYi Reed\tsurely", "found 5 cells, expected name, where, action, value, with one tab between them"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_a_problem_and_the_others_hold(row: str, problem: str) -> None:
    found = overrides.parse(f"{row}\nBo Ek\t\tperson\n", "authors.tsv")

    assert [str(one) for one in found.problems] == [f"authors.tsv:1: {problem}"]
    assert [one.name for one in found.rows] == ["Bo Ek"]


def test_the_second_of_two_rows_that_contradict_each_other_is_a_problem() -> None:
    found = overrides.parse("Yi Kite\t\tperson\nYi Kite\t\torganisation\n", "authors.tsv")

    assert [one.action for one in found.rows] == ["person"]
    assert [one.source.line for one in found.problems] == [2]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0096", ""),
        ("0000000218250097", ""),
        ("", ""),
    ],
)
def test_an_orcid_id_is_read_and_its_last_digit_checked(written: str, read: str) -> None:
    assert overrides.orcid(written) == read


def test_a_file_is_read_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "authors.tsv"
    file.write_bytes(b"\xef\xbb\xbfname\twhere\taction\tvalue\r\nYi Kite\t\tperson\t\r\n")

    assert overrides.read(file).rows == (Override(Source("authors.tsv", 2), "Yi Kite", "", "person", ""),)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "authors.tsv").write_bytes(b"\xff\xfe")

    for name in ("authors.tsv", "none.tsv"):
        with pytest.raises(SettingsError, match=name):
            overrides.read(tmp_path / name)


@given(st.text())
def test_every_line_is_a_row_or_a_problem_or_empty(text: str) -> None:
    found = overrides.parse(text, "authors.tsv")
    told = {row.source.line for row in found.rows} | {problem.source.line for problem in found.problems}

    for number, line in enumerate(text.splitlines(), start=1):
        is_header = tuple(cell.strip() for cell in line.split("\t")) == overrides.COLUMNS
        assert (number in told) is bool(line.strip() and not line.startswith("#") and not is_header)
