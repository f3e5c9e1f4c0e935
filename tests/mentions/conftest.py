from __future__ import annotations

import pytest

from kg import mentions
from tests.mentions.notes import field


@pytest.fixture(scope="session", autouse=True)
def _learnt() -> None:
    """Read the tables and the model before the first test that is timed by hypothesis."""
    mentions.find([field("GRPO")])
