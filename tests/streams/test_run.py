"""A stream makes the graph of ``kg build``, however it is cut and wherever its folder is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import fsspec
import pytest
import zstandard

from kg.errors import OutputError, SourceError
from kg.streams.run import stream
from tests.streams import records, shards


@pytest.mark.parametrize("partition", [4, 1000])
def test_every_rule_of_identity_holds_across_partitions(tmp_path: Path, partition: int) -> None:
    file = records.cases(tmp_path)
    stream([str(file)], str(tmp_path / "out"), records=partition)
    triples, problems = records.built([file])
    assert records.without_description("".join(shards.texts(tmp_path / "out"))) == triples
    assert shards.problems(tmp_path / "out") == problems


def test_only_papers_of_arxiv_stream(tmp_path: Path) -> None:
    file = records.write(tmp_path / "items.jsonl", [{"title": "An item of CSL", "DOI": "10.1000/1", "author": []}])
    assert stream([str(file)], str(tmp_path / "out"))["records"] == 0
    assert shards.problems(tmp_path / "out") == [
        "items.jsonl:1: found a line that is no paper of arXiv, expected an object with id, title and authors_parsed"
    ]


@pytest.mark.parametrize("partition", [70, 400])
def test_the_graph_of_made_up_records_is_that_of_a_build(tmp_path: Path, partition: int) -> None:
    file = records.made_up(tmp_path, 900)
    made = stream([str(file)], str(tmp_path / "out"), records=partition)
    triples, problems = records.built([file])
    assert records.without_description("".join(shards.texts(tmp_path / "out"))) == triples
    assert shards.problems(tmp_path / "out") == problems
    assert made["records"] == 900


def test_several_files_make_one_graph(tmp_path: Path) -> None:
    files = [records.cases(tmp_path), records.made_up(tmp_path, 150)]
    stream([str(file) for file in files], str(tmp_path / "out"), records=50)
    assert records.without_description("".join(shards.texts(tmp_path / "out"))) == records.built(files)[0]


@pytest.mark.parametrize(("ending", "packed"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_packed_records_make_the_same_shards(tmp_path: Path, ending: str, packed: object) -> None:
    file = records.made_up(tmp_path, 200)
    small = tmp_path / f"papers.jsonl{ending}"
    small.write_bytes(packed(file.read_bytes()))  # type: ignore[operator]
    stream([str(file)], str(tmp_path / "plain"), records=60)
    stream([str(small)], str(tmp_path / "packed"), records=60)
    assert shards.texts(tmp_path / "packed") == shards.texts(tmp_path / "plain")


def test_a_folder_may_be_anywhere_that_fsspec_knows(tmp_path: Path) -> None:
    file = records.made_up(tmp_path, 120)
    memory = fsspec.filesystem("memory")
    memory.pipe("/in/papers.jsonl", file.read_bytes())
    stream(["memory://in/papers.jsonl"], "memory://out", records=50)
    stream([str(file)], str(tmp_path / "out"), records=50)
    assert {name: memory.cat(f"/out/{name}") for name in shards.files(tmp_path / "out")} == shards.files(
        tmp_path / "out"
    )


def test_the_manifest_and_the_shards_say_the_same(tmp_path: Path) -> None:
    stream([str(records.made_up(tmp_path, 200))], str(tmp_path / "out"), records=60)
    made = json.loads((tmp_path / "out" / "manifest.json").read_text())
    lines = [text.splitlines() for text in shards.texts(tmp_path / "out")]
    assert [shard["triples"] for shard in made["shards"]] == [len(some) for some in lines]
    assert all(some == sorted(set(some)) for some in lines)
    assert made["triples"] == len({line for some in lines for line in some}) == sum(map(len, lines))
    assert made["subjects"] == len({line.split(" ")[0] for some in lines for line in some})


def test_a_stream_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    file = records.made_up(tmp_path, 50)
    first = stream([str(file)], str(tmp_path / "out"))
    steps: list[str] = []
    again = stream([str(file)], str(tmp_path / "out"), progress=lambda step, _done, _total: steps.append(step))
    assert (again, steps) == (json.loads(json.dumps(first)), [])


def test_a_shard_that_was_changed_is_made_again(tmp_path: Path) -> None:
    file = records.made_up(tmp_path, 50)
    stream([str(file)], str(tmp_path / "out"))
    before = shards.files(tmp_path / "out")
    (tmp_path / "out" / "kg-00000.nt.gz").write_bytes(b"cut off")
    stream([str(file)], str(tmp_path / "out"))
    assert shards.files(tmp_path / "out") == before


def test_a_folder_with_another_stream_is_left_alone(tmp_path: Path) -> None:
    file = records.made_up(tmp_path, 50)
    stream([str(file)], str(tmp_path / "out"))
    records.made_up(tmp_path, 51)
    with pytest.raises(OutputError, match="other inputs or settings: remove it, or name another folder"):
        stream([str(file)], str(tmp_path / "out"))


def test_inputs_have_to_be_there_and_have_names_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no file .*nothing.jsonl'"):
        stream([str(tmp_path / "nothing.jsonl")], str(tmp_path / "out"))
    (tmp_path / "more").mkdir()
    files = [records.made_up(tmp_path, 1), records.made_up(tmp_path / "more", 1)]
    with pytest.raises(SourceError, match=r"two files of one name among papers.jsonl, papers.jsonl"):
        stream([str(file) for file in files], str(tmp_path / "out"))


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(records.made_up(tmp_path, 50).read_bytes())
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match=r"cannot read .*cut.jsonl.gz"):
        stream([str(cut)], str(tmp_path / "out"))


def test_a_file_of_another_kind_is_summed_up(tmp_path: Path) -> None:
    file = records.write(tmp_path / "works.jsonl", ['{"doi": null}'] * 250)
    stream([str(file)], str(tmp_path / "out"), records=200)
    found = shards.problems(tmp_path / "out")
    assert len(found) == 100 + 1 + 50
    assert (
        "works.jsonl:101: found 100 more lines that are no papers of arXiv, expected one paper of arXiv a line" in found
    )
