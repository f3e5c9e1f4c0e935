"""Names of Koreans in Hangul, and whether a name in Latin letters can be the same person's."""

from __future__ import annotations

import re
from functools import cache

from kg import tables

_NAME = re.compile(r"[가-힣]{1,2} ?[가-힣]{1,3}")
#: Ends of the short names of schools, which otherwise look like given names: 서울대, 연세대학교.
_SCHOOLS = ("대", "대학", "대학교", "학교")


def is_same_person(hangul: str, latin: str) -> bool:
    """Whether a name in Hangul and one in Latin letters, written side by side, can be those of one person.

    The surnames have to agree: ``김연아`` and ``Yuna Kim``, but not ``서울대`` and ``Yuna Kim``.
    """
    if not _NAME.fullmatch(hangul) or hangul.endswith(_SCHOOLS):
        return False
    words = latin.replace(",", " ").casefold().split()
    return len(words) > 1 and not _surnames().get(hangul[0], frozenset()).isdisjoint((words[0], words[-1]))


@cache
def _surnames() -> dict[str, frozenset[str]]:
    rows = tables.rows("korean-surnames.tsv", ("surname", "latin"))
    return {surname: frozenset(latin.casefold().split("|")) for surname, latin in rows}
