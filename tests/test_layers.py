"""The modules of kg stand in layers: each imports only from earlier ones, and what is heavy waits for its use."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT

#: The modules and folders of kg, earliest first. A module may import from its own folder and from earlier layers.
LAYERS = (
    "errors", "terms", "entry", "facts", "vocab", "iri", "options", "recall", "tables", "installed", "beside", "collector", "forked", "text", "bibliography", "sources", "mentions", "extract",
    "resolve", "graph", "streams", "views", "export", "ask", "agents", "stores", "serve", "check", "reading", "receipt", "kept", "cache", "writing", "building", "rebuilding", "watching", "viewing",
    "enrich", "settings", "cli", "__main__",
)  # fmt: skip

HEAVY = {
    "bibtexparser", "dask", "distributed", "fsspec", "httpx", "mcp", "msgspec", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "rich",
    "spacy", "starlette", "typer", "uvicorn", "watchfiles", "zstandard",
}  # fmt: skip

#: Where a heavy package may be imported at the top of a module: what such a module does is written in it.
AT_HOME = {
    "cli": {"typer", "rich"}, "agents": {"mcp"}, "serve": {"httpx", "starlette"}, "streams": {"fsspec", "zstandard"},
}  # fmt: skip

MODULES = sorted((ROOT / "kg").rglob("*.py"))


def layer_of(module: str) -> str:
    """``kg.graph.triples`` -> ``graph``; empty for ``kg`` itself."""
    return module.partition(".")[2].partition(".")[0]


def name_of(path: Path) -> str:
    """``…/kg/graph/__init__.py`` -> ``kg.graph``."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement imports: ``from kg import iri`` gives ``kg.iri``, as it may be a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def run_on_import(node: ast.AST) -> Iterator[ast.AST]:
    """The statements that run when the module is imported: none in functions, none for the type checker alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from run_on_import(child)


def test_every_module_has_a_layer_and_every_layer_a_module() -> None:
    assert {layer_of(name_of(path)) for path in MODULES} - {""} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_only_from_earlier_layers(path: Path) -> None:
    mine = layer_of(name_of(path))
    later = LAYERS[LAYERS.index(mine) + 1 :] if mine else ()
    names = {name for node in ast.walk(ast.parse(path.read_bytes())) for name in imported(node)}
    assert [name for name in sorted(names) if name.startswith("kg.") and layer_of(name) in later] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_nothing_heavy_at_the_top(path: Path) -> None:
    names = {name for node in run_on_import(ast.parse(path.read_bytes())) for name in imported(node)}
    heavy = {name.partition(".")[0] for name in names} & HEAVY
    assert heavy - AT_HOME.get(layer_of(name_of(path)), set()) == set()


@pytest.mark.parametrize("module", ["kg", "kg.cli"])
def test_importing_loads_no_engine(module: str) -> None:
    code = f"import sys, {module}; print(sorted({HEAVY - AT_HOME['cli']} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_list_of_commands_is_shown_without_importing_one() -> None:
    code = (
        "import sys; sys.argv = ['kg', '--help']; from kg.cli import main\n"
        "try: main()\nexcept SystemExit: print(sorted(m for m in sys.modules if m.startswith('kg')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "  build     Read notes, make their graph" in done.stdout
    assert done.stderr == "['kg', 'kg.cli', 'kg.errors', 'kg.settings']\n"
