"""Word lists and tables, out of the package's data folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files


def words(name: str) -> tuple[str, ...]:
    """The words of a list, the longest first; lines that begin with # are comments."""
    text = files("sitegen.figures").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        sorted({word for line in lines for word in line.split()}, key=lambda w: (-len(w), w))
    )


def table(name: str) -> list[list[str]]:
    """The rows of a table, its cells apart by tabs."""
    text = files("sitegen.figures").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def any_of(name: str) -> str:
    """A pattern that matches any word of a list, the longest that fits."""
    return alternatives({word: re.escape(word) for word in words(name)})


def alternatives(patterns: Mapping[str, str]) -> str:
    """A pattern for words, each with a pattern of its own, the longest first.

    They are grouped by their first character: the regex engine tries alternatives one by one.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(patterns, key=len, reverse=True):
        groups.setdefault(word[0], []).append(patterns[word].removeprefix(re.escape(word[0])))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
