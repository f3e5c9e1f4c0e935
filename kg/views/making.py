"""Who makes the pages of a build: whether a page is made at all may hang on what it would be made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

C_co = TypeVar("C_co", bound="str | bytes", covariant=True)
T = TypeVar("T")


class Slow(Protocol):
    """Gives what slow pure functions give: layouts take most of the time of a page."""

    def __call__(self, function: Callable[..., T], *given: Any) -> T:
        """What the function gives for these, in JSON's terms: where it gives tuples these may be lists."""


def called(function: Callable[..., T], *given: Any) -> T:
    """What the function gives, which is called."""
    return function(*given)


class Making(Protocol[C_co]):
    """Gives the pages of a build."""

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[Slow], str]) -> C_co:
        """The page of that name; ``reads`` gives the hash of what ``make`` makes it of."""


class Anew:
    """Makes every page."""

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[Slow], str]) -> str:  # noqa: ARG002
        """The page, made."""
        return make(called)


#: What makes all pages that nobody keeps.
ANEW = Anew()
