from __future__ import annotations

import pytest

from kg import vocab
from kg.vocab import FOREIGN, KG, SCHEMA


def test_a_term_is_an_iri() -> None:
    assert KG.Paper == "<https://w3id.org/paperkg/ns#Paper>"
    assert SCHEMA.url == "<https://schema.org/url>"


def test_a_misspelt_term_fails_where_it_is_written() -> None:
    with pytest.raises(AttributeError, match=r"^no term 'Papr' in https://w3id\.org/paperkg/ns#; there are: .*Paper"):
        _ = KG.Papr


def test_a_term_that_is_a_word_of_python_is_reached_by_name() -> None:
    assert getattr(vocab.VOID, "class") == "<http://rdfs.org/ns/void#class>"


@pytest.mark.parametrize("prefix", ["kg", *FOREIGN])
def test_namespaces_end_where_a_local_name_can_follow_and_hold_no_term_twice(prefix: str) -> None:
    namespace = {"kg": KG, **FOREIGN}[prefix]
    assert namespace.base.endswith(("/", "#"))
    assert len(namespace.terms) == len(set(namespace.terms))


def test_every_namespace_of_the_module_is_listed() -> None:
    made = {value.base for value in vars(vocab).values() if isinstance(value, vocab.Namespace)}
    assert made == {KG.base} | {namespace.base for namespace in FOREIGN.values()}
