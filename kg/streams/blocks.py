"""Where names meet that could be one person's: a few blocks a name, told from its key alone.

Two names that :func:`kg.resolve.person_pairs.pairs` brings together share a block: those of one family name that of its
last word; those that differ in their order, in a space or in an umlaut that of their letters.
"""

from __future__ import annotations

from kg.resolve import person_names

#: Letters that two ways to write an umlaut differ by: ``ö`` and ``oe``, ``å`` and ``aa``.
_LOOSE = str.maketrans("", "", "ae ")


def blocks(key: str) -> list[str]:
    """The blocks of a name, sorted; none for a name of one word, which is never joined with another.

    Where the last word of the key may be no family name (a particle, an initial, a suffix), any word may be.
    """
    if " " not in key:
        return []
    words = key.split()
    last = words[-1]
    families = words if len(last) == 1 or person_names.is_no_family_name(last) else [last]
    return sorted({*families, f"letters {''.join(sorted(key.translate(_LOOSE)))}"})
