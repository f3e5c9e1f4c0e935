"""Modules of JavaScript to one classic script: a page that is opened from disk may not load modules.

Each module becomes a function that runs at once and gives what the module exports, after those that it imports from.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.\.?/[a-z/]+)\.mjs";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|^.*\bimport\(.*", re.MULTILINE)


def bundle(main: str, source: Callable[[str], str]) -> str:
    """The module of that name and all that it imports as one script; ``source`` gives the text of a module by its name.

    A name is a path without ``.mjs``. Modules import names from other modules by relative paths, and export functions,
    constants and classes where they define them.

    Raises:
        ValueError: a module imports or exports in another way, or modules import each other in a circle.
    """
    made: dict[str, str] = {}
    _visit(main, source, made, ())
    return '(() => {\n"use strict";\n' + "".join(made.values()) + "})();"


def _visit(name: str, source: Callable[[str], str], made: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' > '.join((*above, name))}")
    text = source(name).strip()
    for _, path in _IMPORT.findall(text):
        if (needed := _at(name, path)) not in made:
            _visit(needed, source, made, (*above, name))
    exported = [export for _, export in _EXPORT.findall(text)]
    text = _IMPORT.sub(lambda found: f"const {found[1]} = {_variable(_at(name, found[2]))};", text)
    text = _EXPORT.sub(r"\1 \2", text)
    if other := _OTHER.search(text):
        raise ValueError(f"{name}.mjs: found {other[0]!r}, expected names from another module")
    made[name] = f"const {_variable(name)} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();\n"


def _at(importer: str, path: str) -> str:
    """``explorer/main`` and ``../pages/elements`` -> ``pages/elements``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _variable(name: str) -> str:
    """What a module is called in the script: ``pages/elements`` -> ``$pages_elements``."""
    return f"${name.replace('/', '_')}"
