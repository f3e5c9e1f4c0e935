from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.mentions import note
from kg.mentions.names import index
from kg.mentions.note import Text
from kg.mentions.proposals import near, proposals
from kg.mentions.recogniser import TAGS, Span
from tests.mentions.notes import field
from tests.mentions.test_candidates import found


def said(texts: Sequence[Text], spans: Mapping[str, str]) -> list[np.ndarray]:
    """The tags of a recogniser that is sure of these names, by their type, and of nothing else."""
    made = [np.tile(np.eye(len(TAGS))[0], (len(text.words), 1)) for text in texts]
    for surface, type_ in spans.items():
        for text, rows in zip(texts, made, strict=True):
            begin = text.text.find(surface)
            first, last = text.span(begin, begin + len(surface))
            rows[first:last] = np.eye(len(TAGS))[TAGS.index(f"I-{type_}-0")]
            rows[first] = np.eye(len(TAGS))[TAGS.index(f"B-{type_}-0")]
    return made


def test_the_recogniser_is_asked_of_titles_and_near_the_candidates() -> None:
    texts = note.read(
        [field("A deep snake", "title"), field("It is trained for days with GRPO on a boat, in the sun and the rain.")],
        index(),
    )
    asked: list[list[Span]] = []

    def ask(spans: Sequence[Sequence[Span]]) -> list[np.ndarray]:
        asked.extend(map(list, spans))
        return said(texts, {})

    proposals(texts, {}, index(), ask)
    title, abstract = (
        [[word.text for word in text.words[slice(*span)]] for span in spans]
        for text, spans in zip(texts, asked, strict=True)
    )
    assert title == [["A", "deep", "snake"]]
    assert abstract == [["It", "is"], ["with", "GRPO", "on"]]


def test_what_the_recogniser_sees_is_a_candidate_wherever_it_stands() -> None:
    texts = note.read([field("The deep snake", "title"), field("We like the deep snake.")], index())

    made, _ = proposals(
        texts, {"the": 900}, index(), lambda _: said(texts[:1], {"deep snake": "Model"}) + said(texts[1:], {})
    )
    assert made["deep snake"].stages == {"recogniser"}
    assert [(at.text, at.begin) for at in made["deep snake"].at] == [(0, 4), (1, 12)]


def test_what_the_recogniser_sees_as_well_is_the_same_candidate() -> None:
    texts = note.read([field("We use GRPO.")], index())

    made, _ = proposals(texts, {}, index(), lambda _: said(texts, {"GRPO": "Method"}))
    assert made["GRPO"].stages >= {"name", "recogniser"}
    assert [at.begin for at in made["GRPO"].at] == [7]


def test_without_a_recogniser_there_are_no_tags() -> None:
    texts = note.read([field("We use GRPO.")], index())

    made, tags = proposals(texts, {"we": 900}, index(), None)
    assert set(made) == {"GRPO"}
    assert tags is None


def test_words_near_each_other_are_one_span() -> None:
    texts = note.read([field("so GRPO and PPO are what we take and like")], index())

    assert near(found("so GRPO and PPO are what we take and like"), texts, {}) == [[(0, 5)]]


def test_the_recogniser_is_asked_of_rare_words_with_a_capital() -> None:
    text = "With Pascal it is what 4DiM does"
    asked = near({}, note.read([field(text)], index()), {"with": 900})

    assert asked == [[(0, 3), (4, 7)]]
