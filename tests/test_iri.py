from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg import iri
from kg.errors import IriError


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Scaling Law", "scaling-law"),
        ("scaling_law", "scaling-law"),
        ("Jörg Müller", "jörg-müller"),
        ("강화 학습", "강화-학습"),
        ("  R1-Zero's “Aha”! ", "r1-zero-s-aha"),
        ("ＦＵＬＬ width", "full-width"),
        ("!!!", ""),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert iri.slug(text) == slug


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("2024/240703 DisCo-Diff.md", "2024.240703_DisCo-Diff"),
        ("GPTs.md", "GPTs"),
        ("읽기/노트 하나.md", "읽기.노트_하나"),
    ],
)
def test_a_path_of_letters_keeps_its_words(path: str, slug: str) -> None:
    assert iri.path_slug(path) == slug


@pytest.mark.parametrize(
    "path", ["a_b.md", "a.b.md", "a, b.md", "S$^3$c.md", "a.txt", "x-0123abcd.md", "..md", " .md", "a  b?.md"]
)
def test_a_path_that_cannot_be_told_from_its_slug_is_marked(path: str) -> None:
    assert iri.path_slug(path).endswith(f"-{iri.digest8(path)}")


@given(st.text(min_size=1))
def test_a_slug_is_a_local_name_that_stays_as_it_is(text: str) -> None:
    made = iri.slug(text)
    assume(made)

    assert iri.LOCAL_NAME.match(made)
    assert iri.slug(made) == made
    assert unicodedata.is_normalized("NFC", made)


@given(st.sets(st.text(alphabet="ab _./-é,", min_size=1, max_size=6).map(lambda stem: f"{stem}.md"), min_size=2))
def test_no_two_paths_share_a_slug(paths: set[str]) -> None:
    slugs = {iri.path_slug(path) for path in paths}

    assert len(slugs) == len(paths)
    assert all(iri.LOCAL_NAME.match(slug) for slug in slugs)


def test_things_of_everyone_and_things_of_ones_own() -> None:
    mint = iri.Mint("https://example.org/me/")

    assert mint.of("paper", "arxiv-2503.05139") == "<https://w3id.org/paperkg/paper/arxiv-2503.05139>"
    assert mint.of("note", "2025.Far") == "<https://example.org/me/note/2025.Far>"
    assert mint.prefixes()["note"] == "https://example.org/me/note/"


@pytest.mark.parametrize(
    "base", ["", "example", "https://example.org", "https://exa mple.org/", "urn:me/", 'http://"/']
)
def test_a_base_that_is_no_namespace_is_refused(base: str) -> None:
    with pytest.raises(IriError, match="not an http"):
        iri.Mint(base)


def test_a_thing_without_a_name_is_refused() -> None:
    with pytest.raises(IriError, match="no letter or digit to make the IRI of a tag from"):
        iri.Mint().of("tag", "")


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://example.org/a?b=1#c", "<https://example.org/a?b=1#c>"),
        ("HTTP://example.org/한글", "<HTTP://example.org/한글>"),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        ("https://example.org/<script>", None),
        ('https://example.org/"', None),
        ("ftp://example.org/", None),
    ],
)
def test_only_http_addresses_become_iris(url: str, made: str | None) -> None:
    assert iri.http_iri(url) == made


def test_spellings_of_a_title_have_one_key_and_other_titles_others() -> None:
    key = iri.paper_key_of_title("Attention Is All You Need")

    assert key.startswith("title-attention-is-all-you-need-")
    assert iri.paper_key_of_title("attention is all you need!") == key
    assert iri.paper_key_of_title("Attention Is Not All You Need") != key


def test_a_title_without_letters_is_refused() -> None:
    with pytest.raises(IriError, match="no letter or digit in the title"):
        iri.paper_key_of_title("?!")


#: PN_CHARS of RDF 1.1 Turtle, section 6.5, from its PN_CHARS_BASE, PN_CHARS_U and digits, without ``-``.
PN_CHARS = re.compile(
    "[0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)


def test_no_local_name_holds_what_turtle_would_have_to_escape() -> None:
    taken = [chr(code) for code in range(0x110000) if iri.LOCAL_NAME.match(chr(code))]

    assert [character for character in taken if not PN_CHARS.match(character)] == []
    assert len(taken) > 100_000
