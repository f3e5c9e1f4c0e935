"""A page as one file: markup, style, scripts and data, under a policy that lets nothing else run or load.

The text of a graph comes only as JSON in a block of data, from which the page's script takes it as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from string import Template

_HERE = files("kg.views") / "pages"

#: What could end a block of data or a line of script (HTML standard, restrictions for contents of script elements).
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def document(name: str, data: object) -> str:
    """The page of that name as HTML text, with this data in it."""
    style, script, library = _part("page.css"), _part(f"{name}.js"), vis_network()
    return Template(_part(f"{name}.html")).substitute(
        policy=policy([style], [library, script]), style=style, library=library, script=script, data=block(data)
    )


def block(data: object) -> str:
    """The data as JSON that may stand in a ``script`` element, keys in the order given."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


def policy(styles: list[str], scripts: list[str]) -> str:
    """A Content-Security-Policy that allows these styles and scripts and nothing else; no request of any kind.

    Source: Content Security Policy Level 3, section 2.3.1 (hash-source).
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
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


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()
