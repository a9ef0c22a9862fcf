"""What can be wrong, and where: the one family of faults that every stage reports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

_TOML_PLACE_RE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file a person edits.

    `path` is relative to the site folder, with forward slashes, absolute where it is no part of the
    site, and empty for no file at all. Lines and columns count from 1, columns in characters; the
    end is exclusive.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, path: str, line: int = 1, column: int = 1) -> Span:
        """A location without extent."""
        return cls(path, line, column, line, column)

    @classmethod
    def whole(cls, path: str) -> Span:
        """A file or folder of which no line is meant."""
        return cls(path, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in what the user wrote: where, what, and what to do next (`hint`).

    `code` is stable, so that a fault can be looked up; an error makes the command exit with 1.
    """

    severity: Severity
    code: str
    message: str
    span: Span
    hint: str = ""


class SitegenError(Exception):
    """A fault that stops the stage it happens in. Carries every problem the stage gathered."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(p.message for p in problems))
        self.problems = problems


def error(code: str, message: str, span: Span, hint: str = "") -> Problem:
    """A problem that makes the command fail."""
    return Problem("error", code, message, span, hint)


def warning(code: str, message: str, span: Span, hint: str = "") -> Problem:
    """A problem worth a look that spoils nothing."""
    return Problem("warning", code, message, span, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(p.severity == "error" for p in problems)


def near_match_hint(word: str, known: Iterable[str], kind: str = "keys") -> str:
    """ "Did you mean …?" for a mistyped key, or the list of known keys."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1)
    return f"did you mean “{close[0]}”?" if close else f"known {kind}: {', '.join(choices)}"


def toml_fault(fault: tomllib.TOMLDecodeError, text: str) -> tuple[str, int, int]:
    """What is wrong with a TOML text, on which line and in which column.

    The exception says so only in its message before Python 3.14.
    """
    place = _TOML_PLACE_RE.search(str(fault))
    message = _TOML_PLACE_RE.sub("", str(fault))
    if place is None or place[1] is None:
        return message, text.rstrip().count("\n") + 1, 1
    return message, int(place[1]), int(place[2])
