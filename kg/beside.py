"""What kg keeps for itself beside the exports: a hidden folder, safe to delete at any time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FOLDER = ".kg"

#: What makes backups leave a folder out. Source: Cache Directory Tagging Specification (bford.info/cachedir).
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What kg keeps to be faster; safe to delete.\n"


def folder(output: Path) -> Path:
    """The folder beside the exports in ``output``, made if that can be; version control and backups leave it out."""
    made = output / FOLDER
    with suppress(OSError):
        if not made.is_dir():
            made.mkdir(parents=True)
            (made / ".gitignore").write_text("*\n", encoding="utf-8")
            (made / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
    return made
