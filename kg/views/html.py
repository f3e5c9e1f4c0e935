"""A page as a file: markup, style, scripts and data, under a policy that lets nothing else run or load.

The text of a graph comes only as JSON in a block of data, from which the page's script takes it as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from kg.views.script import bundle

_HERE = files("kg.views") / "pages"

#: The file of vis-network that the pages of a build share; a copy in each would be most of their bytes.
LIBRARY = "vis-network.js"

#: What could end a block of data or a line of script (HTML standard, restrictions for contents of script elements).
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def document(name: str, data: Mapping[str, Any], library: str = "") -> str:
    """The page of that name as HTML text, with this data in it.

    ``library`` is the address of vis-network relative to the page; without one the page carries it in itself.
    """
    style, script = _part("page.css"), _script(name)
    own = [] if library else [vis_network()]
    element = f'<script src="{escape(library)}"></script>' if library else f"<script>{own[0]}</script>"
    return Template(_part("page.html")).substitute(
        title=escape(data["title"]),
        policy=policy([style], [*own, script], shared=bool(library)),
        style=style,
        library=element,
        script=script,
        data=block(data),
    )


def block(data: object) -> str:
    """The data as JSON that may stand in a ``script`` element, keys in the order given."""
    import msgspec

    text = msgspec.json.encode(data).decode()
    for letter, escaped in _ESCAPED.items():
        text = text.replace(letter, escaped)
    return text


def policy(styles: list[str], scripts: list[str], *, shared: bool = False) -> str:
    """A Content-Security-Policy that allows these styles and scripts and nothing else; no request of any kind.

    ``shared`` allows script files beside the page as well, where it comes from a disk (``file:``) or from a server.
    Source: Content Security Policy Level 3, section 2.3.1 (hash-source, ``'self'``, scheme-source).
    """
    sources = ["'self'", "file:"] if shared else []
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join([*sources, *map(_hash, scripts)])}",
            f"style-src {' '.join(map(_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def vis_network() -> str:
    """The vis-network library that pyvis carries, without the line that makes debuggers ask for another file."""
    import pyvis

    folder = files(pyvis) / "templates" / "lib" / "vis-9.1.2"
    text = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0].strip()


@cache
def _script(name: str) -> str:
    return bundle(name, lambda module: _part(f"{module}.mjs") + "\n")


@cache
def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()
