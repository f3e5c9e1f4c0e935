"""``kg.view``: a part of a graph as one page, to show in a notebook or to keep as a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from html import escape
from pathlib import Path

from kg.building import Build
from kg.errors import ViewError
from kg.export import write_text
from kg.graph import Graph
from kg.graph.graph import prefixes, read
from kg.iri import PLACEHOLDER_BASE
from kg.terms import IRI
from kg.views import slices
from kg.views.material import Material, beside, material
from kg.views.page import Place
from kg.views.picture import LIMIT, MOST
from kg.views.selection import Asked, Selection, select

#: The height of a page in a notebook, in pixels.
HEIGHT = 640


class View:
    """A part of a graph as a page. ``str`` of it is the HTML; a notebook shows it by itself.

    ``selection`` has its title and its readings, ``graph`` is the graph that it is a part of.
    """

    def __init__(self, made: Material, selection: Selection, nodes: int) -> None:
        self._made = made
        self._nodes = nodes
        self.selection = selection
        self.graph = made.graph

    @cached_property
    def html(self) -> str:
        """The page: one file that needs no other."""
        return slices.slice_page(self._made, self.selection, Place(alone=True), self._nodes)

    @property
    def things(self) -> frozenset[IRI]:
        """The readings and all that is beside them, drawn or not: what :mod:`kg.export.networks` takes as ``only``."""
        readings = self.selection.readings
        return frozenset(thing.iri for reading in readings for thing in (reading, *beside(reading)))

    def __str__(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<View of {self.selection.title!r}: {len(self.selection.readings)} readings>"

    def write(self, path: str | Path) -> Path:
        """Put the page into a file, replacing it whole; the path.

        Raises:
            OutputError: the file cannot be written.
        """
        write_text(Path(path), self.html)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, whose scripts see nothing of the notebook."""
        title = escape(self.selection.title)
        style = f"width:100%;height:{HEIGHT}px;border:1px solid #8884"
        return (
            f'<iframe title="{title}" srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-popups allow-downloads" '
            f'style="{style}"></iframe>'
        )


def view(
    source: Build | Graph | str | Path,
    *,
    tag: str | Iterable[str] = (),
    author: str | Iterable[str] = (),
    model: str | Iterable[str] = (),
    paper: str | Iterable[str] = (),
    since: str = "",
    until: str = "",
    nodes: int = LIMIT,
) -> View:
    """A part of a graph as a page; everything when nothing is asked for.

    Of several names of one kind one is enough; of the kinds and dates that are given all must hold.

    Args:
        source: a build, its graph (then the page shows no sentences), or the folder that a build was written to.
        tag: topics; what is narrower counts as well.
        author: authors.
        model: models, methods or datasets that are mentioned.
        paper: papers, by title, arXiv id, DOI or address.
        since: the first date, ``2024``, ``2024-03`` or ``2024-03-01``.
        until: the last date.
        nodes: how many nodes are drawn at most, 1 to 2000.

    Raises:
        ViewError: a name is that of nothing (the message lists names that are near), a date is none, the folder holds
            no build, or ``nodes`` is out of bounds.
    """
    if not 1 <= nodes <= MOST:
        raise ViewError(f"found {nodes} nodes, expected 1 to {MOST}")
    made = material(*_graphs(source))
    asked = Asked(_names(tag), _names(author), _names(model), _names(paper), since, until)
    return View(made, select(made.graph, made.things, asked), nodes)


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _graphs(source: Build | Graph | str | Path) -> tuple[Graph, Graph]:
    """The graph and its evidence."""
    if isinstance(source, Graph):
        return source, Graph((), source.prefixes)
    if isinstance(source, Build):
        return source.graph, source.mentions
    return _read(Path(source), "kg.ttl"), _read(Path(source), "mentions.ttl")


def _read(folder: Path, name: str) -> Graph:
    file = folder / name
    if not file.is_file():
        raise ViewError(f"no {name} in {str(folder)!r}: run 'kg build SOURCES -o {folder}' first")
    try:
        return read([("ttl", file.read_bytes())], prefixes(PLACEHOLDER_BASE))
    except (SyntaxError, OSError) as error:
        raise ViewError(f"cannot read {file}: {error}") from error
