from __future__ import annotations

import subprocess

import pytest

from kg.views.script import bundle
from tests.tools import need

MODULES = {
    "page/main": 'import { add, ONE } from "../sums.mjs";\nimport {\n  twice,\n} from "./twice.mjs";\nconst hidden = 3;\nconsole.log(add(twice(hidden), ONE));',
    "sums": "const hidden = 1;\nexport const ONE = hidden;\nexport function add(a, b) {\n  return a + b;\n}",
    "page/twice": 'import { add } from "../sums.mjs";\nexport async function later() {}\nexport function twice(a) {\n  return add(a, a);\n}',
}


def test_modules_become_one_script_with_what_each_needs_before_it() -> None:
    script = bundle("page/main", MODULES.__getitem__)

    assert script.startswith(
        '(() => {\n"use strict";\nconst $sums = (() => {\nconst hidden = 1;\nconst ONE = hidden;\n'
    )
    assert script.index("$sums = ") < script.index("$page_twice = ") < script.index("$page_main = ")
    assert "return { later, twice };" in script


def test_the_script_does_what_the_modules_do() -> None:
    done = subprocess.run(
        [need("node"), "--eval", bundle("page/main", MODULES.__getitem__)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "7\n"


@pytest.mark.parametrize(
    "text",
    ['import all from "./sums.mjs";', 'import { a } from "sums";', "export { a };", "export default 1;", 'const a = await import("./a.mjs");'],
)  # fmt: skip
def test_other_ways_to_import_and_export_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"main\.mjs: found '.+', expected names from another module"):
        bundle("main", {"main": text}.__getitem__)


def test_modules_in_a_circle_are_refused() -> None:
    circle = {"a": 'import { b } from "./b.mjs";', "b": 'import { a } from "./a.mjs";'}

    with pytest.raises(ValueError, match="modules import each other: a > b > a"):
        bundle("a", circle.__getitem__)
