"""N-Triples packed with gzip so that the same lines are the same bytes: neither time nor name of a file in the header.

Source: RFC 1952, section 2.3.1. Two builds of zlib may pack the same text differently, so that the checksum of the text
is kept beside that of the file.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Sequence

from kg.streams.folder import Folder

#: Packs half as fast as level 1 and a quarter smaller; higher levels take longer and save little.
_LEVEL = 4
_LINES = 10_000


def write(folder: Folder, name: str, lines: Sequence[str]) -> dict[str, str | int]:
    """Write the lines; the file's name, and bytes and SHA-256 of the file and of the text in it."""
    packed = io.BytesIO()
    text = hashlib.sha256()
    size = 0
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=packed, mtime=0) as file:
        for begin in range(0, len(lines), _LINES):
            data = "".join([f"{line}\n" for line in lines[begin : begin + _LINES]]).encode("utf-8")
            text.update(data)
            size += file.write(data)
    data = packed.getvalue()
    folder.write(name, data)
    return {
        "file": name,
        "triples": len(lines),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "text_bytes": size,
        "text_sha256": text.hexdigest(),
    }
