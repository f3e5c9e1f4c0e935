from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.cli.test_commands import kg


def test_exports_stand_beside_the_build_or_elsewhere(exports: Path, tmp_path: Path) -> None:
    for name in ("kg.ttl", "mentions.ttl"):
        (tmp_path / name).write_bytes((exports / name).read_bytes())

    beside = kg("export", str(tmp_path), "-f", "nt")
    elsewhere = kg("export", str(tmp_path), "-f", "nt", "-f", "jsonld", "--gzip", "-o", str(tmp_path / "out"))

    assert beside.stdout.splitlines() == [str(tmp_path / "kg.nt"), str(tmp_path / "mentions.nt")]
    names = ["kg.nt.gz", "mentions.nt.gz", "kg.jsonld.gz", "mentions.jsonld.gz"]
    assert elsewhere.stdout.splitlines() == [str(tmp_path / "out" / name) for name in names]
    packed = (tmp_path / "out" / "kg.nt.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "kg.nt").read_bytes()


def test_a_build_writes_the_same_formats(exports: Path, tmp_path: Path) -> None:
    done = kg("build", "seeds", "-f", "nq", "-o", str(tmp_path))
    kg("export", str(exports), "-f", "nq", "-o", str(tmp_path / "again"))

    assert str(tmp_path / "kg.nq") in done.stdout
    assert (tmp_path / "kg.nq").read_bytes() == (tmp_path / "again" / "kg.nq").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere", "-f", "nt"), "kg: no kg.ttl in 'nowhere': run 'kg build SOURCES -o nowhere' first"),
        (("{exports}", "-f", "xml"), "kg: no format 'xml'; there are: csv, "),
        (("{exports}", "-f", "tsv"), "kg: the format 'tsv' needs the notes: 'kg build' writes it"),
        (("{exports}",), "name one or more of: csv, "),
    ],
)
def test_what_cannot_be_exported_is_one_line_and_status_2(
    arguments: tuple[str, ...], message: str, exports: Path, tmp_path: Path
) -> None:
    done = kg("export", *(one.replace("{exports}", str(exports)) for one in arguments), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []
