"""Reads Turtle files with five independent readers and says where they differ: ``python -m tests.readers.compare FILE…``.

Exit code 1 when a reader complains or two readers differ.
"""
# ruff: noqa: T201 - a command prints

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.readers import n3_reader, oxigraph_reader, rapper_reader, rdflib_reader, riot_reader
from tests.readers.reading import Reading
from tests.tools import PROGRAMS, find

READERS: dict[str, Callable[[Path], Reading]] = {
    "pyoxigraph": oxigraph_reader.read,
    "rdflib": rdflib_reader.read,
    "riot": riot_reader.read,
    "rapper": rapper_reader.read,
    "n3": n3_reader.read,
}
SHOWN = 5


def differences(mine: frozenset[str], theirs: frozenset[str]) -> list[str]:
    """The triples that only one of the two has, ``-`` for lost and ``+`` for added, sorted."""
    return [f"- {line}" for line in sorted(mine - theirs)] + [f"+ {line}" for line in sorted(theirs - mine)]


def _report(name: str, reading: Reading, first: frozenset[str], seconds: float) -> bool:
    differ = differences(first, reading.triples)
    verdict = f"{len(differ)} triples differ" if differ else "equal"
    said = len(reading.complaints)
    print(f"  {name:<11}{len(reading.triples):>9} triples  {seconds:5.1f} s  {verdict}, complaints: {said}")
    for line in (*reading.complaints[:SHOWN], *differ[:SHOWN]):
        print(f"    {line}")
    return not (differ or reading.complaints)


def compare(path: Path) -> bool:
    """Prints what each reader that is installed makes of the file; true when all agree with pyoxigraph in silence."""
    print(path)
    agreed, first = True, None
    for name, read in READERS.items():
        if name in PROGRAMS and not find(name):
            print(f"  {name:<11}not here: {PROGRAMS[name][1]}")
            continue
        begun = time.perf_counter()
        reading = read(path)
        first = reading.triples if first is None else first
        agreed &= _report(name, reading, first, time.perf_counter() - begun)
    return agreed


def main(arguments: list[str]) -> int:
    """The command: exit code 0 when every reader agrees on every file without a complaint, else 1; 2 without files."""
    if not arguments:
        print(__doc__)
        return 2
    agreed = [compare(Path(argument)) for argument in arguments]
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
