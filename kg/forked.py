"""A task in a process of its own that has all of this one's memory, so that nothing has to be sent there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import ProcessError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

#: Whether a process can be copied here: elsewhere libraries of the system do not stand it (Python's documentation of
#: :mod:`multiprocessing`, "Contexts and start methods").
POSSIBLE = sys.platform == "linux"


@contextmanager
def forked(task: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin the task in a copy of this process; what is yielded waits for its result, or raises what it raised.

    The task must use no thread, nor a library that does. What it changes in memory is not seen here. It has ended when
    the ``with`` has.

    Raises:
        ProcessError: the copy ended before its task did.
    """
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(task, sender))
    process.start()
    sender.close()
    try:
        yield partial(_result, receiver)
    finally:
        receiver.close()
        process.join()


def _run(task: Callable[[], Any], sender: Connection) -> None:
    try:
        answer = True, task()
    except KeyboardInterrupt:
        return  # it was told to whoever waits for the result as well
    except Exception as error:  # noqa: BLE001 - raised where the result is asked for
        answer = False, error
    with suppress(BrokenPipeError):  # where nobody asks for the result any more
        sender.send(answer)


def _result(receiver: Connection) -> Any:
    try:
        done, result = receiver.recv()
    except EOFError as error:
        raise ProcessError("a process that helped has ended: is there enough memory? '--jobs 1' takes less") from error
    if not done:
        raise result
    return result
