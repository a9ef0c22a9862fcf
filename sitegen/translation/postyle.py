"""How the lines of a PO file are laid out: which belong together, and where they are wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polib

# The line length of the gettext tools and Poedit.
_WRAP_WIDTH = 78
# Fewer wrapped lines may all be short by chance.
_ENOUGH_LINES = 5
# One of these on a single line is never wrapped by a tool that wraps at all.
_LONG_LINE = 120

_COMMENTS = {"#.": "comment", "#:": "occurrences", "#,": "flags", "#|": "previous"}
_KEYWORD_RE = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)")
_TEXT_RE = re.compile(r'(?:msgstr(?:\[\d+\])?\s*)?"(.*)"')
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}

Groups = dict[str, tuple[str, ...]]
"""The lines of an entry by what they say, in the order in which they stand."""


@dataclass(frozen=True, slots=True)
class PoStyle:
    """How texts are wrapped: into lines of so many characters; 0 for not at all."""

    width: int


def split_blocks(text: str) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The lines of each entry, the header's first, with the empty lines behind it; and what
    comments stand behind the last one."""
    blocks: list[tuple[str, ...]] = []
    current: list[str] = []
    complete = False
    for line in text.split("\n"):
        bare = _live(line.strip())
        if complete and bare and not bare.startswith(('"', "msgstr", "msgid_plural")):
            blocks.append(tuple(current))
            current, complete = [], False
        current.append(line.rstrip())
        complete = complete or bare.startswith("msgstr")
    if complete:
        return [*blocks, tuple(current)], ()
    return blocks, tuple(current)


def grouped(lines: Sequence[str]) -> Groups:
    """The lines of an entry by kind, as those of an entry that is not obsolete."""
    groups: dict[str, list[str]] = {}
    kind = ""
    for line in map(_live, lines):
        keyword = _KEYWORD_RE.match(line)
        if line.startswith("#"):
            groups.setdefault(_COMMENTS.get(line[:2], "tcomment"), []).append(line)
        elif line:
            kind = keyword[1] if keyword else kind
            groups.setdefault(kind, []).append(line)
    return {name: tuple(group) for name, group in groups.items()}


def new_groups(entry: polib.POEntry, style: PoStyle) -> Groups:
    """The lines of an entry as we write them, in gettext's order.

    Comments are not wrapped: read again, each line would be a comment of its own.
    """
    previous = {
        "msgctxt": entry.previous_msgctxt,
        "msgid": entry.previous_msgid,
        "msgid_plural": entry.previous_msgid_plural,
    }
    plurals = sorted(entry.msgstr_plural.items()) if entry.msgid_plural else []
    texts = [(f"msgstr[{number}]", text) for number, text in plurals]
    places = [f"{path}:{line}" if line else path for path, line in entry.occurrences]
    groups: Groups = {
        "tcomment": _comment("#", entry.tcomment),
        "comment": _comment("#.", entry.comment),
        "occurrences": tuple(f"#: {place}" for place in places if not entry.obsolete),
        "flags": (f"#, {', '.join(entry.flags)}",) if entry.flags else (),
        "previous": tuple(
            f"#| {line}"
            for keyword, text in previous.items()
            if text is not None
            for line in _field(keyword, text, PoStyle(max(style.width - len("#| "), 0)))
        ),
        "msgctxt": tuple(_field("msgctxt", entry.msgctxt, style)) if entry.msgctxt else (),
        "msgid": tuple(_field("msgid", entry.msgid, style)),
        "msgid_plural": tuple(_field("msgid_plural", entry.msgid_plural, style))
        if entry.msgid_plural
        else (),
        "msgstr": tuple(
            line
            for keyword, text in texts or [("msgstr", entry.msgstr)]
            for line in _field(keyword, text, style)
        ),
    }
    return {kind: lines for kind, lines in groups.items() if lines}


def _comment(mark: str, text: str) -> tuple[str, ...]:
    return tuple(f"{mark} {line}".rstrip() for line in text.split("\n")) if text else ()


def read_style(text: str) -> PoStyle:
    """How a file wraps, as far as its translations show it.

    Only lines of words count: tools differ in whether they wrap Chinese, and Sitegen does not.
    """
    widths: list[int] = []
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        found = _TEXT_RE.fullmatch(line)
        # What ends a line of the text itself, as in the header, is not cut there.
        told = found is not None and " " in found[1].strip() and not found[1].endswith(r"\n")
        if not told or not line.isascii():
            continue
        if len(line) > _LONG_LINE:
            return PoStyle(0)
        # Where a text goes on, the line before it is full.
        if following.startswith('"'):
            widths.append(len(line))
    return PoStyle(max(widths) if len(widths) >= _ENOUGH_LINES else _WRAP_WIDTH)


def _field(keyword: str, text: str, style: PoStyle) -> Iterator[str]:
    escaped = "".join(_ESCAPES.get(c, c) for c in text)
    pieces = [piece for piece in re.split(r"(?<=\\n)", escaped) if piece] or [""]
    room = style.width - 2
    if len(pieces) == 1 and (not style.width or len(keyword) + 1 + len(escaped) <= room):
        yield f'{keyword} "{escaped}"'
        return
    yield f'{keyword} ""'
    for piece in pieces:
        yield from (f'"{line}"' for line in _wrapped(piece, room))


def _wrapped(text: str, room: int) -> Iterator[str]:
    """Lines that end with their spaces, as gettext's do; words longer than a line stay whole."""
    line = ""
    for word in re.findall(r"\S+\s*|\s+", text):
        if line and room > 0 and len(line) + len(word) > room:
            yield line
            line = ""
        line += word
    yield line


def _live(line: str) -> str:
    """A line without the mark of obsolete entries."""
    if line.startswith("#~|"):
        return f"#|{line[3:]}"
    return line[2:].lstrip() if line.startswith("#~") else line
