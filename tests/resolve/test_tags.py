from __future__ import annotations

from kg.resolve import tags


def test_spellings_are_one_concept_with_the_others_as_labels() -> None:
    made = {tag.key: tag for tag in tags.tags(["zeppelin_flight", "Zeppelin-Flight", "zeppelin-flight"])}

    assert list(made) == ["zeppelin-flight"]
    assert made["zeppelin-flight"].label == "Zeppelin Flight"
    assert made["zeppelin-flight"].others == ("Zeppelin-Flight", "zeppelin-flight", "zeppelin_flight")


def test_a_synonym_of_the_scheme_stands_for_its_concept() -> None:
    assert tags.tag_key("text2img") == tags.tag_key("text-to-image")


def test_broader_concepts_come_along() -> None:
    made = {tag.key for tag in tags.tags(["gan"])}

    assert {broader for tag in tags.tags(["gan"]) for broader in tag.broader} <= made
    assert len(made) > 1


def test_a_tag_of_signs_alone_still_has_a_key() -> None:
    assert tags.tag_key("++") not in {"", tags.tag_key("--")}
