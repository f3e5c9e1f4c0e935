"""Reference data and notes side by side: what a build knows afterwards, and why."""

from __future__ import annotations

import pytest

from kg import resolve
from kg.bibliography.record import Record
from kg.bibliography.sieve import Wanted
from kg.entry import Source
from kg.resolve import reference
from kg.resolve.entities import Entities, Paper
from tests.resolve.notes_of import vault

TITLE = "Red Kites and the Wind They Fly In"
DIGEST = f"2024-03-10\n{TITLE}\n(Ann Lee, Bo van Ek)\n연.\n"


def record(line: int = 1, **parts: object) -> Record:
    """A record of the file r.jsonl: that of the paper in the digest, changed."""
    known: dict[str, object] = {
        "title": "Red kites, and the wind they fly in",
        "authors": ("Ann Lee", "Bo van Ek"),
        "arxiv": "2403.00001",
        "posted": "2024-03-08",
        "categories": ("cs.CL", "cs.LG"),
    }
    return Record(Source("r.jsonl", line), **(known | parts))  # type: ignore[arg-type]


def resolved(notes: str | dict[str, str], *records: Record) -> Entities:
    return resolve.resolve(vault({"d.txt": notes} if isinstance(notes, str) else notes), records)


def paper(notes: str | dict[str, str], *records: Record) -> Paper:
    """The only paper of the notes."""
    (only,) = resolved(notes, *records).papers
    return only


def reasons(found: Entities) -> list[str]:
    """The decisions that reference data led to."""
    return [f"{one.key}: {one.rule} {one.detail} ({one.source})" for one in found.decisions if "reference" in one.rule]


def test_a_digest_entry_gets_its_id_by_title_and_authors() -> None:
    found = resolved(DIGEST, record())

    assert [(one.key, one.arxiv, one.date, one.categories) for one in found.papers] == [
        ("arxiv-2403.00001", "2403.00001", "2024-03-08", ("cs.CL", "cs.LG"))
    ]
    assert [(note.key, note.topic) for note in found.notes] == [("2024-03-10-arxiv-2403.00001", "arxiv-2403.00001")]
    assert reasons(found) == [
        "arxiv-2403.00001: reference-categories cs.CL, cs.LG (r.jsonl:1)",
        "arxiv-2403.00001: reference-date 2024-03-08 (r.jsonl:1)",
        f"arxiv-2403.00001: reference-title-and-authors {TITLE} (r.jsonl:1)",
    ]


def test_it_meets_the_note_of_a_vault_that_has_the_id() -> None:
    note = "https://arxiv.org/abs/2403.00001\n\n*Red Kites* (Ann Lee)\n\n연.\n"
    found = resolved({"d.txt": DIGEST, "240311 Kites.md": note}, record())
    assert [one.key for one in found.papers] == ["arxiv-2403.00001"]
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    "authors",
    [("A. Lee", "B. van Ek"), ("Ann Lee",), ("Bo van Ek", "Ann Lee", "Cy Oh", "Di Ma"), ("Ann Lee", "Cy Oh")],
)
def test_authors_agree_by_last_name_and_first_letter_for_half_of_the_shorter_list(authors: tuple[str, ...]) -> None:
    assert paper(DIGEST, record(authors=authors)).key == "arxiv-2403.00001"


@pytest.mark.parametrize("authors", [("Cy Oh", "Di Ma"), ("Eve Lee", "Cy van Ek"), (), ("Ann Leeds", "Bo van Eck")])
def test_a_title_with_other_authors_is_another_paper(authors: tuple[str, ...]) -> None:
    assert paper(DIGEST, record(authors=authors)).arxiv == ""


@pytest.mark.parametrize("title", ["Red Kites and the Wind", f"{TITLE} Again", "Kites"])
def test_another_title_is_another_paper(title: str) -> None:
    assert paper(DIGEST, record(title=title)).arxiv == ""


WITHOUT_AUTHORS = f"2024-03-10\n{TITLE}\n\n연이 난다.\n"


def test_a_title_alone_names_the_only_paper_of_that_title() -> None:
    found = resolved(WITHOUT_AUTHORS, record())
    assert [one.key for one in found.papers] == ["arxiv-2403.00001"]
    assert f"arxiv-2403.00001: reference-title-alone {TITLE} (r.jsonl:1)" in reasons(found)


def test_a_title_alone_names_none_of_two_papers_and_is_reported() -> None:
    found = resolved(WITHOUT_AUTHORS, record(), record(2, arxiv="2404.00002", authors=("Cy Oh",)))
    assert [one.arxiv for one in found.papers] == [""]
    assert [str(problem) for problem in found.problems] == [
        (
            f"d.txt:2: found the title '{TITLE}' without an id, "
            "expected an address that tells whether it is arxiv-2403.00001 or arxiv-2404.00002"
        )
    ]


def test_a_short_title_alone_names_no_paper() -> None:
    assert paper("2024-03-10\nRed Kites Fly\n\n연이 난다.\n", record(title="Red Kites Fly")).arxiv == ""
    assert paper("2024-03-10\nRed Kites Fly\n(Ann Lee, Bo Ek)\n연.\n", record(title="Red Kites Fly")).arxiv != ""


def test_two_papers_of_the_same_people_and_title_are_reported() -> None:
    found = resolved(DIGEST, record(), record(2, arxiv="2404.00002"))
    assert [one.arxiv for one in found.papers] == [""]
    assert [problem.kind for problem in found.problems] == ["maybe-same-paper"]


def test_the_same_paper_in_several_files_is_one_and_the_first_file_is_believed() -> None:
    records = (record(posted="", categories=()), record(2), record(3, posted="2024-03-09", categories=("cs.AI",)))
    assert paper(DIGEST, *records).date == "2024-03-08"
    assert paper(DIGEST, *records).categories == ("cs.CL", "cs.LG")


def test_what_was_posted_is_what_was_published() -> None:
    published = record(2, arxiv="", posted="", doi="10.1000/kites", published="2025-06-01", categories=())
    assert paper(DIGEST, record(), published).key == "arxiv-2403.00001"
    only = paper(DIGEST, published)
    assert (only.key, only.doi, only.date) == ("doi-10.1000-kites", "10.1000/kites", "2025-06-01")


NOTE = "https://arxiv.org/abs/2403.00001\n\n*Kites as the Note Has It* (Ann Example, Bo Sample)\n\n> As noted.\n"


def test_what_the_note_says_wins() -> None:
    only = paper({"240310 Kites.md": NOTE}, record(abstract="As posted.", doi="10.1000/kites"))
    assert only.title == "Kites as the Note Has It"
    assert [one.name for one in only.authorships] == ["Ann Example", "Bo Sample"]
    assert only.abstract == "As noted."
    assert (only.doi, only.date) == ("10.1000/kites", "2024-03-08")


def test_a_paper_that_notes_only_link_to_gets_title_and_authors_and_no_abstract() -> None:
    note = "https://example.org/\n\n연과 돛 (https://arxiv.org/abs/2403.00001)\n"
    found = resolved(
        {"240310 Kites.md": note}, record(authors=("Ann Lee", "Ann Lee", "Kite Team"), abstract="As posted.")
    )
    (linked,) = [one for one in found.papers if one.arxiv]
    assert linked.title == "Red kites, and the wind they fly in"
    assert [(one.position, one.name) for one in linked.authorships] == [(1, "Ann Lee"), (2, "Kite Team")]
    assert {author.name for author in found.authors} == {"Ann Lee", "Kite Team"}
    assert linked.abstract == ""
    assert "arxiv-2403.00001: reference-authors Ann Lee, Ann Lee, Kite Team (r.jsonl:1)" in reasons(found)


def test_no_paper_is_added() -> None:
    others = [record(line, arxiv=f"2405.{line:05}", title=f"Boats {line}", doi=f"10.1000/b{line}") for line in range(9)]
    assert resolved({"240310 Kites.md": NOTE}, *others) == resolved({"240310 Kites.md": NOTE})


def test_the_day_of_printing_is_not_the_date_of_a_paper_on_arxiv() -> None:
    printed = Record(Source("a.bib", 1), arxiv="2403.00001", published="2025-06-01")
    assert paper({"240310 Kites.md": NOTE}, printed).date == "2024-03"

    both = {"240310 Kites.md": NOTE, "240311 Printed.md": "https://doi.org/10.1000/kites\n\n연.\n"}
    by_doi = Record(Source("b.json", 1), doi="10.1000/kites", published="2025-06-01")
    assert paper(both, record(doi="10.1000/kites", posted=""), by_doi).date == "2024-03"


def test_a_doi_and_an_arxiv_id_of_one_record_are_one_paper() -> None:
    by_doi = "https://doi.org/10.1000/kites\n\n*Red Kites* (Ann Lee)\n\n연.\n"
    notes = {"240310 Kites.md": NOTE, "240311 Printed.md": by_doi}
    assert len(resolved(notes).papers) == 2

    found = resolved(notes, record(doi="10.1000/kites"))
    assert [(one.key, one.arxiv, one.doi) for one in found.papers] == [
        ("arxiv-2403.00001", "2403.00001", "10.1000/kites")
    ]
    assert "arxiv-2403.00001: reference-doi-and-arxiv-id 10.1000/kites (r.jsonl:1)" in reasons(found)


def test_a_doi_with_two_arxiv_ids_joins_nothing() -> None:
    by_doi = "https://doi.org/10.1000/kites\n\n*Red Kites* (Ann Lee)\n\n연.\n"
    found = resolved({"a.md": by_doi}, record(doi="10.1000/kites"), record(2, arxiv="2404.00002", doi="10.1000/kites"))
    assert [one.key for one in found.papers] == ["doi-10.1000-kites"]
    assert [str(problem) for problem in found.problems] == [
        (
            "r.jsonl:1: found the DOI 10.1000/kites with the arXiv ids 2403.00001 and 2404.00002, "
            "expected one arXiv id for a DOI"
        )
    ]


def test_a_record_of_a_source_that_gives_both_ids_is_one_paper() -> None:
    bib = (
        "@misc{k, title = {Red Kites}, author = {Lee, Ann}, eprint = {2403.00001}, doi = {10.1000/kites}, year = 2025}"
    )
    linking = "https://example.org/\n\n연 (https://doi.org/10.1000/kites)\n"
    found = resolved({"refs.bib": bib, "240310 Kites.md": linking})
    assert [(one.key, one.doi, one.date) for one in found.papers if one.title] == [
        ("arxiv-2403.00001", "10.1000/kites", "2024-03")
    ]
    assert [note.papers for note in found.notes if note.key == "240310_Kites"] == [("arxiv-2403.00001",)]


def test_the_order_of_the_entries_makes_no_difference() -> None:
    notes = {"d.txt": DIGEST, "240310 Kites.md": NOTE, "240311 Other.md": NOTE.replace("00001", "00002")}
    records = (record(doi="10.1000/kites"), record(2, arxiv="2403.00002", title="Kites", authors=("Cy Oh",)))
    assert resolved(notes, *records) == resolved(dict(reversed(notes.items())), *records)


def test_what_is_looked_up() -> None:
    printed = "https://doi.org/10.1000/KITES\n\n*Sails* (Ann Lee)\n\nSee https://arxiv.org/abs/2405.00001.\n"
    assert reference.wanted(vault({"d.txt": DIGEST, "a.md": NOTE, "b.md": printed})) == Wanted(
        frozenset({"2403.00001", "2405.00001"}),
        frozenset({"10.1000/kites"}),
        frozenset({"redkitesandthewindtheyflyin"}),
    )


def test_what_bibliographies_among_the_sources_say_is_filled_in_with_its_line() -> None:
    bib = """
@misc{a, title = {Red Kites}, year = 2024, month = mar}
@misc{b, title = {Blue Kites}, author = {Lee, Ann}, eprint = {2403.00001}, primaryclass = {cs.CL}, date = {2025-06-01}}
"""
    found = resolved({"refs.bib": bib}, record(categories=("cs.AI",)))
    assert [(one.title, one.date, one.categories) for one in found.papers] == [
        ("Blue Kites", "2024-03-08", ("cs.CL",)),
        ("Red Kites", "2024-03", ()),
    ]
    assert reasons(found) == [
        "arxiv-2403.00001: reference-categories cs.CL (refs.bib:3)",
        "arxiv-2403.00001: reference-date 2024-03-08 (r.jsonl:1)",
        f"{found.papers[1].key}: reference-date 2024-03 (refs.bib:2)",
    ]
