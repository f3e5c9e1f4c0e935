"""Every foreign term that the code may use exists in its vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import tables
from kg.vocab import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@pytest.mark.parametrize("prefix", FOREIGN)
def test_every_foreign_term_of_the_code_exists(
    prefix: str, unknown: Callable[[Iterable[str], Iterable[str]], list[str]]
) -> None:
    namespace = FOREIGN[prefix]
    assert unknown([namespace.base + term for term in namespace.terms], []) == []


def test_every_foreign_namespace_is_that_of_a_vocabulary(vocabularies: dict[str, Callable[[str], bool]]) -> None:
    assert {namespace.base for namespace in FOREIGN.values()} - set(vocabularies) == set()


def test_every_table_names_its_source_and_is_described() -> None:
    folder = tables.folder() / "vocabularies"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for file in folder.glob("*.tsv"):
        second = file.read_text(encoding="utf-8").split("\n", 2)[1]
        assert second.startswith("# source: https://github.com/"), file.name
        assert f"| `{file.name}` |" in readme
