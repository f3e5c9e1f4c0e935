"""What files came to, kept so that a build reads again only what changed.

A result is found by everything that decides it: the content of the file, its name in the graph, what was looked for
(the user's decisions on names and model among it), and the installation (:mod:`kg.installed`). No time counts, so
neither a clock nor an upgrade makes a result wrong; nor does a note that is saved while it is read, as a result is kept
under the hash of the very bytes that it was made from. Results of files that are gone stay while they are few: a note
that comes back, or a branch that is switched, costs nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg import installed, reading, sources
from kg.cache.store import Store
from kg.reading import Looked, Progress, Read
from kg.sources import SourceFile

__all__ = ["LATER", "Cache"]

#: What of kg comes after reading, and so decides nothing of it. All else counts, a new module too.
LATER = (
    "agents", "ask", "beside", "building", "check", "cli", "collector", "enrich", "export", "forked", "graph", "kept",
    "options", "queries", "rebuilding", "recall", "receipt", "resolve", "serve", "settings", "stores", "streams",
    "viewing", "views", "watching", "writing", "__main__",
)  # fmt: skip
#: Results that are written at a time: few enough that a build which is stopped loses little.
_AT_ONCE = 256


class Cache:
    """Results of reading in a folder, and those of the last build in memory too.

    Two builds may use one folder at a time; one that cannot be written, or holds rubbish, costs the time that it would
    save, never a result.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._last: dict[bytes, Read] = {}
        # The code that reads is the one that this process has, whatever is installed later.
        self._installed = installed.mark(LATER)

    def read(
        self,
        files: Sequence[SourceFile],
        looked: Looked,
        jobs: int,
        progress: Progress,
        digests: Mapping[str, str] | None = None,
    ) -> tuple[list[Read], int]:
        """What each file came to, in the order of the files, and how many of them were read anew.

        The arguments are those of :func:`kg.reading.read`; ``digests`` gives the hash of each file by its name, where
        it is known already.
        """
        known = digests or {file.name: sources.digest(sources.load(file)) for file in files}
        decided = _mark(looked, self._installed)
        keys = [_key(decided, file.name, known[file.name]) for file in files]
        with Store(self._folder) as store:
            kept = {key: self._last.get(key) or store.get(key) for key in keys}
            made = {key: read for key, read in kept.items() if read is not None}
            new = [file for file, key in zip(files, keys, strict=True) if key not in made]

            def further(stage: str, done: int, _total: int) -> None:
                progress(stage, len(made) + done, len(files))

            further("read", 0, len(new))
            read_anew = self._read_anew(new, looked, jobs, further, store, decided)
            store.tidy([*made, *(_key(decided, name, read.digest) for name, read in read_anew.items())])
        done = [made.get(key) or read_anew[file.name] for file, key in zip(files, keys, strict=True)]
        self._last = {
            # A file that was saved after it was listed is known by what was read of it.
            key if key in made else _key(decided, file.name, read.digest): read
            for file, key, read in zip(files, keys, done, strict=True)
        }
        return done, len(new)

    def _read_anew(
        self, new: Sequence[SourceFile], looked: Looked, jobs: int, progress: Progress, store: Store, decided: bytes
    ) -> dict[str, Read]:
        """What these files come to, by name, kept as it becomes known."""
        done: dict[str, Read] = {}
        waiting: dict[bytes, Read] = {}
        for file, read in zip(new, reading.reads(new, looked, jobs), strict=True):
            done[file.name] = read
            waiting[_key(decided, file.name, read.digest)] = read
            if len(waiting) >= _AT_ONCE or len(done) == len(new):
                # What was looked for, or kg itself, may have been replaced meanwhile: then nobody knows what made this.
                if _mark(looked, installed.mark(LATER)) == decided:
                    store.put(waiting)
                waiting = {}
            progress("read", len(done), len(new))
        return done


def _mark(looked: Looked, installation: str) -> bytes:
    """A hash of everything but the file that decides what it comes to."""
    model = sorted(path for path in looked.model.glob("*") if path.is_file()) if looked.model else ()
    weights = [(path.name, _hash(path.read_bytes())) for path in model]
    parts = (installation, looked._replace(model=looked.model and Path()), weights)
    return hashlib.sha256(repr(parts).encode()).digest()


def _key(decided: bytes, name: str, digest: str) -> bytes:
    return hashlib.sha256(b"\0".join((decided, name.encode(), digest.encode()))).digest()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
