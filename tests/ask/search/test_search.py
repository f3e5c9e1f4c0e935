"""What is found, and what comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.ask.search import Index, open_index
from kg.errors import QueryError

KITES, SAILS, MAPS, LOGS, TIDES, KNOTS, GULLS, STORMS = (f"arxiv-240{n}.0000{n}" for n in range(1, 9))

#: On the made notes: what is searched for, and the paper that has to come first.
FIRST = {
    "강화학습": KITES,
    "강화 학습을": KITES,
    "연": KITES,
    "보상 설계": KITES,
    "구조적 희소성": SAILS,
    "희소성": SAILS,
    "추론속도": SAILS,
    "이미지 생성에서": MAPS,
    "토크나이저": MAPS,
    "섬": MAPS,
    "항해일지 데이터셋": LOGS,
    "손글씨 인식을": LOGS,
    "전문가 혼합": TIDES,
    "형식 증명": KNOTS,
    "선형 어텐션으로 긴 문맥": GULLS,
    "위성 영상 확산모델": STORMS,
    "rewards": KITES,
    "kite steering": KITES,
    "structured sparsity": SAILS,
    "prune blocks": SAILS,
    "chart tokenization": MAPS,
    "Qwen2 VL": LOGS,
    "QWEN2-VL-2B를": LOGS,
    "logbook transcription": LOGS,
    "how to forecast the tides": TIDES,
    "mixture-of-experts": TIDES,
    "Fay Cafe": TIDES,
    "theorem proving": KNOTS,
    "linear attentions": GULLS,
    "text to video diffusion": STORMS,
}

#: The same on the digest in ``seeds``.
FIRST_OF_SEEDS = {
    "분산 학습": "title-every-flop-counts",
    "Ling Plus": "title-every-flop-counts",
    "주파수": "title-frequency-autoregressive",
    "continuous tokens": "title-frequency-autoregressive",
    "검색 도구": "title-r1-searcher",
    "search by reinforcement learning": "title-r1-searcher",
    "멀티모달 추론": "title-r1-zero-s-aha-moment",
    "GRPO만으로": "title-r1-zero-s-aha-moment",
    "Qwen 2 VL": "title-r1-zero-s-aha-moment",
    "MAR": "arxiv-2406.11838",
}


def keys(index: Index, text: str, **given: str) -> list[str]:
    return [hit.thing.rpartition("/")[2] for hit in index.search(text, **given)]  # type: ignore[arg-type]


def test_thirty_searches_half_of_them_korean() -> None:
    korean = [text for text in FIRST if any("가" <= char <= "힣" for char in text)]

    assert len(FIRST) >= 30
    assert len(korean) >= 15


@pytest.mark.parametrize("text", FIRST)
def test_the_paper_that_is_meant_comes_first(index: Index, text: str) -> None:
    assert keys(index, text)[:1] == [FIRST[text]]


@pytest.mark.parametrize("text", FIRST_OF_SEEDS)
def test_the_paper_of_the_seeds_that_is_meant_comes_first(exports: Path, tmp_path: Path, text: str) -> None:
    assert keys(open_index(exports, tmp_path), text)[0].startswith(FIRST_OF_SEEDS[text])


def test_a_hit_says_which_paper_when_and_shows_the_sentence(index: Index) -> None:
    (hit, *_) = index.search("라우팅 붕괴")

    assert hit._replace(score=0) == (
        f"https://w3id.org/paperkg/paper/{TIDES}",
        "Forecasting Tides with Mixture of Experts",
        "2024-05-05",
        "comments",
        "라우팅 붕괴는 없었다고 하네요.",
        0,
    )


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, [MAPS, STORMS]),
        ({"since": "2024-03-04"}, [STORMS]),
        ({"until": "2024-03-03"}, [MAPS]),
        ({"since": "2024-03-03", "until": "2024-08-08"}, [MAPS, STORMS]),
        ({"tag": "diffusion"}, [STORMS]),
        # A topic holds what is narrower.
        ({"tag": "generative-model"}, [MAPS, STORMS]),
        ({"tag": "rl"}, []),
    ],
)
def test_days_and_topics_narrow_a_search(index: Index, given: dict[str, str], found: list[str]) -> None:
    assert sorted(keys(index, "생성", **given)) == found


def test_all_words_go_before_some_and_the_limit_is_kept(index: Index) -> None:
    found = keys(index, "diffusion mixture experts")

    assert found == [TIDES, STORMS]
    assert len(index.search("학습", limit=1)) == 1


@pytest.mark.parametrize(
    "text", ['"', "* ) OR (", "NEAR(a b)", "연 AND", 'title : "x', "a^2", "-kite", "NOT", "ﬁ", "𝕂ite"]
)
def test_no_text_breaks_the_search(index: Index, text: str) -> None:
    try:
        index.search(text)
    except QueryError as error:
        assert "expected a word to search for" in str(error)  # noqa: PT017  some of them have none


def test_a_build_in_memory_and_a_folder_find_the_same(sea: Path, index: Index) -> None:
    made = kg.build([sea.parent / "notes"], recogniser=False)

    assert kg.search(made, "강화학습", limit=1) == index.search("강화학습", limit=1)
    assert kg.search(index, "연") == index.search("연")


def test_notes_about_nothing_and_pages_are_found_too(tmp_path: Path) -> None:
    (tmp_path / "240101 Thought.md").write_text("돛단배에 대한 생각.\n", encoding="utf-8")
    (tmp_path / "240102 Page.md").write_text("https://example.org/boats\n\n나룻배 이야기.\n", encoding="utf-8")
    index = open_index(kg.build([tmp_path], recogniser=False))

    assert [hit.title for hit in index.search("돛단배")] == ["Thought"]
    assert index.search("나룻배")[0].snippet == "나룻배 이야기."
