from __future__ import annotations

import re
from pathlib import Path

import kg
from kg.export import Results, formats, load
from kg.stores.kinds import kinds
from kg.vocab import FOREIGN
from tests.tools import ROOT


def document(base: str) -> str:
    made = kg.build([ROOT / "seeds"], base=base, mentions=False)
    ((name, text),) = load.texts(Results(made.graph, made.mentions))
    assert name == "LOAD.md"
    return text


def test_the_graph_of_the_user_stands_in_every_bulk_command() -> None:
    text = document("https://example.org/me/")

    assert text.count("https://example.org/me/graph/kg") >= 7
    assert "$" not in text


def test_every_kind_of_store_has_its_push_command_and_says_whether_it_was_run() -> None:
    text = document("https://example.org/me/")

    for kind in kinds().values():
        section = next(part for part in text.split("\n## ") if re.search(rf"--store {kind.store}$", part, re.MULTILINE))
        assert re.search(rf"kg push \S+ --store {kind.store}\n", section)
        assert ("not run" in section) == (kind.run == "no")


def test_every_format_that_is_named_is_one() -> None:
    assert set(re.findall(r"kg export -f (\w+)", document("https://example.org/me/"))) <= set(formats())


def test_neo4j_is_told_the_prefixes_and_keeps_languages_and_several_values() -> None:
    text = document("https://example.org/me/")

    assert all(f"nsprefixes.add('{prefix}', '{namespace.base}')" in text for prefix, namespace in FOREIGN.items())
    assert "handleMultival: 'ARRAY'" in text
    assert "keepLangTag: true" in text


def test_a_build_writes_it(exports: Path) -> None:
    assert (exports / "LOAD.md").read_text(encoding="utf-8").startswith("# Loading this graph\n")
