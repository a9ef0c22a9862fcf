"""Batches of like length, a few of them under way."""

from __future__ import annotations

import pytest

from sitegen.translation.batching import batches, under_way


@pytest.mark.parametrize(
    ("lengths", "limit", "expected"),
    [
        ([], 10, []),
        ([5, 5, 4, 2, 2, 2], 10, [[5, 5], [4, 2], [2, 2]]),
        ([30, 3, 3, 3], 10, [[30], [3, 3, 3]]),
        # Should a longer item come late, its padding counts too.
        ([2, 2, 6, 1], 10, [[2, 2], [6], [1]]),
    ],
)
def test_padding_counts(lengths: list[int], limit: int, expected: list[list[int]]) -> None:
    assert list(batches(lengths, lambda length: length, limit)) == expected


class _Job:
    def __init__(self, batch: int, running: list[int]) -> None:
        self._batch, self._running, self._polls = batch, running, 2
        running.append(batch)

    def done(self) -> bool:
        self._polls -= 1
        return self._polls < 0

    def result(self) -> str:
        self._running.remove(self._batch)
        return f"result {self._batch}"


def test_only_so_many_batches_are_under_way() -> None:
    running: list[int] = []
    most = []
    for batch, result in under_way(range(6), lambda batch: _Job(batch, running), 3):
        assert result == f"result {batch}"
        most.append(len(running))
    assert most == [2, 2, 2, 2, 1, 0]


def test_stopping_starts_nothing_more() -> None:
    started: list[int] = []
    results = under_way(range(100), lambda batch: _Job(batch, started), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(started) <= 2
