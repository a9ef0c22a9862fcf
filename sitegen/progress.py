"""How far long work is: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from sitegen.model import Progress
from sitegen.translation.packages.transfer import Transfer

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

# Shorter work is over before anyone could read a bar.
_LONG = 24
# Seconds between lines where nobody watches a bar.
_QUIET = 30.0


@contextmanager
def terminal_progress(
    say: Callable[[str], None], clock: Callable[[], float] = monotonic
) -> Iterator[Progress]:
    """A progress display on standard error."""
    if not sys.stderr.isatty():
        yield _Lines(say, clock)
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
    """A line when a stage begins, and now and then how far it is."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._say = say
        self._clock = clock
        self._stage, self._total, self._done = "", 0, 0
        self._begun = self._said = 0.0

    def start(self, stage: str, total: int) -> None:
        self._stage, self._total, self._done = stage, total, 0
        self._begun = self._said = self._clock()
        if total >= _LONG:
            self._say(f"{stage}: {total:,} …")

    def advance(self) -> None:
        self._done += 1
        now = self._clock()
        if now - self._said >= _QUIET and self._total >= _LONG and self._done < self._total:
            self._said = now
            left = pace(self._done, self._total, now - self._begun)
            self._say(f"{self._stage}: {self._done:,} of {self._total:,}, {left}")


class _Bars:
    def __init__(self) -> None:
        self._display: RichProgress | None = None
        self._task: TaskID | None = None

    def start(self, stage: str, total: int) -> None:
        self._task = None
        if total < _LONG:
            return
        if self._display is None:
            self._display = _bars()
            self._display.start()
        self._task = self._display.add_task(stage, total=total, pace="")

    def advance(self) -> None:
        if self._display is None or self._task is None:
            return
        self._display.advance(self._task)
        task = self._display.tasks[self._task]
        if task.elapsed:
            told = pace(int(task.completed), int(task.total or 0), task.elapsed)
            self._display.update(self._task, pace=told)

    def stop(self) -> None:
        if self._display is not None:
            self._display.stop()


def _bars() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


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


def pace(done: int, total: int, seconds: float) -> str:
    """How fast work goes, and how long the rest will take: `5.2 a second, 3 min left`."""
    speed = done / seconds if seconds > 0 else 0.0
    if not speed:
        return ""
    rest = (total - done) / speed
    if rest < 60:
        left = f"{rest:.0f} s"
    else:
        left = f"{rest / 60:.0f} min" if rest < 5400 else f"{rest / 3600:.1f} h"
    return f"{speed:,.1f} a second, {left} left"
