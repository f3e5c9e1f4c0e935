"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.enrich.services import Services, running


@pytest.fixture
def services() -> Iterator[Services]:
    """The services, running."""
    with running() as started:
        yield started
