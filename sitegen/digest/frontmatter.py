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
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for key, value in values.items():
        span = _key_span(source, key, end)
        if key not in _KEYS:
            hint = near_match_hint(key, _KEYS)
            problems.append(warning("unknown-key", f"unknown front-matter key “{key}”", span, hint))
        elif key in _TEXT_KEYS:
            if not isinstance(value, str | int | float):
                raise SitegenError(error("front-matter", f"“{key}” must be text", span))
            texts[key] = str(value)
    language, slug = texts.get("language", "zh-Hans"), texts.get("slug", "")
    if language not in _LANGUAGES:
        span = _key_span(source, "language", end)
        message = f"“{language}” is not a language Sitegen reads"
        raise SitegenError(error("front-matter", message, span, "digests are in zh-Hans"))
    if slug and not is_slug(slug):
        span = _key_span(source, "slug", end)
        hint = "use lower-case ASCII letters, digits and hyphens"
        raise SitegenError(error("bad-slug", f"“{slug}” cannot be an address", span, hint))
    when = _date(source, values.get("date"), end)
    return FrontMatter(**texts, date=when, body_line=end + 1, problems=tuple(problems))


def _date(source: Source, value: object, end: int) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(str(value))
    except ValueError as fault:
        span = _key_span(source, "date", end)
        message = f"“{value}” is not a date"
        raise SitegenError(
            error("front-matter", message, span, "write it as 2024-01-31")
        ) from fault


def _key_span(source: Source, key: str, end: int) -> Span:
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[:=]")
    for index in range(1, end):
        if pattern.match(source.line(index)):
            start = source.line_starts[index]
            return source.span(start, start + len(key))
    return Span.point(source.path, 2)
