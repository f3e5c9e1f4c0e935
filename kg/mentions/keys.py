"""Names to keys: the part of an IRI that says which model, method or dataset is meant."""

from __future__ import annotations

import re
import unicodedata

_PLUS = re.compile(r"\++\Z")
_OTHER = re.compile(r"(?:[^\w.]|_|(?<!\d)\.|\.(?!\d))+")


def key(name: str) -> str:
    """Letters and digits in lower case with ``-`` between words and dots in numbers: ``Qwen2.5-VL 7B`` -> ``qwen2.5-vl-7b``.

    A plus sign at the end is part of the name: ``HumanEval+`` -> ``humaneval-plus``.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().replace("'", "").replace("’", "")
    spelt = _PLUS.sub(lambda match: "-plus" * len(match[0]), folded)
    return unicodedata.normalize("NFC", _OTHER.sub("-", spelt).strip("-"))
