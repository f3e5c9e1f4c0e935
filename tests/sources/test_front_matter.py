from __future__ import annotations

import datetime

from kg.entry import Written
from kg.sources import _front_matter

NOTE = """---
title: Kites Over Water
Authors:
  - Ada Example
  - Bo Sample
created: 2024-02-03
tags: [wind, water]
---
"""


def test_a_value_is_found_in_its_line() -> None:
    matter = _front_matter.read(NOTE, "a.md")

    assert matter.line("Kites Over Water", "title") == 2
    assert matter.line("Bo Sample", "authors", "author") == 5
    assert matter.line("water", "tags", "tag") == 7


def test_a_value_that_is_written_otherwise_is_in_the_line_of_its_key() -> None:
    matter = _front_matter.read(NOTE, "a.md")

    assert matter.line("ADA", "authors") == 3
    assert matter.line("anything", "url") == 1


def test_the_day_and_the_words_that_give_it() -> None:
    matter = _front_matter.read(NOTE, "a.md")

    assert matter.date("date", "created") == datetime.date(2024, 2, 3)
    assert matter.dated("date", "created") == Written("2024-02-03", 6)
    assert matter.dated("date") is None
