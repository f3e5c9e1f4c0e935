"""kg: paper notes to a knowledge graph.

>>> import kg
>>> build = kg.build(["seeds"])
>>> len(build.entries), len(build.problems)
(4, 0)
>>> paths = build.write("exports")
>>> kg.view(build, tag="reasoning")
<View of 'reasoning': 2 readings>
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ask.explain import explain
    from kg.ask.query import query
    from kg.ask.search import search
    from kg.building import Build, build
    from kg.entry import Entry, Problem, Source, TextField, Written
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.viewing import View, view

__all__ = [
    "Build",
    "Entry",
    "Graph",
    "KgError",
    "Problem",
    "Source",
    "TextField",
    "View",
    "Written",
    "build",
    "explain",
    "query",
    "search",
    "view",
]

#: The module that each name comes from. It is imported when the name is first asked for, so that a command starts
#: without what it does not need.
_HOMES = {
    "kg.ask": ("explain", "query", "search"),
    "kg.building": ("Build", "build"),
    "kg.entry": ("Entry", "Problem", "Source", "TextField", "Written"),
    "kg.errors": ("KgError",),
    "kg.graph": ("Graph",),
    "kg.viewing": ("View", "view"),
}


def __getattr__(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        return _module(name)
    globals()[name] = found = getattr(import_module(home), name)
    return found


def _module(name: str) -> ModuleType:
    """The module or package ``kg.NAME``, so that ``import kg`` is enough to write ``kg.ask.load(…)``."""
    if name.startswith("_") or find_spec(f"kg.{name}") is None:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return import_module(f"kg.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
