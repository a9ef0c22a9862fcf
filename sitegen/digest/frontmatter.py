"""The optional YAML or TOML block at the head of a digest becomes its metadata."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from sitegen.digest.slugs import is_slug
from sitegen.digest.source import Source
from sitegen.problems import (
    Problem,
    SitegenError,
    Span,
    error,
    has_errors,
    near_match_hint,
    toml_fault,
    warning,
)

_FENCES = {"---": "YAML", "+++": "TOML"}
_TEXT_KEYS = ("title", "title_en", "source", "language", "slug")
_KEYS = (*_TEXT_KEYS, "date")
_LANGUAGES = ("zh-Hans", "zh", "zh-CN")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Metadata of a digest; what the author left out is empty. `body_line`: index of the line
    behind the block."""

    title: str = ""
    title_en: str = ""
    source: str = ""
    language: str = "zh-Hans"
    slug: str = ""
    date: date | None = None
    body_line: int = 0
    problems: tuple[Problem, ...] = ()


def read_front_matter(source: Source) -> FrontMatter:
    """Read the front matter. Raises SitegenError where it does not parse or a value is wrong."""
    first = source.line(0).rstrip()
    kind = _FENCES.get(first)
    lines = source.text.split("\n")
    if kind is None or (kind == "YAML" and not _is_fenced(lines, first)):
        return FrontMatter()
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == first), None)
    if end is None:
        message = f"the front matter that begins here has no closing {first} line"
        raise SitegenError(error("front-matter", message, Span.point(source.path)))
    values = _parse(source, kind, "\n".join(lines[1:end]))
    return _checked(source, values, end)


def _is_fenced(lines: list[str], fence: str) -> bool:
    """A `---` line is a thematic break too: front matter has a key behind it."""
    return len(lines) > 1 and (":" in lines[1] or lines[1].rstrip() == fence or lines[1][:1] == "#")


def _parse(source: Source, kind: str, text: str) -> dict[str, object]:
    try:
        values = yaml.safe_load(text) if kind == "YAML" else tomllib.loads(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        message = f"the front matter is not YAML: {getattr(fault, 'problem', None) or fault}"
        raise _broken(source, line, column, message, "quote values that hold “: ”") from fault
    except tomllib.TOMLDecodeError as fault:
        reason, line, column = toml_fault(fault, text)
        message = f"the front matter is not TOML: {reason}"
        raise _broken(
            source, line + 1, column, message, "text values need quotation marks"
        ) from fault
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise _broken(source, 2, 1, "the front matter is not a list of “key: value”", "")
    return {str(key): value for key, value in values.items()}


def _broken(source: Source, line: int, column: int, message: str, hint: str) -> SitegenError:
    return SitegenError(error("front-matter", message, Span.point(source.path, line, column), hint))


def _checked(source: Source, values: dict[str, object], end: int) -> FrontMatter:
    problems = [p for key in values for p in _faults(key, values[key], _key_span(source, key, end))]
    if has_errors(problems):
        raise SitegenError(*problems)
    texts = {key: str(values[key]) for key in _TEXT_KEYS if key in values}
    return FrontMatter(
        **texts, date=_date(values.get("date")), body_line=end + 1, problems=tuple(problems)
    )


def _faults(key: str, value: object, span: Span) -> list[Problem]:
    if key not in _KEYS:
        hint = near_match_hint(key, _KEYS)
        return [warning("unknown-key", f"unknown front-matter key “{key}”", span, hint)]
    if key == "date":
        return _date_faults(value, span)
    if not isinstance(value, str | int | float):
        return [error("front-matter", f"“{key}” must be text", span)]
    if key == "language" and value not in _LANGUAGES:
        message = f"“{value}” is not a language Sitegen reads"
        return [error("front-matter", message, span, "digests are in zh-Hans")]
    if key == "slug" and str(value) and not is_slug(str(value)):
        hint = "use lower-case ASCII letters, digits and hyphens"
        return [error("bad-slug", f"“{value}” cannot be an address", span, hint)]
    return []


def _date_faults(value: object, span: Span) -> list[Problem]:
    try:
        _date(value)
    except ValueError:
        message = f"“{value}” is not a date"
        return [error("front-matter", message, span, "write it as 2024-01-31")]
    return []


def _date(value: object) -> date | None:
    """The date that a value says; ValueError if it says none."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def _key_span(source: Source, key: str, end: int) -> Span:
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[:=]")
    for index in range(1, end):
        if pattern.match(source.line(index)):
            start = source.line_starts[index]
            return source.span(start, start + len(key))
    return Span.point(source.path, 2)
