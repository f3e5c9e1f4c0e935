"""``kg search`` as a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def search(exports: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``kg search`` with a cache of its own."""
    command = [sys.executable, "-m", "kg", "search", *arguments, "-d", str(exports)]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment)


def test_papers_with_the_sentence_that_says_it(exports: Path, cache: Path) -> None:
    first, second, third, *_ = search(exports, cache, "주파수", "이미지를").stdout.splitlines()

    assert first == "Frequency Autoregressive Image Generation with Continuous Tokens"
    assert second.startswith("  2025-03-10  https://w3id.org/paperkg/paper/title-frequency-autoregressive")
    assert third == "  comments: 이미지를 주파수 순서로 생성하는 Autoregressive 모델."


def test_json_limit_and_filters(exports: Path, cache: Path) -> None:
    found = json.loads(search(exports, cache, "reasoning", "--limit", "1", "--tag", "rl", "--json").stdout)

    assert [hit["read"] for hit in found] == ["2025-03-10"]
    assert set(found[0]) == {"thing", "title", "read", "field", "snippet", "score"}
    assert json.loads(search(exports, cache, "reasoning", "--until", "2025-03-09", "--json").stdout) == []


def test_nothing_found_and_nothing_to_find(exports: Path, cache: Path, tmp_path: Path) -> None:
    nothing, wordless = search(exports, cache, "zeppelin"), search(exports, cache, "!?")
    nowhere = search(tmp_path, cache, "x")

    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "kg: nothing is found\n")
    assert (wordless.returncode, wordless.stderr) == (2, "kg: found '!?', expected a word to search for\n")
    assert nowhere.returncode == 2
    assert "run 'kg build SOURCES -o " in nowhere.stderr
