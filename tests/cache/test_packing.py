from __future__ import annotations

import pickle
from pathlib import Path
from typing import cast, get_args

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from kg.cache.packing import pack, unpack
from kg.entry import Entry, Problem, Source
from kg.facts import Extracted, Fact, Mentioned, Tagged
from kg.reading import Looked, Read, read
from kg.sources import files
from tests.tools import ROOT

LIKELY = st.floats(0, 1)
FACTS: st.SearchStrategy[Fact] = st.one_of(
    [
        st.builds(Mentioned, confidence=LIKELY, introduces=LIKELY) if kind is Mentioned else st.from_type(kind)
        for kind in get_args(Fact)
    ]
)
READS = st.builds(
    Read,
    digest=st.text(),
    found=st.lists(
        st.builds(
            Extracted,
            st.from_type(Entry),
            st.lists(st.tuples(st.sampled_from(["links", "mine"]), FACTS)),
        ),
        max_size=2,
    ).map(tuple),
    problems=st.lists(st.from_type(Problem), max_size=2).map(tuple),
)


def parts(one: Read) -> tuple[object, ...]:
    """A result as values that compare: facts with their types."""
    facts = [(x.entry, [(name, type(fact), fact) for name, fact in x.facts]) for x in one.found]
    return one.digest, facts, one.problems


@settings(max_examples=40)
@given(READS)
def test_any_result_comes_back_as_it_was_or_is_refused(one: Read) -> None:
    try:
        packed = pack(one)
    except OverflowError:
        reject()  # a line number of more than 64 bits
    assert parts(unpack(packed)) == parts(one)


def test_the_results_of_the_seeds_come_back_as_they_were() -> None:
    for one in read(files([ROOT / "seeds"]), Looked(recogniser=False), 1, lambda *_: None):
        assert len(one.found) == 4
        assert parts(unpack(pack(one))) == parts(one)


@given(st.binary())
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(data)


def test_a_pickle_is_refused_and_does_nothing(tmp_path: Path) -> None:
    class Writes:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (tmp_path / "written").write_text, ("harm",)

    with pytest.raises(ValueError, match=r"."):
        unpack(pickle.dumps(Writes()))
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_record_of_kg_is_refused() -> None:
    odd = Read("", (Extracted(Entry(Source("a.md"), "note", "A"), [("mine", Tagged(cast("str", object()), 1))]),), ())
    with pytest.raises(TypeError):
        pack(odd)
