"""The folder of a model with forests of its own, as the bytes of its files."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from kg.mentions import forest, learnt
from kg.mentions.learnt import Decision

QUESTIONS = ("mention", "type", "new")


def files(decision: Decision, rules: Decision, base: Path = learnt.FOLDER) -> dict[str, bytes]:
    """What :func:`kg.mentions.learnt.load` reads, by file name: these forests, with and without the recogniser.

    Everything else is that of the model in ``base``. The same forests give the same bytes.
    """
    config = json.loads((base / learnt.CONFIG).read_bytes()) | {"columns": learnt.columns()}
    made = {
        name: (base / name).read_bytes()
        for name in (learnt.WEIGHTS, learnt.WORDING, learnt.COMMON)
        if (base / name).is_file()
    }
    made |= {learnt.DECISION: _arrays(decision), learnt.RULES: _arrays(rules)}
    return made | {learnt.CONFIG: (json.dumps(config, indent=1) + "\n").encode()}


def _arrays(decision: Decision) -> bytes:
    import numpy as np

    parts: Any = {}
    for question in QUESTIONS:
        parts |= forest.to_arrays(getattr(decision, question), question)
    made = io.BytesIO()
    np.savez_compressed(made, **parts)
    return made.getvalue()
