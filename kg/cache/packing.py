"""What a file came to as bytes, and back.

MessagePack read by a schema, not pickle: the bytes lie in the user's own folder, where anything may write, and pickle
runs what it is told to. It is also two and a half times as fast here. What does not fit the records of kg is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, Union, get_args

from kg.entry import Entry, Problem
from kg.facts import Extracted, Fact
from kg.reading import Read


def pack(read: Read) -> bytes:
    """The result as bytes.

    Raises:
        TypeError: it holds what no record of kg holds, as an extractor of the user's own may give.
        OverflowError: it holds a number of more than 64 bits.
        UnicodeEncodeError: it holds text that is not Unicode.
    """
    _, encoder, _ = _schema()
    found = [(one.entry, list(_runs(one))) for one in read.found]
    made: bytes = encoder.encode((read.digest, found, read.problems))
    return made


def unpack(data: bytes) -> Read:
    """The result that :func:`pack` made these bytes of.

    Raises:
        ValueError: the bytes are of nothing of the kind.
    """
    _, _, decoder = _schema()
    digest, found, problems = decoder.decode(data)
    return Read(digest, tuple(_extracted(entry, runs) for entry, runs in found), problems)


def _runs(one: Extracted) -> Iterator[Any]:
    """The facts in runs of one extractor and one kind, so that the kind is said once."""
    runs, _, _ = _schema()
    for (extractor, kind), facts in groupby(one.facts, lambda pair: (pair[0], type(pair[1]))):
        yield runs[kind](extractor, tuple(fact for _, fact in facts))


def _extracted(entry: Entry, runs: tuple[Any, ...]) -> Extracted:
    return Extracted(entry, [(run.extractor, fact) for run in runs for fact in run.facts])


@cache
def _schema() -> tuple[dict[type, Any], Any, Any]:
    """The record of a run for each kind of fact, an encoder, and a decoder of what :func:`pack` encodes."""
    import msgspec

    runs = {
        kind: msgspec.defstruct(
            f"{kind.__name__}Run",
            [("extractor", str), ("facts", tuple[kind, ...])],  # type: ignore[valid-type]
            tag=kind.__name__,
            array_like=True,
        )
        for kind in get_args(Fact)
    }
    of_runs = Union[tuple(runs.values())]  # type: ignore[valid-type] # noqa: UP007
    kept = tuple[str, tuple[tuple[Entry, tuple[of_runs, ...]], ...], tuple[Problem, ...]]  # type: ignore[valid-type]
    return runs, msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(kept)
