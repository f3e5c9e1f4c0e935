from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry import Entry, Parsed, Source
from kg.sources import vault_note

NOTE = """\
https://arxiv.org/abs/2401.00001

*Kites: How to (Almost) Fly* (Ann Lee, Bo Ek, Cy Oh)

> We fly a kite. It is red.
>
> It lands.

연을 날린 논문. [[231201 Strings]]와 비슷합니다.

바람이 중요하군요.

<english>
They fly a kite.
</english>

#kites #wind

# Links

[[231201 Strings.md]]
"""


def read(text: str, path: str = "2024/240102 Kites.md") -> Entry:
    """The entry of a note that has no problems."""
    parsed = vault_note.parse(text, path)
    assert parsed.problems == ()
    (entry,) = parsed.entries
    return entry


def texts(entry: Entry) -> dict[str, str]:
    return {field.name: field.text for field in entry.fields}


def test_the_usual_note() -> None:
    entry = read(NOTE)
    assert (entry.source, entry.format, entry.name) == (Source("2024/240102 Kites.md"), "vault-note", "Kites")
    assert (entry.date, entry.digest) == (datetime.date(2024, 1, 2), "")
    assert [url.text for url in entry.urls] == ["https://arxiv.org/abs/2401.00001"]
    assert entry.title == "Kites: How to (Almost) Fly"
    assert [authors.text for authors in entry.authors] == ["Ann Lee, Bo Ek, Cy Oh"]
    assert texts(entry) == {
        "title": "Kites: How to (Almost) Fly",
        "abstract": "We fly a kite. It is red.\n\nIt lands.",
        "comment-ko": "연을 날린 논문. [[231201 Strings]]와 비슷합니다.\n\n바람이 중요하군요.",
        "comment-en": "They fly a kite.",
    }
    assert [(tag.text, tag.line) for tag in entry.tags] == [("kites", 17), ("wind", 17)]
    assert [(aside.text, aside.line) for aside in entry.asides] == [("[[231201 Strings.md]]", 21)]


def test_lines_and_languages_of_fields() -> None:
    entry = read(NOTE)
    assert [(field.name, field.language, field.lines) for field in entry.fields] == [
        ("title", "en", (3,)),
        ("abstract", "en", (5, 5, 7)),
        ("comment-ko", "ko", (9, 9, 11)),
        ("comment-en", "en", (14,)),
    ]


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("*Red Kites* (Ann Lee, Bo Ek)", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("**Red Kites** (Ann Lee, Bo Ek)", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("*Red Kites*(Ann Lee)", "Red Kites", ["Ann Lee"]),
        ("Red Kites (Ann Lee, Bo Ek)", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("Red Kites (Ann Lee)", "Red Kites", ["Ann Lee"]),
        ("Red Kites in\n  Strong Wind (Ann Lee,\n  Bo Ek)", "Red Kites in Strong Wind", ["Ann Lee", "Bo Ek"]),
        ("*Red Kites in\nStrong Wind* (Ann Lee, Bo Ek)", "Red Kites in Strong Wind", ["Ann Lee, Bo Ek"]),
        ("Red (Kites): A Study (Ann Lee, Bo Ek)", "Red (Kites): A Study", ["Ann Lee, Bo Ek"]),
        ("(Red) Kites (Ann Lee, Bo Ek)", "(Red) Kites", ["Ann Lee, Bo Ek"]),
        ("Do Kites (Really) Fly? (Ann (Annie)Lee, Bo Ek)", "Do Kites (Really) Fly?", ["Ann (Annie)Lee, Bo Ek"]),
        ("*Kite$^2$-*: a $K^*$ Study* (Ann Lee, Bo Ek)", "Kite$^2$-*: a $K^*$ Study", ["Ann Lee, Bo Ek"]),
        ("#Kite: Red Kites (Ann Lee, Bo Ek)", "#Kite: Red Kites", ["Ann Lee, Bo Ek"]),
        ("*Introducing Kite 2* (Kite Team)", "Introducing Kite 2", ["Kite Team"]),
        ("*Kite-7B* (Kitemakers)", "Kite-7B", ["Kitemakers"]),
        ("*Red Kites*", "Red Kites", []),
        ("*연 날리기의 모든 것* (김연, 이바람)", "연 날리기의 모든 것", ["김연, 이바람"]),
        ("Red Kites\n(Ann Lee, Bo Ek)", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("Red Kites (Ann Lee, Bo Ek", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("## [Red Kites](https://example.org/kite)\n(Ann Lee, Bo Ek)", "Red Kites", ["Ann Lee, Bo Ek"]),
        ("# Red Kites", "Red Kites", []),
        ("Red Kites (Extended)", "Red Kites (Extended)", []),
        ("Red Kites over the Sea", "Red Kites over the Sea", []),
    ],
)
def test_title_lines(head: str, title: str, authors: list[str]) -> None:
    entry = read(f"https://arxiv.org/abs/2401.00001\n\n{head}\n\n연에 대한 논문.\n")
    assert entry.title == title
    assert [written.text for written in entry.authors] == authors
    assert texts(entry)["comment-ko"] == "연에 대한 논문."


@pytest.mark.parametrize(
    ("text", "urls", "title"),
    [
        (
            "Red Kites in the Wind (https://arxiv.org/abs/2401.00001)\n\n연.",
            ["https://arxiv.org/abs/2401.00001"],
            "Red Kites in the Wind",
        ),
        ("Red Kites (Ann Lee, Bo Ek)\nhttps://example.org/kite\n\n연.", ["https://example.org/kite"], "Red Kites"),
        (
            "https://a.org/x\nhttps://b.org/y\n\n*Red* (Ann Lee)\n\nhttps://c.org\n\n연.",
            ["https://a.org/x", "https://b.org/y"],
            "Red",
        ),
        ("https://arxiv.org/abs/2401.00001 연에 대한 논문.", ["https://arxiv.org/abs/2401.00001"], ""),
        (
            "https://arxiv.org/abs/2401.00001 Red Kites (Ann Lee, Bo Ek)\n\n연.",
            ["https://arxiv.org/abs/2401.00001"],
            "Red Kites",
        ),
        ("qhttps://arxiv.org/abs/2401.00001\n\n연.", ["https://arxiv.org/abs/2401.00001"], ""),
        ("arxiv.org/abs/2401.00001\n연에 대한 논문.", ["arxiv.org/abs/2401.00001"], ""),
        ("Kite https://arxiv.org/abs/2401.00001\n연에 대한 논문.", ["https://arxiv.org/abs/2401.00001"], ""),
        ("[https://a.org](https://a.org?fbclid=1)\n\n연.", ["https://a.org", "https://a.org?fbclid=1"], ""),
    ],
)
def test_addresses(text: str, urls: list[str], title: str) -> None:
    entry = read(text)
    assert [url.text for url in entry.urls] == urls
    assert entry.title == title


def test_a_title_with_an_address_amid_the_first_sentence() -> None:
    entry = read("How Red Kites Fly (https://arxiv.org/abs/2401.00001)를 읽었다.\n\n좋다.\n")
    assert entry.title == "How Red Kites Fly"
    assert texts(entry)["comment-ko"] == "How Red Kites Fly (https://arxiv.org/abs/2401.00001)를 읽었다.\n\n좋다."


def test_a_remark_before_the_title() -> None:
    entry = read("요즘 연이 유행이다.\nRed Kites (Ann Lee, Bo Ek)\nhttps://arxiv.org/abs/2401.00001\n좋은 논문이다.\n")
    assert entry.title == "Red Kites"
    assert [url.text for url in entry.urls] == ["https://arxiv.org/abs/2401.00001"]
    assert texts(entry)["comment-ko"] == "요즘 연이 유행이다.\n\n좋은 논문이다."


def test_prose_is_no_title() -> None:
    entry = read("https://example.org/kite\n\nThe makers of Kite have a new model. It flies.\n")
    assert entry.title == ""
    assert texts(entry) == {"comment-en": "The makers of Kite have a new model. It flies."}


@pytest.mark.parametrize(
    "quote",
    ["> It flies.\n> It lands.", ">It flies.\n>It lands.", "> It flies.\nIt lands.", "let> It flies.\nIt lands."],
)
def test_quotations_are_the_abstract(quote: str) -> None:
    entry = read(f"https://arxiv.org/abs/2401.00001\n\n*Kites* (Ann Lee)\n\n{quote}\n\n연.\n")
    assert texts(entry)["abstract"] == "It flies.\nIt lands."
    assert texts(entry)["comment-ko"] == "연."


def test_a_quotation_within_the_comment_is_no_abstract() -> None:
    entry = read("https://arxiv.org/abs/2401.00001\n\n연에 대해 이렇게 말한다.\n\n> It flies.\n\n정말일까?\n")
    assert texts(entry) == {"comment-ko": "연에 대해 이렇게 말한다.\n\nIt flies.\n\n정말일까?"}


@pytest.mark.parametrize(
    ("body", "korean", "english"),
    [
        ("연이 난다.\n\nThe kite does fly.", "연이 난다.", "The kite does fly."),
        ("연이 난다.\n\n#kite\n\nThe kite does fly.", "연이 난다.", "The kite does fly."),
        ("연이 난다.\n<english>Flies", "연이 난다.", "Flies"),
        ("연이 난다. <english>Flies</english>", "연이 난다.", "Flies"),
        ("<english>\nFlies\n</english>\n\n연이 난다.", "연이 난다.", "Flies"),
        ("<enligsh>\nFlies\n</english>\n\n연이 난다.", "연이 난다.", "Flies"),
        (
            "이렇게 했다.\n\n1. red string\n2. long tail\n\n좋다.",
            "이렇게 했다.\n\n1. red string\n2. long tail\n\n좋다.",
            None,
        ),
        ("연이 난다.\n\nWow!", "연이 난다.\n\nWow!", None),
        ("연이 난다.\n\nkite a: 57.4\nkite b: 65.3", "연이 난다.\n\nkite a: 57.4\nkite b: 65.3", None),
        ("연이 <end> 토큰에서 난다.", "연이 <end> 토큰에서 난다.", None),
        ("It does fly.", None, "It does fly."),
    ],
)
def test_comments(body: str, korean: str | None, english: str | None) -> None:
    entry = read(f"https://arxiv.org/abs/2401.00001\n\n*Kites* (Ann Lee)\n\n> It flies.\n\n{body}\n")
    assert texts(entry).get("comment-ko") == korean
    assert texts(entry).get("comment-en") == english


def test_asides_are_no_comment() -> None:
    entry = read(
        "https://arxiv.org/abs/2401.00001\n\n*Kites* (Ann Lee)\n\nhttps://kites.example.org\nCode: https://github.com/ann/kite\n"
        "| 2401.00001\n[[Strings]]\n\n#kite\n"
    )
    assert texts(entry) == {"title": "Kites"}
    assert [aside.text for aside in entry.asides] == [
        "https://kites.example.org",
        "Code: https://github.com/ann/kite",
        "| 2401.00001",
        "[[Strings]]",
    ]


def test_tags_amid_a_comment_count_and_stay() -> None:
    entry = read("https://arxiv.org/abs/2401.00001\n\n연이 난다. #kite #wind (아마도)\n끝. #rain\n\n#kite a\n")
    assert [tag.text for tag in entry.tags] == ["kite", "wind", "rain"]
    assert texts(entry)["comment-ko"] == "연이 난다. #kite #wind (아마도)\n끝."


def test_tags_within_code_and_quotations_do_not_count() -> None:
    entry = read(
        "https://arxiv.org/abs/2401.00001\n\n> count #items here #too\n\n연 `#code`.\n```\n#include <x>\n```\n"
    )
    assert entry.tags == ()


@pytest.mark.parametrize(
    ("path", "date", "name"),
    [
        ("240102 Kites.md", datetime.date(2024, 1, 2), "Kites"),
        ("notes/2024-01-02 Kites.md", datetime.date(2024, 1, 2), "Kites"),
        ("20240102 Kites.markdown", datetime.date(2024, 1, 2), "Kites"),
        ("241332 Kites.md", None, "241332 Kites"),
        ("Kites 2.0.md", None, "Kites 2.0"),
        ("240102.md", datetime.date(2024, 1, 2), "240102"),
    ],
)
def test_dates_and_names_of_files(path: str, date: datetime.date | None, name: str) -> None:
    entry = read(NOTE, path)
    assert (entry.date, entry.name) == (date, name)


def test_front_matter() -> None:
    entry = read(
        "---\ntitle: Red Kites\nauthors: [Ann Lee, Bo Ek]\ndate: 2024-01-02\ntags: [kite, '#wind']\naliases: RK\n"
        "arxiv: 2401.00001\n---\n\n연. #rain\n",
        "Kites.md",
    )
    assert (entry.title, entry.date, entry.aliases) == ("Red Kites", datetime.date(2024, 1, 2), ("RK",))
    assert [authors.text for authors in entry.authors] == ["Ann Lee", "Bo Ek"]
    assert [tag.text for tag in entry.tags] == ["kite", "wind", "rain"]
    assert [url.text for url in entry.urls] == ["https://arxiv.org/abs/2401.00001"]
    assert entry.fields[-1].lines == (10,)


@pytest.mark.parametrize("yaml", ["title: [", "a: b: c", "- kite\n- wind", "date: 2024-13-40", "[" * 5000])
def test_broken_front_matter_is_a_problem_and_the_note_is_read(yaml: str) -> None:
    parsed = vault_note.parse(f"---\n{yaml}\n---\nhttps://arxiv.org/abs/2401.00001\n\n연.\n", "Kites.md")
    (problem,) = parsed.problems
    assert problem.kind == "bad-front-matter"
    assert texts(parsed.entries[0]) == {"comment-ko": "연."}


def test_a_note_without_a_paper_is_an_entry_and_a_problem() -> None:
    parsed = vault_note.parse("\n요즘 연이 유행이다.\n", "Kites.md")
    assert [str(problem) for problem in parsed.problems] == [
        "Kites.md:2: found '요즘 연이 유행이다.', expected an address or a title line at the top"
    ]
    assert texts(parsed.entries[0]) == {"comment-ko": "요즘 연이 유행이다."}


_PIECES = st.sampled_from(
    [
        "https://arxiv.org/abs/2401.00001", "*Red Kites* (Ann Lee, Bo Ek)", "Red (Kites", "> It flies.", "연이 난다.",
        "It does fly.", "<english>", "</english>", "#kite #wind", "# Links", "[[Strings]]", "---", "```", "| 2401.00001",
        "(Ann Lee)", "[Kite](https://a.org)", "", "Kite https://a.org", "**", "##", "1. one", "* two", ">", "\u3000",
    ]
)  # fmt: skip
_NOTES = st.lists(_PIECES | st.text(max_size=20), max_size=14).map("\n".join)


def words(parsed: Parsed) -> set[str]:
    """The words of everything that was read."""
    found: list[str] = []
    for entry in parsed.entries:
        found += [field.text for field in entry.fields] + [tag.text for tag in entry.tags]
        found += [one.text for part in (entry.authors, entry.urls, entry.asides) for one in part]
    return set(re.findall(r"\w+", " ".join(found)))


@given(_NOTES)
def test_no_line_is_lost(text: str) -> None:
    parsed = vault_note.parse(text, "Kites.md")
    assert len(parsed.entries) == 1
    if any(problem.kind == "bad-front-matter" for problem in parsed.problems) or text.startswith("---\n"):
        return
    missing = set(re.findall(r"\w+", re.sub(r"</?\s*e\w+\s*>|#[^\n]*|```[^\n]*", " ", text))) - words(parsed)
    assert all(len(word) <= 4 for word in missing), missing


@given(_NOTES)
def test_lines_point_at_the_text(text: str) -> None:
    lines = text.split("\n")
    for entry in vault_note.parse(text, "Kites.md").entries:
        for field in entry.fields:
            assert field.text
            assert len(field.lines) == field.text.count("\n") + 1
            assert list(field.lines) == sorted(field.lines)
            if field.name != "title":
                assert all(
                    part.strip() in lines[line - 1]
                    for part, line in zip(field.text.split("\n"), field.lines, strict=True)
                )
