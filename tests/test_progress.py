"""How far long work is."""

from __future__ import annotations

import io

import pytest

from sitegen.progress import terminal_progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _work(total: int, said: list[str]) -> None:
    with terminal_progress(said.append) as progress:
        progress.start("reading", total)
        for _ in range(total):
            progress.advance()


def test_elsewhere_long_work_says_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.stderr", io.StringIO())
    _work(3, said)
    _work(1200, said)
    assert said == ["reading: 1,200 …"]


def test_a_terminal_gets_a_bar_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    _work(3, [])
    assert terminal.getvalue() == ""
    _work(100, [])
    assert "reading" in terminal.getvalue()
