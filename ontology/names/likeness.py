"""Whether a spelling of a public list can be told from ordinary words, so that it may be listed as a name."""  # noqa: INP001 - beside the script that it serves

from __future__ import annotations

import re

from wordfreq import zipf_frequency

#: How common a word may be and still be a name, on the Zipf scale of wordfreq (log10 of its uses in 10^9 words, 0 for
#: words that it does not know): a plain word, one with inner capitals or digits, the last of several words,
#: and the rarest of a name that is spelt out.
PLAIN, SHAPED, LAST, SPELT = 1.0, 3.0, 3.4, 3.2
#: The fewest letters of an acronym that needs no other word of its note.
ACRONYM = 5
#: A spelling of so many words means nothing else.
WORDS = 3
LONGEST = 60
MOST_WORDS = 6

_USABLE = re.compile(r"[A-Za-z0-9α-ωΑ-Ω][\w .+'/&:-]*[\w+]\Z")
_SHAPED = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}|[A-Za-z]\d|\d[A-Za-z]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_TITLE = re.compile(r": |\b(?:with|from|of|for|to|and|in|via|by|on|the|is|are)\b")


def usable(text: str) -> bool:
    """Whether the text is one line of letters, digits and the marks of names, of a size that names have."""
    return bool(_USABLE.match(text)) and len(text) <= LONGEST and len(text.split()) <= MOST_WORDS and letters(text) > 2


def letters(text: str) -> int:
    """How many letters the text has."""
    return sum(map(str.isalpha, text))


def is_acronym(text: str) -> bool:
    """Whether the text is so short and so plain that it means many things: ``CPO``, ``SPIN``."""
    return " " not in text and letters(text) < ACRONYM


def is_long_form(text: str) -> bool:
    """Whether the text spells a name out in words, as ``Contrastive Preference Optimization`` does."""
    words = text.split()
    if len(words) < WORDS or text.isupper() or not any(map(str.isupper, text)):
        return False
    return all(word.isalpha() or "-" in word for word in words) and min(map(_zipf, words)) < SPELT


def is_name(text: str, known: frozenset[str]) -> bool:
    """Whether the text, in this case, is hardly ever anything but a name.

    Args:
        text: the spelling.
        known: words in lower case that make no new name of what stands beside them.
    """
    if not usable(text) or not any(map(str.isupper, text)):
        return False
    words = text.split()
    if len(words) == 1:
        return _distinct(text, known)
    if _TITLE.search(text) or not (is_shaped(words[-1]) or _zipf(words[-1]) < LAST):
        return False
    return any(_distinct(word, known) for word in words if letters(word) >= WORDS)


def in_any_case(text: str) -> bool:
    """Whether the spelling means the same in lower case: it is long, no word there, and not made of two words."""
    parts = _CAMEL.findall(text)
    return (
        letters(text) >= ACRONYM
        and " " not in text
        and "-" not in text
        and _zipf(text) == 0
        and is_shaped(text)
        and not (len(parts) > 1 and all(_zipf(part) >= SHAPED for part in parts))
    )


def _distinct(word: str, known: frozenset[str]) -> bool:
    """Whether one word, hyphens included, can be told from ordinary words."""
    if word.casefold() in known or word.casefold().removesuffix("s") in known:
        return False
    pieces = [piece for piece in re.split(r"[-/.:+'&]", word) if letters(piece) > 1]
    if any(is_shaped(piece) and _is_rare(piece) and piece.casefold() not in known for piece in pieces):
        return True
    plain = [piece for piece in pieces if piece[0].isupper() and letters(piece) > 2]
    return bool(plain) and max(map(_zipf, plain)) < PLAIN


def _is_rare(piece: str) -> bool:
    """Whether neither the word nor what it is without its number is common."""
    return max(_zipf(piece), _zipf(piece.strip("0123456789"))) < SHAPED


def is_shaped(word: str) -> bool:
    """Whether the word has inner capitals, or digits beside letters."""
    return bool(_SHAPED.search(word))


def _zipf(word: str) -> float:
    """The frequency of the word, or of its singular when that is higher."""
    lower = word.casefold()
    return max(zipf_frequency(lower, "en"), zipf_frequency(lower.removesuffix("s"), "en"))
