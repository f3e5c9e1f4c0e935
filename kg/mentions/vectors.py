"""The vectors that the network's embedding gives to words: each form of a word is embedded once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, filterfalse
from typing import TYPE_CHECKING, Any

from kg.mentions.maxout import Maxout

if TYPE_CHECKING:
    import numpy as np
    from spacy.vocab import Vocab
    from thinc.api import Model

#: What stands beyond the ends of a text; its vector is zero.
BEYOND = " "
#: How many forms are remembered with their vectors: 20 MB.
_MOST = 50_000


class Vectors:
    """The vectors of all forms that were asked for so far; they are forgotten when they become too many."""

    def __init__(self, embed: Model[Any, Any], vocab: Vocab) -> None:
        attributes, _, hashed, mixed, _ = embed.layers
        self._vocab, self._attributes = vocab, attributes.attrs["columns"]
        # For one array the layers inside will do; those around them take lists of texts apart and put them together.
        self._hashed, self._mixed = hashed.layers[0], Maxout(mixed.layers[0])
        self._forget(0)

    def of(self, forms: Sequence[str]) -> np.ndarray:
        """One row for each of these forms."""
        new = self._unknown(forms)
        if len(self._places) + len(new) > len(self._rows):
            self._forget(len(forms))
            new = self._unknown(forms)
        if new:
            known = len(self._places)
            self._rows[known : known + len(new)] = self._embedded(new)
            self._places.update(zip(new, count(known), strict=False))
        rows: np.ndarray = self._rows.take([self._places[form] for form in forms], axis=0)
        return rows

    def _unknown(self, forms: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(filterfalse(self._places.__contains__, forms)))

    def _embedded(self, forms: list[str]) -> np.ndarray:
        """What the embedding says of each of these forms."""
        from spacy.tokens import Doc

        told = Doc(self._vocab, words=forms).to_array(self._attributes)
        return self._mixed.of(self._hashed.predict(told))

    def _forget(self, least: int) -> None:
        """Start anew with room for at least so many forms."""
        import numpy as np

        self._places = {BEYOND: 0}
        self._rows: np.ndarray = np.zeros((max(_MOST, least) + 1, self._mixed.width), "float32")
