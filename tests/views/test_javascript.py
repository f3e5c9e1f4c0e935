"""The scripts of the pages: their style, and their own tests, which run in Node."""

from __future__ import annotations

import subprocess

from tests.tools import ROOT, need


def test_the_linter_has_no_complaint() -> None:
    done = subprocess.run(
        [need("biome"), "check", "--error-on-warnings", "--colors=off"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_modules_do_what_their_tests_say() -> None:
    tests = sorted((ROOT / "tests" / "views").rglob("*.test.mjs"))
    done = subprocess.run([need("node"), "--test", *tests], cwd=ROOT, capture_output=True, text=True, check=False)

    assert tests
    assert done.returncode == 0, done.stdout + done.stderr
