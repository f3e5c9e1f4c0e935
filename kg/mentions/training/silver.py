"""Silver labels: what the finder is sure of in notes that nobody labelled, for the recogniser to learn from as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.entry import Entry
from kg.mentions.find import find
from kg.mentions.gold import Label, Labelled
from kg.mentions.learnt import Learnt
from kg.mentions.training.notes import papers

#: A note counts when nothing in it is less sure than this.
LEAST = 0.5


def silver(known: Mapping[str, Entry], labelled: set[str], model: Learnt) -> Iterator[Labelled]:
    """The notes that are not labelled, sorted, with what the finder says of them by this model."""
    for path in sorted(known.keys() - labelled):
        found = find(known[path].fields, papers(known[path]), model=model)
        if all(one.confidence >= LEAST for one in found):
            labels = {one.surface: Label(one.surface, one.type, one.entity, one.introduces > 0) for one in found}
            yield Labelled(path, tuple(labels[surface] for surface in sorted(labels)))
