"""Texts on a page, and where their English comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from sitegen.model import Origin, SegmentKey, Translation

LanguageTag = Literal["zh-Hans", "en"]
RunOrigin = Origin | Literal["source"]

_LEAST_TRUSTED_FIRST: tuple[Origin, ...] = ("missing", "machine", "memory", "reviewed")


@dataclass(frozen=True, slots=True)
class TextState:
    """What stands on a page for the English of a text of the digest, see `model.Translation`."""

    key: SegmentKey
    origin: Origin
    engine: str = ""
    doubtful: bool = False

    @classmethod
    def of(cls, translation: Translation) -> TextState:
        """The state of a translation that is shown as it is."""
        key, origin = translation.segment.key, translation.origin
        return cls(key, origin, translation.engine, translation.doubtful)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language.

    `texts` are the texts of the digest that it gives in English; it has none where it is their
    Chinese, or words of the site's own.
    """

    lang: LanguageTag
    html: Markup
    texts: tuple[TextState, ...] = ()

    @property
    def origin(self) -> RunOrigin:
        """How far to trust it: as far as the least trusted of its texts.

        "source" is the Chinese of the digest, and the site's own words. In "missing" the Chinese
        stands in for English; "memory" is a person's translation that was taken over.
        """
        origins = {text.origin for text in self.texts}
        return next((origin for origin in _LEAST_TRUSTED_FIRST if origin in origins), "source")

    @property
    def unreviewed(self) -> bool:
        """Whether it has to tell readers that no person has confirmed its English."""
        return self.origin not in ("source", "reviewed")

    @property
    def doubtful(self) -> bool:
        """Whether the guard found something in it that it could not put right."""
        return any(text.doubtful for text in self.texts)


Line = tuple[Run, ...]
"""A text in the languages of the page: one run, or two (Chinese, then English) side by side."""


@dataclass(frozen=True, slots=True)
class EngineShare:
    """How many texts an engine made; `name` is empty where it is not known."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the texts that a page shows came into English, each counted once.

    `memory` are people's that were taken over and are not reviewed here; `missing` are shown in
    Chinese; `doubtful` are those, however made, in which the guard found something; `engines` made
    those of machines, the one that made most first, what is not known last.
    """

    reviewed: int
    memory: int
    machine: int
    missing: int
    doubtful: int
    engines: tuple[EngineShare, ...]

    @property
    def total(self) -> int:
        """All texts."""
        return self.reviewed + self.memory + self.machine + self.missing

    @property
    def complete(self) -> bool:
        """Whether a person has reviewed them all."""
        return self.reviewed == self.total

    @property
    def summary(self) -> str:
        """The same for programs: "reviewed 5 of 9; machine 3: Parrot 1.0 (2), pinyin (1); missing
        1". What there is none of is left out, and so are engines that are not known."""
        engines = ", ".join(f"{e.name} ({e.count})" for e in self.engines if e.name)
        parts = (
            ("memory", self.memory, ""),
            ("machine", self.machine, f": {engines}" if engines else ""),
            ("missing", self.missing, ""),
            ("doubtful", self.doubtful, ""),
        )
        counts = [f"{name} {count}{more}" for name, count, more in parts if count]
        return "; ".join([f"reviewed {self.reviewed} of {self.total}", *counts])
