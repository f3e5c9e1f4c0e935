"""How to load a build into each store: the commands, with the name of the user's graph in them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from string import Template

from kg import vocab
from kg.export import Results
from kg.vocab import KG

NAME = "load"


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``LOAD.md``."""
    template = Template(files("kg.export").joinpath("load.md").read_text(encoding="utf-8"))
    graph = f"{results.graph.prefixes['graph']}kg"
    yield "LOAD.md", template.substitute(graph=graph, prefixes=_prefixes())


def _prefixes() -> str:
    """The lines that tell neosemantics the prefixes, so that it makes up none of its own."""
    known = {"kg": KG, **vocab.FOREIGN}
    return "\n".join(
        f"    CALL n10s.nsprefixes.add('{prefix}', '{namespace.base}');" for prefix, namespace in sorted(known.items())
    )
