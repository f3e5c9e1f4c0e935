"""Which models, methods and datasets a note mentions.

:func:`find` gives the mentions in the fields of a note, :func:`entity` says what a key stands for, :func:`pipeline` is
the same finder as a spaCy pipeline, whose component is the factory ``kg_mentions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.mentions.entities import described, entity, family, is_new
from kg.mentions.find import find
from kg.mentions.records import Entity

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Entity", "described", "entity", "family", "find", "is_new", "pipeline"]


def pipeline(**settings: Any) -> Language:
    """A spaCy pipeline that sets ``doc.spans["mentions"]``; spaCy is imported here and not before.

    ``settings`` are those of :class:`kg.mentions.component.MentionFinder`, such as ``min_confidence=0.8``.
    """
    from kg.mentions.component import pipeline as made

    return made(**settings)
