"""Long and short forms: a note that spells a name out means both as a name, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.mentions.definitions import Definition
from kg.mentions.note import Text

if TYPE_CHECKING:
    import numpy as np

_PLURAL = re.compile(r"[a-rt-zA-Z]s\Z")
_SHORTEST_WITH_S = 4
_SURE = 1e-4


def partners(note: Sequence[Text]) -> dict[str, str]:
    """The long form of each short one that the note defines, and the short form of each long one, also without a plural s."""
    found: dict[str, str] = {}
    for text in note:
        for pair in text.definitions:
            for short, long in dict.fromkeys((_forms(pair, text), tuple(map(_singular, _forms(pair, text))))):
                found[short], found[long] = long, short
    return found


def agreed(likely: np.ndarray, surfaces: Sequence[str], note: Sequence[Text]) -> np.ndarray:
    """The likelihoods of these spellings to be names, those of a long form and of its short form in brackets as one.

    That is the mean of their logits. Of a form with and without a plural s the likelier one counts. What a title leaves
    to guess (``X: Long Form for …``) is no reason to find both.
    """
    import numpy as np

    pairs = [_forms(pair, text) for text in note for pair in text.definitions if _in_brackets(pair, text)]
    if not pairs:
        return likely
    made = likely.copy()
    place = {surface: at for at, surface in enumerate(surfaces)}
    for pair in pairs:
        both = [
            max(at, key=likely.__getitem__)
            for form in pair
            if (at := [place[one] for one in (form, _singular(form)) if one in place])
        ]
        if len(both) > 1:
            sure = np.clip(likely[both], _SURE, 1 - _SURE)
            made[both] = 1 / (1 + np.exp(-np.log(sure / (1 - sure)).mean()))
    return made


def _forms(pair: Definition, text: Text) -> tuple[str, str]:
    return text.text[slice(*pair.short)], text.text[slice(*pair.long)]


def _singular(name: str) -> str:
    return name[:-1] if len(name) >= _SHORTEST_WITH_S and _PLURAL.search(name) else name


def _in_brackets(pair: Definition, text: Text) -> bool:
    first, last = sorted(pair)
    return "(" in text.masked[first[1] : last[0]]
