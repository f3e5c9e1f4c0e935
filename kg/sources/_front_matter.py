"""YAML front matter of notes: the block between two lines ``---`` at the very top."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.entry import Problem, Source, Written

_LONGEST = 400


class FrontMatter(NamedTuple):
    """What the block holds, over how many lines it goes, what is wrong with it, and its lines as written."""

    values: Mapping[str, object]
    lines: int
    problems: tuple[Problem, ...] = ()
    block: tuple[str, ...] = ()

    def texts(self, *names: str) -> list[str]:
        """The values of the first of these keys that is there, as texts: one of a scalar, several of a list."""
        if not self.values:
            return []
        value = next((self.values[name] for name in names if self.values.get(name) is not None), None)
        return [text for one in _flat(value) if (text := _text(one))]

    def line(self, text: str, *names: str) -> int:
        """The line, from 1, that holds a text of the first of these keys that is there; that of the key, or else 1."""
        name = next((name for name in names if self.values.get(name) is not None), "")
        key = re.compile(rf"[\"']?{re.escape(name)}[\"']?\s*:", re.IGNORECASE)
        begin = next((place for place, line in enumerate(self.block) if key.match(line)), 0)
        places = range(begin, len(self.block))
        return next((place for place in places if text in self.block[place]), begin) + 1

    def date(self, *names: str) -> datetime.date | None:
        """The first day under these keys."""
        return next((day for _, day in self._days(names)), None)

    def dated(self, *names: str) -> Written | None:
        """The words of the first day under these keys."""
        return next((Written(text, self.line(text, *names)) for text, _ in self._days(names)), None)

    def _days(self, names: tuple[str, ...]) -> Iterator[tuple[str, datetime.date]]:
        for text in self.texts(*names):
            try:
                yield text[:10], datetime.date.fromisoformat(text[:10])
            except ValueError:
                continue


def read(text: str, path: str) -> FrontMatter:
    """The front matter of a note; no lines without one. Broken YAML is a problem and leaves the block without values."""
    if not text.startswith("---\n"):
        return FrontMatter({}, 0)
    lines = text.split("\n", _LONGEST)
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return FrontMatter({}, 0)
    import yaml

    try:
        values = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = min(mark.line + 2, end + 1) if mark else 1
        reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
        problem = Problem(Source(path, line), "bad-front-matter", f"broken front matter ({reason})", "valid YAML")
        return FrontMatter({}, end + 1, (problem,))
    if values is not None and not isinstance(values, dict):
        found = "front matter that is no list of keys and values"
        return FrontMatter({}, end + 1, (Problem(Source(path, 2), "bad-front-matter", found, "lines like title: …"),))
    known = {str(key).lower(): value for key, value in (values or {}).items()}
    return FrontMatter(known, end + 1, (), tuple(lines[: end + 1]))


def _flat(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
