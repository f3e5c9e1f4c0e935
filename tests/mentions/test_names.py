"""The tables agree with each other, and every name has a source."""

from __future__ import annotations

import re

import pytest

from kg import tables
from kg.errors import TableError
from kg.mentions import keys, names, tokens
from kg.mentions.records import Alias

CURATED = tables.rows("names/curated.tsv", names.CURATED)
LISTED = tables.rows("names/listed.tsv", names.LISTED)
#: Key, label, type, family, paper, sources and licences of every row.
ROWS = [(*row[:4], *row[-3:]) for row in (*CURATED, *LISTED)]
SOURCES = ("file", "source", "licence", "holds")


def test_the_tables_hold_what_notes_name_most_and_stay_small() -> None:
    assert len(CURATED) > 2000
    assert len(LISTED) > 3000
    assert sum(file.stat().st_size for file in (tables.folder() / "names").iterdir()) < 1_000_000


def test_every_key_is_a_key_and_every_family_a_name() -> None:
    known = names.index().by_key
    assert [row[0] for row in ROWS if keys.key(row[0]) != row[0]] == []
    assert [row[0] for row in ROWS if row[3] and row[3] not in known] == []


def test_every_name_has_a_source_a_licence_and_a_paper_that_looks_like_one() -> None:
    assert [row[0] for row in ROWS if not row[5] or len(row[5].split("; ")) != len(row[6].split("; "))] == []
    assert [row[0] for row in ROWS if row[4] and not re.fullmatch(r"\d{4}\.\d{4,5}", row[4])] == []


def test_every_source_is_named_in_the_notice_with_its_licence() -> None:
    notice = tables.path("names/NOTICE").read_text(encoding="utf-8")
    told = {
        (source, licence)
        for row in ROWS
        for source, licence in zip(row[5].split("; "), row[6].split("; "), strict=True)
    }
    told |= {(row[1], row[2]) for row in tables.rows("names/sources.tsv", SOURCES)}
    lines = {source: notice.partition(f"\n  {source} ")[2].partition("\n  ")[0] for source, _ in told}
    spelt = {"CC-BY-4.0": "CC BY 4.0", "CC-BY-SA-4.0": "CC BY-SA 4.0", "CC0-1.0": "CC0 1.0"}
    missing = [(source, licence) for source, licence in told if spelt.get(licence, licence) not in lines[source]]
    assert sorted(missing) == []


def test_no_two_names_of_all_tables_share_a_spelling_without_saying_so() -> None:
    """What is curated may share one where ambiguous.tsv tells the names apart; what is listed may share none."""
    index = names.index()
    curated = {row[0] for row in CURATED}
    told = {text for text, *_ in tables.rows("names/ambiguous.tsv", names.AMBIGUOUS, ("alias", "key"))}
    for made, aliases in index.by_spelling.items():
        meant = {alias.entity for alias in aliases}
        assert len(meant) == 1 or meant <= {*curated, ""}, made
        assert len(meant) == 1 or any(alias.text in told for alias in aliases), made


def test_what_is_listed_has_all_its_spellings_so_that_the_tables_fit_together() -> None:
    """Fails when a row of another table took a spelling: run ontology/names/build.py again."""
    index = names.index()
    for row in LISTED:
        for spelling in (row[1], *names.parts(row[8])):
            found = {alias.entity for alias in index.by_spelling.get(tokens.keys(spelling)[0], ())}
            assert row[0] in found, spelling


def test_no_task_is_a_name() -> None:
    index = names.index()
    assert "object detection" in index.tasks
    assert [task for task in index.tasks if any(made in index.by_spelling for made in tokens.keys(task))] == []


def test_every_spelling_can_be_looked_up() -> None:
    index = names.index()
    for name in index.by_key.values():
        for spelling in (name.label, *name.aliases):
            made = tokens.keys(spelling)
            assert made, spelling
            assert name.key in {alias.entity for alias in index.by_spelling[made[0]]}, spelling


def test_forms_and_variants_use_known_words() -> None:
    assert {row[7] for row in (*CURATED, *LISTED)} <= {"", "glued", "dashed", "spaced"}
    assert {row[9] for row in LISTED} <= set(names.CASES)
    assert set(names.index().endings.values()) <= set(names.TYPES)
    known = names.index().by_key
    for variant in names.index().variants.values():
        assert variant.place in {"line", "stage"}
        assert variant.apart in {"any", "capital", "never"}
        assert sorted(family for family in variant.families if family not in known) == []


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (Alias("FOO", "foo"), Alias("Foo", "foo-bar"), True),
        (Alias("FOO", "foo"), Alias("foo", ""), True),
        (Alias("FOO", "foo"), Alias("FOO", "foo-bar", "any", ("cue",)), False),
        (Alias("FOO", "foo", "exact"), Alias("Foo", "foo-bar", "exact"), False),
        (Alias("FOO", "foo", "exact"), Alias("FOO", "foo-bar", "exact"), True),
        (Alias("FOO", "foo"), Alias("foo", "foo"), False),
    ],
)
def test_two_names_may_share_a_spelling_only_with_a_cue_or_by_case(one: Alias, other: Alias, *, clash: bool) -> None:
    listed = names.spellings([one])
    if clash:
        with pytest.raises(TableError, match=re.escape("ambiguous.tsv")):
            names.spellings([one, other])
    else:
        assert len(names.spellings([one, other])["foo"]) == len(listed["foo"]) + 1


KITE = ("kite", "Kite", "Model", "", "", "", "", "", "KITE; the Kite Transformer", "exact", "wind", "", "kg", "MIT")


def test_a_listed_name_needs_its_case_and_cue_but_not_when_it_is_spelt_out() -> None:
    listed = names.assembled([KITE], ()).by_spelling

    assert listed["kite"] == (Alias("Kite", "kite", "exact", ("wind",)), Alias("KITE", "kite", "exact", ("wind",)))
    assert listed[tokens.keys("the Kite Transformer")[0]] == (Alias("the Kite Transformer", "kite"),)


def test_a_listed_name_gives_way_to_the_tables_kept_by_hand() -> None:
    row = ("clippy", "CLIP", "Method", "", "", "", "", "", "Clippy", "any", "", "", "kg", "MIT")
    index = names.assembled([row], ())

    assert {alias.entity for alias in index.by_spelling["clip"]} == {"clip"}
    assert {alias.entity for alias in index.by_spelling["clippy"]} == {"clippy"}


def test_a_listed_row_of_a_curated_key_adds_what_that_lacks() -> None:
    row = (
        "fsq",
        "Finite",
        "Dataset",
        "",
        "",
        "",
        "",
        "",
        "finite scalar kite quantizer",
        "any",
        "",
        "1234.56789",
        "kg",
        "MIT",
    )
    index = names.assembled([row], ())
    before, after = names.assembled((), ()).by_key["fsq"], index.by_key["fsq"]

    assert after == before._replace(aliases=(*before.aliases, "finite scalar kite quantizer"))
    assert "finite" not in index.by_spelling
