"""What hangs on a single reading of a picture, such as the authors of one paper: it stands around that reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from kg.views.picture import Picture
from kg.views.things import READ


def hung(picture: Picture) -> dict[int, list[int]]:
    """The nodes that only one reading leads to, by that reading: its authors first, then the others by kind.

    What a topic or a model of such a reading leads to further on hangs there too, after it.
    """
    if picture.form != "graph":
        return {}
    beside: dict[int, list[int]] = defaultdict(list)
    for edge in picture.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    found: dict[int, list[int]] = {}
    readings = {number for number, thing in enumerate(picture.nodes) if thing.kind in READ}
    seen = set(readings)
    for number in sorted(set(range(len(picture.nodes))) - readings, key=lambda node: _rank(picture, node)):
        if number not in seen:
            part = _reached(number, beside, readings)
            seen.update(part)
            hubs = {other for node in part for other in beside[node]} & readings
            if len(hubs) == 1:
                found.setdefault(hubs.pop(), []).extend(part)
    return found


def _rank(picture: Picture, node: int) -> tuple[bool, str, int]:
    kind = picture.nodes[node].kind
    return kind != "author", kind, node


def _reached(start: int, beside: Mapping[int, Sequence[int]], stops: Container[int]) -> list[int]:
    """The nodes that can be reached from one without passing a stop, each after one that it is linked to."""
    found: dict[int, None] = {}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in found and node not in stops:
            found[node] = None
            waiting.extend(sorted(beside[node], reverse=True))
    return list(found)
