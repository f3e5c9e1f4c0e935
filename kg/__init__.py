"""kg: paper notes to a knowledge graph.

>>> import kg
>>> build = kg.build(["seeds"])
>>> len(build.entries), len(build.problems)
(4, 0)
>>> paths = build.write("exports")
>>> kg.view(build, tag="reasoning")
<View of 'reasoning': 2 readings>
"""

from kg.ask import explain, query, search
from kg.build import Build, build
from kg.entry import Entry, Problem, Source, TextField, Written
from kg.errors import KgError
from kg.graph import Graph
from kg.view import View, view

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
