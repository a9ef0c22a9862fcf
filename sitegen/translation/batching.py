"""Many texts in batches of like length, a few of them under way at a time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result_co = TypeVar("Result_co", covariant=True)

# How often a batch is asked whether it is done. A wait in C would hold up Ctrl-C.
_POLL_SECONDS = 0.005


class Job(Protocol[Result_co]):
    """A batch under way."""

    def done(self) -> bool:
        """Whether the result is there."""

    def result(self) -> Result_co:
        """The result."""


def batches(items: Iterable[Item], size: Callable[[Item], int], limit: int) -> Iterator[list[Item]]:
    """Cut items, longest first, into batches of at most `limit`, padding included.

    An item longer than the limit is a batch of its own.
    """
    batch: list[Item] = []
    longest = 0
    for item in items:
        longest = max(longest, size(item))
        if batch and longest * (len(batch) + 1) > limit:
            yield batch
            batch, longest = [], size(item)
        batch.append(item)
    if batch:
        yield batch


def under_way(
    batched: Iterable[Item], start: Callable[[Item], Job[Result_co]], most: int
) -> Iterator[tuple[Item, Result_co]]:
    """Start batches so that at most so many are under way; each with its result, in order."""
    jobs: deque[tuple[Item, Job[Result_co]]] = deque()
    for batch in batched:
        jobs.append((batch, start(batch)))
        if len(jobs) >= most:
            yield _finished(*jobs.popleft())
    while jobs:
        yield _finished(*jobs.popleft())


def _finished(batch: Item, job: Job[Result_co]) -> tuple[Item, Result_co]:
    while not job.done():
        time.sleep(_POLL_SECONDS)
    return batch, job.result()
