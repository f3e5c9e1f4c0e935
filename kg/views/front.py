"""The front page: the map of a graph, or all of a small one, and the lists of what it holds."""

from __future__ import annotations

from kg.views import html, material, page, picture
from kg.views.material import Material


def front(made: Material) -> str:
    """The front page as HTML, among the other pages of a build."""
    drawn = picture.of_everything(made.things)
    held = material.of_everything(made, drawn.nodes)
    data = page.data(made, drawn, held, "Paper graph", made.things, page.Place(), related=True)
    return html.document("page", data, library=html.LIBRARY)
