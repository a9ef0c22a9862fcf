"""What scanning broke is mended: split paragraphs, captions set as text, bylines in the text.

Every rule asks for positive evidence, since a wrong mend is worse than none; each mend is a Repair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.digest.blocks import RawBlock
from sitegen.digest.bylines import Names, byline_doubt, is_editor_line, split_byline
from sitegen.digest.captions import mark_captions
from sitegen.digest.joining import join_broken, unfinished_problems
from sitegen.digest.mended import MendedBlock, repair
from sitegen.digest.source import Located, Source
from sitegen.model import Repair
from sitegen.problems import Problem, warning


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
    marked = mark_captions(source, blocks, repairs)
    joined = join_broken(source, marked, repairs)
    doubts = tuple(_byline_doubts(source, joined))
    without, byline = _take_byline(source, joined, repairs)
    problems = (*unfinished_problems(source, without), *doubts)
    repairs.sort(key=lambda r: (r.span.line, r.span.column))
    return MendedArticle(tuple(without), byline, tuple(repairs), problems)


def _take_byline(
    source: Source, blocks: list[MendedBlock], repairs: list[Repair]
) -> tuple[list[MendedBlock], tuple[Names, Located] | None]:
    """Take the byline out of the last paragraph that may have one."""
    for index in _from_the_end(blocks):
        block = blocks[index].raw
        if is_editor_line(block.text.text):
            continue
        found = split_byline(block.text.text) if block.kind == "paragraph" else None
        if found is None:
            break
        start, names = found
        bracket = block.text.slice(start, len(block.text)).strip()
        repairs.append(repair("byline", source, bracket, _in_words(names)))
        text = block.text.slice(0, start).strip()
        rest = [MendedBlock(replace(block, text=text))] if text.text else []
        return [*blocks[:index], *rest, *blocks[index + 1 :]], (names, bracket)
    return blocks, None


def _from_the_end(blocks: list[MendedBlock]) -> Iterator[int]:
    """The indexes of the blocks that are text, the last first."""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].raw.kind not in ("caption", "image"):
            yield index


def _byline_doubts(source: Source, blocks: list[MendedBlock]) -> Iterator[Problem]:
    """Warnings for what stands where the byline does and is nearly one."""
    for index in _from_the_end(blocks):
        block = blocks[index].raw
        doubt = byline_doubt(block.text.text) if block.kind == "paragraph" else None
        if doubt is None:
            return
        start, hint = doubt
        where = block.text.slice(start, len(block.text)).strip()
        message = f"“{where.text}” may be a byline, but is shown as text"
        yield warning("byline-like", message, where.span(source), hint)
        if not is_editor_line(block.text.text):
            return


def _in_words(names: Names) -> str:
    parts = (("text", names.writers), ("photos", names.photographers))
    return "; ".join(f"{role}: {', '.join(people)}" for role, people in parts if people)
