"""Programs that some tests need and ``pip`` does not bring: where they are, and what to do without them.

A program is looked for in ``.tools`` (filled by ``make tools``), beside Python, then on the ``PATH``. Without it a test is skipped,
except where ``KG_REQUIRE_ALL=1`` says that everything has been installed: there it fails.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools"

#: The names that each program goes by, and how to come by it.
PROGRAMS = {
    "chromium": (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "install Chromium"),
    "n3": (("n3",), "install Node.js, then run `make tools`"),
    "oxigraph": (("oxigraph",), "pip install oxigraph"),
    "rapper": (("rapper",), "install raptor2-utils"),
    "riot": (("riot",), "install a JRE and Maven, then run `make tools`"),
}


def find(program: str) -> str | None:
    """The path of the program, or None."""
    path = os.pathsep.join((str(TOOLS / "bin"), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return next(filter(None, (shutil.which(name, path=path) for name in PROGRAMS[program][0])), None)


def need(program: str) -> str:
    """The path of the program; without it the test that asks is skipped, or fails under ``KG_REQUIRE_ALL=1``."""
    found = find(program)
    if found:
        return found
    message = f"{program} is not here: {PROGRAMS[program][1]}"
    if os.environ.get("KG_REQUIRE_ALL") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
