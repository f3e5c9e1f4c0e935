from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import settings


def test_no_file_no_settings(tmp_path: Path) -> None:
    assert settings(tmp_path) == {}


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('base = "https://example.org/me/"\nsources = ["notes"]\n', encoding="utf-8")

    assert settings(tmp_path) == {"base": "https://example.org/me/", "sources": ["notes"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("base = ", "kg.toml: Invalid value"),
        ('bass = "x"', "found 'bass', expected one of sources, output"),
        ("base = 3", "found base = 3, expected a str"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=message):
        settings(tmp_path)
