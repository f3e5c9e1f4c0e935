from __future__ import annotations

import datetime

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import terms
from kg.terms import Term


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (terms.text("plain"), '"plain"'),
        (terms.text("확산", "ko"), '"확산"@ko'),
        (terms.text("upper", "EN"), '"upper"@en'),
        (terms.text('say "hi"\\\n\tnext'), '"say \\"hi\\"\\\\\\n\\tnext"'),
        (terms.text("e\u0301"), '"\u00e9"'),
        (terms.text("a\x00b\x0cc\ud800d\ufffe"), '"abcd"'),
        (terms.integer(12), '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (terms.natural(0), '"0"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>'),
        (terms.decimal(0.9), '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.decimal(1), '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (terms.date(datetime.date(2025, 3, 10)), '"2025-03-10"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (terms.iri("https://example.org/a"), "<https://example.org/a>"),
    ],
)
def test_a_term_is_its_canonical_ntriples_text(term: Term, written: str) -> None:
    assert term == written


@given(st.text())
def test_any_text_is_a_literal_that_a_strict_parser_reads_and_writes_back_the_same(value: str) -> None:
    literal = terms.text(value, "en")

    (triple,) = pyoxigraph.parse(f"<urn:s> <urn:p> {literal} .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)

    assert isinstance(triple.object, pyoxigraph.Literal)
    assert triple.object.value == terms.clean(value)
    assert str(triple.object) == literal
