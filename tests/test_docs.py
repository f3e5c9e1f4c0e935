"""What the documents say can be followed: links lead somewhere, commands and imports exist, examples print what they say."""

from __future__ import annotations

import ast
import doctest
import importlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.tools import ROOT

FOLDERS = ("docs", "ontology", "benchmarks")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))])

EXAMPLES = sorted(path for path in (ROOT / "kg").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def tokens(document: Path) -> tuple[Token, ...]:
    """The Markdown of a document, blocks first, each with what stands in it after it."""
    blocks = MarkdownIt().enable("table").parse(document.read_text(encoding="utf-8"))
    return tuple(token for block in blocks for token in (block, *(block.children or ())))


def links(document: Path) -> Iterator[str]:
    """The targets of links and pictures that are no web addresses."""
    for token in tokens(document):
        target = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if target and not re.match("[a-z]+:", target):
            yield unquote(target)


def anchors(document: Path) -> set[str]:
    """The anchors that forges give the headings: lower case, without punctuation, spaces as ``-``."""
    read = tokens(document)
    titles = [after.content for token, after in pairwise(read) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def code(document: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of code in these languages."""
    return (token.content for token in tokens(document) if token.type == "fence" and token.info.strip() in languages)


def commands(document: Path) -> Iterator[list[str]]:
    """The words of each ``kg`` command that the document shows, up to a pipe or a redirection."""
    for block in code(document, "sh", "bash", "shell", "console"):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True) if re.match(r"(\$ )?kg ", line) else []
            stop = next((at for at, word in enumerate(words) if re.match(r"[|;>&<]", word)), len(words))
            yield from [words[1:stop]] if words else []


@cache
def usage(command: str) -> str:
    """What ``kg COMMAND --help`` prints, ``kg --help`` for ``""``; empty when there is no such command."""
    run = [sys.executable, "-c", "from kg.cli import main; main()", *filter(None, [command]), "--help"]
    wide = os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(run, cwd=ROOT, env=wide, capture_output=True, encoding="utf-8", check=False)
    return "" if done.returncode else done.stdout


@each_document
def test_links_lead_somewhere(document: Path) -> None:
    dead = []
    for target in links(document):
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


@each_document
def test_commands_and_their_options_exist(document: Path) -> None:
    unknown = []
    for words in commands(document):
        command = "" if words[0].startswith("-") else words[0]
        options = [word.partition("=")[0] for word in words if re.match("--?[a-z]", word)]
        told = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", usage(command)))
        unknown += [f"kg {command} {option}" for option in options if option not in told]
        unknown += [] if usage(command) else [f"kg {command}"]
    assert unknown == []


@each_document
def test_python_is_python_and_what_it_imports_from_kg_exists(document: Path) -> None:
    for block in code(document, "python"):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kg":
                module = importlib.import_module(str(node.module))
                assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_examples_print_what_they_say(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    assert doctest.testmod(importlib.import_module(name)).failed == 0
