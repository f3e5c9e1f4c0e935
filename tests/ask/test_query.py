from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import kg
from kg.ask import Table, load

TOGETHER = Table(
    ("one", "other", "papers"),
    (("diffusion models", "reinforcement learning", 1), ("large language models", "reinforcement learning", 1)),
)


def test_a_folder_a_loaded_engine_and_a_build_are_asked_alike(reading: Path) -> None:
    assert kg.query(reading, "topics-together") == TOGETHER
    assert kg.query(load(reading), "topics-together") == TOGETHER
    assert kg.query(str(reading), "topics-together", engine="rdflib") == TOGETHER
    assert kg.query(kg.build(["seeds"], recogniser=False), "ASK { ?p a kg:Paper }") is True


def test_parameters_are_plain_values_and_so_are_cells(reading: Path) -> None:
    found = kg.query(reading, "read-between", since=datetime.date(2025, 1, 1), until="2025-02-28", limit=1)

    assert found == Table(
        ("day", "title", "path", "line"), ((datetime.date(2025, 1, 3), "Wings from Rewards", "250103 Wings.md", 1),)
    )


def test_turtle_and_a_time_limit(reading: Path) -> None:
    assert "a kg:Note" in str(kg.query(reading, "CONSTRUCT WHERE { ?n a kg:Note }", timeout=60))
    with pytest.raises(kg.KgError, match="stopped after 0\\.2 seconds"):
        kg.query(reading, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.2)
