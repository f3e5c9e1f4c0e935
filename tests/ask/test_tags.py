from __future__ import annotations

import pytest

from kg.ask.tags import Spelling, Topic, tags
from kg.building import build

NOTES = {
    "240101 A.md": "Kites (Ada Example)\n\n연.\n\n#scaling_law #text2img\n",
    "240102 B.md": "Sails (Bo Sample)\n\n돛.\n\n#Scaling-Law #text-to-image #transformr\n",
    "240103 C.md": "Wings (Cy Test)\n\n날개.\n\n#scaling-law #kite-flying-lore\n",
}


@pytest.fixture(scope="module")
def topics(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Topic]:
    folder = tmp_path_factory.mktemp("tags")
    (folder / "notes").mkdir()
    for name, text in NOTES.items():
        (folder / "notes" / name).write_text(text, encoding="utf-8")
    build([folder / "notes"], mentions=False).write(folder / "out", pages=False)
    return {one.key: one for one in tags(folder / "out")}


def test_spellings_and_synonyms_are_one_topic_and_say_why(topics: dict[str, Topic]) -> None:
    law, image = topics["scaling-law"], topics["text-to-image"]

    assert law.notes == 3
    assert law.spellings == (
        Spelling("Scaling-Law", 1, "spelling"),
        Spelling("scaling-law", 1, "name"),
        Spelling("scaling_law", 1, "spelling"),
    )
    assert [one.written for one in image.merged] == ["text2img"]
    assert image.merged[0].rule == "synonym"


def test_a_topic_that_the_scheme_does_not_know_has_those_that_look_like_it(topics: dict[str, Topic]) -> None:
    assert topics["transformr"].near[0] == "transformer"
    assert (topics["kite-flying-lore"].known, topics["kite-flying-lore"].near) == (False, ())
    assert topics["scaling-law"].known


def test_topics_above_are_listed_without_notes_and_the_most_used_come_first(topics: dict[str, Topic]) -> None:
    assert next(iter(topics)) == "scaling-law"
    above = topics["scaling-law"].broader
    assert above
    assert all(topics[key].notes == 0 for key in above)
