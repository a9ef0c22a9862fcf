"""Mended blocks become finished ones: cut into sentences, with their anchors."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.digest.anchors import Anchors
from sitegen.digest.blocks import RawBlock
from sitegen.digest.markdown import InlineMarkup
from sitegen.digest.mended import MendedBlock
from sitegen.digest.sentences import sentence_borders
from sitegen.digest.source import Located, Source
from sitegen.model import AnchorId, Block, Sentence

# Headings, captions and the alt text of images are translated as one piece.
_WHOLE = ("heading", "caption", "image")
_HARD_BREAK = "\\\n"


class Finisher:
    """Finishes the blocks of one article."""

    def __init__(self, source: Source, markup: InlineMarkup, anchors: Anchors) -> None:
        self._source = source
        self._markup = markup
        self._anchors = anchors

    def finish(self, blocks: Iterable[MendedBlock]) -> tuple[Block, ...]:
        """The finished blocks, in the same order."""
        return tuple(self._block(b.raw, b.credits) for b in blocks)

    def _block(self, raw: RawBlock, photographers: tuple[str, ...] = ()) -> Block:
        sentences = self._sentences(raw)
        children = tuple(self._block(child) for child in raw.children)
        start, end = raw.lines
        starts = self._source.line_starts
        last = starts[min(end, len(starts)) - 1]
        span = self._source.span(starts[start], last + len(self._source.line(end - 1)))
        return Block(
            kind=raw.kind,
            id=self._block_id(raw, sentences, children),
            span=span,
            sentences=sentences,
            children=children,
            level=raw.level,
            start=raw.start,
            literal=raw.literal,
            target=raw.target,
            label=raw.label,
            credits=photographers,
        )

    def _block_id(
        self, raw: RawBlock, sentences: tuple[Sentence, ...], children: tuple[Block, ...]
    ) -> AnchorId:
        """A block is known by its first sentence, so that edits further on leave its anchor."""
        if sentences:
            return self._anchors.make("p", sentences[0].text)
        first = children[0].id if children else raw.literal or raw.target
        return self._anchors.make("p", f"{raw.kind} {first}")

    def _sentences(self, raw: RawBlock) -> tuple[Sentence, ...]:
        text = raw.text
        if not text.text:
            return ()
        if raw.kind in _WHOLE:
            return (self._sentence(text, (), False),)
        borders = sentence_borders(text.text, self._markup.ranges)
        found = []
        for start, end in borders:
            inside = tuple(at - start for at in raw.breaks if start < at < end)
            found.append(self._sentence(text.slice(start, end), inside, end in raw.breaks))
        return tuple(found)

    def _sentence(self, text: Located, breaks: tuple[int, ...], hard_break: bool) -> Sentence:
        words, previous = "", 0
        for at in breaks:
            words += text.text[previous:at].rstrip() + _HARD_BREAK
            previous = at
        words = (words + text.text[previous:]).strip()
        span = text.strip().span(self._source)
        return Sentence(self._anchors.make("s", words), words, span, hard_break)


def finish_heading(source: Source, anchors: Anchors, text: Located) -> Sentence:
    """A headline or kicker as one sentence."""
    return Sentence(anchors.make("s", text.text), text.text, text.span(source))
