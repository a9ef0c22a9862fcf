"""How far long work is."""

from __future__ import annotations

import io
import time

import pytest

from sitegen.progress import pace, terminal_progress, terminal_transfer


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


def test_elsewhere_very_long_work_says_now_and_then_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    seconds = iter(range(1000))
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with terminal_progress(said.append, lambda: float(next(seconds))) as progress:
        progress.start("reading", 90)
        for _ in range(90):
            progress.advance()
    assert said == [
        "reading: 90 …",
        "reading: 30 of 90, 1.0 a second, 1 min left",
        "reading: 60 of 90, 1.0 a second, 30 s left",
    ]


def test_a_bar_tells_speed_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with terminal_progress(print) as progress:
        progress.start("translating", 100)
        time.sleep(0.01)
        progress.advance()
        time.sleep(0.2)
    assert "1/100" in terminal.getvalue()
    assert " a second, " in terminal.getvalue()
    assert " left" in terminal.getvalue()


@pytest.mark.parametrize(
    ("done", "seconds", "words"),
    [
        (0, 10.0, ""),
        (10, 0.0, ""),
        (10, 1.0, "10.0 a second, 9 s left"),
        (10, 20.0, "0.5 a second, 3 min left"),
        (10, 2000.0, "0.0 a second, 5.0 h left"),
    ],
)
def test_pace_is_in_words_of_its_size(done: int, seconds: float, words: str) -> None:
    assert pace(done, 100, seconds) == words
