"""What the trained recogniser thinks of each word: whether a name starts there or goes on, of which type, and if it is new.

The network is a tok2vec of spaCy (hashed embeddings of the word's form, prefix, suffix and shape, and layers of
convolution over its neighbours) with a softmax over the tags of :data:`TAGS`. What it says of a note depends on no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from kg.mentions.maxout import Maxout
from kg.mentions.note import Text
from kg.mentions.vectors import BEYOND, Vectors

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from thinc.api import Model

TYPES = ("Model", "Method", "Dataset")
#: Outside, then for each type: begin and inside of a name, each of another's work and of the note's own.
TAGS = ("O", *(f"{place}-{type_}-{new}" for type_ in TYPES for place in "BI" for new in (0, 1)))
ATTRIBUTES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
_DIGITS = 4
#: Where the words stand that a layer looks at, counted from the one that it speaks of.
_NEIGHBOURS = (-1, 0, 1)

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

    What the network says of a word depends on no word that is farther off than its layers reach. So it is asked of the
    words that count and of those that they depend on, layer by layer, and says of them, bit for bit, what it says when it
    reads the whole.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        tok2vec, self._softmax = network.layers
        embed, encode = tok2vec.layers
        # Each layer adds to the vector of a word what it makes of the word between its neighbours.
        self._layers = [Maxout(residual.layers[0].layers[1]) for residual in encode.layers[0].layers]
        self._vectors = Vectors(embed, vocab())

    def tags(self, texts: Sequence[Text], near: Sequence[Sequence[Span]] | None = None) -> list[np.ndarray]:
        """One row for each word of each text of a note, one column for each of TAGS, rounded.

        ``near`` are, text by text, the spans of words to ask of; the other words count as outside of any name. All words
        are asked of when None.
        """
        import numpy as np

        reach = len(self._layers)
        # The texts in a row, before and behind the words of each as many as the network looks at: the field's name is one.
        beyond = [BEYOND] * reach
        forms = [form for text in texts for form in (*beyond[1:], *_forms(text), *beyond)]
        sizes = [len(text.words) for text in texts]
        *starts, _ = accumulate((size + 2 * reach for size in sizes), initial=reach)
        asked = np.zeros(len(forms), bool)
        for start, spans in zip(starts, [[(0, size)] for size in sizes] if near is None else near, strict=True):
            for first, last in spans:
                asked[start + first : start + last] = True
        made = np.zeros((len(forms), len(TAGS)), "float32")
        made[:, 0] = 1.0
        if asked.any():
            made[asked] = self._said(forms, asked)
        return [made[start : start + size] for start, size in zip(starts, sizes, strict=True)]

    def _said(self, forms: Sequence[str], asked: np.ndarray) -> np.ndarray:
        """What the network says of the words that are asked of, one row each."""
        import numpy as np

        needed = [asked]
        for _ in self._layers:
            needed.append(_widened(needed[-1]))
        *places, first = [words.nonzero()[0] for words in needed]
        read = self._vectors.of([forms[at] for at in first.tolist()])
        rows = np.zeros((len(forms), read.shape[1]), read.dtype)
        rows[first] = read
        for layer, at in zip(self._layers, reversed(places), strict=True):
            around = rows.take(at[:, None] + _NEIGHBOURS, axis=0).reshape(len(at), -1)
            rows[at] += layer.of(around)
        said: np.ndarray = self._softmax.predict(rows[asked]).round(_DIGITS)
        return said


def _widened(words: np.ndarray) -> np.ndarray:
    """These words, one true each, and their neighbours."""
    made = words.copy()
    made[1:] |= words[:-1]
    made[:-1] |= words[1:]
    return made


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
