"""Paragraphs that are the captions or the credits of photographs become captions."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.digest.blocks import RawBlock
from sitegen.digest.bylines import split_byline, split_credit
from sitegen.digest.characters import SENTENCE_ENDS
from sitegen.digest.enumerators import ENUMERATOR_RE
from sitegen.digest.mended import MendedBlock, repair
from sitegen.digest.source import Located, Source
from sitegen.model import Repair

_LONGEST_CAPTION = 60
# An image standing alone leaves, when it is lost, a blank line above, its own, and one below.
_GAP_OF_LOST_IMAGE = 3
_DATE_RE = re.compile(
    r"[\d〇一二三四五六七八九十]+年[\d一二三四五六七八九十]+月(?:[\d一二三四五六七八九十]+日)?"
)
_CAPTION_START_RE = re.compile(r"(?:图为|图[①-⑳一二三四五六七八九十\d]|[上下左右]图)")


def mark_captions(
    source: Source, blocks: tuple[RawBlock, ...], repairs: list[Repair]
) -> list[MendedBlock]:
    """The blocks with the captions among them marked, and their photographers apart."""
    result: list[MendedBlock] = []
    lost_images = _shows_photographs(blocks)
    for block in blocks:
        previous = result[-1] if result else None
        people = _lone_credit(block)
        if previous is not None and people and previous.raw.kind in ("image", "caption"):
            repairs.append(repair("caption", source, block.text, _credit_in_words(people)))
            result[-1:] = _credited(previous, block, people)
            continue
        mended = _as_caption(block, previous.raw if previous else None, lost_images)
        if mended is not None:
            after = f"{mended.raw.text.text} {_credit_in_words(mended.credits)}".rstrip()
            repairs.append(repair("caption", source, block.text, after))
        result.append(mended or MendedBlock(block))
    return result


def _credit_in_words(people: tuple[str, ...]) -> str:
    return f"(photo: {', '.join(people)})" if people else ""


def _credited(
    previous: MendedBlock, line: RawBlock, people: tuple[str, ...]
) -> tuple[MendedBlock, ...]:
    """The image or caption with the credit that stood on the line below it."""
    if previous.raw.kind == "caption":
        return (replace(previous, credits=(*previous.credits, *people)),)
    return previous, MendedBlock(replace(line, kind="caption", text=Located()), people)


def _lone_credit(block: RawBlock) -> tuple[str, ...]:
    """The photographers that a line names which is nothing else than a credit."""
    credit = _credit(block)
    return credit[1] if credit and credit[0] == 0 else ()


def _credit(block: RawBlock) -> tuple[int, tuple[str, ...]] | None:
    is_short = block.kind == "paragraph" and len(block.text) <= _LONGEST_CAPTION
    return split_credit(block.text.text) if is_short else None


def _shows_photographs(blocks: tuple[RawBlock, ...]) -> bool:
    """Whether the article had photographs, so that a gap may be what is left of one."""
    return any(map(_points_to_photograph, blocks))


def _points_to_photograph(block: RawBlock) -> bool:
    if block.kind == "image" or _credit(block) is not None:
        return True
    byline = split_byline(block.text.text) if block.kind == "paragraph" else None
    return byline is not None and bool(byline[1].photographers)


def _as_caption(
    block: RawBlock, previous: RawBlock | None, lost_images: bool
) -> MendedBlock | None:
    """The block as a caption, if a credit, an image above it or the gap an image left say so."""
    text = block.text.text
    if block.kind != "paragraph" or len(text) > _LONGEST_CAPTION or _is_label(text):
        return None
    credit = _credit(block)
    if credit is not None:
        start, people = credit
        caption = replace(block, kind="caption", text=block.text.slice(0, start).strip())
        return MendedBlock(caption, people) if start else None
    under_image = previous is not None and previous.kind == "image"
    after_gap = lost_images and block.gap >= _GAP_OF_LOST_IMAGE and previous is not None
    if not (under_image or after_gap):
        return None
    if _CAPTION_START_RE.match(text) or not any(mark in text for mark in SENTENCE_ENDS):
        return MendedBlock(replace(block, kind="caption"))
    return None


def _is_label(text: str) -> bool:
    """Whether the line announces, numbers or dates what it stands by."""
    if text.endswith(("：", ":")) or _DATE_RE.fullmatch(text):
        return True
    return ENUMERATOR_RE.match(text) is not None
