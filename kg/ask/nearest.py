"""Names near to one that is not there."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 3
#: In percent of the letters that two names share.
_NEAR = 60


def nearest(name: str, known: Iterable[str]) -> str:
    """``did you mean …?`` with up to three names, the likest first; empty when none is near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, list(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=_MOST, score_cutoff=_NEAR
    )
    return f"did you mean {' or '.join(one for one, _, _ in found)}?" if found else ""
