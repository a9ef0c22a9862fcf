"""What the rest of Sitegen knows of machine translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of a sentence. The higher the score, the surer the engine."""

    text: str
    score: float


Translated = tuple[int, tuple[Hypothesis, ...]]


class Engine(Protocol):
    """Something that translates sentences from one language to another."""

    @property
    def name(self) -> str:
        """The engine, as readers may know it."""

    @property
    def version(self) -> str:
        """What the translations depend on beside the name."""

    @property
    def source(self) -> str:
        """The language it translates from."""

    @property
    def target(self) -> str:
        """The language it translates to."""

    def translate(self, sentences: Sequence[str], hypotheses: int = 1) -> Iterator[Translated]:
        """Translate many sentences, each to at most so many hypotheses, the best first.

        Yields each sentence's index with its hypotheses as batches are done, in no given order.
        Stopping early, by Ctrl-C too, loses the batches in flight and nothing else.
        """
