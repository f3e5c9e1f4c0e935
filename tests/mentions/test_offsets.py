"""Offsets and lines of mentions lead back to the words of the source, LaTeX and masked parts included."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import mentions
from kg.mentions import zones
from tests.mentions.notes import field
from tests.tools import ROOT

NOTE = r"""https://arxiv.org/abs/2401.00001

$\Delta L$ Kiting: GRPO for \textbf{S}wift \textbf{W}inds (Ada Byron, Alan Turing, Grace Hopper)

> We present \emph{KiteNet-7B} at https://host.example/Llama-3, trained like `BERT` with S$^2$R on ImageNet.
> It beats Llama 2 and 3 (8B) \cite{vaswani}, and LLaMA 7B/13B.

[[210917 Primer]] 이후 GRPO로 학습한 Qwen2-VL-2B. **DAPO**도 *CLIP*도 씀. #mention
"""


@pytest.fixture(scope="module", params=["seeds", "made"])
def read(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[kg.Build, dict[str, list[str]]]:
    """A build, and the lines of its files."""
    folder = ROOT / "seeds"
    if request.param == "made":
        folder = tmp_path_factory.mktemp("made")
        (folder / "240101 Kite.md").write_text(NOTE, encoding="utf-8")
    files = [path for path in folder.rglob("*") if path.is_file()]
    lines = {path.name: unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split("\n") for path in files}
    return kg.build([folder]), lines


def test_each_mention_leads_back_to_its_words(read: tuple[kg.Build, dict[str, list[str]]]) -> None:
    made, lines = read
    checked = 0
    for note in made.entities.notes:
        texts = {one.name: one.text for one in note.entry.fields}
        for one in note.mentions:
            text = texts[one.field]
            assert text[one.begin : one.end] == one.surface
            assert one.sentence[0] <= one.begin < one.end <= one.sentence[1] <= len(text)
            assert "\x00" not in zones.mask(text)[one.begin : one.end]
            assert one.surface.split()[0] in lines[note.entry.source.path][one.line - 1]
            checked += 1
    assert checked >= 10


def test_names_in_latex_and_beside_masked_parts_are_cut_out_as_written(tmp_path: Path) -> None:
    (tmp_path / "240101 Kite.md").write_text(NOTE, encoding="utf-8")
    (note,) = kg.build([tmp_path]).entities.notes
    found = {(one.surface, one.line) for one in note.mentions}

    assert found >= {
        *(("GRPO", 3), ("KiteNet-7B", 5), ("S$^2$R", 5), ("ImageNet", 5), ("Llama 2", 6), ("3", 6)),
        *(("LLaMA 7B", 6), ("13B", 6), ("GRPO", 8), ("Qwen2-VL-2B", 8), ("DAPO", 8), ("CLIP", 8)),
    }
    assert not {surface for surface, _ in found} & {"Llama-3", "BERT", "Primer", "Ada Byron", "vaswani", "mention"}


PIECES = st.sampled_from(
    [
        *("GRPO", "Qwen2-VL-2B", "LLaMA 7B/13B", "Llama 2 and 3", "트랜스포머", "S$^2$R", r"$\Delta L$ Norm", "CLIP"),
        *(r"\textbf{K}ite \textbf{N}et (KN)", "https://host.example/Llama-3", "[[210917 Primer|GRPO]]", "`BERT`"),
        *("(Ada Byron, Alan Turing, Grace Hopper)", "#mention", "{", "}", "$", "\\", "[[", "`", "\n", " ", "로 ", ", "),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["title", "abstract", "comment-ko"]))
def test_whatever_stands_around_a_mention_is_cut_out_of_its_text(text: str, name: str) -> None:
    masked = zones.mask(text)
    assert len(masked) == len(text)
    for one in mentions.find([field(text, name)]):
        assert text[one.begin : one.end] == one.surface
        assert "\x00" not in masked[one.begin : one.end]
        assert one.line == 1 + text.count("\n", 0, one.begin)
