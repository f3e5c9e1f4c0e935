"""What the trained recogniser thinks of each word: whether a name starts there or goes on, of which type, and if it is new.

The network is a tok2vec of spaCy (hashed embeddings of the word's form, prefix, suffix and shape, and layers of
convolution over its neighbours) with a softmax over the tags of :data:`TAGS`. What it says of a note depends on no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
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

#: What stands beyond the ends of a text.
_BEYOND = " "

#: Words of a text: the first, and the one after the last.
Span = tuple[int, int]


@cache
def vocab() -> Any:
    """The vocabulary of the words that the network reads, which gives of each its first and last letters."""
    import spacy
    from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX

    made: Any = spacy.blank("xx").vocab
    # What else spaCy knows of a word nobody asks for, and to find it out takes longer than to read the word.
    known = made.lex_attr_getters
    made.lex_attr_getters = {NORM: known[NORM], SHAPE: known[SHAPE], PREFIX: _prefix, SUFFIX: _suffix}
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
        self._embed, encode = tok2vec.layers
        self._layers = encode.layers[0].layers
        self._vectors: dict[str, np.ndarray] = {}

    def tags(self, texts: Sequence[Text], near: Sequence[Sequence[Span]] | None = None) -> list[np.ndarray]:
        """One row for each word of each text of a note, one column for each of TAGS, rounded.

        ``near`` are, text by text, the spans of words to ask of, in order and apart; the other words count as outside of
        any name. All words are asked of when None.
        """
        asked = [[(0, len(text.words))] for text in texts] if near is None else near
        pieces = [(place, piece) for place, spans in enumerate(asked) for piece in _apart(spans, 2 * len(self._layers))]
        made = [_outside(len(text.words)) for text in texts]
        if pieces:
            padded = [self._padded(text) for text in texts]
            said = self._said([padded[place][first : last + 2 * len(self._layers)] for place, (first, last) in pieces])
            for place, (first, last) in pieces:
                made[place][first:last], said = said[: last - first], said[last - first :]
        return only(made, asked)

    def _padded(self, text: Text) -> list[str]:
        """The words of a text with as many before and behind them as the network looks at: the name of the field is one."""
        beyond = [_BEYOND] * len(self._layers)
        return [*beyond[1:], *_forms(text), *beyond]

    def _said(self, pieces: Sequence[Sequence[str]]) -> np.ndarray:
        """What the network says of the words of these pieces, without those at their ends that it only looks at.

        Each layer looks one word farther: so after each the words at the ends are not needed any more.
        """
        import numpy as np

        rows = self._embedded(list(chain.from_iterable(pieces)))
        left = np.concatenate([np.minimum(line := np.arange(len(piece)), line[::-1]) for piece in pieces])
        for layer in self._layers:
            rows, left = layer.predict(rows)[left > 0], left[left > 0] - 1
        said: np.ndarray = self._softmax.predict(rows).round(_DIGITS)
        return said

    def _embedded(self, forms: Sequence[str]) -> np.ndarray:
        """The vectors of these words, one row each."""
        import numpy as np
        from spacy.tokens import Doc

        if len(self._vectors) > _MOST_FORMS:
            self._vectors.clear()
        new = list(dict.fromkeys(form for form in forms if form not in self._vectors))
        if new:
            vectors = self._embed.predict([Doc(vocab(), words=new)])[0]
            self._vectors.update(zip(new, vectors, strict=True))
            self._vectors[_BEYOND] = np.zeros_like(vectors[0])
        return np.stack([self._vectors[form] for form in forms])


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


def _apart(spans: Sequence[Span], least: int) -> Iterator[Span]:
    """The spans, those between which there are fewer words than ``least`` as one."""
    begin = end = -1
    for first, last in spans:
        if begin >= 0 and first - end >= least:
            yield begin, end
            begin = -1
        begin, end = first if begin < 0 else begin, last
    if begin >= 0:
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
