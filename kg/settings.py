"""The user's settings from ``kg.toml`` in the current folder; an option or a ``KG_*`` variable goes before them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kg.errors import SettingsError

FILE = "kg.toml"
KNOWN = {
    "sources": list,
    "output": str,
    "base": str,
    "strict": bool,
    "formats": list,
    "reference": list,
    "names": str,
    "model": str,
    "min_confidence": float,
    "authors": str,
}


def settings(folder: Path) -> dict[str, object]:
    """The settings of the folder by name; empty when it has no ``kg.toml``.

    Raises:
        SettingsError: the file is no TOML, or holds a setting that kg does not know or cannot take.
    """
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        found: dict[str, object] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{FILE}: {error}") from error
    for name, value in found.items():
        if name not in KNOWN:
            raise SettingsError(f"{FILE}: found {name!r}, expected one of {', '.join(KNOWN)}")
        if not isinstance(value, KNOWN[name]):
            raise SettingsError(f"{FILE}: found {name} = {value!r}, expected a {KNOWN[name].__name__}")
    return found
