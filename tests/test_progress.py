"""How far long work is."""

from __future__ import annotations

import io

import pytest

from sitegen.progress import terminal_progress, terminal_transfer


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


def _transfer(said: list[str]) -> None:
    with terminal_transfer(said.append) as transfer:
        transfer.begin("a.argosmodel", 0, 74_300_000)
        transfer.add(20_000_000)
        transfer.begin("a.argosmodel", 20_000_000, 74_300_000)
        transfer.add(54_300_000)
        transfer.begin("stream", 0, None)


def test_elsewhere_a_transfer_says_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.stderr", io.StringIO())
    _transfer(said)
    assert said == [
        "a.argosmodel: 74.3 MB …",
        "a.argosmodel: 74.3 MB, 20.0 MB are there …",
        "stream …",
    ]


def test_a_terminal_gets_a_bar_for_a_transfer(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    _transfer([])
    assert "74.3/74.3 MB" in terminal.getvalue()
