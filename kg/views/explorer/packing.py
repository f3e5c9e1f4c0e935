"""Data to blocks of a page: as JSON where it is small, deflated where it is large.

A small page can be read and compared as text, and its bytes do not hang on the version of zlib that made them; what a
large one inflates to does not either.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from kg.views import html

#: Up to so many characters of JSON the data of a page stands in it as it is.
PLAIN = 400_000
#: A block is unpacked at once; one of so many characters takes about a hundredth of a second.
CHUNK = 500_000


def chunked(records: Iterable[tuple[int, Mapping[str, Any]]]) -> list[tuple[int, str]]:
    """The records as JSON lists of about :data:`CHUNK` characters, each with the number of its first record."""
    made: list[tuple[int, list[str]]] = []
    room = 0
    for number, record in records:
        if room <= 0:
            made.append((number, []))
            room = CHUNK
        made[-1][1].append(html.block([number, record]))
        room -= len(made[-1][1][-1])
    return [(first, f"[{','.join(texts)}]") for first, texts in made]


def blocks(data: Mapping[str, str]) -> str:
    """A ``script`` element for each name and its JSON, one a line; ``unpack.mjs`` reads them."""
    plain = sum(map(len, data.values())) <= PLAIN
    return "\n".join(_element(name, text, plain=plain) for name, text in data.items())


def _element(name: str, text: str, *, plain: bool) -> str:
    if plain:
        return f'<script type="application/json" id="{name}">{text}</script>'
    return f'<script type="application/zlib" id="{name}">{_packed(text)}</script>'


# Most blocks are the same in the next build of a process, and nothing else of a page costs as much.
@lru_cache(maxsize=64)
def _packed(text: str) -> str:
    # The zlib format (RFC 1950), "deflate" in the Compression Standard, holds no time and no name.
    return base64.b64encode(zlib.compress(text.encode())).decode("ascii")
