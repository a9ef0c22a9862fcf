"""How far long work is: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitegen.model import Progress
from sitegen.translation.packages.transfer import Transfer

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

# Shorter work is over before anyone could read a bar.
_LONG = 24


@contextmanager
def terminal_progress(say: Callable[[str], None]) -> Iterator[Progress]:
    """A progress display on standard error."""
    if not sys.stderr.isatty():
        yield _Lines(say)
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.stop()


@contextmanager
def terminal_transfer(say: Callable[[str], None]) -> Iterator[Transfer]:
    """A display of bytes that come and go, on standard error."""
    if not sys.stderr.isatty():
        yield _TransferLines(say)
        return
    bar = _TransferBar()
    try:
        yield bar
    finally:
        bar.stop()


class _Lines:
    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def start(self, stage: str, total: int) -> None:
        if total >= _LONG:
            self._say(f"{stage}: {total:,} …")

    def advance(self) -> None:
        """A line a stage is enough where nobody watches."""


class _Bars:
    def __init__(self) -> None:
        self._display: RichProgress | None = None
        self._task: TaskID | None = None

    def start(self, stage: str, total: int) -> None:
        self._task = None
        if total < _LONG:
            return
        if self._display is None:
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._display = RichProgress(console=Console(stderr=True), transient=True)
            self._display.start()
        self._task = self._display.add_task(stage, total=total)

    def advance(self) -> None:
        if self._display is not None and self._task is not None:
            self._display.advance(self._task)

    def stop(self) -> None:
        if self._display is not None:
            self._display.stop()


class _TransferLines:
    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def begin(self, name: str, done: int, total: int | None) -> None:
        size = "" if total is None else f": {megabytes(total)}"
        self._say(f"{name}{size}{f', {megabytes(done)} are there' if done else ''} …")

    def add(self, size: int) -> None:
        """A line a transfer is enough where nobody watches."""


class _TransferBar:
    def __init__(self) -> None:
        self._display: RichProgress | None = None

    def begin(self, name: str, done: int, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )
        from rich.progress import Progress as RichProgress

        self.stop()
        self._display = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._display.add_task(name, total=total, completed=done)
        self._display.start()

    def add(self, size: int) -> None:
        if self._display is not None:
            self._display.advance(self._task, size)

    def stop(self) -> None:
        if self._display is not None:
            self._display.stop()
            self._display = None


def megabytes(size: int) -> str:
    """`74.3 MB`."""
    return f"{size / 1e6:,.1f} MB"
