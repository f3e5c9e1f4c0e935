"""Who we are to a store: from the environment or from a netrc file, never from the command line."""

from __future__ import annotations

import netrc
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from kg.errors import SettingsError

if TYPE_CHECKING:
    import httpx


class Credentials(NamedTuple):
    """A user with a password, or a token; all are empty when nothing is known. Never shown, not even in a fault."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "Credentials(…)"


def credentials(url: str, environment: Mapping[str, str] = os.environ) -> Credentials:
    """What is known for the host of a store: ``KG_STORE_TOKEN``, ``KG_STORE_USER`` with ``KG_STORE_PASSWORD``, or netrc.

    The netrc file is that of ``NETRC``, or ``~/.netrc``.

    Raises:
        SettingsError: the netrc file cannot be read.
    """
    token = environment.get("KG_STORE_TOKEN", "")
    if user := environment.get("KG_STORE_USER", ""):
        return Credentials(user, environment.get("KG_STORE_PASSWORD", ""), token)
    file = Path(environment.get("NETRC", "") or "~/.netrc").expanduser()
    try:
        found = netrc.netrc(str(file)).authenticators(urlsplit(url).hostname or "")
    except FileNotFoundError:
        found = None
    except (OSError, netrc.NetrcParseError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} cannot be read: {type(error).__name__}") from None
    return Credentials(found[0], found[2] or "", token) if found else Credentials(token=token)


def auth(scheme: str, known: Credentials) -> httpx.Auth | None:
    """How requests say who we are, in the scheme of a store (``basic``, ``digest`` or ``bearer``); None without a user."""
    import httpx

    class Bearer(httpx.Auth):
        def auth_flow(self, request: httpx.Request):  # type: ignore[no-untyped-def]  # noqa: ANN202
            request.headers["Authorization"] = f"Bearer {known.token}"
            yield request

    if scheme == "bearer" and known.token:
        return Bearer()
    if not known.user:
        return None
    return (httpx.DigestAuth if scheme == "digest" else httpx.BasicAuth)(known.user, known.password)
