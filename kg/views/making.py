"""Who makes the pages of a build: whether a page is made at all may hang on what it would be made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

C_co = TypeVar("C_co", bound="str | bytes", covariant=True)


class Making(Protocol[C_co]):
    """Gives the pages of a build."""

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[], str]) -> C_co:
        """The page of that name; ``reads`` gives the hash of what ``make`` makes it of."""


class Anew:
    """Makes every page."""

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[], str]) -> str:  # noqa: ARG002
        """The page, made."""
        return make()


#: What makes all pages that nobody keeps.
ANEW = Anew()
