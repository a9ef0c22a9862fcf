"""Problems, repairs and progress in words for people. Makes text; `cli` prints it."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unicodedata import east_asian_width

from sitegen.encodings import decode_for_showing
from sitegen.model import Repair
from sitegen.problems import Problem, Span

_EXCERPT_BEFORE = 24
_EXCERPT_WIDTH = 72


class Reporter:
    """Words findings for someone who stands in the current folder."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._lines: dict[str, list[str]] = {}

    def problem(self, problem: Problem) -> str:
        """`path:line:column: error: message`, the line in question, and the hint.

        A fault that is in no file of the site has no path, and is shown without a place.
        """
        place = f"{self._place(problem.span)}: " if problem.span.path else ""
        parts = [f"{place}{problem.severity}: {problem.message} [{problem.code}]"]
        parts.extend(self._excerpt(problem.span))
        if problem.hint:
            parts.append(f"    hint: {problem.hint}")
        return "\n".join(parts)

    def repair(self, repair: Repair) -> str:
        """One line that says what was mended, and how."""
        place = self._place(repair.span)
        return f"{place}: repair: {repair.kind}: {repair.before} → {repair.after or 'removed'}"

    def _place(self, span: Span) -> str:
        path = _as_typed(self._site / span.path)
        return f"{path}:{span.line}:{span.column}" if span.line else path

    def _excerpt(self, span: Span) -> Iterator[str]:
        """The part of the line around the place, with a mark under it."""
        lines = self._file_lines(span.path)
        if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
            return
        line = lines[span.line - 1].replace("\t", " ")
        column = span.column - 1
        start = max(0, column - _EXCERPT_BEFORE)
        shown = "".join(c if c.isprintable() else "·" for c in line[start : start + _EXCERPT_WIDTH])
        lead = "…" if start else ""
        tail = "…" if start + _EXCERPT_WIDTH < len(line) else ""
        margin = _width(lead + shown[: column - start])
        length = span.end_column - span.column if span.end_line == span.line else 1
        marked = _width(shown[column - start : column - start + max(length, 1)])
        yield f"    {lead}{shown}{tail}"
        yield f"    {' ' * margin}{'^' * max(marked, 1)}"

    def _file_lines(self, path: str) -> list[str]:
        if path not in self._lines:
            try:
                text = decode_for_showing((self._site / path).read_bytes())
            except (OSError, ValueError):
                text = ""
            self._lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines[path]


def _as_typed(path: Path) -> str:
    """A path as someone in the current folder would type it."""
    inside = Path(os.path.relpath(path))
    return os.path.normpath(path) if os.pardir in inside.parts else str(inside)


def _width(text: str) -> int:
    """Columns on a terminal; East Asian wide characters take two (Unicode UAX 11)."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def rows_as_jsonl(rows: Sequence[Mapping[str, object]]) -> str:
    """A JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def rows_as_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """RFC 4180 without a byte order mark, for pipes; lines end as the terminal has them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def rows_as_table(rows: Sequence[Mapping[str, object]]) -> str:
    """Columns for people, the articles apart by their names."""
    lines: list[str] = []
    doc: object = None
    for row in rows:
        if row["doc"] != doc:
            lines += ["", str(row["doc"])] if lines else [str(row["doc"])]
            doc = row["doc"]
        high = f"–{row['value_high']}" if row["value_high"] is not None else ""
        qualifier = "" if row["qualifier"] in ("exact", "rank") else f"{row['qualifier']} "
        value = f"{qualifier}{row['value']}{high} {row['unit']}"
        star = "*" if row["key"] else " "
        lines.append(
            f"{star} {_padded(str(row['surface']), 16)} {_padded(value, 30)} {row['label_zh']}"
        )
    return "".join(f"{line}\n" for line in lines)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def plural(count: int, one: str, many: str = "") -> str:
    """`1 page`, `2 pages`, `1,200 pages`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
