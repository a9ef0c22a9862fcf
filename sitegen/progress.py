"""How far long work is: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitegen.model import Progress

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
