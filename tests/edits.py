"""Edits of a folder of notes as people and programs make them, drawn at random from a seed.

An edit is a function of a source of chance and the folder; it does nothing where there is nothing that it could do.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

Edit = Callable[[Random, Path], None]

LINES = (
    "\n#kites #wind_power\n",
    "\n[[240101 Kites]]를 보라.\n",
    "\nBERT보다 GPT-4와 Qwen2-VL-7B가 낫다.\n",
    "\nSee MAR (https://arxiv.org/abs/2406.11838) and https://github.com/example/kites.\n",
    "\n> We present Kite-7B, a model that flies.\n",
)
BYTES = (
    b"",
    b" \n",
    b"\xff\xfe\xff\x00\x01",
    b"\x00\x01\x02",
    "연이 난다.\n".encode("cp949"),
    b"[unclosed](http://\n---\n",
)
NAMES = "surface\tdecision\tkey-or-type\tnote\n"
AUTHORS = "name\twhere\taction\tvalue\n"


def chance(seed: int) -> Random:
    """A source of chance that gives the same each time."""
    return Random(seed)  # noqa: S311


def notes(folder: Path) -> list[Path]:
    """The notes that there are, sorted, broken links among them."""
    return sorted(path for path in folder.rglob("*.md") if path.is_symlink() or path.is_file())


def _one(chance: Random, folder: Path) -> Path | None:
    found = [path for path in notes(folder) if path.is_file()]
    return chance.choice(found) if found else None


def _new(chance: Random, folder: Path) -> Path:
    below = folder / chance.choice(("", "2024", "deep/er"))
    below.mkdir(parents=True, exist_ok=True)
    return below / f"24{chance.randint(1, 12):02}{chance.randint(1, 28):02} {chance.choice(('Kites', '연', 'A B'))}.md"


def add(chance: Random, folder: Path) -> None:
    """A new note with an old or a new paper."""
    number = chance.randint(1, 30)
    text = f"https://arxiv.org/abs/2401.{number:05}\n\n*Kites, Part {number}* (Ada Example, Bo Sample)\n"
    _new(chance, folder).write_text(text + "".join(chance.sample(LINES, 2)), encoding="utf-8")


def change(chance: Random, folder: Path) -> None:
    """A line more."""
    if path := _one(chance, folder):
        path.write_bytes(path.read_bytes() + chance.choice(LINES).encode())


def shorten(chance: Random, folder: Path) -> None:
    """Some bytes less, in the middle of a letter too."""
    if path := _one(chance, folder):
        data = path.read_bytes()
        path.write_bytes(data[: chance.randint(0, len(data))])


def rename(chance: Random, folder: Path) -> None:
    """Another name, in another folder too."""
    if path := _one(chance, folder):
        path.replace(_new(chance, folder))


def delete(chance: Random, folder: Path) -> None:
    """A note less, but not the last one."""
    if len(notes(folder)) > 1:
        chance.choice(notes(folder)).unlink()


def touch(chance: Random, folder: Path) -> None:
    """Another time, in the past or the future, and nothing else."""
    if path := _one(chance, folder):
        os.utime(path, (0, chance.choice((1, 1_000_000_000, 4_000_000_000))))


def swap(chance: Random, folder: Path) -> None:
    """The texts of two notes the other way round, with the times that were."""
    one, other = _one(chance, folder), _one(chance, folder)
    if one and other:
        times = [(path.stat().st_atime_ns, path.stat().st_mtime_ns) for path in (one, other)]
        texts = [path.read_bytes() for path in (other, one)]
        for path, text, time in zip((one, other), texts, times, strict=True):
            path.write_bytes(text)
            os.utime(path, ns=time)


def copy(chance: Random, folder: Path) -> None:
    """A note twice."""
    if path := _one(chance, folder):
        _new(chance, folder).write_bytes(path.read_bytes())


def break_(chance: Random, folder: Path) -> None:
    """What no module reads, or not as a note."""
    if path := _one(chance, folder):
        path.write_bytes(chance.choice(BYTES))


def make_unreadable(chance: Random, folder: Path) -> None:
    """A link that leads nowhere in the place of a note."""
    if len(notes(folder)) > 1 and (path := _one(chance, folder)):
        path.unlink()
        path.symlink_to("nowhere.md")


def decide_on_a_name(chance: Random, folder: Path) -> None:
    """A table of names, another one, or none."""
    rows = chance.choice(("BERT\tnot-a-name\t\t\n", "Kites\tis\tMethod\t\n", "GPT-4\tsame-as\tBERT\t\n", None))
    _table(folder / "names.tsv", rows and NAMES + rows)


def decide_on_an_author(chance: Random, folder: Path) -> None:
    """A table of authors, another one, or none."""
    rows = chance.choice(("Ada Example\t\torcid\t0000-0002-1825-0097\n", "Bo Sample\t\tsame-as\tAda Example\n", None))
    _table(folder / "authors.tsv", rows and AUTHORS + rows)


def _table(path: Path, text: str | None) -> None:
    if text:
        path.write_text(text, encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


EDITS: tuple[Edit, ...] = (
    *(add, change, change, shorten, rename, delete, touch, swap, copy, break_, make_unreadable),
    *(decide_on_a_name, decide_on_an_author),
)


def edit(chance: Random, folder: Path) -> str:
    """Make one edit; its name."""
    chosen = chance.choice(EDITS)
    chosen(chance, folder)
    return chosen.__name__


def outputs(folder: Path) -> dict[str, bytes]:
    """The files of a build by their path; what kg keeps beside them for itself is none of them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".kg" not in path.relative_to(folder).parts
    }
