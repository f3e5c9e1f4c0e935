"""The records of the mention stages: what a table says of a name, and what a key stands for."""

from __future__ import annotations

from typing import NamedTuple

#: A mention has the type of the label that the evidence uses: a family is a Model, a benchmark a Dataset.
MENTIONED_AS = {"ModelFamily": "Model", "Benchmark": "Dataset"}


class Name(NamedTuple):
    """A row of ``ontology/names/curated.tsv``.

    ``type`` is Model, ModelFamily, Method, Dataset or Benchmark. ``versions`` are those versions of a family that may
    stand apart from its name, ``form`` says how a name that the grammar makes is written (``glued``: Qwen2-7B,
    ``dashed``: Llama-2-7B, ``spaced``: Gemini 2.0 Flash). ``paper`` is the arXiv id of the introducing paper.
    """

    key: str
    label: str
    type: str
    family: str
    versions: tuple[str, ...]
    size: str
    active: str
    form: str
    aliases: tuple[str, ...]
    paper: str


class Alias(NamedTuple):
    """One spelling of a name, and what its use needs.

    ``case`` is ``exact`` (only as ``text`` writes it), ``korean`` (in other case in Korean text only), ``any``, or
    ``part`` (exact, and only as the start of a longer name).
    ``cues`` are words in lower case, one of which has to stand in the note; no cue is needed when empty.
    ``entity`` is the key of the name, empty for a veto: words that are never a mention, nor a part of one.
    """

    text: str
    entity: str
    case: str = "any"
    cues: tuple[str, ...] = ()


class Entity(NamedTuple):
    """What a key stands for.

    ``type`` is Model, ModelFamily, Method, Dataset or Benchmark. ``family`` is the key of a ModelFamily (``qwen2-vl``
    for Qwen2-VL-2B, ``qwen`` for Qwen2-VL), ``variant_of`` that of the model without its variants and snapshot.
    ``variants`` are written as in names (``Instruct``), ``size`` too (``7B``); ``parameters`` and
    ``active_parameters`` are counts, 0 when not known. ``paper`` is the arXiv id of the introducing paper.
    """

    key: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    family: str = ""
    variant_of: str = ""
    version: str = ""
    size: str = ""
    variants: tuple[str, ...] = ()
    parameters: int = 0
    active_parameters: int = 0
    paper: str = ""
