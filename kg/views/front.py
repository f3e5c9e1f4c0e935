"""The front page: the map of a graph, or all of a small one, and the lists of what it holds."""

from __future__ import annotations

from kg.views import html, material, page, picture
from kg.views.material import Contents, Material
from kg.views.picture import Picture

NAME = "index.html"


def shown(made: Material) -> tuple[Picture, Contents]:
    """What the front page draws, and what it holds."""
    drawn = picture.of_everything(made.things)
    return drawn, material.of_everything(made, drawn.nodes)


def front(made: Material, drawn: Picture, held: Contents) -> str:
    """The front page as HTML, among the other pages of a build."""
    data = page.data(made, drawn, held, "Paper graph", made.things, page.Place(), related=True)
    return html.document("page", data, library=html.LIBRARY)
