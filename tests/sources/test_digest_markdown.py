from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources import digest_markdown
from tests.sources.test_digest_text import outline

DIGEST = """\
# What we read

# 2025년 3월 10일

## [Red Kites](https://arxiv.org/abs/2501.00001)
(Ann Lee, Bo Ek)

> We study red kites.
> They fly.

빨간 연.

On red kites.

#kites #wind

### Links

[[Strings]]

## Blue Kites (Cy Oh, Di Pu)
파란 연.

# 2025-03-11

## Green Kites
(Ed Ro)
"""


def test_a_heading_for_each_paper() -> None:
    parsed = digest_markdown.parse(DIGEST, "digest.md")
    assert parsed.problems == ()
    red, blue, green = parsed.entries
    assert outline(red) == {
        "title": "Red Kites",
        "authors": "Ann Lee, Bo Ek",
        "urls": "https://arxiv.org/abs/2501.00001",
        "abstract": "We study red kites.\nThey fly.",
        "comment-ko": "빨간 연.",
        "comment-en": "On red kites.",
        "tags": "kites wind",
    }
    assert [aside.text for aside in red.asides] == ["[[Strings]]"]
    assert outline(blue) == {"title": "Blue Kites", "authors": "Cy Oh, Di Pu", "comment-ko": "파란 연."}
    assert outline(green) == {"title": "Green Kites", "authors": "Ed Ro"}
    assert [(entry.source.line, entry.digest, entry.format) for entry in parsed.entries] == [
        (5, "2025-03-10", "digest-markdown"),
        (21, "2025-03-10", "digest-markdown"),
        (26, "2025-03-11", "digest-markdown"),
    ]


def test_dates_below_the_title_of_the_digest() -> None:
    parsed = digest_markdown.parse(
        "# Kites\n\n## 2025-03-10\n\n### Red Kites\n연.\n\n#### Details\n더.\n\n### Blue Kites\n연.\n", "d.md"
    )
    assert [entry.title for entry in parsed.entries] == ["Red Kites", "Blue Kites"]
    assert outline(parsed.entries[0])["comment-ko"] == "연.\n\nDetails\n\n더."
    assert parsed.problems == ()


def test_a_digest_without_a_date() -> None:
    text = "## [Red Kites](https://a.org/x)\n\n연.\n\n## Blue Kites\n\n(Cy Oh, Di Pu)\n"
    assert digest_markdown.matches(text, "kites.md")
    parsed = digest_markdown.parse(text, "kites.md")
    assert [problem.kind for problem in parsed.problems] == ["no-date"]
    assert [(entry.title, entry.digest) for entry in parsed.entries] == [
        ("Red Kites", "kites"),
        ("Blue Kites", "kites"),
    ]


def test_text_before_the_first_paper_is_a_problem() -> None:
    parsed = digest_markdown.parse("# 2025-03-10\n\nLots of wind today.\n\n## Red Kites\n연.\n", "d.md")
    assert [str(problem) for problem in parsed.problems] == [
        "d.md:3: found 'Lots of wind today.' before the first paper, expected a heading with the title"
    ]
    assert len(parsed.entries) == 1


def test_a_day_that_does_not_exist_is_a_problem() -> None:
    parsed = digest_markdown.parse("# 2025-02-30\n\n## Red Kites\n연.\n", "d.md")
    assert [(problem.kind, problem.source.line) for problem in parsed.problems] == [("bad-date", 1)]
    assert [entry.date for entry in parsed.entries] == [None]


@pytest.mark.parametrize(
    ("text", "path", "own"),
    [
        (DIGEST, "digest.md", True),
        ("## [Red Kites](https://a.org)\n\n연.\n", "digest.md", False),
        ("## [Red](https://a.org)\n\n## [Blue](https://b.org)\n", "250310 Kites.md", False),
        ("https://a.org\n\n*Red Kites* (Ann Lee)\n\n# Links\n\n# Links\n", "note.md", False),
        ("no heading", "note.md", False),
    ],
)
def test_which_files_are_digests(text: str, path: str, own: bool) -> None:
    assert digest_markdown.matches(text, path) is own


@given(
    st.lists(
        st.sampled_from(
            ["# 2025-03-10", "## Red Kites", "### More", "# Links", "(Ann Lee)", "연.", "> It.", "```", "#", "---", ""]
        )
        | st.text(max_size=10),
        max_size=14,
    ).map("\n".join)
)
def test_every_line_ends_in_an_entry_or_a_problem(text: str) -> None:
    digest_markdown.matches(text, "d.md")
    parsed = digest_markdown.parse(text, "d.md")
    if "연" in text:
        read = " ".join(
            " ".join([*outline(entry).values(), *(one.text for one in entry.asides)]) for entry in parsed.entries
        )
        assert "연" in read or parsed.problems
