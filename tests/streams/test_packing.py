"""Packed shards: the same bytes for the same lines, and checksums of both."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from kg.streams.folder import Folder
from kg.streams.packing import write

LINES = [f'<https://kg.example/{number}> <https://kg.example/p> "김" .' for number in range(25_000)]


def test_the_header_holds_no_time_and_no_name(tmp_path: Path) -> None:
    write(Folder(str(tmp_path)), "kg-00000.nt.gz", LINES)
    head = (tmp_path / "kg-00000.nt.gz").read_bytes()[:10]
    assert head[:8] == b"\x1f\x8b\x08\x00" + bytes(4)


def test_what_is_said_of_a_shard_is_true(tmp_path: Path) -> None:
    told = write(Folder(str(tmp_path)), "kg-00000.nt.gz", LINES)
    data = (tmp_path / "kg-00000.nt.gz").read_bytes()
    text = gzip.decompress(data)
    assert text.decode() == "".join(f"{line}\n" for line in LINES)
    assert told == {
        "file": "kg-00000.nt.gz",
        "triples": len(LINES),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "text_bytes": len(text),
        "text_sha256": hashlib.sha256(text).hexdigest(),
    }
