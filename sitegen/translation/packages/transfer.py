"""How far a transfer of bytes is."""

from __future__ import annotations

from typing import Protocol


class Transfer(Protocol):
    """Where a transfer of bytes tells how far it is."""

    def begin(self, name: str, done: int, total: int | None) -> None:
        """A transfer begins, or begins again; `total` where it is known."""

    def add(self, size: int) -> None:
        """Some more bytes have come."""
