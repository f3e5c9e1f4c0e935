from __future__ import annotations

from kg.entry import Entry, Source
from kg.mentions.gold import Label, Labelled
from kg.mentions.names import index
from kg.mentions.recogniser import TAGS
from kg.mentions.training import network
from kg.mentions.training.notes import common, fold, fragments, lessons
from tests.mentions.notes import field

TEXT = "We present KiteNet-2. It is trained with GRPO on sunny days."
ENTRY = Entry(Source("a.md"), "test", "a", fields=(field(TEXT),))
LABELLED = Labelled(
    "a.md",
    (
        Label("KiteNet-2", "Model", "KiteNet-2", introduced=True),
        Label("GRPO", "Method", "GRPO", introduced=False),
    ),
)


def test_words_of_labels_are_tagged() -> None:
    (lesson,) = lessons({"a.md": ENTRY}, [LABELLED], index())
    ((document, tags),) = network.examples([lesson])

    named = [(document[place].text, TAGS[tag]) for place, tag in enumerate(tags.tolist()) if tag]
    assert named == [
        ("KiteNet", "B-Model-1"),
        ("-", "I-Model-1"),
        ("2", "I-Model-1"),
        ("GRPO", "B-Method-0"),
    ]


def test_a_fragment_is_one_sentence_and_says_where_it_stood() -> None:
    (lesson,) = lessons({"a.md": ENTRY}, [LABELLED], index())
    ((part, (place, first, last)),) = fragments(lesson, index())

    (text,) = part.texts
    assert text.text.strip() in {"We present KiteNet-2.", "It is trained with GRPO on sunny days."}
    assert [word.text for word in text.words] == [word.text for word in lesson.texts[place].words[first:last]]


def test_words_in_small_letters_are_counted() -> None:
    assert common([ENTRY] * 5) == {"days": 5, "is": 5, "on": 5, "present": 5, "sunny": 5, "trained": 5, "with": 5}


def test_a_note_is_in_one_fold_by_its_path() -> None:
    assert {fold(f"{number}.md", 3) for number in range(30)} == {0, 1, 2}
    assert fold("a.md", 3) == fold("a.md", 3)
