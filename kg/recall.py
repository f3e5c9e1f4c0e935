"""What makes a second build in one process quick: results of pure functions, kept from build to build.

A function that is handed a :class:`Recall` asks it for a result and says how to make it. What is asked for by the same
key, or for the very same object, is made once and kept as long as every build asks for it. Everything that decides a
result has to be in its key; nobody may change a result.

What is counted or sorted of many things is brought up to date by those that differ, see :meth:`Afresh.brought`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from itertools import compress
from operator import eq, is_not
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
K_contra = TypeVar("K_contra", contravariant=True)
V_contra = TypeVar("V_contra", contravariant=True)


#: Things by their names; gone through more than once.
Things = Collection[tuple[K, V]]


class Growing(Protocol[K_contra, V_contra]):
    """Something that is made of things one by one, in any order, such that those that are no more can be taken out again."""

    def change(self, gone: Things[K_contra, V_contra], come: Things[K_contra, V_contra]) -> None:
        """Take out the first, which were put in before, then put in the others."""


G = TypeVar("G", bound=Growing[Any, Any])


class Afresh:
    """Makes every result when it is asked for and keeps none."""

    keeps = False

    def of(self, key: Hashable, make: Callable[[], T]) -> T:  # noqa: ARG002
        """The result that belongs to the key."""
        return make()

    def of_same(self, one: object, key: Hashable, make: Callable[[], T]) -> T:  # noqa: ARG002
        """The result that belongs to the key and to this very object, which is not compared with others."""
        return make()

    def of_these(self, several: Sequence[object], key: Hashable, make: Callable[[], T]) -> T:  # noqa: ARG002
        """The result that belongs to the key and to these very objects, which are not compared with others."""
        return make()

    def kept(self, key: Hashable, made: T) -> T:  # noqa: ARG002
        """What has just been made, as the object of the last build under that key where the two are equal."""
        return made

    def brought(self, key: Hashable, now: Mapping[K, V], begin: Callable[[], G]) -> G:  # noqa: ARG002
        """What all of these things make, by their names; good until the key is asked for again.

        ``begin`` gives it without any. A thing that is the very same object as the last time is not looked at again.
        """
        made = begin()
        made.change((), now.items())
        return made

    def within(self, key: Hashable) -> Afresh:  # noqa: ARG002
        """What keeps results that are not asked for in every build: all of them until it is asked for others."""
        return self

    def turn(self) -> None:
        """Begin a new build."""


class Recall(Afresh):
    """Keeps what was asked for since the turn before the last."""

    keeps = True

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}
        self._within: dict[Hashable, Recall] = {}

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
        return self.of_these((one,), key, make)

    def of_these(self, several: Sequence[object], key: Hashable, make: Callable[[], T]) -> T:
        """The result that belongs to the key and to these very objects, which are not compared with others."""
        place = (*map(id, several), key)
        found = self._now.get(place) or self._before.get(place)
        if found is None:
            # The objects are kept beside the result: as long as they are, no others have their numbers.
            found = several, make()
        self._now[place] = found
        result: T = found[1]
        return result

    def kept(self, key: Hashable, made: T) -> T:
        """What has just been made, as the object of the last build under that key where the two are equal."""
        before = self._before.get(key, self)
        self._now[key] = result = made if before is self or (before is not made and before != made) else before
        return result

    def brought(self, key: Hashable, now: Mapping[K, V], begin: Callable[[], G]) -> G:
        """What all of these things make, by their names; good until the key is asked for again."""
        # Taken out while it is changed: what is changed by half, as Ctrl-C may leave it, is not found again.
        found = self._now.pop(key, None) or self._before.pop(key, None)
        made, before = found or (begin(), {})
        # Found once for all that is made of the same things.
        gone, come = self.of_these((before, now), "differing", lambda: _differing(before, now))
        made.change(gone, come)
        self._now[key] = made, now
        return made

    def within(self, key: Hashable) -> Recall:
        """What keeps results that are not asked for in every build: all of them until it is asked for others."""
        inner = self._within.setdefault(key, Recall())
        inner.turn()
        return inner

    def turn(self) -> None:
        """Begin a new build, and forget what the last one did not ask for."""
        self._now, self._before = {}, self._now


def _differing(before: Mapping[K, V], now: Mapping[K, V]) -> tuple[Things[K, V], Things[K, V]]:
    """What went and what came, told apart by name and as the very same object."""
    # Most often no name came and none went; then nothing has to be looked up, which takes most of the time.
    if len(before) == len(now) and all(map(eq, before, now)):
        went = came = list(compress(now, map(is_not, before.values(), now.values())))
    else:
        went = list(compress(before, map(is_not, before.values(), map(now.get, before))))
        came = list(compress(now, map(is_not, now.values(), map(before.get, now))))
    return [(name, before[name]) for name in went], [(name, now[name]) for name in came]


#: What a function uses that is handed nothing to recall with.
AFRESH = Afresh()
