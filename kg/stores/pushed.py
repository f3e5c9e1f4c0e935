"""What was pushed where: a file beside the exports for each store, so that only what changed has to go again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import OutputError
from kg.export import write_text
from kg.graph import Graph
from kg.iri import digest8, slug
from kg.terms import IRI

FOLDER = ".pushed"


def fingerprint(graph: Graph) -> str:
    """The same text for the same triples."""
    return hashlib.sha256(graph.ntriples().encode()).hexdigest()


def file_of(exports: str | Path, url: str) -> Path:
    """The file for a store."""
    return Path(exports) / FOLDER / f"{slug(urlsplit(url).netloc)}-{digest8(url)}.json"


def read(exports: str | Path, url: str) -> dict[IRI, str]:
    """The graphs that a store was sent, each with its fingerprint; empty when none was.

    Raises:
        OutputError: the file is not one that kg wrote.
    """
    file = file_of(exports, url)
    try:
        known = json.loads(file.read_text(encoding="utf-8"))["graphs"]
        return {IRI(f"<{name}>"): str(mark) for name, mark in known.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(f"cannot read {file}: remove it to push everything again") from error


def write(exports: str | Path, url: str, graphs: dict[IRI, str]) -> None:
    """Note the graphs that a store was sent."""
    known = {"store": url, "graphs": {name[1:-1]: mark for name, mark in sorted(graphs.items())}}
    write_text(file_of(exports, url), json.dumps(known, ensure_ascii=False, indent=0) + "\n")
