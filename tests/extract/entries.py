"""Entries for the tests of extractors: what an extractor reads, without a file."""

from __future__ import annotations

from kg.entry import Entry, Source, TextField, Written


def entry(
    *,
    authors: tuple[str, ...] = (),
    urls: tuple[str, ...] = (),
    asides: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    **fields: str,
) -> Entry:
    """An entry of these parts; fields as ``comment_ko="…"`` begin on line 11, the other parts on line 1."""

    def written(texts: tuple[str, ...]) -> tuple[Written, ...]:
        return tuple(Written(text, line) for line, text in enumerate(texts, start=1))

    def field(name: str, text: str) -> TextField:
        return TextField(name.replace("_", "-"), text, tuple(range(11, 12 + text.count("\n"))), name[-2:])

    return Entry(
        source=Source("Kites.md"),
        format="test",
        name="Kites",
        fields=tuple(field(name, text) for name, text in fields.items()),
        authors=written(authors),
        urls=written(urls),
        asides=written(asides),
        tags=written(tags),
    )
