"""A person's table of names goes before everything that ships with kg."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import TableError
from kg.mentions import decisions, entity, known
from kg.mentions.decisions import Decision
from kg.mentions.entities import described, is_new
from kg.mentions.lookup import Setting
from kg.mentions.names import Index, index

HEAD = "surface\tdecision\tkey-or-type\tnote\n"


def under(*written: str) -> Index:
    return decisions.decided(index(), map(decisions.parse, written))


def keys(text: str, names: Index, *, korean: bool = False) -> list[str]:
    """The keys of the names in a text."""
    return [hit.entity for hit in known.hits(text, Setting(text.casefold(), korean), names) if hit.entity]


def test_a_spelling_is_the_same_as_a_known_name() -> None:
    names = under("Pixel Painter=same-as:DiT")

    assert keys("our Pixel Painter", index()) == []
    assert keys("our Pixel Painter", names) == ["dit"]


@pytest.mark.parametrize("name", ["qwen2-vl-2b", "Qwen 2 VL 2B", "Qwen2-VL-2B"])
def test_the_other_name_may_be_one_that_the_grammar_makes(name: str) -> None:
    names = under(f"QV2=same-as:{name}")
    made = entity("qwen2-vl-2b", names)

    assert keys("we use QV2 here", names) == ["qwen2-vl-2b"]
    assert (made.label, made.family, made.parameters) == ("Qwen2-VL-2B", "qwen2-vl", 2_000_000_000)


def test_the_other_name_may_be_one_that_the_table_itself_makes() -> None:
    names = under("KT=same-as:Kite-Tuner", "Kite-Tuner=is:Method")

    assert keys("KT and Kite-Tuner", names) == ["kite-tuner", "kite-tuner"]
    assert entity("kite-tuner", names).type == "Method"


def test_what_is_no_name_is_none_in_that_spelling_alone() -> None:
    names = under("clip=not-a-name")

    assert keys("clip 임베딩", index(), korean=True) == ["clip"]
    assert keys("clip 임베딩", names, korean=True) == []
    assert keys("CLIP 임베딩", names, korean=True) == ["clip"]
    assert names.decided == {"clip": ""}


def test_a_new_name_of_a_type() -> None:
    names = under("Kite World=is:Benchmark", "Glider=is:ModelFamily")

    assert keys("Glider-7B on Kite World", names) == ["glider-7b", "kite-world"]
    assert entity("kite-world", names).type == "Benchmark"
    assert entity("glider-7b", names).parameters == 7_000_000_000
    assert not is_new("kite-world", names)
    assert is_new("kite-world")


def test_a_known_name_gets_the_type_that_was_decided() -> None:
    assert entity("flan", under("FLAN=is:Method")).type == "Method"
    assert entity("flan").type == "Dataset"


def test_a_name_with_cues_needs_none_once_it_is_decided() -> None:
    assert keys("the road R1", index()) == []
    assert keys("the road R1", under("R1=same-as:DeepSeek-R1")) == ["deepseek-r1"]


def test_a_spelling_in_hangul() -> None:
    assert keys("연날리기로 학습", under("연날리기=is:Dataset"), korean=True) == ["연날리기"]


def test_entities_of_an_index_are_described_with_it() -> None:
    names = under("Glider=is:ModelFamily")
    made = [(one.key, one.type) for one in described({"glider-7b": ["Glider-7B"]}, names)]

    assert made == [("glider", "ModelFamily"), ("glider-7b", "Model")]
    assert [one.type for one in described({"glider-7b": ["Glider-7B"]})] == ["Method"]


def test_a_table_is_read_and_written_back(tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_text(f"{HEAD}# my own\nKite\tnot-a-name\t\tthe toy\nKT\tsame-as\tKite-Tuner\t\n", encoding="utf-8")

    read = decisions.read(file)
    assert read == (Decision("Kite", "not-a-name", "", "the toy"), Decision("KT", "same-as", "Kite-Tuner"))
    assert decisions.text(read) == f"{HEAD}KT\tsame-as\tKite-Tuner\t\nKite\tnot-a-name\t\tthe toy\n"
    assert keys("KT flies", decisions.index(file)) == ["kite-tuner"]


def test_without_a_table_the_index_is_that_of_kg() -> None:
    assert decisions.index() is index()


def test_the_last_decision_on_a_spelling_counts() -> None:
    earlier, later = Decision("Kite", "not-a-name"), Decision("Kite", "is", "Model")

    assert decisions.text([earlier, later]) == f"{HEAD}Kite\tis\tModel\t\n"


def test_the_table_stands_beside_the_notes(tmp_path: Path) -> None:
    (tmp_path / "digest.txt").touch()

    assert decisions.file_of([tmp_path / "digest.txt", tmp_path]) == tmp_path / "names.tsv"
    assert decisions.file_of([]) == Path("names.tsv")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Kite\tis\tToy\t", "found the type 'Toy', expected one of Model, ModelFamily, Method, Dataset, Benchmark"),
        ("Kite\tnone\t\t", "found 'none', expected same-as, not-a-name or is"),
        ("Kite\tsame-as\t\t", "expected the name that 'Kite' is the same as"),
        ("?!\tnot-a-name\t\t", "expected one with letters or digits"),
        ("Kite\tis\tModel", "found 3 cells, expected 4"),
        ("Kite\tnot-a-name\t\t\nKite\tis\tModel\t", "'Kite' stands in line 2 already"),
    ],
)
def test_a_table_that_breaks_the_rules_says_where(row: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text(f"{HEAD}{row}\n", encoding="utf-8")

    with pytest.raises(TableError) as caught:
        decisions.index(tmp_path / "names.tsv")
    assert message in str(caught.value)
    assert str(tmp_path / "names.tsv") in str(caught.value)


@pytest.mark.parametrize("written", ["Kite", "Kite=", "=not-a-name", "Kite=is:", "a\tb=not-a-name"])
def test_what_says_no_decision_is_refused(written: str) -> None:
    with pytest.raises(TableError):
        decisions.parse(written)


SURFACES = st.sampled_from(["Kite", "KT", "GRPO", "clip", "Qwen2-VL-2B", "연", "C4", "Llama", "a b c"])
VALUES = st.sampled_from(["not-a-name", "is:Model", "is:Dataset", "is:ModelFamily", "same-as:KT", "same-as:Llama 3 8B"])


@settings(max_examples=30)
@given(st.dictionaries(SURFACES, VALUES, max_size=6))
def test_every_key_that_a_decision_gives_stands_for_something(decided: dict[str, str]) -> None:
    names = under(*(f"{surface}={value}" for surface, value in decided.items()))

    for surface, value in decided.items():
        key = names.decided[surface]
        assert (key == "") is (value == "not-a-name")
        assert not key or entity(key, names).key == key
