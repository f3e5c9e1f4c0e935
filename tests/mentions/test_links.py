from __future__ import annotations

from kg.mentions import links, note
from kg.mentions.candidates import Candidate, candidates
from kg.mentions.names import index
from tests.mentions.notes import field


def keys(text: str, *names: str, partner: dict[str, str] | None = None) -> list[str]:
    found = candidates(note.read([field(text)], index()), {}, index())
    found |= {name: Candidate(name) for name in names if name not in found}
    made = links.keys_of(names, found, partner or {}, index())
    return [made[name] for name in names]


def test_a_known_name_has_the_key_of_its_table() -> None:
    assert keys("Vision Transformer, ViT", "Vision Transformer", "ViT") == ["vit", "vit"]


def test_a_long_form_goes_with_its_short_form() -> None:
    both = {"Kite Policy Tuning": "KPT", "KPT": "Kite Policy Tuning"}
    assert keys("Kite Policy Tuning (KPT)", "Kite Policy Tuning", "KPT", partner=both) == ["kpt", "kpt"]


def test_ways_to_write_a_new_name_are_one_key() -> None:
    first, second = keys("KiteNet-2 or KiteNet 2", "KiteNet-2", "KiteNet 2")
    assert first == second


def test_a_numbered_tail_is_the_longer_new_name() -> None:
    assert keys("Zephyrus K1V2; K1V2", "Zephyrus K1V2", "K1V2") == ["zephyrus-k1v2", "zephyrus-k1v2"]
