"""A part of a vault, or several of it: ``python benchmarks/vaults.py NOTES TIMES FOLDER``, such as 0.125 or 64.

A vault again has other papers and other people: arXiv ids, titles, names of notes and given names are changed. Family
names, topics, linked pages and what the notes say stay, so that as in a larger vault more people share a name.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ARXIV = re.compile(r"(?<=\d{4}\.)\d{4,5}\b")
_WIKILINK = re.compile(r"(?<=\[\[)[^\]|#]+?(?=(?:\.md)?[\]|#])")
_GIVEN = re.compile(r"(?:(?<=^)|(?<=, )|(?<=\())([A-Z])([a-z]+)", re.MULTILINE)
_LETTERS = 26


class Note(NamedTuple):
    """A file of notes: where it stands, its text, and titles and author lists in it, as written."""

    place: Path
    text: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]


def notes(vault: Path) -> Iterator[Note]:
    """The notes of a vault, sorted."""
    from kg import sources
    from kg.reading import Looked, read

    files = sources.files([vault])
    for file, made in zip(files, read(files, Looked(mentions=False), 1, lambda *_: None), strict=True):
        if made.found:
            entries = [one.entry for one in made.found]
            yield Note(
                Path(file.name),
                file.path.read_text(encoding="utf-8"),
                tuple(entry.title for entry in entries if entry.title),
                tuple(written.text for entry in entries for written in entry.authors),
            )


def again(note: Note, number: int) -> Note:
    """The note as it stands in the vault of that number: itself in 0."""
    if not number:
        return note
    text = note.text
    for title in note.titles:
        text = text.replace(title, f"{title} {number}", 1)
    for authors in note.authors:
        text = text.replace(authors, _GIVEN.sub(lambda name: name[1] + _turned(name[2], number), authors), 1)
    text = _ARXIV.sub(lambda found: f"{(int(found[0]) + 1553 * number) % 10 ** len(found[0]):0{len(found[0])}}", text)
    text = _WIKILINK.sub(lambda found: f"{found[0]} {number}", text)
    place = Path(str(number)) / note.place.with_stem(f"{note.place.stem} {number}")
    return note._replace(place=place, text=text)


def _turned(word: str, number: int) -> str:
    """Another word for each number: all letters moved on in the alphabet, and one more letter for each time around."""
    turns, by = divmod(number, _LETTERS)
    return "".join(chr((ord(letter) - 97 + by) % _LETTERS + 97) for letter in word) + "abc"[:turns]


def write(vault: Path, times: float, folder: Path) -> int:
    """Write that many vaults into a folder; how many notes there are."""
    own = list(notes(vault))
    if times < 1:
        own = own[:: round(1 / times)]
    for number in range(max(1, int(times))):
        for note in own:
            changed = again(note, number)
            path = folder / changed.place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(changed.text, encoding="utf-8")
    return len(own) * max(1, int(times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("times", type=float)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    print(f"{write(given.notes, given.times, given.folder)} notes")


if __name__ == "__main__":
    main()
