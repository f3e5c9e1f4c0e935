"""The file of records that enriching adds to: JSON lines, sorted, each record once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import OutputError
from kg.export import write_text

#: A paper in the shape of arXiv's data set, or an item of CSL.
Item = dict[str, object]


def read(file: Path) -> list[Item]:
    """The records that the file holds; none when there is no such file.

    Raises:
        OutputError: the file is there and is no file of records; it is not overwritten then.
    """
    if not file.exists():
        return []
    try:
        items = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, ValueError, RecursionError) as error:
        raise OutputError(f"{file} is there already and holds no JSON lines: name another file") from error
    if not all(isinstance(item, dict) and "id" in item for item in items):
        raise OutputError(f"{file} is there already and holds something else than records: name another file")
    return items


def write(file: Path, kept: Sequence[Item], found: Iterable[Item]) -> tuple[int, int]:
    """Write the records, a new one in place of an old one of the same id; how many are new, and how many there are."""
    before = {str(item["id"]): item for item in kept}
    after = before | {str(item["id"]): item for item in found}
    lines = (json.dumps(after[key], ensure_ascii=False) + "\n" for key in sorted(after))
    if after:
        write_text(file, "".join(lines))
    return len(after) - len(before), len(after)
