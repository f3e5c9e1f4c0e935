"""The search for reference cycles, put off while many records are made that have none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No search for reference cycles: a build makes none, and searching its records over and over takes a fifth of it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            # What was made grows old at once, through the permanent generation; young, all of it would be searched now.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
