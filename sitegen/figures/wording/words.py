"""What wording starts from and what it ends in, in either language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text says a figure, what stands before that, and what is measured, all in Chinese."""

    surface: str = ""
    before: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A figure in words: a qualifier such as "more than", empty for most, and what it is of."""

    qualifier: str
    quantity: str
