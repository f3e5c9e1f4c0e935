"""One polite client for all services: a pause between requests, patience with errors, answers kept on disk.

Sources: RFC 9110, 10.2.3 (``Retry-After``) and RFC 6585, 4 (429); the rates are those of ``ontology/services.tsv``.
"""

from __future__ import annotations

import datetime
import email.utils
import hashlib
import http
import http.client
import os
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from kg import tables
from kg.errors import ServiceError, SettingsError

#: No answer is longer; arXiv's hundred papers a request are about 0.3 MB.
LARGEST_ANSWER = 32 * 1024 * 1024
TIMEOUT = 60.0
ATTEMPTS = 5
#: A service that asks for a longer pause is asked again another day.
LONGEST_PAUSE = 120.0
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
#: arXiv says this, with status 200, to a client that asks too often.
_THROTTLED = b"rate exceeded"


T = TypeVar("T")


class Service(NamedTuple):
    """A row of ``ontology/services.tsv``: where a service is, seconds between requests, papers in one request."""

    url: str
    pause: float
    batch: int


@cache
def services() -> Mapping[str, Service]:
    """The services by name."""
    rows = tables.rows("services.tsv", ("service", "url", "pause", "batch", "source"))
    return {name: Service(url, float(pause), int(batch)) for name, url, pause, batch, _ in rows}


class RefusedError(ServiceError):
    """A request that a service takes for a wrong one: its words are at fault, not the service."""


class _Busy(Exception):  # noqa: N818  no error of its own: the request is made again
    """The service cannot answer now; ``pause`` is how long it asks to be left alone, 0 when it does not say."""

    def __init__(self, reason: str, pause: float = 0.0) -> None:
        super().__init__(reason)
        self.pause = pause


class Client:
    """Asks services one request at a time.

    Args:
        cache: the folder that keeps the answers, one file a request.
        mailto: an address at which the services may reach the user; Crossref serves those who give one better.
        urls: other addresses of services, such as a mirror.
        refresh: whether to ask again for what is kept.
        sleep: how to wait.
    """

    def __init__(
        self,
        cache: Path,
        *,
        mailto: str = "",
        urls: Mapping[str, str] | None = None,
        refresh: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._cache = cache
        self._mailto = mailto
        self._refresh = refresh
        self._sleep = sleep
        self._asked: dict[str, float] = {}
        self._urls = {name: (urls or {}).get(name) or service.url for name, service in services().items()}
        for url in self._urls.values():
            if not url.startswith(("https://", "http://")):
                raise SettingsError(f"found the service address {url!r}, expected one that begins with https://")

    def batch(self, name: str) -> int:
        """For how many papers one request to the service may ask."""
        return services()[name].batch

    def get(
        self, name: str, read: Callable[[bytes], T], path: str = "", parameters: Mapping[str, str] | None = None
    ) -> T | None:
        """What ``read`` makes of the answer of a service; None where the service knows nothing (404).

        The answer is from disk if it was given before; one that ``read`` refuses is not kept.

        Raises:
            RefusedError: the service takes the request for a wrong one.
            ServiceError: the service cannot be reached, does not answer after several tries, or ``read`` refuses.
        """
        query = f"?{urlencode(parameters)}" if parameters else ""
        kept = self._file(name, f"{path}{query}")
        if kept.is_file() and not self._refresh:
            answer = kept.read_bytes()
            return read(answer) if answer else None
        if self._mailto and name == "crossref":
            query = f"{query or '?'}{'&' if query else ''}{urlencode({'mailto': self._mailto})}"
        fresh = self._patiently(name, f"{self._urls[name]}{path}{query}")
        made = None if fresh is None else read(fresh)
        _keep(kept, fresh or b"")
        return made

    def _file(self, name: str, request: str) -> Path:
        return self._cache / name / hashlib.sha256(request.encode()).hexdigest()[:40]

    def _patiently(self, name: str, url: str) -> bytes | None:
        pause = services()[name].pause
        for attempt in range(1, ATTEMPTS + 1):
            self._wait(name, pause)
            try:
                return self._ask(url)
            except _Busy as busy:
                wait = busy.pause or pause * 2**attempt
                if attempt == ATTEMPTS or wait > LONGEST_PAUSE:
                    raise ServiceError(f"{name} does not answer ({busy})") from busy
                self._sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    def _wait(self, name: str, pause: float) -> None:
        """Wait until the service may be asked again."""
        left = self._asked.get(name, 0.0) + pause - time.monotonic()
        if name in self._asked and left > 0:
            self._sleep(left)
        self._asked[name] = time.monotonic()

    def _ask(self, url: str) -> bytes | None:
        contact = f"; mailto:{self._mailto}" if self._mailto else ""
        agent = f"paperkg/{version('paperkg')} (https://w3id.org/paperkg{contact})"
        request = urllib.request.Request(url, headers={"User-Agent": agent})  # noqa: S310  http(s), see __init__
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                body: bytes = answer.read(LARGEST_ANSWER + 1)
                cut_off = len(body) <= LARGEST_ANSWER and bool(answer.length)
        except urllib.error.HTTPError as error:
            with error:
                _refuse(error)
            return None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _Busy("no answer in time") from error
            raise ServiceError(f"cannot reach {request.host} ({error.reason})") from error
        except TimeoutError as error:
            raise _Busy("no answer in time") from error
        except (http.client.HTTPException, ConnectionError) as error:
            raise _Busy(f"the connection broke: {type(error).__name__}") from error
        if cut_off:
            raise _Busy("the answer is cut off")
        if body[:100].lower().lstrip().startswith(_THROTTLED):
            raise _Busy("too many requests")
        if len(body) > LARGEST_ANSWER:
            raise ServiceError(f"{request.host} answers with more than {LARGEST_ANSWER >> 20} MB")
        return body


def _refuse(error: urllib.error.HTTPError) -> None:
    """Raise for every status but those of what the service does not know."""
    if error.code in _BUSY:
        raise _Busy(f"HTTP {error.code}", _retry_after(error.headers.get("Retry-After", "")))
    if error.code == http.HTTPStatus.BAD_REQUEST:
        raise RefusedError(f"{error.url} is no request that the service takes (HTTP 400)")
    if error.code not in (404, 410):
        raise ServiceError(f"{error.url} is refused with HTTP {error.code} {error.reason}")


def _retry_after(text: str) -> float:
    """Seconds to wait, from a number of seconds or a date; 0 for neither."""
    if text.strip().isdigit():
        return float(text)
    try:
        at = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    at = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return max(0.0, (at - datetime.datetime.now(datetime.UTC)).total_seconds())


def _keep(file: Path, answer: bytes) -> None:
    """Put the answer into its file, whole or not at all."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(answer)
        Path(temporary).replace(file)
    except OSError as error:
        raise SettingsError(
            f"cannot keep answers in {file.parent}: {error.strerror}; name a folder with --cache"
        ) from error
