from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import Reason, explain
from kg.ask.explain import Exports, grounds, origins
from kg.ask.explain.grounds import Ground
from kg.errors import QueryError
from kg.graph.graph import read
from kg.terms import Triple
from tests.tools import ROOT

ARXIV = "https://arxiv.org/abs/"
KITES = "paper:arxiv-2401.00001"
NOTE = "2024/240101 Kite-VL.md"


def statements(folder: Path) -> Iterator[Triple]:
    for name in ("kg.ttl", "mentions.ttl"):
        yield from read([("ttl", (folder / name).read_bytes())], {})


def is_there(ground: Ground, root: Path) -> bool:
    """Whether the words of a ground begin in the line that it names; a name of a file is in its name."""
    assert ground.source
    path, line = ground.source
    if not line:
        return all(word in path or word in (root / path).read_text(encoding="utf-8") for word in ground.words.split())
    rest = " ".join(
        " ".join((root / path).read_text(encoding="utf-8").split("\n")[line - 1 :]).replace("> ", "").split()
    )
    words = " ".join(ground.words.split())
    return words in rest and rest.index(words) <= len((root / path).read_text(encoding="utf-8").split("\n")[line - 1])


def faults(folder: Path, root: Path) -> list[tuple[Triple, Ground]]:
    """The statements of a build with a ground that has no known rule, or that is not in the notes."""
    exports = Exports(folder)
    return [
        (triple, ground)
        for triple in statements(folder)
        for ground in grounds(exports, *triple)
        if ground.rule == "unknown"
        or ground.rule not in origins.rules()
        or (ground.source and not is_there(ground, root))
    ]


def test_every_statement_about_the_seeds_is_explained_by_what_stands_in_them(exports: Path) -> None:
    assert faults(exports, ROOT / "seeds") == []


def test_every_statement_about_a_vault_is_explained_by_what_stands_in_it(made: Path, vault: Path) -> None:
    assert faults(made, vault) == []


def test_the_made_vault_has_every_kind_of_statement(made: Path, exports: Path) -> None:
    from kg.ask.explain import KINDS
    from kg.ask.explain.grounds import ANY

    opened = Exports(made)
    seen = {(opened.kind_and_key(s)[0], p) for s, p, _ in (*statements(made), *statements(exports))}
    unseen = {(kind, p) for kind, known in KINDS.items() for p in known if p != ANY} - seen
    # The first two need reference data, the last two rows of the tables of names that no text here calls up.
    rare = ("keywords>", "doi>", "related>", "fineTunedFrom>", "activeParameterCount>")
    assert {
        one for one in unseen if not one[1].endswith(rare) and one[0] not in {"method", "dataset", "family"}
    } == set()


def reasons(folder: Path, *asked: str) -> list[tuple[str, str, str]]:
    return [(one.rule, str(one.source or ""), one.words) for one in explain(folder, *asked)]


def test_a_title_is_from_the_earliest_note_that_has_one(made: Path) -> None:
    title = "Kite-VL: Learning to Fly with {\\bf Strings}"

    assert reasons(made, KITES, "dcterms:title") == [("earliest-title", f"{NOTE}:3", title)]
    assert reasons(made, KITES, "rdfs:label") == [("plain-title", f"{NOTE}:3", title)]


def test_an_identity_rests_on_an_address_or_on_title_and_authors(made: Path) -> None:
    assert reasons(made, KITES, "a", "kg:Paper") == [
        ("arxiv-id", f"{NOTE}:1", "https://arxiv.org/pdf/2401.00001v2"),
        ("title-and-authors", "2025/Later on Kites.md:2", "Kite-VL: Learning to Fly with Strings"),
    ]


def test_what_is_made_from_an_id_says_so(made: Path) -> None:
    address = (f"{NOTE}:1", "https://arxiv.org/pdf/2401.00001v2")

    assert reasons(made, KITES, "owl:sameAs") == [("doi-of-arxiv", *address)]
    assert reasons(made, KITES, "dcterms:date") == [("month-of-arxiv", *address)]


def test_an_author_stands_in_a_line_of_the_list(made: Path) -> None:
    assert reasons(made, KITES, "creator", "Bo Sample") == [("authored", f"{NOTE}:3", "Bo Sample")]
    assert reasons(made, KITES, "creator", "Kite Research Team") == [("authored", f"{NOTE}:4", "Kite Research Team")]


def test_a_link_has_its_sentence(made: Path) -> None:
    found = explain(made, KITES, "cito:linksTo", "paper:arxiv-2402.00002")

    assert {(one.rule, one.extractor, one.words) for one in found} == {("linked", "links", f"{ARXIV}2402.00002")}
    assert found[0].sentence == f"연은 GLIDR ({ARXIV}2402.00002)를 따른다."


def test_a_topic_rests_on_tags_whatever_their_spelling(made: Path) -> None:
    assert reasons(made, KITES, "dcterms:subject", "tag:text-to-image") == [("tagged", f"{NOTE}:14", "text2img")]
    assert [one[0] for one in reasons(made, "tag:text-to-image", "altLabel", "text2img")] == ["synonym"]
    assert [one[0] for one in reasons(made, "tag:wind-power", "altLabel", "wind_power")] == ["spelling"]


def test_a_mention_says_what_found_it_and_in_which_sentence(made: Path) -> None:
    (found,) = explain(made, KITES, "schema:mentions", "GSM8K")

    assert (found.rule, found.extractor, found.words) == ("mention-name", "mentions", "GSM8K")
    assert found.how == "A spelling from the tables of names."
    assert found.sentence.startswith("We present Kite-VL")


def test_a_name_is_explained_by_its_parts_or_by_a_table_with_its_licence(made: Path) -> None:
    (size,) = explain(made, "model:qwen2-vl-7b-instruct", "kg:parameterCount")
    table = explain(made, "dataset:gsm8k", "skos:prefLabel")[0]

    assert (size.rule, size.words) == ("name-grammar", "Qwen2-VL-7B-Instruct")
    assert table.rule == "name-table"
    assert table.origin.startswith("ontology/names/curated.tsv: ")


def test_wikilinks_by_name_by_alias_and_lost(made: Path) -> None:
    note = "note:2024.240101_Kite-VL"

    assert reasons(made, note, "kg:wikilink") == [("wikilinked", f"{NOTE}:8", "240102 Wind")]
    assert reasons(made, note, "kg:unresolvedWikilink") == [("unresolved-wikilink", f"{NOTE}:8", "nowhere")]


def test_the_day_of_a_note_is_in_its_name_its_front_matter_or_the_line_above(made: Path) -> None:
    assert reasons(made, "note:2024.240101_Kite-VL", "created") == [("dated", NOTE, "240101 Kite-VL")]
    assert reasons(made, "note:2025.Later_on_Kites", "created") == [("dated", "2025/Later on Kites.md:3", "2025-02-03")]
    assert reasons(made, "digest:2025-03-10", "schema:datePublished") == [("dated", "digest.md:1", "# 2025-03-10")]


def test_a_broader_topic_is_of_the_scheme(made: Path) -> None:
    (found,) = explain(made, "tag:moe", "broader", "tag:sparsity")

    assert (found.rule, found.source) == ("scheme-broader", None)
    assert found.origin.startswith("ontology/tags.tsv: ")


def test_what_the_graph_says_of_itself_was_counted(made: Path) -> None:
    assert {one.rule for one in explain(made, "graph:kg")} == {"description"}


@pytest.mark.parametrize(
    "subject",
    [KITES, "https://w3id.org/paperkg/paper/arxiv-2401.00001", "Kite-VL: Learning to Fly with Strings"],
)
def test_a_subject_by_prefixed_name_iri_and_title(made: Path, subject: str) -> None:
    assert reasons(made, subject, "fabio:hasArXivId", "2401.00001")[0][0] == "arxiv-id"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("Kite-VL: Learning to Fly",), r"nothing here is called .*; near it: .*paper:arxiv-2401\.00001"),
        (("paper:none",), "nothing here is called 'paper:none'"),
        ((KITES, "schema:colour"), r"has no such predicate 'schema:colour'; it has: .*dcterms:title"),
        ((KITES, "creator", "Eve"), r"has no such object 'Eve'; it has: .*author:ada-example"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(made: Path, asked: tuple[str, ...], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        explain(made, *asked)


def test_a_name_of_several_things_lists_them(made: Path) -> None:
    with pytest.raises(
        QueryError, match=r"'GLIDR' is the name of several things: method:glidr; paper:arxiv-2402\.00002"
    ):
        explain(made, "GLIDR")


def test_a_statement_of_an_edited_file_is_not_made_up(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "edited")
    file = tmp_path / "edited" / "kg.ttl"
    line = "    fabio:hasArXivId"
    text = file.read_text(encoding="utf-8").replace(line, f'    <https://example.org/colour> "red" ;\n{line}', 1)
    file.write_text(text, encoding="utf-8")

    subject = next(iter(explain(tmp_path / "edited", KITES))).subject
    found = [one for one in explain(tmp_path / "edited", subject) if one.predicate == "<https://example.org/colour>"]

    assert [one.rule for one in found] == ["unknown"]
    assert isinstance(found[0], Reason)
