"""Every named question: what it asks for, its columns, and its rows on two collections by both engines."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from kg import terms
from kg.ask import Solutions, answer, load, question, questions
from kg.ask.engines import ENGINES, Engine
from kg.ask.questions import Column, Parameter, read
from kg.ask.results import table
from kg.building import build
from kg.errors import QueryError
from kg.graph.graph import prefixes
from kg.iri import PERSONAL_KINDS, PLACEHOLDER_BASE, SHARED_KINDS

Row = tuple[str | int | float | None, ...]

FAR = "Frequency Autoregressive Image Generation with Continuous Tokens"
LING = "Every FLOP Counts: Scaling a 300B Mixture-of-Experts LING LLM without Premium GPUs"
SEARCHER = "R1-Searcher: Incentivizing the Search Capability in LLMs via Reinforcement Learning"
ZERO = 'R1-Zero\'s "Aha Moment" in Visual Reasoning on a 2B Non-SFT Model'

#: How sure the finder is of these mentions; what exactly it says changes with its weights.
SURE: Any = pytest.approx(0.98, abs=0.02)

#: Questions whose answer on the seeds is longer than what stands here.
LONGER = {"most-read-authors"}

#: On the seeds, then on the collection of ``conftest.py``: parameters and the rows, IRIs with their prefixes.
SEEDS: dict[str, tuple[dict[str, str], tuple[Row, ...]]] = {
    "bridges": (
        {"one": "rl", "other": "reasoning"},
        (("2025-03-10", ZERO, "paper:title-r1-zero-s-aha-moment-in-visual-reasoning-on-a-2b-non-sft-mod-ffa70b1d"),),
    ),
    "co-authors": (
        {"author": "Hu Yu"},
        (
            ("Feng Zhao", 1, "author:feng-zhao"),
            ("Hangjie Yuan", 1, "author:hangjie-yuan"),
            ("Hao Luo", 1, "author:hao-luo"),
            ("Yu Rong", 1, "author:yu-rong"),
        ),
    ),
    "datasets-with-method": (
        {"method": "GRPO"},
        (
            ("CV-Bench", 1, ZERO),
            ("SAT", 1, ZERO),
        ),
    ),
    "evidence-of-statement": (
        {"paper": ZERO, "entity": "GRPO"},
        (
            (
                "2025-03-10.txt",
                17,
                "comment-ko",
                "GRPO",
                "SFT를 거치지 않고 GRPO만으로 추론 능력이 생겨나는 것을 보았다고 합니다.",
                "name",
                SURE,
            ),
            (
                "2025-03-10.txt",
                18,
                "comment-en",
                "GRPO",
                "Reasoning emerged with GRPO alone, with no SFT before it.",
                "name",
                SURE,
            ),
        ),
    ),
    "evidence": (
        {"entity": "qwen"},
        (
            (
                "2025-03-10.txt",
                16,
                "Qwen2-VL-2B",
                "This report claims the first replication for multimodal reasoning, on a 2B model without SFT: starting from Qwen2-VL-2B and applying reinforcement learning directly to the SAT dataset, the model gets 59.47% on CVBench, about 30% above the base model and about 2% above the SFT setting.",
                "grammar",
                SURE,
            ),
            ("2025-03-10.txt", 17, "Qwen 2 VL 2B", "Qwen 2 VL 2B에서 출발한 멀티모달 추론 RL 실험.", "grammar", SURE),
            (
                "2025-03-10.txt",
                18,
                "Qwen 2 VL 2B",
                "An experiment with multimodal reasoning RL that starts from Qwen 2 VL 2B.",
                "grammar",
                SURE,
            ),
        ),
    ),
    "family": ({"family": "Qwen"}, (("Qwen2-VL-2B", "2", "2B", 2000000000, "2025-03-10", 1),)),
    "first-seen": (
        {"since": "2025-01-01"},
        (
            ("2025-03", "method", "FAR", 1),
            ("2025-03", "method", "GRPO", 1),
            ("2025-03", "method", "Local SGD", 1),
            ("2025-03", "method", "MAR", 1),
            ("2025-03", "method", "MoE", 1),
            ("2025-03", "method", "R1-Searcher", 1),
            ("2025-03", "method", "RAG", 1),
            ("2025-03", "method", "SFT", 1),
            ("2025-03", "method", "VAR", 1),
            ("2025-03", "model", "Deep Research", 1),
            ("2025-03", "model", "DeepSeek-R1", 1),
            ("2025-03", "model", "DeepSeek-R1-Zero", 1),
            ("2025-03", "model", "GPT-4o-mini", 1),
            ("2025-03", "model", "Ling", 1),
            ("2025-03", "model", "Ling-Lite", 1),
            ("2025-03", "model", "Ling-Plus", 1),
            ("2025-03", "model", "Qwen2-VL-2B", 1),
        ),
    ),
    "introductions": (
        {},
        (
            ("MAR", 1, "MAR", "paper:arxiv-2406.11838"),
            ("VAR", 1, "VAR", "paper:arxiv-2404.02905"),
        ),
    ),
    "links-of-paper": (
        {"paper": ZERO},
        (
            (
                "work",
                "https://github.com/turningpoint-ai/VisualThinker-R1-Zero",
                "https://github.com/turningpoint-ai/VisualThinker-R1-Zero",
            ),
        ),
    ),
    "links-to-paper": (
        {"paper": "2406.11838"},
        ((1, FAR, None, "paper:title-frequency-autoregressive-image-generation-with-continuous-to-94ac70e4"),),
    ),
    "most-mentioned": (
        {},
        (
            ("CV-Bench", "dataset", 1),
            ("Deep Research", "model", 1),
            ("DeepSeek-R1", "model", 1),
            ("DeepSeek-R1-Zero", "model", 1),
            ("FAR", "method", 1),
            ("GPT-4o-mini", "model", 1),
            ("GRPO", "method", 1),
            ("ImageNet", "dataset", 1),
            ("Ling", "model", 1),
            ("Ling-Lite", "model", 1),
            ("Ling-Plus", "model", 1),
            ("Local SGD", "method", 1),
            ("MAR", "method", 1),
            ("MoE", "method", 1),
            ("Qwen2-VL-2B", "model", 1),
            ("R1-Searcher", "method", 1),
            ("RAG", "method", 1),
            ("SAT", "dataset", 1),
            ("SFT", "method", 1),
            ("VAR", "method", 1),
        ),
    ),
    "most-read-authors": (
        {},
        (
            ("Binwei Zeng", 1, "author:binwei-zeng"),
            ("Changxin Tian", 1, "author:changxin-tian"),
        ),
    ),
    "never-noted": (
        {},
        (
            (1, "VAR", "https://arxiv.org/abs/2404.02905"),
            (1, "MAR", "https://arxiv.org/abs/2406.11838"),
            (1, "https://arxiv.org/abs/2412.07210", "https://arxiv.org/abs/2412.07210"),
        ),
    ),
    "papers-mentioning": (
        {"entity": "qwen"},
        (
            (
                "2025-03-10",
                ZERO,
                "Qwen2-VL-2B",
                "paper:title-r1-zero-s-aha-moment-in-visual-reasoning-on-a-2b-non-sft-mod-ffa70b1d",
            ),
        ),
    ),
    "papers-of-author": (
        {"author": "Feng Zhao"},
        (("2025-03-10", 5, FAR, "paper:title-frequency-autoregressive-image-generation-with-continuous-to-94ac70e4"),),
    ),
    "papers-of-topic": (
        {"topic": "reasoning"},
        (
            (
                "2025-03-10",
                SEARCHER,
                "paper:title-r1-searcher-incentivizing-the-search-capability-in-llms-via-2f2e5654",
            ),
            ("2025-03-10", ZERO, "paper:title-r1-zero-s-aha-moment-in-visual-reasoning-on-a-2b-non-sft-mod-ffa70b1d"),
        ),
    ),
    "papers-with-code": (
        {"topic": "rl"},
        (("2025-03-10", ZERO, "https://github.com/turningpoint-ai/VisualThinker-R1-Zero"),),
    ),
    "read-between": (
        {"since": "2025-03-01", "until": "2025-03-31"},
        (
            ("2025-03-10", LING, "2025-03-10.txt", 2),
            ("2025-03-10", FAR, "2025-03-10.txt", 8),
            ("2025-03-10", ZERO, "2025-03-10.txt", 14),
            ("2025-03-10", SEARCHER, "2025-03-10.txt", 20),
        ),
    ),
    "related-papers": (
        {"paper": ZERO},
        (
            (
                1,
                SEARCHER,
                "reasoning",
                "paper:title-r1-searcher-incentivizing-the-search-capability-in-llms-via-2f2e5654",
            ),
        ),
    ),
    "rising-topics": (
        {},
        (
            ("reasoning", 50.0, 50.0, 0.0, 2),
            ("autoregressive models", 25.0, 25.0, 0.0, 1),
            ("diffusion models", 25.0, 25.0, 0.0, 1),
            ("distributed training", 25.0, 25.0, 0.0, 1),
            ("language models", 25.0, 25.0, 0.0, 1),
            ("mixture of experts", 25.0, 25.0, 0.0, 1),
            ("multimodal learning", 25.0, 25.0, 0.0, 1),
            ("reinforcement learning", 25.0, 25.0, 0.0, 1),
            ("scaling laws", 25.0, 25.0, 0.0, 1),
        ),
    ),
    "topic-by-month": ({"topic": "reasoning"}, (("2025-03", 2),)),
    "topics-together": (
        {},
        (
            ("autoregressive models", "diffusion models", 1),
            ("distributed training", "mixture of experts", 1),
            ("distributed training", "scaling laws", 1),
            ("language models", "reasoning", 1),
            ("mixture of experts", "scaling laws", 1),
            ("multimodal learning", "reasoning", 1),
            ("multimodal learning", "reinforcement learning", 1),
            ("reasoning", "reinforcement learning", 1),
        ),
    ),
    "unresolved": ({}, ()),
    "week": (
        {"day": "2025-03-14"},
        (
            ("2025-03-10", LING, "distributed training, mixture of experts, scaling laws", "2025-03-10.txt"),
            ("2025-03-10", FAR, "autoregressive models, diffusion models", "2025-03-10.txt"),
            ("2025-03-10", ZERO, "multimodal learning, reasoning, reinforcement learning", "2025-03-10.txt"),
            ("2025-03-10", SEARCHER, "language models, reasoning", "2025-03-10.txt"),
        ),
    ),
}

READING: dict[str, tuple[dict[str, str], tuple[Row, ...]]] = {
    "bridges": ({"one": "rl", "other": "llm"}, (("2025-01-03", "Wings from Rewards", "paper:arxiv-2501.00003"),)),
    "co-authors": (
        {"author": "bo-sample"},
        (
            ("Ada Example", 2, "author:ada-example"),
            ("Cy Trial", 1, "author:cy-trial"),
            ("Dee Probe", 1, "author:dee-probe"),
        ),
    ),
    "datasets-with-method": (
        {"method": "grpo"},
        (
            ("GSM8K", 2, "Rudders without Critics"),
            ("MATH-500", 1, "Rudders without Critics"),
        ),
    ),
    "evidence-of-statement": (
        {"paper": "2501.00003", "entity": "GSM8K"},
        (("250103 Wings.md", 5, "abstract", "GSM8K", "GRPO tunes Qwen2.5-7B on GSM8K.", "name", SURE),),
    ),
    "evidence": (
        {"entity": "qwen"},
        (
            ("240105 Kites.md", 5, "Qwen2-7B", "We fine-tune Qwen2-7B on flights.", "grammar", SURE),
            ("250103 Wings.md", 5, "Qwen2.5-7B", "GRPO tunes Qwen2.5-7B on GSM8K.", "grammar", SURE),
        ),
    ),
    "family": (
        {"family": "qwen"},
        (
            ("Qwen2-7B", "2", "7B", 7000000000, "2024-01-05", 1),
            ("Qwen2.5-7B", "2.5", "7B", 7000000000, "2025-01-03", 1),
        ),
    ),
    "first-seen": (
        {"since": "2024-06-01"},
        (
            ("2025-01", "method", "GRPO", 2),
            ("2025-01", "model", "Qwen2.5-7B", 1),
        ),
    ),
    "introductions": ({}, ()),
    "links-of-paper": (
        {"paper": "https://arxiv.org/pdf/2502.00004v2"},
        (
            ("paper", "Kites in Steady Wind", "https://arxiv.org/abs/2401.00001"),
            ("paper", "Sails that Learn", "https://arxiv.org/abs/2406.00002"),
            ("paper", "https://arxiv.org/abs/2209.00009", "https://arxiv.org/abs/2209.00009"),
            ("work", "https://github.com/example/rudder", "https://github.com/example/rudder"),
        ),
    ),
    "links-to-paper": (
        {"paper": "2401.00001"},
        (
            (1, "Rudders without Critics", None, "paper:arxiv-2502.00004"),
            (1, "Sails that Learn", None, "paper:arxiv-2406.00002"),
            (2, "Wings from Rewards", "Sails that Learn", "paper:arxiv-2501.00003"),
        ),
    ),
    "most-mentioned": (
        {},
        (
            ("GRPO", "method", 2),
            ("GSM8K", "dataset", 2),
            ("MATH-500", "dataset", 1),
            ("Qwen2-7B", "model", 1),
            ("Qwen2.5-7B", "model", 1),
        ),
    ),
    "most-read-authors": (
        {},
        (
            ("Bo Sample", 3, "author:bo-sample"),
            ("Ada Example", 2, "author:ada-example"),
            ("Cy Trial", 2, "author:cy-trial"),
            ("Dee Probe", 2, "author:dee-probe"),
        ),
    ),
    "never-noted": ({}, ((2, "https://arxiv.org/abs/2209.00009", "https://arxiv.org/abs/2209.00009"),)),
    "papers-mentioning": (
        {"entity": "qwen"},
        (
            ("2025-01-03", "Wings from Rewards", "Qwen2.5-7B", "paper:arxiv-2501.00003"),
            ("2024-01-05", "Kites in Steady Wind", "Qwen2-7B", "paper:arxiv-2401.00001"),
        ),
    ),
    "papers-of-author": (
        {"author": "bo-sample"},
        (
            ("2025-01-03", 2, "Wings from Rewards", "paper:arxiv-2501.00003"),
            ("2024-06-10", 1, "Sails that Learn", "paper:arxiv-2406.00002"),
            ("2024-01-05", 2, "Kites in Steady Wind", "paper:arxiv-2401.00001"),
        ),
    ),
    "papers-of-topic": (
        {"topic": "rl"},
        (
            ("2025-03-05", "Masts by Diffusion", "paper:arxiv-2503.00005"),
            ("2025-02-10", "Rudders without Critics", "paper:arxiv-2502.00004"),
            ("2025-01-03", "Wings from Rewards", "paper:arxiv-2501.00003"),
        ),
    ),
    "papers-with-code": (
        {"topic": "rl"},
        (("2025-02-10", "Rudders without Critics", "https://github.com/example/rudder"),),
    ),
    "read-between": (
        {"since": "2024-06-10", "until": "2025-01-03"},
        (
            ("2024-06-10", "Sails that Learn", "240610 Sails.md", 1),
            ("2025-01-03", "Wings from Rewards", "250103 Wings.md", 1),
        ),
    ),
    "related-papers": (
        {"paper": "Wings from Rewards"},
        (
            (3, "Kites in Steady Wind", "Ada Example, Bo Sample, large language models", "paper:arxiv-2401.00001"),
            (3, "Rudders without Critics", "GRPO, GSM8K, reinforcement learning", "paper:arxiv-2502.00004"),
            (2, "Masts by Diffusion", "Dee Probe, reinforcement learning", "paper:arxiv-2503.00005"),
            (2, "Sails that Learn", "Bo Sample, large language models", "paper:arxiv-2406.00002"),
        ),
    ),
    "rising-topics": (
        {},
        (
            ("reinforcement learning", 100.0, 100.0, 0.0, 3),
            ("diffusion models", 33.3, 33.3, 0.0, 1),
            ("large language models", -66.7, 33.3, 100.0, 1),
        ),
    ),
    "topic-by-month": (
        {"topic": "llm"},
        (
            ("2024-01", 1),
            ("2024-06", 1),
            ("2025-01", 1),
        ),
    ),
    "topics-together": (
        {},
        (
            ("diffusion models", "reinforcement learning", 1),
            ("large language models", "reinforcement learning", 1),
        ),
    ),
    "unresolved": ({}, (("250305 Masts.md", "Nowhere"),)),
    "week": (
        {"day": "2025-03-08"},
        (("2025-03-05", "Masts by Diffusion", "diffusion models, reinforcement learning", "250305 Masts.md"),),
    ),
}


@pytest.fixture(scope="module", params=ENGINES)
def engines(request: pytest.FixtureRequest, exports: Path, reading: Path) -> tuple[Engine, Engine]:
    """The seeds and the made collection, loaded into an engine."""
    return load(exports, request.param), load(reading, request.param)


def rows(engine: Engine, name: str, given: dict[str, str]) -> tuple[Row, ...]:
    """The rows of a question with IRIs shortened, and days as text."""
    found = answer(engine, name, given)
    assert isinstance(found, Solutions)
    assert found.columns == tuple(column.name for column in question(name).columns)
    return tuple(
        tuple(cell if isinstance(cell, int | float | None) else str(cell) for cell in row)
        for row in table(found, PLACEHOLDER_BASE).rows
    )


def test_both_engines_give_the_same_terms_in_the_same_order(reading: Path) -> None:
    one, other = (load(reading, engine) for engine in ENGINES)

    for name, (given, _) in READING.items():
        assert answer(one, name, given) == answer(other, name, given), name


def test_a_note_without_a_day_does_not_hide_the_day_of_another(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "Masts.md").write_text("*Masts* (Ada Example)\n\n> We tune Qwen2-7B.\n", encoding="utf-8")
    (tmp_path / "notes" / "240105 Kites.md").write_text(
        "*Kites* (Bo Sample)\n\n> We tune Qwen2-7B.\n", encoding="utf-8"
    )
    build([tmp_path / "notes"], recogniser=False).write(tmp_path / "out", pages=False)

    for engine in ENGINES:
        found = rows(load(tmp_path / "out", engine), "family", {"family": "Qwen"})
        assert found == (("Qwen2-7B", "2", "7B", 7_000_000_000, "2024-01-05", 2),)


def test_every_question_is_asked_here() -> None:
    assert len(questions()) >= 15
    assert set(questions()) == set(SEEDS) == set(READING)


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_rows_on_the_seeds(engines: tuple[Engine, Engine], name: str) -> None:
    given, expected = SEEDS[name]

    found = rows(engines[0], name, given)

    assert found[: len(expected)] == expected
    assert name in LONGER or len(found) == len(expected)


@pytest.mark.parametrize("name", sorted(READING))
def test_the_rows_on_a_collection_with_links_and_months(engines: tuple[Engine, Engine], name: str) -> None:
    given, expected = READING[name]

    assert rows(engines[1], name, given) == expected


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_question_says_what_it_answers_and_asks_for(name: str) -> None:
    asked = question(name)

    assert asked.comment.endswith(".")
    assert {one.kind for one in asked.parameters} <= {
        "date",
        "entity",
        "integer",
        "text",
        *SHARED_KINDS,
        *PERSONAL_KINDS,
    }
    assert all(f"${one.name}" in asked.sparql.partition("WHERE")[0].rpartition("SELECT")[2] for one in asked.parameters)
    # These are arguments of kg.query beside the parameters of a question.
    assert not {one.name for one in asked.parameters} & {"where", "query", "engine", "limit", "timeout"}


def test_rising_topics_of_an_earlier_day(engines: tuple[Engine, Engine]) -> None:
    assert rows(engines[1], "rising-topics", {"until": "2024-12-31"}) == (
        ("large language models", 0.0, 100.0, 100.0, 1),
    )


def test_a_head_is_read_from_any_text_of_sparql() -> None:
    asked = read("", "# Kites.\n# $length integer=3 how long\n# ?kite the kite\nSELECT $length ?kite {}")

    assert asked.comment == "Kites."
    assert asked.parameters == (Parameter("length", "integer", "3", "how long"),)
    assert asked.columns == (Column("kite", "the kite"),)
    assert read("", "SELECT * {}").parameters == ()
    assert read("", "").comment == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("paper-of-topic", "no question 'paper-of-topic'; did you mean papers-of-topic or "),
        ("zzz", "kg query lists them"),
    ],
)
def test_a_question_that_is_not_there_has_near_ones(name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        question(name)


def test_both_engines_say_the_same_of_a_note_that_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240101 A.md").write_text("Just a thought.\n", encoding="utf-8")
    build([tmp_path / "notes"], recogniser=False).write(tmp_path / "out", pages=False)
    engines = [load(tmp_path / "out", engine) for engine in ENGINES]
    known = prefixes(PLACEHOLDER_BASE)

    for asked in questions().values():
        day, thing = terms.date(datetime.date(2024, 1, 1)), terms.iri("https://example.org/nothing")
        bound = {one.name: day if one.kind == "date" else thing for one in asked.parameters}
        one, other = (engine.ask(asked.sparql, known, bound) for engine in engines)
        assert one == other, asked.name
