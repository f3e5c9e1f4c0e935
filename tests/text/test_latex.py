from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import latex


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\textbf{KITE}", "KITE"),
        (r"\emph{Fly \textit{high}}", "Fly high"),
        (r"{\bf KITE} flies", "KITE flies"),
        ("``x\" and ``y''", "“x” and “y”"),
        (r"$\alpha$-kites and $\infty$", "α-kites and ∞"),
        ("$S^3$, $x_{2}$, $n^{th}$", "S³, x₂, n^{th}"),
        (r"2$\times$2 and 16$\times$", "2×2 and 16×"),
        (r"$\textbf{K}$ite", "Kite"),
        (r"\frac{a}{b}", "a/b"),
        ("Kites~(KIT)", "Kites (KIT)"),
        ("about ~30% of https://example.org/~ann", "about ~30% of https://example.org/~ann"),
        (r"59\% \& more \_ \$5", "59% & more _ $5"),
        ("it costs $5 or $10", "it costs $5 or $10"),
        (
            r"J\"org, G{\"o}del, \v{S}, {\O}rsted, Erd\H{o}s, na\"{\i}ve, Fr\'{e}chet",
            "Jörg, Gödel, Š, Ørsted, Erdős, naïve, Fréchet",
        ),
        (r"\ourkite, a kite", "ourkite, a kite"),
        (r"see \cite{lee2020} for more", "see for more"),
        (r"at \url{https://example.org/a_b}", "at https://example.org/a_b"),
        (r"$\textbackslash n$", r"\n"),
        ("plain {Kite} a_b x^2 it's", "plain {Kite} a_b x^2 it's"),
        ("a `code` word", "a `code` word"),
        ("\\", "\\"),
        ("$", "$"),
        ("{ \\alpha", "{ α"),
    ],
)
def test_what_people_read(written: str, read: str) -> None:
    assert latex.plain(written) == read


@given(st.text())
def test_never_fails(text: str) -> None:
    latex.plain(text)


@given(st.text(alphabet="\\${}^_~`'ab2 \x02\x03\"()[]"))
def test_never_fails_on_broken_latex(text: str) -> None:
    assert len(latex.plain(text)) <= 3 * len(text) + 3


@given(st.text().filter(lambda text: not set(text) & set("\\$~`")))
def test_text_without_latex_stays(text: str) -> None:
    assert latex.plain(text) == text


@given(st.sampled_from("aeiou"), st.sampled_from("'`^\"~"))
def test_accents_are_composed(letter: str, accent: str) -> None:
    made = latex.plain(f"\\{accent}{letter}")
    assert unicodedata.is_normalized("NFC", made)
    assert unicodedata.normalize("NFD", made)[0] == letter
