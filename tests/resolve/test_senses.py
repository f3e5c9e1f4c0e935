"""A short name that stands for several things is told apart by how notes spell it out and by the papers they are on."""

from __future__ import annotations

import pytest

from kg.entry import Entry, Source, TextField
from kg.facts import Mentioned
from kg.resolve.entities import Decision, Note
from kg.resolve.names import names


def note(name: str, text: str, *spelt: str, topic: str = "", papers: tuple[str, ...] = ()) -> Note:
    """A note with this text, which mentions each spelling: ``key=surface``, with a star when its paper introduces it."""
    made = []
    for one in spelt:
        key, _, surface = one.rstrip("*").partition("=")
        sure = 0.95 if one.endswith("*") else 0.0
        made.append(Mentioned("abstract", 0, 1, surface, key, "Method", (0, 1), "shape", 0.9, 1, sure))
    entry = Entry(Source(f"{name}.md"), "test", name, fields=(TextField("abstract", text, (1,), "en"),))
    return Note(name, entry, topic, papers=papers, mentions=tuple(made))


def meant(*read: Note) -> tuple[dict[str, set[str]], list[Decision]]:
    """The keys of each note, and the decisions but those on who introduces what."""
    made, _, why = names(read, ())
    keys = {one.key: {mention.entity for mention in one.mentions} for one in made}
    return keys, [one for one in why if one.rule != "introduced-here"]


WIND = note("a", "Wind Kite Tuning (WKT) works", "wkt=WKT", "wkt=Wind Kite Tuning")
WORD = note("b", "Word Key Transfer (WKT) works", "wkt=WKT")
BARE = note("c", "we use WKT", "wkt=WKT")


def test_notes_that_spell_it_out_differently_mean_different_things() -> None:
    keys, why = meant(WIND, WORD)

    assert keys == {"a": {"wind-kite-tuning"}, "b": {"word-key-transfer"}}
    assert [(one.key, one.rule, one.detail, one.source.path) for one in why] == [
        ("wind-kite-tuning", "name-by-words", "Wind Kite Tuning", "a.md"),
        ("word-key-transfer", "name-by-words", "Word Key Transfer", "b.md"),
    ]


def test_a_note_that_says_neither_is_left_open_with_its_candidates() -> None:
    keys, why = meant(WIND, WORD, BARE)

    assert keys["c"] == {"wkt"}
    assert why[-1] == Decision(
        "name", "wkt", "candidate", "WKT: may be wind-kite-tuning or word-key-transfer", Source("c.md", 1)
    )


@pytest.mark.parametrize(
    ("long", "other"),
    [
        ("Wind Kite Tuning", "wind-kite tuning"),
        ("Wind Kite Tuning", "Wind Kites Tuned"),
        ("Wind Kite Tuning", "Windy Kite Transfer"),
    ],
)
def test_small_differences_are_none(long: str, other: str) -> None:
    keys, why = meant(note("a", f"{long} (WKT)", "wkt=WKT"), note("b", f"{other} (WKT)", "wkt=WKT"), BARE)

    assert (keys, why) == ({"a": {"wkt"}, "b": {"wkt"}, "c": {"wkt"}}, [])


def test_two_papers_that_surely_introduce_a_name_introduce_two_things() -> None:
    one = note("a", "KITE flies", "kite=KITE*", topic="p1")
    again = note("b", "KITE flies", "kite=KITE*", topic="p1")
    other = note("c", "Kite sings", "kite=Kite*", topic="p2")
    keys, _ = meant(one, again, other)

    assert keys == {"a": {"kite-p1"}, "b": {"kite-p1"}, "c": {"kite-p2"}}


def test_a_note_means_the_thing_of_the_paper_that_it_links_to() -> None:
    one, other = note("a", "KITE", "kite=KITE*", topic="p1"), note("b", "KITE", "kite=KITE*", topic="p2")
    keys, why = meant(one, other, note("c", "as KITE", "kite=KITE", papers=("p2",)), note("d", "as KITE", "kite=KITE"))

    assert (keys["c"], keys["d"]) == ({"kite-p2"}, {"kite"})
    assert {(one.rule, one.source.path) for one in why} >= {("name-by-link", "c.md"), ("candidate", "d.md")}


def test_each_of_two_things_has_its_paper() -> None:
    one, other = note("a", "KITE", "kite=KITE*", topic="p1"), note("b", "KITE", "kite=KITE*", topic="p2")
    _, things, _ = names([one, other], ())

    assert {(thing.entity.key, thing.entity.label, thing.introduced_by) for thing in things} == {
        ("kite-p1", "KITE", "p1"),
        ("kite-p2", "KITE", "p2"),
    }


def test_a_name_of_the_tables_is_another_thing_only_where_it_is_spelt_out_in_other_words() -> None:
    keys, why = meant(
        note("a", "Group Robust Policy Optimization (GRPO)", "grpo=GRPO"),
        note("b", "Growing Roots Past Oaks (GRPO)", "grpo=GRPO"),
        note("c", "GRPO", "grpo=GRPO*", topic="p1"),
    )
    assert keys == {"a": {"grpo"}, "b": {"growing-roots-past-oaks"}, "c": {"grpo"}}
    assert [one.rule for one in why] == ["name-by-words"]


def test_the_order_of_the_notes_makes_no_difference() -> None:
    read = [WIND, WORD, BARE, note("d", "KITE", "kite=KITE*", topic="p1"), note("e", "KITE", "kite=KITE*", topic="p2")]

    assert meant(*read) == meant(*read[::-1])
