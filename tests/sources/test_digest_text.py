from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry import Entry
from kg.sources import digest_text

PAPERS = """\
Red Kites: How They Fly
(Ann Lee, Bo Ek)
We study red kites. They fly.
빨간 연에 대한 논문. (바람이 중요.)
On red kites. Similar to Strings (https://arxiv.org/abs/2312.00001).
#kites #wind
Blue Kites
(Kite Team, Cy Oh)
We study blue kites.
파란 연에 대한 논문.
On blue kites.
#kites
"""
DIGEST = f"2025년 3월 10일\n{PAPERS}"


def read(text: str, path: str = "digest.txt") -> tuple[Entry, ...]:
    """The entries of a digest that has no problems."""
    assert digest_text.matches(text, path)
    parsed = digest_text.parse(text, path)
    assert parsed.problems == ()
    return parsed.entries


def outline(entry: Entry) -> dict[str, str]:
    """Field to text, and the authors, addresses and tags, each as one string."""
    made = {field.name: field.text for field in entry.fields}
    for name, part in (("authors", entry.authors), ("urls", entry.urls), ("tags", entry.tags)):
        if part:
            made[name] = " ".join(one.text for one in part)
    return made


def test_papers_without_blank_lines() -> None:
    red, blue = read(DIGEST)
    assert outline(red) == {
        "title": "Red Kites: How They Fly",
        "authors": "Ann Lee, Bo Ek",
        "abstract": "We study red kites. They fly.",
        "comment-ko": "빨간 연에 대한 논문. (바람이 중요.)",
        "comment-en": "On red kites. Similar to Strings (https://arxiv.org/abs/2312.00001).",
        "tags": "kites wind",
    }
    assert outline(blue)["title"] == "Blue Kites"
    assert (red.source.line, blue.source.line) == (2, 8)
    assert (red.format, red.name) == ("digest-text", "Red Kites: How They Fly")
    assert [field.lines for field in red.fields] == [(2,), (4,), (5,), (6,)]


def test_blank_lines_change_nothing_but_line_numbers() -> None:
    spread = DIGEST.replace("\n", "\n\n")
    assert [outline(entry) for entry in read(spread)] == [outline(entry) for entry in read(DIGEST)]


@pytest.mark.parametrize(
    "line",
    [
        "2025년 3월 10일", "2025년 3월 10일 (월)", "2025-03-10", "2025.03.10.", "2025/3/10", "March 10, 2025", "Mar. 10 2025",
        "10 March 2025", "10th of March 2025", "Monday, March 10, 2025", "2025-03-10 Mon",
    ],
)  # fmt: skip
def test_date_lines(line: str) -> None:
    entries = read(f"{line}\n{PAPERS}", "kites.md")
    assert {(entry.date, entry.digest) for entry in entries} == {(datetime.date(2025, 3, 10), "2025-03-10")}
    assert len(entries) == 2


def test_several_days() -> None:
    entries = read(f"{DIGEST}\n2025-03-11\nGreen Kites\n(Di Pu, Ed Ro)\n초록 연.\n")
    assert [(entry.digest, entry.title) for entry in entries] == [
        ("2025-03-10", "Red Kites: How They Fly"),
        ("2025-03-10", "Blue Kites"),
        ("2025-03-11", "Green Kites"),
    ]


LONG = "We study the flight of kites in strong wind. " * 6


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("Red Kites\n(Ann Lee, Bo Ek)\n연.", {"title", "authors", "comment-ko"}),
        ("Red Kites\n연에 대한 논문.\n#kite", {"title", "comment-ko", "tags"}),
        (f"Red Kites\n(Ann Lee, Bo Ek)\n{LONG}", {"title", "authors", "abstract"}),
        (f"Red Kites\n(Ann Lee, Bo Ek)\n{LONG}\nIt is fine.", {"title", "authors", "abstract", "comment-en"}),
        ("Red Kites\n(Ann Lee, Bo Ek)\nIt is fine.", {"title", "authors", "comment-en"}),
        (
            "Red Kites\n(Ann Lee, Bo Ek)\n> It flies.\nIt is.\n\nA fine paper.",
            {"title", "authors", "abstract", "comment-en"},
        ),
        ("Red Kites\n(Ann Lee, Bo Ek)\n연.\n<english>Kite</english>", {"title", "authors", "comment-ko", "comment-en"}),
        ("Red Kites", {"title"}),
        ("Red Kites\nhttps://a.org/x\n(Ann Lee, Bo Ek)\n연.", {"title", "urls", "authors", "comment-ko"}),
        ("https://a.org/x\nRed Kites\n(Ann Lee, Bo Ek)\n연.", {"title", "urls", "authors", "comment-ko"}),
        ("[Red Kites of the Sea](https://a.org/x)\n(Ann Lee, Bo Ek)\n연.", {"title", "urls", "authors", "comment-ko"}),
        ("*Red Kites* (Ann Lee, Bo Ek)\n연.", {"title", "authors", "comment-ko"}),
        ("(Red) Kites\n(Ann Lee,\nBo Ek)\n연.", {"title", "authors", "comment-ko"}),
        ("연 날리기\n(김연, 이바람)\n연에 대한 논문.", {"title", "authors", "comment-ko"}),
    ],
)
def test_parts_may_be_missing(paper: str, expected: set[str]) -> None:
    first, second, third = read(
        f"2025-03-10\nBlue Kites\n(Cy Oh, Di Pu)\n파란 연.\n#kite\n{paper}\n\nGreen Kites\n(Ed Ro, Fi Su)\n초록 연.\n"
    )
    assert set(outline(second)) == expected
    assert set(outline(first)) == {"title", "authors", "comment-ko", "tags"}
    assert set(outline(third)) == {"title", "authors", "comment-ko"}


def test_papers_without_tags_and_authors_are_told_by_their_abstracts() -> None:
    text = f"2025-03-10\nRed Kites\n{LONG}\n빨간 연.\nOn red kites.\nBlue Kites\n{LONG}\n파란 연.\n"
    assert [entry.title for entry in read(text)] == ["Red Kites", "Blue Kites"]


def test_several_paragraphs_of_a_comment() -> None:
    (entry,) = read(
        "2025-03-10\nRed Kites\n(Ann Lee, Bo Ek)\nWe fly.\n\n연.\n\n1. red string\n\n바람.\n\nKites.\n\nAnd wind.\n"
    )
    assert outline(entry)["comment-ko"] == "연.\n\n1. red string\n\n바람."
    assert outline(entry)["comment-en"] == "Kites.\n\nAnd wind."


def test_papers_before_any_date_are_a_problem_once() -> None:
    parsed = digest_text.parse(PAPERS, "notes/kites.txt")
    (problem,) = parsed.problems
    assert (problem.kind, str(problem.source), problem.expected) == (
        "no-date",
        "notes/kites.txt:1",
        "a line like 2025-03-10 above the papers",
    )
    assert len(parsed.entries) == 2
    assert {(entry.date, len({entry.digest})) for entry in parsed.entries} == {(None, 1)}


def test_a_day_that_does_not_exist_is_a_problem() -> None:
    parsed = digest_text.parse(DIGEST.replace("3월", "13월"), "kites.txt")
    assert [(problem.source.line, problem.kind) for problem in parsed.problems] == [(1, "bad-date")]
    assert len(parsed.entries) == 2


def test_prose_behind_a_date_is_no_title() -> None:
    parsed = digest_text.parse("2025-03-10\n오늘은 바람이 없어서 아무것도 읽지 않았다.\n", "kites.txt")
    assert [problem.kind for problem in parsed.problems] == ["no-paper"]
    assert outline(parsed.entries[0]) == {"comment-ko": "오늘은 바람이 없어서 아무것도 읽지 않았다."}


@pytest.mark.parametrize(
    ("text", "path", "own"),
    [
        (DIGEST, "kites.txt", True),
        (DIGEST, "kites.md", True),
        (PAPERS, "kites.txt", True),
        (PAPERS, "kites.md", False),
        ("# 2025-03-10\n\n## Red Kites\n", "kites.txt", False),
        ("numpy>=1.0\nkite\n", "requirements.txt", False),
        ("https://arxiv.org/abs/2401.00001\n\nRed Kites (Ann Lee, Bo Ek)\n", "240101 Kites.txt", False),
    ],
)
def test_which_files_are_digests(text: str, path: str, own: bool) -> None:
    assert digest_text.matches(text, path) is own


_PIECES = st.sampled_from(
    [
        "2025-03-10", "2025년 13월 1일", "Red Kites", "(Ann Lee, Bo Ek)", "(Ann Lee,", "Bo Ek)", "https://a.org/x", "#kite",
        "We fly kites.", "연이 난다.", "", "[Red Kites of Wind](https://a.org)", "> It flies.", "<english>", LONG, "# Links",
    ]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=12), max_size=16).map("\n".join))
def test_every_line_belongs_to_an_entry_at_its_place(text: str) -> None:
    digest_text.matches(text, "kites.txt")
    parsed = digest_text.parse(text, "kites.txt")
    lines = text.split("\n")
    assert [entry.source.line for entry in parsed.entries] == sorted({entry.source.line for entry in parsed.entries})
    read = " ".join(
        part for entry in parsed.entries for part in [*outline(entry).values(), *(one.text for one in entry.asides)]
    )
    for entry in parsed.entries:
        assert lines[entry.source.line - 1].strip()
        for field in entry.fields:
            assert field.text
            assert len(field.lines) == field.text.count("\n") + 1
    for word in ("Kites", "kites", "난다", "flies"):
        assert (word in re.sub(r"#.*", "", text)) <= (word in read)
