"""Who makes the pages of a build: whether a page is made at all may hang on what it would be made of."""

from __future__ import annotations

from collections.abc import Callable


class Making:
    """Makes every page."""

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[], str]) -> str | bytes:  # noqa: ARG002
        """The page of that name; ``reads`` gives the hash of what ``make`` makes it of."""
        return make()


#: What makes all pages that nobody keeps.
MAKING = Making()
