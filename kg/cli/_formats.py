"""The names of the formats, for a help text: read from their modules, as importing these is what a short command saves."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

_NAME = re.compile(r'^NAME = "(\w+)"$', re.MULTILINE)


def formats() -> list[str]:
    """What :func:`kg.export.formats` gives as names, sorted."""
    spec = find_spec("kg.export")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    modules = (file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    return sorted(match[1] for match in map(_NAME.search, modules) if match)
