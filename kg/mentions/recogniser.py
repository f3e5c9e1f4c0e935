"""What the trained recogniser thinks of each word: whether a name starts there or goes on, of which type, and if it is new.

The network is a tok2vec of spaCy (hashed embeddings of the word's form, prefix, suffix and shape, and layers of
convolution over its neighbours) with a softmax over the tags of :data:`TAGS`. What it says of a note depends on no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.mentions.note import Text

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from thinc.api import Model

TYPES = ("Model", "Method", "Dataset")
#: Outside, then for each type: begin and inside of a name, each of another's work and of the note's own.
TAGS = ("O", *(f"{place}-{type_}-{new}" for type_ in TYPES for place in "BI" for new in (0, 1)))
ATTRIBUTES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
_DIGITS = 4
#: How many words are remembered with their vectors: 20 MB.
_MOST_FORMS = 50_000

#: Words of a text: the first, and the one after the last.
Span = tuple[int, int]


@cache
def vocab() -> Any:
    """The vocabulary of the words that the network reads, which gives of each its first and last letters."""
    import spacy
    from spacy.attrs import PREFIX, SUFFIX

    made: Any = spacy.blank("xx").vocab
    made.lex_attr_getters[PREFIX] = _prefix
    made.lex_attr_getters[SUFFIX] = _suffix
    return made


def _prefix(word: str) -> str:
    return word[:3]


def _suffix(word: str) -> str:
    return word[-4:].lower()


def document(text: Text) -> Doc:
    """The words of a text as the network reads them, the name of the field before them."""
    from spacy.tokens import Doc

    return Doc(vocab(), words=_forms(text))


def _forms(text: Text) -> list[str]:
    return [f"§{text.name}", *(word.text for word in text.words)]


def network(width: int, depth: int, pieces: int, rows: Sequence[int]) -> Model[Any, Any]:
    """A new network."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import Softmax_v2, chain, with_array

    embed = MultiHashEmbed(width, list(ATTRIBUTES), list(rows), include_static_vectors=False)
    encode = MaxoutWindowEncoder(width, 1, pieces, depth)
    return chain(build_Tok2Vec_model(embed, encode), with_array(Softmax_v2(len(TAGS), width)))


class Recogniser:
    """A network as the finder asks it: of the words near which a name may stand, and of each form of a word only once.

    What the network says of a word depends on no word that is farther off than its layers reach. So what it says of a piece
    of a text is, bit for bit, what it says there of the whole.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        tok2vec, self._softmax = network.layers
        self._embed, self._encode = tok2vec.layers
        self._reach: int = self._encode.attrs["pad"]
        self._vectors: dict[str, np.ndarray] = {}

    def tags(self, texts: Sequence[Text], near: Sequence[Sequence[Span]] | None = None) -> list[np.ndarray]:
        """One row for each word of each text of a note, one column for each of TAGS, rounded.

        ``near`` are, text by text, the spans of words to ask of, in order and apart; the other words count as outside of
        any name. All words are asked of when None.
        """
        asked = [[(0, len(text.words))] for text in texts] if near is None else near
        forms = [_forms(text) for text in texts]
        cuts = [
            (place, begin, end)
            for place, spans in enumerate(asked)
            for begin, end in _widened(spans, self._reach, len(forms[place]))
        ]
        made = [_outside(len(some)) for some in forms]
        if cuts:
            pieces = self._embedded([forms[place][begin:end] for place, begin, end in cuts])
            for (place, begin, end), rows in zip(
                cuts, self._softmax.predict(self._encode.predict(pieces)), strict=True
            ):
                made[place][begin:end] = rows.round(_DIGITS)
        return only([rows[1:] for rows in made], asked)

    def _embedded(self, pieces: Sequence[Sequence[str]]) -> list[np.ndarray]:
        """The vectors of these words, one row each."""
        import numpy as np
        from spacy.tokens import Doc

        if len(self._vectors) > _MOST_FORMS:
            self._vectors.clear()
        new = list(dict.fromkeys(form for piece in pieces for form in piece if form not in self._vectors))
        if new:
            self._vectors.update(zip(new, self._embed.predict([Doc(vocab(), words=new)])[0], strict=True))
        return [np.stack([self._vectors[form] for form in piece]) for piece in pieces]


def only(tags: Sequence[np.ndarray], near: Sequence[Sequence[Span]]) -> list[np.ndarray]:
    """The tags of the words in these spans, text by text; the other words count as outside of any name."""
    kept = [_outside(len(rows)) for rows in tags]
    for made, rows, spans in zip(kept, tags, near, strict=True):
        for first, last in spans:
            made[first:last] = rows[first:last]
    return kept


def _outside(words: int) -> np.ndarray:
    import numpy as np

    made = np.zeros((words, len(TAGS)), "float32")
    made[:, 0] = 1.0
    return made


def _widened(spans: Sequence[Span], reach: int, size: int) -> Iterator[Span]:
    """The spans of words with all that the network reads to tell of them, those that touch as one.

    They count from the name of the field, which stands before the words.
    """
    begin = end = 0
    for first, last in spans:
        if end and first + 1 - reach > end:
            yield begin, end
            end = 0
        begin, end = begin if end else max(0, first + 1 - reach), min(size, last + 1 + reach)
    if end:
        yield begin, end


def weights(model: Model[Any, Any]) -> dict[str, np.ndarray]:
    """The parameters of a network as half floats, each under the place and the name that it has."""
    import numpy as np

    return {
        f"{place}.{name}": np.asarray(node.get_param(name)).astype("float16")
        for place, node in enumerate(model.walk())
        for name in node.param_names
        if node.has_param(name)
    }


def load(settings: dict[str, Any], arrays: Any) -> Model[Any, Any]:
    """The network that :func:`weights` wrote down."""
    from spacy.tokens import Doc

    model = network(**settings)
    model.initialize(X=[Doc(vocab(), words=["a"])])
    for place, node in enumerate(model.walk()):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, arrays[f"{place}.{name}"].astype("float32"))
    return model
