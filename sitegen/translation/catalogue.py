"""A gettext PO file becomes a translation memory that knows where each entry stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from sitegen.model import Digest, Origin, Segment, SegmentKey, Translation
from sitegen.problems import Problem, SitegenError, Span, warning
from sitegen.translation.pofiles import entry_key, parse_po

ENGINE_MARK = "machine translation: "
MEMORY_MARK = "translation memory: "
FLAW_MARK = "to check: "
"""How the comments of a PO entry begin that say which engine translated it, or which file it was
taken from, and what the guard found."""
RESULT_MARKS = (ENGINE_MARK, MEMORY_MARK, FLAW_MARK)
PREVIOUS_MARK = "previous translation: "
"""How they begin that show the English of the previous msgid."""

# Files stood behind the mark of engines before they had one of their own.
_FILE_RE = re.compile(r"\S.*\.(?:po|tmx)(?:, .*)?")
_TAG_RE = re.compile(r"<[A-Za-z!/]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation. `engine` made it, if known; `doubtful`: it came with something to check."""

    text: str
    origin: Origin
    engine: str
    line: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one digest into English. `path` is empty where there is no file."""

    path: str = ""
    entries: Mapping[SegmentKey, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def translate(self, segment: Segment) -> Translation:
        """What the catalogue has for a segment; a text it does not have is missing."""
        entry = self.entries.get(segment.key)
        if entry is None or not entry.text.strip():
            return Translation(segment, "", "missing", segment.span)
        span = Span.point(self.path, entry.line)
        return Translation(segment, entry.text, entry.origin, span, entry.engine, entry.doubtful)


def catalogue_path(digest_path: str) -> str:
    """Where the English of a digest is kept: `content/a.md` → `content/a.en.po`."""
    return digest_path.removesuffix(".md") + ".en.po"


def read_catalogue(site: Path, digest: Digest) -> Catalogue:
    """The catalogue of a digest; an unreadable file is a problem of an empty catalogue."""
    path = catalogue_path(digest.path)
    if not (site / path).exists():
        return Catalogue()
    try:
        po = parse_po(site / path, path)
    except SitegenError as fault:
        return Catalogue(path, problems=fault.problems)
    entries: dict[SegmentKey, Entry] = {}
    problems: list[Problem] = []
    for item in po:
        if item.obsolete:
            continue
        key = entry_key(item)
        line = item.linenum or 1
        span = Span.point(path, line)
        if key in entries:
            message = f"a second translation of “{_short(item.msgid)}” is ignored"
            problems.append(warning("duplicate-entry", message, span, "keep one of the two"))
            continue
        doubtful = item.fuzzy and any(marked_comments(item, FLAW_MARK))
        entries[key] = Entry(item.msgstr, *_origin_of(item), line, doubtful)
        problems.extend(_html_problems(item, span))
    return Catalogue(path, entries, tuple(problems))


def unused_entries(catalogue: Catalogue, segments: tuple[Segment, ...]) -> Iterator[Problem]:
    """A warning for each entry that translates nothing in the digest."""
    used = {segment.key for segment in segments}
    for key, entry in catalogue.entries.items():
        if key in used or not entry.text:
            continue
        message = f"“{_short(key[1])}” is no {key[0] or 'sentence'} of the digest"
        hint = "`sitegen translate` sets it aside as obsolete"
        yield warning("unused-entry", message, Span.point(catalogue.path, entry.line), hint)


def _origin_of(item: polib.POEntry) -> tuple[Origin, str]:
    """Where a translation comes from, and the engine that made it, if one did and it is known."""
    if not item.fuzzy:
        return "reviewed", ""
    engine = next(marked_comments(item, ENGINE_MARK), "")
    remembered = any(marked_comments(item, MEMORY_MARK)) or _FILE_RE.fullmatch(engine)
    return ("memory", "") if remembered else ("machine", engine)


def marked_comments(item: polib.POEntry, mark: str) -> Iterator[str]:
    """What follows a mark in the comments of an entry."""
    lines = item.comment.split("\n")
    return (line.removeprefix(mark) for line in lines if line.startswith(mark))


def without_marks(item: polib.POEntry, *marks: str) -> str:
    """The comments of an entry but for those with some marks."""
    return "\n".join(line for line in item.comment.split("\n") if not line.startswith(marks))


def _html_problems(item: polib.POEntry, span: Span) -> Iterator[Problem]:
    if _TAG_RE.search(item.msgstr) and not _TAG_RE.search(item.msgid):
        message = "the translation has HTML that its sentence does not have"
        hint = "use Markdown; what could do harm is removed from the page"
        yield warning("html-in-translation", message, span, hint)


def _short(text: str, length: int = 24) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
