"""What a build is asked for: all that decides its outputs beside the files that it reads."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg.iri import PLACEHOLDER_BASE

#: What is written unless something else is asked for.
FORMATS = ("ttl", "tsv", "load")


class Options(NamedTuple):
    """The sources and options of a build, as those of :func:`kg.build`; ``formats`` are those that are written."""

    paths: tuple[Path, ...]
    base: str = PLACEHOLDER_BASE
    reference: tuple[Path, ...] = ()
    authors: Path | None = None
    names: Path | None = None
    mentions: bool = True
    recogniser: bool = True
    model: Path | None = None
    min_confidence: float | None = None
    formats: tuple[str, ...] = FORMATS

    @property
    def authors_table(self) -> Path | None:
        """The user's own table of authors, None when there is none."""
        return self.authors or self._beside("authors.tsv")

    @property
    def names_table(self) -> Path | None:
        """The user's own table of names, None when there is none."""
        return self.names or self._beside("names.tsv")

    def _beside(self, name: str) -> Path | None:
        """The table of that name in a folder of notes."""
        return next((path / name for path in self.paths if (path / name).is_file()), None)
