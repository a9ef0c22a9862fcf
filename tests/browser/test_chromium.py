"""Without Chromium: browser tests say so, and never count as passed where it matters."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.samples import REPOSITORY


def _run_one(**environment: str) -> tuple[int, str]:
    test = "tests/browser/test_reading.py::test_dark_and_light_differ"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        cwd=REPOSITORY,
        env={**os.environ, "SITEGEN_CHROMIUM": "/nowhere/chromium", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(("ci", "code", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_browser_tests_are_skipped_without_chromium_but_fail_in_ci(
    ci: str, code: int, outcome: str
) -> None:
    returned, output = _run_one(CI=ci)
    assert returned == code
    assert outcome in output
    assert "install Debian's chromium" in output
