"""The folder of a build, read back into its two graphs."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError
from kg.graph.assemble import Graphs
from kg.graph.graph import Graph, prefixes, read
from kg.iri import PLACEHOLDER_BASE
from kg.vocab import VOID

FILES = ("kg.ttl", "mentions.ttl")


def read_folder(folder: str | Path) -> Graphs:
    """The graph and its evidence from ``kg.ttl`` and ``mentions.ttl``; without the latter the evidence is empty.

    Raises:
        OutputError: the folder holds no build, or a file in it is no Turtle.
    """
    graph, mentions = (_read(Path(folder) / name, required=name == FILES[0]) for name in FILES)
    known = prefixes(base_of(graph))
    graph.prefixes, mentions.prefixes = known, dict(known)
    return Graphs(graph, mentions)


def base_of(graph: Graph) -> str:
    """The namespace of the user's own things, read off the description that the graph carries of itself."""
    described = (one[1:-1] for one in graph.of_type(VOID.Dataset))
    return next((one.removesuffix("graph/kg") for one in described if one.endswith("graph/kg")), PLACEHOLDER_BASE)


def _read(file: Path, *, required: bool) -> Graph:
    if not file.is_file():
        if required:
            raise OutputError(f"no {file.name} in {str(file.parent)!r}: run 'kg build SOURCES -o {file.parent}' first")
        return Graph((), {})
    try:
        return read([("ttl", file.read_bytes())], {})
    except (OSError, SyntaxError) as error:
        raise OutputError(f"cannot read {file}: {error}") from error
