"""What a stream left in a folder."""

from __future__ import annotations

import gzip
from pathlib import Path


def texts(folder: Path) -> list[str]:
    """The text of each shard, sorted by name."""
    return [gzip.decompress(file.read_bytes()).decode() for file in sorted(folder.glob("kg-*.nt.gz"))]


def files(folder: Path) -> dict[str, bytes]:
    """The files that a user gets, by name."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def problems(folder: Path) -> list[str]:
    """The problems as ``kg build`` prints them."""
    rows = (line.split("\t") for line in (folder / "problems.tsv").read_text().splitlines()[1:])
    return [f"{path}:{line}: found {found}, expected {expected}" for path, line, _, found, expected in rows]
