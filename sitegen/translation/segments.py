"""Which texts of a digest are translated, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model import Article, Block, Digest, Segment, SegmentKey, Sentence
from sitegen.problems import Span

# Contexts keep short texts apart that read alike but are translated otherwise (gettext's msgctxt).
HEADLINE = "headline"
KICKER = "kicker"
CAPTION = "caption"
PERSON = "person"
PLACE = "place"
TOPIC = "topic"
DIGEST_TITLE = "digest title"
FIGURE_LABEL = "figure label"

SENTENCES = ("", HEADLINE, KICKER, CAPTION)
"""Contexts of what is written in sentences; a name or a label is not served by one like it."""


def digest_segments(digest: Digest) -> tuple[Segment, ...]:
    """Every segment of a digest, each key once."""
    unique: dict[SegmentKey, Segment] = {}
    for segment in _all_segments(digest):
        unique.setdefault(segment.key, segment)
    return tuple(unique.values())


def _all_segments(digest: Digest) -> Iterator[Segment]:
    if not digest.title_en:
        yield Segment(digest.title, DIGEST_TITLE, Span.point(digest.path))
    yield from _block_segments(digest.introduction)
    for article in digest.articles:
        yield from article_segments(article)


def article_segments(article: Article) -> Iterator[Segment]:
    """The segments of an article: its text, names, places, topics and figure labels."""
    yield _segment(article.headline, HEADLINE)
    if article.kicker:
        yield _segment(article.kicker, KICKER)
    yield from _block_segments(article.blocks)
    if byline := article.byline:
        for name in (*byline.writers, *byline.photographers):
            yield Segment(name, PERSON, byline.span)
    for context, words in ((PLACE, article.places), (TOPIC, article.topics)):
        yield from (Segment(word, context, article.span) for word in words)
    for figure in article.figures:
        yield Segment(figure.label, FIGURE_LABEL, figure.sentence.span)


def block_context(block: Block) -> str:
    """The context of a block's own sentences."""
    return CAPTION if block.kind in ("caption", "image") else ""


def sentences_in(blocks: Iterable[Block]) -> Iterator[tuple[Sentence, str]]:
    """Every sentence with its context, in order."""
    for block in blocks:
        yield from ((sentence, block_context(block)) for sentence in block.sentences)
        yield from sentences_in(block.children)


def _block_segments(blocks: Iterable[Block]) -> Iterator[Segment]:
    for block in blocks:
        yield from (_segment(sentence, block_context(block)) for sentence in block.sentences)
        yield from (Segment(name, PERSON, block.span) for name in block.credits)
        yield from _block_segments(block.children)


def _segment(sentence: Sentence, context: str) -> Segment:
    return Segment(sentence.text, context, sentence.span)
