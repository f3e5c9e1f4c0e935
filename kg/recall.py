"""What makes a second build in one process quick: results of pure functions, kept from build to build.

A function that is handed a :class:`Recall` asks it for a result and says how to make it. What is asked for by the same
key, or for the very same object, is made once and kept as long as every build asks for it. Everything that decides a
result has to be in its key; nobody may change a result.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Afresh:
    """Makes every result when it is asked for and keeps none."""

    keeps = False

    def of(self, key: Hashable, make: Callable[[], T]) -> T:  # noqa: ARG002
        """The result that belongs to the key."""
        return make()

    def of_same(self, one: object, key: Hashable, make: Callable[[], T]) -> T:  # noqa: ARG002
        """The result that belongs to the key and to this very object, which is not compared with others."""
        return make()

    def turn(self) -> None:
        """Begin a new build."""


class Recall(Afresh):
    """Keeps what was asked for since the turn before the last."""

    keeps = True

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result that belongs to the key."""
        found = self._now.get(key, self)
        if found is self:
            found = self._before.get(key, self)
            self._now[key] = found = make() if found is self else found
        result: T = found
        return result

    def of_same(self, one: object, key: Hashable, make: Callable[[], T]) -> T:
        """The result that belongs to the key and to this very object, which is not compared with others."""
        # The object is kept beside the result: as long as it is, no other has its number.
        _, result = self.of((id(one), key), lambda: (one, make()))
        return result

    def turn(self) -> None:
        """Begin a new build, and forget what the last one did not ask for."""
        self._now, self._before = {}, self._now


#: What a function uses that is handed nothing to recall with.
AFRESH = Afresh()
