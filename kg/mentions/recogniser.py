"""What the trained recogniser thinks of each word: whether a name starts there or goes on, of which type, and if it is new.

The network is a tok2vec of spaCy (hashed embeddings of the word's form, prefix, suffix and shape, and layers of
convolution over its neighbours) with a softmax over the tags of :data:`TAGS`. It reads one note at a time, so that what
it says of a note does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
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

    return Doc(vocab(), words=[f"§{text.name}", *(word.text for word in text.words)])


def network(width: int, depth: int, pieces: int, rows: Sequence[int]) -> Model[Any, Any]:
    """A new network."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import Softmax_v2, chain, with_array

    embed = MultiHashEmbed(width, list(ATTRIBUTES), list(rows), include_static_vectors=False)
    encode = MaxoutWindowEncoder(width, 1, pieces, depth)
    return chain(build_Tok2Vec_model(embed, encode), with_array(Softmax_v2(len(TAGS), width)))


def predict(model: Model[Any, Any], texts: Sequence[Text]) -> list[np.ndarray]:
    """One row for each word of each text, one column for each tag, rounded."""
    documents = [document(text) for text in texts]
    if not documents:
        return []
    return [rows[1:].round(_DIGITS) for rows in model.predict(documents)]


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
