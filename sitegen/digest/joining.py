"""Paragraphs that break off in the middle of a sentence are joined to what they go on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sitegen.digest.blocks import RawBlock
from sitegen.digest.characters import HAN, SENTENCE_ENDS
from sitegen.digest.enumerators import ENUMERATOR_RE, SPOKEN_ENUMERATOR_RE
from sitegen.digest.lexicon import lexicon
from sitegen.digest.mended import MendedBlock
from sitegen.digest.source import Located, Piece, Source
from sitegen.model import Repair
from sitegen.problems import Problem, warning

# A paragraph shorter than this may be a verse, a slogan or a heading set as text.
_SHORTEST_BROKEN = 20
# How news paragraphs begin; a sentence broken off before one of these only lost its full stop.
_OPENING_RE = re.compile(
    r"(?:近年来|近日|日前|目前|同时|此外|另外|据悉|据了解|据介绍|下一步|今年|去年|本报|记者|截至"
    r"|\d{4}年|\d{1,2}月|[“「])"
)
# What only goes on with a sentence and never begins one.
_CONTINUATION_RE = re.compile(
    r"[，、；：。！？”’）》]|(?:以上|以下|以内|左右|上下|不等|之多)(?=[，、。；])|的(?![确士])"
)
# A lone address, web address or telephone number ends a paragraph without a full stop.
_CONTACT_END_RE = re.compile(
    r"(?:https?://|www\.)[\w./?&=#%:+~-]*$|[\w.-]+@[\w.-]+$|\.(?:com|cn|net|org)$"
    r"|\d{3,4}[-－]\d{7,8}$|\d{7,}$"
)
_WESTERN_RE = re.compile("[A-Za-z0-9]")
_PERCENT = "%％‰"
_OPEN = "（“‘《"
_FIRST_WORDS = 12


def join_broken(
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


def unfinished_problems(source: Source, blocks: list[MendedBlock]) -> Iterator[Problem]:
    """Warnings for running text that breaks off and could not be joined to anything."""
    for block in blocks:
        text = block.raw.text
        if block.raw.kind != "paragraph" or not _is_prose(text.text):
            continue
        if text.text[-1] in "，、" or _breaks_off(text.text):
            span = text.slice(len(text) - 1, len(text)).span(source)
            hint = "add the missing mark, or join the paragraph to the next"
            yield warning("unfinished-paragraph", "the paragraph breaks off", span, hint)


def _continues(first: RawBlock, second: RawBlock) -> bool:
    """Whether the second paragraph goes on in the middle of the first one's sentence."""
    text, rest = first.text.text, second.text.text
    if second.kind != "paragraph" or not rest or not _is_prose(text):
        return False
    if any(map(ENUMERATOR_RE.match, (text, rest))) or SPOKEN_ENUMERATOR_RE.match(rest):
        return False
    if text[-1] in "，、":
        return True
    if not _breaks_off(text) or not _has_sentence_end(rest):
        return False
    if _CONTINUATION_RE.match(rest):
        return True
    return not _OPENING_RE.match(rest) and _goes_on(text, rest)


def _goes_on(text: str, rest: str) -> bool:
    """Whether the end of the one and the beginning of the other, both mere words, belong together.

    A figure, a product name or a quotation often ends a paragraph that only lost its full stop.
    """
    last = text[-1]
    if last in _OPEN or re.match(f"[{HAN}]", last):
        return True
    if not _WESTERN_RE.match(last):
        return False
    return bool(re.match("[a-z]", rest)) or (last.isdigit() and _begins_with_unit(rest))


def _begins_with_unit(text: str) -> bool:
    if text[0] in _PERCENT:
        return True
    word = lexicon().cut(text[:_FIRST_WORDS])[0]
    is_numeral = word.word[0] in "一二三四五六七八九十百千两几数"
    return word.tag == "q" or (word.tag == "m" and not is_numeral)


def _is_prose(text: str) -> bool:
    return len(text) >= _SHORTEST_BROKEN or _has_sentence_end(text)


def _has_sentence_end(text: str) -> bool:
    return any(mark in text for mark in SENTENCE_ENDS)


def _breaks_off(text: str) -> bool:
    """Whether running text ends inside a sentence.

    A heading or a slogan has no full stop at its end either, but none inside. A dash is no sign: it
    leads over to the next paragraph.
    """
    last = text[-1]
    if last in _OPEN:
        return True
    if _CONTACT_END_RE.search(text) or not _ends_in_word(text):
        return False
    return any(mark in text for mark in "。！？；")


def _ends_in_word(text: str) -> bool:
    last = text[-1]
    if last == "”":
        return not text.removesuffix("”").endswith((*SENTENCE_ENDS, "’"))
    return last in _PERCENT or re.match(f"[{HAN}\\w]", last) is not None


def _joined(first: RawBlock, second: RawBlock) -> RawBlock:
    text = first.text + _between(first, second)
    shift = len(text)
    return replace(
        first,
        text=text + second.text,
        breaks=(*first.breaks, *(shift + index for index in second.breaks)),
        lines=(first.lines[0], second.lines[1]),
    )


def _between(first: RawBlock, second: RawBlock) -> Located:
    """A space where Western words would run together."""
    meeting = (first.text.text[-1], second.text.text[0])
    return Located(Piece(second.text.offset(0), " " * all(map(_WESTERN_RE.match, meeting))))


def _joining(source: Source, first: RawBlock, second: RawBlock) -> Repair:
    tail, head = first.text.slice(len(first.text) - 8, len(first.text)), second.text.slice(0, 8)
    span = source.span(tail.offset(0), head.end)
    after = f"{tail.text}{_between(first, second).text}{head.text}"
    return Repair("joined-paragraph", span, f"{tail.text}¶{head.text}", after)
