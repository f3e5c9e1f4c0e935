"""An engine in a process of its own, which is ended when it takes too long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.ask import Solutions
from kg.ask.bounded import Bounded
from kg.building import build
from kg.errors import QueryError

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered(reading: Path) -> None:
    with Bounded(reading) as engine:
        started = time.monotonic()
        with pytest.raises(QueryError, match=r"the query was stopped after 0\.5 seconds"):
            engine.answer(ENDLESS, seconds=0.5)
        assert time.monotonic() - started < 60

        found = engine.answer("papers-of-topic", {"topic": "rl"}, most=1, seconds=60)

    assert isinstance(found, Solutions)
    assert (len(found.rows), found.more) == (1, True)


def test_what_is_refused_there_is_raised_here(reading: Path) -> None:
    with Bounded(reading) as engine:
        with pytest.raises(QueryError, match="the query is refused at line 1"):
            engine.answer("SELECT nonsense {")
        assert engine.answer("ASK { ?p a kg:Paper }") is True


def test_a_build_in_memory_and_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "240101 A.md").write_text("*Kites* (Ada Example)\n", encoding="utf-8")
    with Bounded(build([tmp_path], recogniser=False)) as engine:
        assert engine.answer("ASK { ?p a kg:Paper }") is True

    (tmp_path / "kg.ttl").write_text("nonsense", encoding="utf-8")
    with Bounded(tmp_path) as engine, pytest.raises(QueryError, match=r"cannot read .*kg\.ttl"):
        engine.answer("ASK {}")
