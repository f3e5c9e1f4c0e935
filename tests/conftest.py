"""What tests of several modules share: the exports of the seeds, and a browser without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.tools import ROOT, need

# How long an example takes says more of the machine than of kg.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

#: Root may not use Chromium's sandbox, and a test machine's Chromium has no business of its own on the network.
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the exports of ``seeds/``, built once."""
    from kg.building import build

    folder = tmp_path_factory.mktemp("exports")
    build([ROOT / "seeds"]).write(folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, started once."""
    path = need("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file as a page, offline: ``open_page(path)``, or ``open_page(path, "#fragment")``.

    The test fails at its end when a page logged an error, threw one, or asked for anything but a local file.
    """
    faults: list[str] = []
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} in {message.location['url']}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            faults.append(f"request: {request.url}")

    def open_page(path: Path, suffix: str = "") -> Page:
        page = context.new_page()
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("request", on_request)
        page.goto(path.resolve().as_uri() + suffix)
        return page

    yield open_page
    context.close()
    assert faults == []
