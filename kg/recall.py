"""What makes a second build in one process quick: results of pure functions, kept from build to build.

A function that is handed a :class:`Recall` asks it for a result and says how to make it. What is asked for by the same
key, or for the very same object, is made once and kept as long as every build asks for it. Everything that decides a
result has to be in its key; nobody may change a result.

Of many things only those that differ cost anything but a look: what is made of each of them is kept in one list
(:meth:`Afresh.of_each`), and what is counted or sorted of all of them is brought up to date by those that differ
(:meth:`Afresh.gathered`, :meth:`Afresh.brought`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from itertools import chain, compress, count
from operator import eq, is_, is_not, ne
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
V_contra = TypeVar("V_contra", contravariant=True)


#: Things by their names; gone through more than once.
Things = Collection[tuple[K, V]]


class Growing(Protocol[V_contra]):
    """Something that is made of things one by one, in any order, such that those that are no more can be taken out again."""

    def change(self, gone: Collection[V_contra], come: Collection[V_contra]) -> None:
        """Take out the first, which were put in before, then put in the others."""


G = TypeVar("G", bound=Growing[Any])


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

    def of_each(
        self,
        key: Hashable,  # noqa: ARG002
        make: Callable[..., T],
        *columns: Collection[object],
        given: Sequence[object] = (),  # noqa: ARG002
    ) -> list[T]:
        """What the function makes of each row of these columns, in order; it may use what is ``given`` beside.

        What is equal gives an equal result, so equal rows are not looked at again while all that is given is the very
        same. Rows that are the same are told quickest where they hold the very same objects.
        """
        return list(map(make, *columns))

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

    def gathered(self, key: Hashable, begin: Callable[[], G], *several: Sequence[object]) -> G:  # noqa: ARG002
        """What all things of these lists make together; good until the key is asked for again.

        ``begin`` gives it without any. Only things that come and go are looked at, those that are equal are not.
        """
        made = begin()
        made.change((), list(chain.from_iterable(several)))
        return made

    def differing(self, before: Mapping[K, V], now: Mapping[K, V]) -> tuple[Things[K, V], Things[K, V]]:
        """What went and what came, told apart by name and as the very same object."""
        return _differing(before, now)

    def differ(self, before: Mapping[K, V], now: Mapping[K, V], gone: Things[K, V], come: Things[K, V]) -> None:
        """Say what went and what came between two mappings, as who made one of the other knows without a look at both."""

    def after(self, key: Hashable, make: Callable[[T | None], T]) -> T:  # noqa: ARG002
        """What the function makes of what it made for that key in the last build, of None in the first one."""
        return make(None)

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

    def of_each(
        self, key: Hashable, make: Callable[..., T], *columns: Collection[object], given: Sequence[object] = ()
    ) -> list[T]:
        """What the function makes of each row of these columns, in order."""
        place = "each", key
        last: _Each[T] | None = self._before.get(place)
        if last is None or not all(map(is_, last.given, given)):
            now = _Each(given, columns, list(zip(*columns, strict=True)), list(map(make, *columns)))
        elif all(map(is_, last.columns, columns)):
            now = last
        else:
            now = _anew(last, make, columns)
        self._now[place] = now
        return now.made

    def kept(self, key: Hashable, made: T) -> T:
        """What has just been made, as the object of the last build under that key where the two are equal."""
        place = "kept", key
        before = self._before.get(place, self)
        self._now[place] = result = made if before is self or (before is not made and before != made) else before
        return result

    def brought(self, key: Hashable, now: Mapping[K, V], begin: Callable[[], G]) -> G:
        """What all of these things make, by their names; good until the key is asked for again."""
        # Taken out while it is changed: what is changed by half, as Ctrl-C may leave it, is not found again.
        place = "brought", key
        found = self._now.pop(place, None) or self._before.pop(place, None)
        made, before = found or (begin(), {})
        made.change(*self.differing(before, now))
        self._now[place] = made, now
        return made

    def gathered(self, key: Hashable, begin: Callable[[], G], *several: Sequence[object]) -> G:
        """What all things of these lists make together; good until the key is asked for again."""
        # Taken out while it is changed: what is changed by half, as Ctrl-C may leave it, is not found again.
        place = "gathered", key
        found = self._now.pop(place, None) or self._before.pop(place, None)
        made, before = found or (begin(), [[] for _ in several])
        rows, gone, come = zip(*map(_exchanged, before, several), strict=True)
        made.change(list(chain.from_iterable(gone)), list(chain.from_iterable(come)))
        self._now[place] = made, rows
        return made

    def differing(self, before: Mapping[K, V], now: Mapping[K, V]) -> tuple[Things[K, V], Things[K, V]]:
        """What went and what came; found once for all that is made of the same things."""
        return self.of_these((before, now), "differing", lambda: _differing(before, now))

    def differ(self, before: Mapping[K, V], now: Mapping[K, V], gone: Things[K, V], come: Things[K, V]) -> None:
        """Say what went and what came between two mappings."""
        self.of_these((before, now), "differing", lambda: (gone, come))

    def after(self, key: Hashable, make: Callable[[T | None], T]) -> T:
        """What the function makes of what it made for that key in the last build, of None in the first one."""
        place = "after", key
        made = self._now[place] = make(self._before.get(place))
        return made

    def turn(self) -> None:
        """Begin a new build, and forget what the last one did not ask for."""
        self._now, self._before = {}, self._now


class _Each(NamedTuple, Generic[T]):
    """What was made of each row of columns, beside what was given."""

    given: Sequence[object]
    columns: Sequence[Collection[object]]
    rows: Sequence[tuple[object, ...]]
    made: list[T]


def _anew(last: _Each[T], make: Callable[..., T], columns: Sequence[Collection[object]]) -> _Each[T]:
    """What is made of rows of which most were there the last time."""
    rows = list(zip(*columns, strict=True))
    start, was, end = _differing_part(last.rows, rows)
    known = {id(row[0]): (row, made) for row, made in zip(last.rows[start:was], last.made[start:was], strict=True)}
    made = last.made[:start]
    for row in rows[start:end]:
        before, result = known.get(id(row[0]), ((), None))
        made.append(result if before == row else make(*row))  # type: ignore[arg-type]
    rows = [*last.rows[:start], *rows[start:end], *last.rows[was:]]
    return _Each(last.given, columns, rows, made + last.made[was:])


def _differing_part(before: Sequence[tuple[object, ...]], now: Sequence[tuple[object, ...]]) -> tuple[int, int, int]:
    """Where two lists of rows begin to differ, and where in each of them they are the same again up to the end."""
    least = min(len(before), len(now))
    start = next(compress(count(), map(ne, before, now)), least)
    alike = next(compress(count(), map(ne, reversed(before), reversed(now))), least)
    rest = min(alike, least - start)
    return start, len(before) - rest, len(now) - rest


def _exchanged(before: Sequence[tuple[V]], several: Sequence[V]) -> tuple[list[tuple[V]], list[V], list[V]]:
    """The things as rows, those of before where they are equal, with what went and what came."""
    now = list(zip(several, strict=True))
    start, was, end = _differing_part(before, now)
    gone, come = ({id(one): one for (one,) in rows} for rows in (before[start:was], now[start:end]))
    rows = [*before[:start], *now[start:end], *before[was:]]
    return rows, [gone[one] for one in gone.keys() - come.keys()], [come[one] for one in come.keys() - gone.keys()]


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
