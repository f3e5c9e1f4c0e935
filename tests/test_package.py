"""What ``import kg`` gives, and what it leaves for later."""

import subprocess
import sys

import pytest

import kg


def of_a_new_process(code: str) -> str:
    """What ``code`` prints in an interpreter that has imported nothing yet."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", kg.__all__)
def test_every_name_is_there_and_listed(name: str) -> None:
    assert getattr(kg, name).__name__ == name
    assert name in dir(kg)


@pytest.mark.parametrize("path", ["kg.ask.load", "kg.export.formats", "kg.mentions.pipeline", "kg.iri.slug"])
def test_a_part_needs_no_import_of_its_own(path: str) -> None:
    assert of_a_new_process(f"import kg; print({path} is not None)") == "True"


def test_a_name_that_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'nothing'"):
        _ = kg.nothing


def test_the_import_alone_loads_nothing_heavy() -> None:
    heavy = {"rdflib", "spacy", "numpy", "networkx", "pyoxigraph", "typer"}
    assert of_a_new_process(f"import kg, sys; print(sorted({heavy!r} & set(sys.modules)))") == "[]"
