"""Entities to a sorted, checked graph.

:func:`kg.graph.assemble.graphs` makes the two graphs of a build; :class:`Graph` holds one of them.
"""

from kg.graph.graph import Graph

__all__ = ["Graph"]
