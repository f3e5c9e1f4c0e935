"""The topic scheme ``ontology/tags.tsv`` keeps its own rules."""

from __future__ import annotations

from functools import cache

from kg import iri, tables

COLUMNS = ("tag", "label", "broader", "synonyms", "source")
SOURCES = {"use in notes", "curated"}


@cache
def broader() -> dict[str, tuple[str, ...]]:
    """Each tag and the tags that are one step broader."""
    return {tag: tuple(filter(None, above.split("|"))) for tag, _, above, _, _ in tables.rows("tags.tsv", COLUMNS)}


def synonyms() -> list[tuple[str, str]]:
    """Each synonym with the tag that claims it."""
    return [
        (word, tag) for tag, _, _, words, _ in tables.rows("tags.tsv", COLUMNS) for word in words.split("|") if word
    ]


def above(tag: str) -> set[str]:
    """Everything broader than the tag, over any number of steps."""
    found: set[str] = set()
    pending = list(broader()[tag])
    while pending:
        if (one := pending.pop()) not in found:
            found.add(one)
            pending += broader()[one]
    return found


def test_tags_and_synonyms_are_written_in_their_normal_form() -> None:
    words = [*broader(), *(word for word, _ in synonyms())]
    assert [word for word in words if iri.slug(word) != word] == []


def test_no_synonym_is_claimed_twice_or_is_a_tag_itself() -> None:
    words = [word for word, _ in synonyms()]
    assert len(words) == len(set(words))
    assert set(words) & set(broader()) == set()


def test_every_broader_tag_is_a_row() -> None:
    assert {one for tags in broader().values() for one in tags} - set(broader()) == set()


def test_no_tag_is_broader_than_itself() -> None:
    assert [tag for tag in broader() if tag in above(tag)] == []


def test_no_step_repeats_what_a_longer_way_says() -> None:
    """A tag that is reached over another one need not stand in the row as well."""
    repeated = [
        (tag, one) for tag, tags in broader().items() for one in tags if any(one in above(other) for other in tags)
    ]
    assert repeated == []


def test_the_scheme_is_a_hierarchy_with_few_tops() -> None:
    tops = [tag for tag, tags in broader().items() if not tags]
    assert len([tag for tag in broader() if tag not in tops]) >= 150
    assert 12 <= len(tops) <= 20
    assert "vision" in above("panoptic-segmentation")
    assert {"audio", "generative-model"} <= above("music-generation")


def test_labels_are_unique_and_sources_known() -> None:
    rows = tables.rows("tags.tsv", COLUMNS)
    labels = [label.casefold() for _, label, _, _, _ in rows]
    assert all(labels)
    assert len(labels) == len(set(labels))
    assert {source for *_, source in rows} == SOURCES


def test_rows_are_sorted() -> None:
    assert list(broader()) == sorted(broader())


def test_only_true_synonyms_are_one_topic() -> None:
    """What is merely close stays a topic of its own, one step narrower."""
    merged = dict(synonyms())
    assert merged["reinforcement-learning"] == "rl"
    assert merged["text2img"] == "text-to-image"
    assert merged["metalearning"] == "meta-learning"
    assert {"ddpm", "vit", "nmt", "discrete-vae", "sft"} & set(merged) == set()
    assert "diffusion" in broader()["ddpm"]
    assert "vision-transformer" in broader()["vit"]
