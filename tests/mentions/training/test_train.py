from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kg.entry import Entry, Source
from kg.mentions.gold import Label, Labelled
from kg.mentions.names import index
from kg.mentions.train import kept, parts
from kg.mentions.training.notes import Lesson, lessons
from tests.mentions.notes import field

TEXT = "We present KiteNet-2. It is trained with GRPO on sunny days."


def material(text: str) -> list[Lesson]:
    entry = Entry(Source("a.md"), "test", "a", fields=(field(text),))
    return lessons(
        {"a.md": entry}, [Labelled("a.md", (Label("KiteNet-2", "Model", "KiteNet-2", introduced=True),))], index()
    )


def test_what_a_network_gave_is_kept_for_the_same_notes_alone(tmp_path: Path) -> None:
    made = []

    def learn(told: Sequence[Lesson], number: int) -> dict[str, np.ndarray]:
        made.append(number)
        return {"words": np.array([len(text.words) for lesson in told for text in lesson.texts])}

    first = kept(tmp_path, learn, material(TEXT), 1)
    again = kept(tmp_path, learn, material(TEXT), 1)
    assert made == [1]
    assert again["words"].tolist() == first["words"].tolist()

    kept(tmp_path, learn, material(TEXT), 2)
    kept(tmp_path, learn, material(f"{TEXT} And on others."), 2)
    kept(None, learn, material(TEXT), 1)
    assert made == [1, 2, 2, 1]


def test_a_sentence_of_a_note_has_its_part_of_what_the_recogniser_said() -> None:
    (lesson,) = material(TEXT)
    said = np.arange(len(lesson.texts[0].words))[:, None]
    whole, sentence = parts([lesson], {"a.md": [said]})

    assert (whole.lesson.whole, sentence.lesson.whole) == (True, False)
    assert whole.tags is not None
    assert sentence.tags is not None
    assert whole.fold == sentence.fold
    assert len(sentence.tags[0]) == len(sentence.lesson.texts[0].words) < len(said)
