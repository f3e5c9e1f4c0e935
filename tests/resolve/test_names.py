from __future__ import annotations

from kg.entry import Entry, Source
from kg.facts import Mentioned
from kg.resolve.entities import Note, Paper
from kg.resolve.names import names


def mention(surface: str, key: str, type_: str = "Method", introduces: float = 0.0) -> Mentioned:
    return Mentioned("abstract", 0, len(surface), surface, key, type_, (0, 9), "shape", 0.9, 1, introduces)


def note(name: str, *mentions: Mentioned, topic: str = "") -> Note:
    return Note(name, Entry(Source(f"{name}.md"), "test", name), topic, mentions=mentions)


def test_ways_to_write_a_new_name_are_one_thing_called_as_most_notes_do() -> None:
    read = [
        note("a", mention("KiteNet-2", "kitenet-2"), mention("KiteNet-2", "kitenet-2")),
        note("b", mention("KiteNet 2", "kitenet-2")),
        note("c", mention("KiteNet2", "kitenet2")),
    ]
    _, (thing,), _ = names(read, ())

    assert (thing.entity.key, thing.entity.label) == ("kitenet2", "KiteNet-2")
    assert thing.surfaces == ("KiteNet 2", "KiteNet-2", "KiteNet2")


def test_a_long_form_that_one_note_defines_joins_the_notes_that_use_it_alone() -> None:
    read = [
        note("a", mention("Wind Kite Policy Tuning", "wkpt"), mention("WKPT", "wkpt")),
        note("b", mention("wind kite policy tuning", "wind-kite-policy-tuning")),
    ]
    made, (thing,), _ = names(read, ())

    assert thing.entity.key == "wkpt"
    assert made[1].mentions[0].entity == "wkpt"


def test_versions_and_sizes_are_not_run_together() -> None:
    read = [note("a", mention("Kite 3.1 8B", "kite-3.1-8b")), note("b", mention("Kite 3 18B", "kite-3-18b"))]
    _, things, _ = names(read, ())

    assert len(things) == 2


def test_a_new_name_has_the_type_that_most_notes_give_it() -> None:
    read = [
        note("a", mention("KiteNet", "kitenet", "Model", introduces=0.9), topic="p1"),
        note("b", mention("KiteNet", "kitenet", "Method")),
        note("c", mention("KiteNet", "kitenet", "Method")),
    ]
    made, (thing,), _ = names(read, ())

    assert thing.entity.type == "Model"
    assert {one.type for note in made for one in note.mentions} == {"Model"}


def test_one_paper_introduces_a_thing_the_surest() -> None:
    read = [
        note("a", mention("KiteNet", "kitenet", introduces=0.6), topic="p1"),
        note("b", mention("KiteNet", "kitenet", introduces=0.9), topic="p2"),
    ]
    _, (thing,), (decision,) = names(read, ())

    assert thing.introduced_by == "p2"
    assert (decision.kind, decision.key, decision.rule, decision.source.path) == (
        "name",
        "kitenet",
        "introduced-here",
        "b.md",
    )


def test_the_paper_that_a_table_gives_goes_first() -> None:
    read = [note("a", mention("BERT", "bert", "Model", introduces=0.9), topic="other")]
    _, things, _ = names(read, [Paper("arxiv-1810.04805", arxiv="1810.04805")])

    assert {thing.introduced_by for thing in things if thing.entity.type == "Model"} == {"arxiv-1810.04805"}
