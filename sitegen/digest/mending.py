"""What scanning broke is mended: split paragraphs, captions set as text, bylines in the text.

Every rule asks for positive evidence, since a wrong mend is worse than none; each mend is a Repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.digest.blocks import RawBlock
from sitegen.digest.bylines import Names, split_byline, split_credit
from sitegen.digest.characters import CLOSERS, HAN, SENTENCE_ENDS
from sitegen.digest.source import Located, Source
from sitegen.model import Repair, RepairKind
from sitegen.problems import Problem, warning

# A paragraph shorter than this may be a verse, a slogan or a heading set as text.
_SHORTEST_BROKEN = 20
_LONGEST_CAPTION = 60
# An image standing alone leaves, when it is lost, a blank line above, its own, and one below.
_GAP_OF_LOST_IMAGE = 3

_ENUMERATOR_RE = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、)）](?!\d)"
    r"|第[一二三四五六七八九十百\d]+[章节条款项、，：]|[①-⑳●■◆▲★※○◎])"
)
# How news paragraphs begin; a sentence broken off before one of these only lost its full stop.
_OPENING_RE = re.compile(
    r"(?:近年来|近日|日前|目前|同时|此外|另外|据悉|据了解|据介绍|下一步|今年|去年|本报|记者|截至"
    r"|\d{4}年|\d{1,2}月|[“「])"
)
_DATE_RE = re.compile(
    r"[\d〇一二三四五六七八九十]+年[\d一二三四五六七八九十]+月(?:[\d一二三四五六七八九十]+日)?"
)
_CAPTION_START_RE = re.compile(r"(?:图为|图[①-⑳一二三四五六七八九十\d]|[上下左右]图)")


@dataclass(frozen=True, slots=True)
class MendedBlock:
    """A raw block after mending: `credits` are a caption's photographers."""

    raw: RawBlock
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MendedArticle:
    """The blocks of an article without its byline, which stands apart."""

    blocks: tuple[MendedBlock, ...]
    byline: tuple[Names, Located] | None
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


def mend(source: Source, blocks: tuple[RawBlock, ...]) -> MendedArticle:
    """Mend the top-level blocks of one article."""
    repairs: list[Repair] = []
    marked = list(_mark_captions(source, blocks, repairs))
    joined = _join_broken(source, marked, repairs)
    without, byline = _take_byline(source, joined, repairs)
    problems = tuple(_unfinished(source, without))
    repairs.sort(key=lambda r: (r.span.line, r.span.column))
    return MendedArticle(tuple(without), byline, tuple(repairs), problems)


def _repair(kind: RepairKind, source: Source, where: Located, after: str) -> Repair:
    return Repair(kind, where.span(source), where.text, after)


# Captions


def _mark_captions(
    source: Source, blocks: tuple[RawBlock, ...], repairs: list[Repair]
) -> Iterator[MendedBlock]:
    previous: RawBlock | None = None
    for block in blocks:
        mended = _as_caption(block, previous)
        if mended is not None:
            after = mended.raw.text.text
            if mended.credits:
                after += f" (photo: {', '.join(mended.credits)})"
            repairs.append(_repair("caption", source, block.text, after))
        yield mended or MendedBlock(block)
        previous = block


def _as_caption(block: RawBlock, previous: RawBlock | None) -> MendedBlock | None:
    """The block as a caption, if a credit, an image above it or the gap an image left say so."""
    text = block.text.text
    if block.kind != "paragraph" or len(text) > _LONGEST_CAPTION or _is_label(text):
        return None
    credit = split_credit(text)
    if credit is not None:
        start, people = credit
        caption = replace(block, kind="caption", text=block.text.slice(0, start).strip())
        return MendedBlock(caption, people)
    under_image = previous is not None and previous.kind == "image"
    after_gap = block.gap >= _GAP_OF_LOST_IMAGE and previous is not None
    if _CAPTION_START_RE.match(text) and (under_image or after_gap):
        return MendedBlock(replace(block, kind="caption"))
    if (under_image or after_gap) and not _has_sentence_end(text):
        return MendedBlock(replace(block, kind="caption"))
    return None


def _is_label(text: str) -> bool:
    """Whether the line announces, numbers or dates what it stands by."""
    if text.endswith(("：", ":")) or _DATE_RE.fullmatch(text):
        return True
    return _ENUMERATOR_RE.match(text) is not None


def _has_sentence_end(text: str) -> bool:
    return any(mark in text for mark in SENTENCE_ENDS)


# Broken paragraphs


def _join_broken(
    source: Source, blocks: list[MendedBlock], repairs: list[Repair]
) -> list[MendedBlock]:
    """Join each paragraph that breaks off to the next one, past captions and images between."""
    result: list[MendedBlock] = []
    host: int | None = None
    for block in blocks:
        if block.raw.kind in ("caption", "image"):
            result.append(block)
            continue
        if host is not None and _continues(result[host].raw, block.raw):
            first = result[host].raw
            repairs.append(_joining(source, first, block.raw))
            result[host] = MendedBlock(_joined(first, block.raw))
            continue
        host = len(result) if block.raw.kind == "paragraph" else None
        result.append(block)
    return result


def _continues(first: RawBlock, second: RawBlock) -> bool:
    """Whether the second paragraph goes on in the middle of the first one's sentence."""
    text, rest = first.text.text, second.text.text
    if second.kind != "paragraph" or not rest or not _is_prose(text):
        return False
    if _ENUMERATOR_RE.match(text) or _ENUMERATOR_RE.match(rest):
        return False
    if text[-1] in "，、":
        return True
    return _breaks_off(text) and not _OPENING_RE.match(rest) and _has_sentence_end(rest)


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_BROKEN or _has_sentence_end(text)


def _breaks_off(text: str) -> bool:
    """Whether running text ends inside a sentence.

    A heading or a slogan has no full stop at its end either, but none inside.
    """
    last = text[-1]
    if last in "（“‘《—":
        return True
    if last in SENTENCE_ENDS + CLOSERS or not re.match(f"[{HAN}\\w]", last):
        return False
    return any(mark in text for mark in "。！？；")


def _joined(first: RawBlock, second: RawBlock) -> RawBlock:
    shift = len(first.text)
    return replace(
        first,
        text=first.text + second.text,
        breaks=(*first.breaks, *(shift + index for index in second.breaks)),
        lines=(first.lines[0], second.lines[1]),
    )


def _joining(source: Source, first: RawBlock, second: RawBlock) -> Repair:
    tail, head = first.text.slice(len(first.text) - 8, len(first.text)), second.text.slice(0, 8)
    span = source.span(tail.offset(0), head.end)
    return Repair("joined-paragraph", span, f"{tail.text}¶{head.text}", f"{tail.text}{head.text}")


def _unfinished(source: Source, blocks: list[MendedBlock]) -> Iterator[Problem]:
    """Warnings for running text that breaks off and could not be joined to anything."""
    for block in blocks:
        text = block.raw.text
        if block.raw.kind != "paragraph" or not _is_prose(text.text):
            continue
        if text.text[-1] in "，、" or _breaks_off(text.text):
            span = text.slice(len(text) - 1, len(text)).span(source)
            hint = "add the missing mark, or join the paragraph to the next"
            yield warning("unfinished-paragraph", "the paragraph breaks off", span, hint)


# Bylines


def _take_byline(
    source: Source, blocks: list[MendedBlock], repairs: list[Repair]
) -> tuple[list[MendedBlock], tuple[Names, Located] | None]:
    """Take the byline out of the last paragraph (captions and images may stand behind it)."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index].raw
        if block.kind in ("caption", "image"):
            continue
        found = split_byline(block.text.text) if block.kind == "paragraph" else None
        if found is None:
            break
        start, names = found
        bracket = block.text.slice(start, len(block.text)).strip()
        repairs.append(_repair("byline", source, bracket, _in_words(names)))
        text = block.text.slice(0, start).strip()
        rest = [MendedBlock(replace(block, text=text))] if text.text else []
        return [*blocks[:index], *rest, *blocks[index + 1 :]], (names, bracket)
    return blocks, None


def _in_words(names: Names) -> str:
    parts = (("text", names.writers), ("photos", names.photographers))
    return "; ".join(f"{role}: {', '.join(people)}" for role, people in parts if people)
