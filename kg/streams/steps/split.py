"""Inputs to pieces of some thousand lines: places in a plain file, or the lines themselves where the file is packed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import IO, cast

import fsspec
import zstandard

from kg.errors import SourceError
from kg.streams.job import Chunk, Job
from kg.streams.tasks import WORK, Task

_BLOCK = 1 << 22


def tasks(job: Job) -> int:
    """One for each input."""
    return len(job.inputs)


def run(task: Task, job: Job) -> None:
    """Rows of ``chunks``; counts the lines."""
    one = job.inputs[task.index]
    first, begin = 1, 0
    try:
        with fsspec.open(one.url, "rb") as raw:
            lines, packed = _unpacked(raw)
            for number, data in enumerate(_pieces(lines, job.records)):
                count = data.count(b"\n") + (not data.endswith(b"\n"))
                chunk = Chunk(one.name, one.url, begin, begin + len(data), packed, first, count)
                if packed:
                    chunk = _kept(chunk, task, number, data)
                task.add("chunks", chunk)
                first += count
                begin += len(data)
    except (OSError, EOFError, zstandard.ZstdError) as error:
        raise SourceError(f"cannot read {one.url}: {error}") from error
    task.counts["lines"] = first - 1


def _unpacked(raw: IO[bytes]) -> tuple[IO[bytes], bool]:
    """The stream of lines in a file, and whether it is packed, as its first bytes say."""
    mark = raw.read(4)
    raw.seek(0)
    if mark[:2] == b"\x1f\x8b":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw)), True
    if mark == zstandard.FRAME_HEADER:
        return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True), True
    return raw, False


def _pieces(lines: IO[bytes], count: int) -> Iterator[bytes]:
    """The bytes of that many lines at a time; of the rest at last."""
    rest = b""
    while block := lines.read(_BLOCK):
        rest += block
        while (end := _end(rest, count)) >= 0:
            yield rest[: end + 1]
            rest = rest[end + 1 :]
    if rest:
        yield rest


def _end(data: bytes, count: int) -> int:
    """Where the line of that number ends; -1 where there are fewer."""
    if data.count(b"\n") < count:
        return -1
    end = -1
    for _ in range(count):
        end = data.index(b"\n", end + 1)
    return end


def _kept(chunk: Chunk, task: Task, number: int, data: bytes) -> Chunk:
    """The piece as a file of its own, which tasks can read from the middle of a packed input."""
    name = f"{WORK}/lines/{task.index:05}-{number:06}.zst"
    task.folder.write(name, zstandard.compress(data, 1))
    return chunk._replace(url=name, begin=0, end=0)
