"""Tasks of a stream on Dask: a cluster of this machine's processes, or one that exists.

The workers need kg and the folders of the inputs and the output, nothing else; no data goes through the scheduler. Dask
gives a task of a lost worker to another one, which writes the same bytes over what the lost one may have left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.streams.run import Runner
from kg.streams.steps import execute

if TYPE_CHECKING:
    import distributed

#: So many times a task may lose its worker before it is taken for the one to blame.
_LOSSES = 5


@contextmanager
def on_dask(workers: int = 0, scheduler: str = "") -> Iterator[Runner]:
    """A runner on the cluster at the address ``scheduler``, or on one of so many processes here, which ends with it.

    Raises:
        SettingsError: Dask is not installed, or no scheduler answers at the address.
    """
    try:
        import dask
        import distributed
    except ImportError as error:
        raise SettingsError("more than one worker takes Dask: pip install 'paperkg[dask]'") from error
    with ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": _LOSSES}))
        if not scheduler:
            cluster = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, memory_limit=0, host="127.0.0.1", dashboard_address=None
            )
            scheduler = stack.enter_context(cluster).scheduler_address
        try:
            client = stack.enter_context(distributed.Client(scheduler))
        except OSError as error:
            raise SettingsError(f"no Dask scheduler answers at {scheduler}: {error}") from error
        yield lambda url, name, indices: _run(client, url, name, indices)


def _run(client: distributed.Client, url: str, name: str, indices: Sequence[int]) -> Iterator[int]:
    import distributed

    futures = [client.submit(execute, url, name, index, pure=False) for index in indices]
    for future in distributed.as_completed(futures):
        yield future.result()
