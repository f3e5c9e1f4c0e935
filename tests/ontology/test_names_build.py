"""ontology/names/build.py makes tables of names from public lists and hand labels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import tables
from kg.mentions import names

Row = dict[str, str]

LISTS: dict[str, list[dict[str, object]]] = {
    "epoch_notable": [
        {"label": "KiteNet-XQ", "type": "model", "paper": "https://arxiv.org/abs/2401.00001v2"},
        {"label": "GliderLM", "type": "model", "paper": "https://example.org/glider"},
        {"label": "Sun", "type": "model"},
        {"label": "the kite", "type": "model"},
        {"label": "Qwen2-7B", "type": "model"},
        {"label": "BERTs", "type": "model"},
    ],
    "MLSO_PwC_methods": [
        {"label": "ZKQ", "type": "method", "aliases": ["Zephyrous Kite Quantization"]},
        {"label": "ZKR", "type": "method"},
        {"label": "AeroZqFormer", "type": "method"},
        {"label": "ZqAeroPO", "type": "method"},
        {"label": "Kite Zqvoting Loss", "type": "method"},
        {"label": "Object Detection", "type": "method"},
    ],
    "MLSO_PwC_tasks": [{"label": "Kite Zqspotting", "type": "task"}, {"label": "Object Detection", "type": "task"}],
    "ms-swift_models": [
        {"label": "maker/Zqglider-7B", "type": "model"},
        {"label": "Zqglider-2-13B-Chat", "type": "model"},
        {"label": "zqsmall-7b", "type": "model"},
        {"label": "Qwen2-Zqsail-7B", "type": "model"},
    ],
    "evalscope": [{"label": "ZqKiteBench (Benchmark for Zqflying Kites)", "type": "dataset"}],
    "tfds": [{"label": "GliderLM", "type": "dataset", "paper": "1999.00001"}],
    "hf_dataset_cards_pwc": [{"label": "WindZq", "type": "dataset"}],
}
LABELS: list[Row] = [
    {"surface": "WindZq", "type": "Method", "canonical": "WindZq"},
    {"surface": "OnlyLabelledZq", "type": "Model", "canonical": "OnlyLabelledZq"},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the tables of the small lists."""
    folder = tmp_path_factory.mktemp("names")
    for file, *_ in tables.rows("names/sources.tsv", ("file", "source", "licence", "holds")):
        lines = "".join(f"{json.dumps(row)}\n" for row in LISTS.get(file, ()))
        (folder / f"{file}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "labels.jsonl").write_text(json.dumps({"note": "a.md", "mentions": LABELS}), encoding="utf-8")
    build(folder, folder)
    return folder


def build(lists: Path, to: Path) -> None:
    script = tables.path("names/build.py")
    command: list[str | Path] = [sys.executable, "-B", script, lists, lists / "labels.jsonl", to]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def rows(made: Path) -> dict[str, Row]:
    read = tables.read(made / "listed.tsv", names.LISTED)
    return {row[0]: dict(zip(names.LISTED, row, strict=True)) for row in read}


def test_names_that_can_be_told_from_words_are_listed_and_nothing_else(rows: dict[str, Row]) -> None:
    assert sorted(rows) == [
        *("aerozqformer", "gliderlm", "kitenet-xq", "qwen2-zqsail-7b", "windzq", "zkq", "zqaeropo", "zqglider"),
        "zqkitebench",
    ]


def test_a_row_says_what_the_source_says(rows: dict[str, Row]) -> None:
    assert rows["kitenet-xq"] == {
        **dict.fromkeys(names.LISTED, ""),
        "key": "kitenet-xq",
        "label": "KiteNet-XQ",
        "type": "Model",
        "case": "exact",
        "paper": "2401.00001",
        "source": "Epoch AI",
        "licence": "CC-BY-4.0",
    }


@pytest.mark.parametrize(
    ("key", "type_"),
    [("aerozqformer", "Model"), ("zqaeropo", "Method"), ("zkq", "Method"), ("zqkitebench", "Benchmark")],
)
def test_the_list_or_the_ending_says_the_type(rows: dict[str, Row], key: str, type_: str) -> None:
    assert rows[key]["type"] == type_


def test_the_more_trusted_source_wins_and_hand_labels_go_before_all(rows: dict[str, Row]) -> None:
    assert (rows["gliderlm"]["type"], rows["gliderlm"]["source"]) == ("Model", "Epoch AI")
    assert rows["gliderlm"]["paper"] == ""  # the other source names a dataset
    assert (rows["windzq"]["type"], rows["windzq"]["source"]) == ("Method", "kg; Hugging Face dataset cards")


def test_an_acronym_needs_a_word_of_its_long_form(rows: dict[str, Row]) -> None:
    assert rows["zkq"]["aliases"] == "Zephyrous Kite Quantization"
    assert rows["zkq"]["cues"] == "zephyrous kite quantization"


def test_two_models_of_a_size_make_a_family_that_the_grammar_reads(rows: dict[str, Row]) -> None:
    assert (rows["zqglider"]["label"], rows["zqglider"]["type"]) == ("Zqglider", "ModelFamily")


def test_a_model_that_starts_with_a_known_family_belongs_to_it(rows: dict[str, Row]) -> None:
    assert (rows["qwen2-zqsail-7b"]["family"], rows["qwen2-zqsail-7b"]["size"]) == ("qwen", "7B")


def test_tasks_of_several_words_are_kept_as_no_names(made: Path) -> None:
    assert tables.read(made / "tasks.tsv", names.TASKS) == (("Kite Zqspotting",), ("Object Detection",))


def test_the_same_input_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    build(made, tmp_path)
    for name in ("listed.tsv", "tasks.tsv"):
        assert (tmp_path / name).read_bytes() == (made / name).read_bytes()
