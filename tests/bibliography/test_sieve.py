from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bibliography import bibtex, items
from kg.bibliography.record import Record, letters
from kg.bibliography.sieve import Sieve, Wanted
from kg.entry import Source

KITES = Wanted(
    frozenset({"2401.00001", "hep-th/9901001"}),
    frozenset({"10.1000/kites.1"}),
    frozenset({letters("Red Kites and the Wind They Fly In"), letters("BERT")}),
)


def line(**changes: object) -> bytes:
    """A line of arXiv's data set about a paper that nobody wants, changed."""
    paper = {
        "id": "2402.00002",
        "submitter": "Ann",
        "authors": r"Ann \"A\" Lee",
        "title": "Blue Boats on the Water",
        "doi": None,
        "categories": "cs.CL",
        "abstract": 'With "title": "BERT" in it',
    }
    return json.dumps(paper | changes).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "2401.00001"},
        {"id": "hep-th/9901001"},
        {"id": "2401.00001v2"},
        {"doi": "10.1000/KITES.1"},
        {"doi": "doi:10.1000/kites.1"},
        {"title": "Red kites, and the wind they fly in"},
        {"title": "Red Kites and the Wind\n  They Fly In"},
        {"title": "{R}ed $Kites$ and the Wind They Fly In"},
        {"title": r"\emph{Red} Kites and the Wind They Fly In"},
        {"title": "BERT"},
    ],
)
def test_what_is_wanted_passes(changes: dict[str, object]) -> None:
    assert Sieve(KITES).passes_line(line(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"doi": "10.2000/kites.1"},
        {"doi": "10.1000/kites.2"},
        {"title": "Red Kites and the Wind They Fly In Again"},
        {"title": r"Red Kites and the \emph{Sea} They Fly Over"},
        {"title": "BERT: Birds Eat Red Tomatoes"},
    ],
)
def test_what_is_not_wanted_is_held_back(changes: dict[str, object]) -> None:
    assert not Sieve(KITES).passes_line(line(**changes))


@pytest.mark.parametrize(
    "raw",
    [
        b'{"title": "Blue", "note": "arXiv:2401.00001", "id": "lee2024"}',
        b'{"title": "Blue", "sub": {"title": "BERT"}, "id": "1", "categories": ""}',
        b'{"categories": "cs.CL", "title": ["BERT"], "id": "1"}',
        b'{"no": "json',
    ],
)
def test_what_a_look_cannot_tell_passes(raw: bytes) -> None:
    assert Sieve(KITES).passes_line(raw)


@pytest.mark.parametrize(
    ("block", "passes"),
    [
        ("@misc{a, title = {Red {K}ites and the Wind They Fly In}, year = 2024}", True),
        ("@misc{a,\n  title = {Red Kites and\n  the Wind They Fly In}}", True),
        ("@misc{a, title = {BERT}, author = {Lee, Ann}}", True),
        ('@misc{a, title = "Blue Boats on the Water", eprint = {2401.00001}}', True),
        ("@misc{a, title = {Blue Boats on the Water}, doi = {10.1000/KITES.1}}", True),
        ("@misc{a, title = {Blue Boats on the Water}, eprint = {hep-th/9901001}}", True),
        ("@misc{a, year = 2024}", True),
        ("@misc{a, title = {Blue Boats on the Water}, year = 2024}", False),
        ("@misc{a, title = {Red Kites and the Sea They Fly Over}, year = 2024}", False),
        ("@misc{a, booktitle = {BERT}, title = {Blue Boats on the Water}, doi = {10.2000/kites.1}}", False),
    ],
)
def test_records_of_bibtex(block: str, passes: bool) -> None:
    assert Sieve(KITES).passes_block(block.encode()) == passes


TITLES = st.text(
    alphabet=st.sampled_from(string.ascii_letters[:6] + "AZ09 _-:.,'\"{}$^~\\`\n<>&éo\u0308ß가") | st.characters(codec="utf-8"), max_size=40
)  # fmt: skip
WANTED = Wanted(frozenset({"2401.00001"}), frozenset({"10.1000/kites.1"}))


@given(
    TITLES, st.sampled_from(["2401.00001", "2402.00002"]), st.sampled_from([None, "10.1000/KITES.1", "10.1000/other"])
)
def test_no_line_that_the_parser_would_keep_is_held_back(title: str, number: str, doi: str | None) -> None:
    extras: tuple[dict[str, object], ...] = ({"categories": "cs.CL"}, {"versions": []}, {})
    for extra in extras:
        value = {"id": number, "title": title, "doi": doi, **extra}
        record = items.of(value, Source("a", 1))
        if isinstance(record, Record):
            sieve = Sieve(WANTED._replace(titles=frozenset({letters(record.title)} - {""})))
            assert sieve.keeps(record) or not record.title.strip() or not letters(record.title)
            for ascii_only in (True, False):
                raw = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
                assert sieve.passes_line(raw) or not sieve.keeps(record)


@given(TITLES)
def test_no_block_that_the_parser_would_keep_is_held_back(title: str) -> None:
    for field in (f"title = {{{title}}}", f'title = "{title}", year = 2024', f"title={{{title}}},\n  year=2024"):
        block = f"@misc{{a, {field}}}"
        for record in bibtex.records(block, "a.bib"):
            if isinstance(record, Record) and letters(record.title):
                sieve = Sieve(Wanted(titles=frozenset({letters(record.title)})))
                assert sieve.passes_block(block.encode("utf-8", "surrogatepass"))


def test_nothing_wanted_is_nothing_kept() -> None:
    sieve = Sieve(Wanted())
    assert not sieve.passes_line(line())
    assert not sieve.keeps(Record(Source("a", 1), title="Kites"))
    assert not sieve.keeps(Record(Source("a", 1)))
