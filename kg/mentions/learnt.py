"""What was learnt from labelled notes, as it ships in ``kg/mentions/model``: the recogniser and the fitted decisions.

``recogniser.npz`` may be missing: then the decision that was fitted without it is used, and the tables, the shape of
words and what the note says of its own names have to do.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.mentions import features, forest, recogniser, votes, wording
from kg.mentions.forest import Forest
from kg.mentions.recogniser import Recogniser
from kg.mentions.wording import Wording

FOLDER = Path(__file__).resolve().parent / "model"
WEIGHTS, DECISION, RULES, COMMON = "recogniser.npz", "decision.npz", "decision-rules.npz", "common.tsv"
CONFIG, WORDING = "config.json", "wording.npz"


@dataclass(frozen=True, slots=True)
class Decision:
    """Fitted forests: is it a mention; of which type of ``TYPES``; does the note's paper introduce it."""

    mention: Forest
    type: Forest
    new: Forest


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the finder has learnt.

    ``recogniser`` may be missing. ``common`` counts how often words stand in small letters in notes.
    ``thresholds`` are the least probabilities of a mention and of an introduction.
    """

    recogniser: Recogniser | None
    wording: Wording
    decision: Decision
    common: Mapping[str, int]
    mention: float
    new: float


def columns() -> str:
    """A mark of the numbers that the forests ask about: a model that another version of kg made may ask about others."""
    return hashlib.sha256("\n".join((*features.NAMES, *wording.NAMES, *votes.NAMES)).encode()).hexdigest()[:16]


@cache
def load(folder: Path = FOLDER, *, with_recogniser: bool = True) -> Learnt:
    """The model in a folder, read once.

    Raises:
        SettingsError: the folder holds no model, or one that another version of kg made.
    """
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        fits = config.get("columns", columns()) == columns()
        if fits:
            return _load(folder, config, with_recogniser=with_recogniser)
    except (OSError, ValueError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise SettingsError(
            f"{folder}: cannot be read as a model ({error}): name a folder that kg train wrote"
        ) from error
    raise SettingsError(f"{folder}: another version of kg made this model: run kg train again")


def _load(folder: Path, config: dict[str, Any], *, with_recogniser: bool) -> Learnt:
    import numpy as np

    network = None
    if with_recogniser and (folder / WEIGHTS).is_file():
        with np.load(folder / WEIGHTS) as arrays:
            network = Recogniser(recogniser.load(config["network"], arrays))
    with np.load(folder / (RULES if network is None else DECISION)) as arrays:
        decision = Decision(*(forest.of_arrays(arrays, name) for name in ("mention", "type", "new")))
    with np.load(folder / WORDING) as arrays:
        words = Wording(arrays["weights"].astype("float32"), arrays["start"])
    told = config["thresholds"]
    lines = (folder / COMMON).read_text(encoding="utf-8").splitlines()
    common = {word: int(count) for word, count in (line.split("\t") for line in lines)}
    return Learnt(network, words, decision, common, told["mention"], told["new"])
