"""PO files as people and their tools wrote them: read whole, written back with small diffs."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import polib

from sitegen.digest.source import read_source
from sitegen.files import locked, write_atomically
from sitegen.model import SegmentKey
from sitegen.problems import SitegenError, Span, error
from sitegen.translation.postyle import PoStyle, grouped, new_groups, read_style, split_blocks

Result = TypeVar("Result")

_TRIES = 5
_LINE_RE = re.compile(r"\(line (\d+)\)")
# A comment, an empty line, or a text in quotation marks (gettext manual, "The Format of PO Files").
_PO_LINE_RE = re.compile(
    r"(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?\"(?:[^\"\\]|\\.)*\")?"
)
# polib splits lines at these too, which stand inside texts that were copied from web pages;
# noncharacters, which stand nowhere, take their places while it reads.
_STAND_INS = {
    ord(sign): 0xFDD0 + number for number, sign in enumerate("\v\f\x1c\x1d\x1e\x85\u2028\u2029")
}
_MEANT = {stand_in: sign for sign, stand_in in _STAND_INS.items()}
_TEXTS = (
    "msgctxt",
    "msgid",
    "msgid_plural",
    "msgstr",
    "previous_msgctxt",
    "previous_msgid",
    "previous_msgid_plural",
    "comment",
    "tcomment",
)
_MSGSTR_RE = re.compile(r'^[ \t]*(?:#~[ \t]*)?msgstr(?=[ \t]*"|\[0\])', re.MULTILINE)
_OBSOLETE_PREVIOUS_RE = re.compile(r"^#~\|", re.MULTILINE)


def entry_key(entry: polib.POEntry) -> SegmentKey:
    """What identifies an entry."""
    return (entry.msgctxt or "", entry.msgid)


@dataclass(frozen=True, slots=True)
class _Kept:
    """How an entry stands in the file: its lines, and what they say."""

    entry: polib.POEntry
    lines: tuple[str, ...]
    fields: Mapping[str, object]


class FileChangedError(SitegenError):
    """Another program wrote the file between reading and writing it."""


class PoDocument:
    """A PO file whose `po` may be changed; what stays as it was is written as it was.

    The header, the line ends, a byte-order mark and the lines of every field that does not change
    are kept, whoever wrapped them; what is new is wrapped as wide as the rest. One that `is_new`
    has neither header nor entries yet.
    """

    def __init__(self, po: polib.POFile, text: str = "", on_disk: bytes | None = None) -> None:
        self.po = po
        self.on_disk = on_disk
        """What the file held when it was read or written last; None where there was none."""
        data = on_disk or b""
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self._newline = "\r\n" if data.partition(b"\n")[0].endswith(b"\r") else "\n"
        self._style: PoStyle = read_style(text)
        blocks, tail = split_blocks(text)
        # polib takes comments for the header's where nothing else stands in the file.
        self._tail = tail if blocks else ()
        # polib keeps the header apart; if it finds other entries than we do, all is written anew.
        header = len(blocks) - len(po)
        known = header in (0, 1)
        self._header = blocks[0] if header == 1 else ()
        self.is_new = not blocks
        self._kept = {
            id(entry): _Kept(entry, lines, _fields(entry))
            for entry, lines in zip(po, blocks[header:] if known else (), strict=known)
        }

    def data(self) -> bytes:
        """The file as it is to be written."""
        header = self._header or _header_lines(self.po)
        blocks = [header, *(self._lines(entry) for entry in self.po), self._tail]
        lines: list[str] = []
        for block in blocks:
            if lines and lines[-1]:
                lines.append("")
            lines.extend(block)
        while lines and not lines[-1]:
            lines.pop()
        return self._mark + "".join(f"{line}{self._newline}" for line in lines).encode()

    def _lines(self, entry: polib.POEntry) -> tuple[str, ...]:
        kept, fields = self._kept.get(id(entry)), _fields(entry)
        if kept is not None and kept.fields == fields:
            return kept.lines
        new = new_groups(entry, self._style)
        if kept is not None:
            old = grouped(kept.lines)
            same = {kind for kind in new if kind in old and kept.fields[kind] == fields[kind]}
            new = {kind: old[kind] if kind in same else lines for kind, lines in new.items()}
        lines = tuple(
            _set_aside(line) if entry.obsolete else line for group in new.values() for line in group
        )
        self._kept[id(entry)] = _Kept(entry, lines, fields)
        return lines


def read_po(file: Path, path: str) -> PoDocument:
    """Read a PO file to change it. Raises SitegenError with file and line where it is broken."""
    data = _bytes_of(file)
    text, po = _parsed(file, path)
    return PoDocument(po, text, data)


def parse_po(file: Path, path: str) -> polib.POFile:
    """Read a PO file; the `linenum` of an entry is that of its translation.

    Raises SitegenError with file and line where it does not parse.
    """
    text, po = _parsed(file, path)
    _number_by_translations(po, text)
    return po


def write_po(file: Path, path: str, document: PoDocument) -> None:
    """Replace a PO file as a whole. Raises SitegenError, and leaves it, where that cannot be;
    FileChangedError where it is no more what was read."""
    data = document.data()
    if _bytes_of(file) != document.on_disk:
        message = "the translation file was changed while it was worked on"
        hint = "nothing in it is lost; run the command again"
        raise FileChangedError(error("changed-file", message, Span.point(path), hint))
    # Replacing needs no right to write to the file itself, but who took that away meant it.
    if file.exists() and not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        message = "cannot write the translation file: it is read-only"
        hint = "make it writable (chmod u+w), and run the command again"
        raise SitegenError(error("unwritable", message, Span.point(path), hint))
    try:
        write_atomically(_target(file), data)
    except OSError as fault:
        message = f"cannot write the translation file: {fault.strerror}"
        hint = "it is as it was before; put that right, and run the command again"
        raise SitegenError(error("unwritable", message, Span.point(path), hint)) from fault
    document.on_disk = data


def _target(file: Path) -> Path:
    """The file itself: where a link points, it is that file that is replaced, not the link."""
    return Path(os.path.realpath(file))


def _bytes_of(file: Path) -> bytes | None:
    """What a file holds; None for one that is not there, or cannot be read, as parsing will say."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def rewrite(file: Path, work: Callable[[], Result]) -> Result:
    """Do what reads a PO file, changes it and writes it, while no other Sitegen does; again, if
    another program wrote it too."""
    folder = _target(file).parent
    # A link that points into no folder is a fault of writing, told then.
    with locked(folder if folder.is_dir() else file.parent):
        for _ in range(_TRIES - 1):
            try:
                return work()
            except FileChangedError:
                continue
        return work()


class PoShelf:
    """PO files of a site that are changed again and again; one is parsed anew only if another
    program has changed it."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._written: dict[str, PoDocument] = {}

    def read(self, path: str) -> PoDocument:
        """The file as it is now. Raises SitegenError where it cannot be read or parsed."""
        document = self._written.get(path)
        file = self._site / path
        if document is None or _bytes_of(file) != document.on_disk:
            return read_po(file, path)
        return document

    def write(self, path: str, document: PoDocument) -> None:
        """Replace the file. Raises SitegenError where that cannot be."""
        self._written.pop(path, None)
        write_po(self._site / path, path, document)
        self._written[path] = document


def _parsed(file: Path, path: str) -> tuple[str, polib.POFile]:
    text = read_source(file, path).text
    _check_lines(text, path)
    # polib reads past the previous texts of obsolete entries unless they look like others'.
    readable = _OBSOLETE_PREVIOUS_RE.sub("#|", text).translate(_STAND_INS)
    try:
        # The final line break makes polib take even a one-line text for content, not a file name.
        po = polib.pofile(f"{readable}\n")
    except (OSError, ValueError) as fault:
        place = _LINE_RE.search(str(fault))
        line = int(place[1]) if place else 1
        reason = str(fault).rpartition(": ")[2] or "syntax error"
        raise _broken(path, line, reason) from fault
    if not any(chr(stand_in) in readable for stand_in in _MEANT):
        return text, po
    for entry in po:
        for name in _TEXTS:
            value = getattr(entry, name)
            setattr(entry, name, value and value.translate(_MEANT))
    return text, po


def _number_by_translations(po: polib.POFile, text: str) -> None:
    """polib numbers an entry by its first comment; what a fault is about stands further down."""
    lines: list[int] = []
    line, place = 1, 0
    for found in _MSGSTR_RE.finditer(text):
        line += text.count("\n", place, found.start())
        place = found.start()
        lines.append(line)
    header = len(lines) - len(po)
    if header in (0, 1):
        for entry, number in zip(po, lines[header:], strict=True):
            entry.linenum = number


def _check_lines(text: str, path: str) -> None:
    """polib reads past an unclosed quotation mark and cuts the text; that must not go unseen."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _PO_LINE_RE.fullmatch(line.strip()):
            raise _broken(path, number, "the line is no keyword with a text in quotation marks")


def _broken(path: str, line: int, reason: str) -> SitegenError:
    message = f"the translation file does not parse: {reason}"
    hint = "the site is built without it; `msgfmt --check` shows more"
    return SitegenError(error("broken-po", message, Span.point(path, line), hint))


def _header_lines(po: polib.POFile) -> tuple[str, ...]:
    if not po.metadata and not po.header:
        return ()
    comment = tuple(f"# {line}".rstrip() for line in po.header.splitlines())
    return (*comment, *str(po.metadata_as_entry()).rstrip("\n").split("\n"))


def _fields(entry: polib.POEntry) -> Mapping[str, object]:
    """What an entry says, by the kinds of lines that say it."""
    previous = (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural)
    return {
        "tcomment": entry.tcomment,
        "comment": entry.comment,
        "occurrences": tuple(entry.occurrences),
        "flags": tuple(entry.flags),
        "previous": previous,
        "msgctxt": entry.msgctxt,
        "msgid": entry.msgid,
        "msgid_plural": entry.msgid_plural,
        "msgstr": (entry.msgstr, *sorted(entry.msgstr_plural.items())),
        "obsolete": entry.obsolete,
    }


def _set_aside(line: str) -> str:
    """A line of an entry as an obsolete entry has it."""
    if line.startswith("#|"):
        return f"#~{line[1:]}"
    return line if line.startswith("#") else f"#~ {line}"
