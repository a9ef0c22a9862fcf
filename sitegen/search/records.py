"""Articles become what Pagefind reads: an HTML file for each article and language.

    <i id="s-1">青山镇 今年 新修 <b id="3n">三座</b> 桥 。</i> <span id="s-1">…</span>

Pagefind keeps every element that has an id, with its text: the sentences that results show and link
to, Chinese in `i` with its words set apart, English in `span`; and their figures in `b`, whose ids
are the words of their values (`words.value_word`). The id of English that nobody has reviewed tells
so: `s-1.machine`, `s-1.memory_doubtful`. theme/search.js reads them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitegen.model import Article, Block, Figure, Sentence, Slug
from sitegen.search.words import chinese_parts, english_parts, spaced, value_word
from sitegen.site.inline import InlineRenderer
from sitegen.site.marking import Mark, chinese_marks, english_marks, marked_html
from sitegen.site.strings import Language
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import (
    HEADLINE,
    KICKER,
    PERSON,
    PLACE,
    TOPIC,
    block_context,
)

LANGUAGES: tuple[Language, ...] = ("zh", "en")

TOP = "top"
"""The id of what stands at the head of an article, where no sentence has an anchor."""

# What the words of a headline weigh against those of the text, and those that only queries need.
_HEADLINE_WEIGHT, _PARTS_WEIGHT = "7", "0.1"
_FIGURE_RE = re.compile(r'<span class="fig">(.*?)</span>', re.DOTALL)
_NOT_READ_RE = re.compile(r'<sup class="footnote-ref">.*?</sup>|<[^>]*>', re.DOTALL)
_TAGS: Mapping[Language, str] = {"zh": "i", "en": "span"}
# Pagefind cuts queries to an index that calls itself Chinese with the browser's own dictionary.
_INDEX_LANGUAGE: Mapping[Language, str] = {"zh": "und", "en": "en"}


@dataclass(frozen=True, slots=True)
class Record:
    """An article in one language, as Pagefind reads it."""

    language: Language
    slug: Slug
    html: str


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text under its anchor. `values` are the ids of the figures marked in its HTML."""

    id: str
    language: Language
    html: Markup
    values: tuple[str, ...] = ()


def article_records(digests: Iterable[BilingualDigest]) -> Iterator[Record]:
    """A record of every article in each language; Chinese stands in for missing English."""
    for digest in digests:
        for article in digest.digest.articles:
            for language in LANGUAGES:
                passages = _Passages(digest, article, language).all()
                yield Record(language, article.slug, _page(language, tuple(passages)))


class _Passages:
    """All that can be read of an article in one language."""

    def __init__(self, digest: BilingualDigest, article: Article, language: Language) -> None:
        self._digest = digest
        self._article = article
        self._language = language
        notes = (block.label for block in article.blocks if block.kind == "footnote")
        self._inline = InlineRenderer(digest.digest.references, notes, {})
        self._figures: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in article.figures:
            self._figures[figure.sentence.id].append(figure)

    def all(self) -> Iterator[_Passage]:
        """The headline, then what stands around the text, then the text."""
        article, byline = self._article, self._article.byline
        yield self._text(TOP, article.headline.text, HEADLINE)
        if article.kicker:
            yield self._text(TOP, article.kicker.text, KICKER)
        names = (*byline.writers, *byline.photographers) if byline else ()
        tags = ((PERSON, names), (PLACE, article.places), (TOPIC, article.topics))
        for context, words in tags:
            yield from (self._text(TOP, word, context) for word in dict.fromkeys(words))
        yield from self._blocks(article.blocks)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[_Passage]:
        for block in blocks:
            for sentence in block.sentences:
                # The words for an image have no anchor of their own.
                anchor = block.id if block.kind == "image" else sentence.id
                yield self._sentence(anchor, sentence, block_context(block))
            for name in dict.fromkeys(block.credits):
                yield self._text(block.id, name, PERSON)
            if block.kind == "code":
                yield _Passage(block.id, "zh", escape(block.literal))
            yield from self._blocks(block.children)

    def _text(self, anchor: str, source: str, context: str) -> _Passage:
        language, text, state = self._words(source, context)
        return _Passage(anchor + state, language, self._inline.html(text))

    def _sentence(self, anchor: str, sentence: Sentence, context: str) -> _Passage:
        figures = self._figures[sentence.id]
        language, text, state = self._words(sentence.text, context)
        marks: tuple[Mark, ...] = ()
        if figures and language == "zh":
            marks = chinese_marks(figures, _values)
        elif figures:
            marks = english_marks(text, figures, _values)
        bare = [Mark(mark.start, mark.end, "") for mark in marks]
        html = marked_html(text, bare, self._inline.html)
        return _Passage(anchor + state, language, html, tuple(mark.tip for mark in marks))

    def _words(self, source: str, context: str) -> tuple[Language, str, str]:
        """A text as the page shows it: its language, its words, and what to add to its id."""
        translation = self._digest.english(source, context)
        if self._language == "zh" or translation.origin == "missing":
            return "zh", source, ""
        if translation.origin == "reviewed":
            return "en", translation.text, ""
        doubt = "_doubtful" if translation.doubtful else ""
        return "en", translation.text, f".{translation.origin}{doubt}"


def _values(figure: Figure) -> str:
    values = (figure.measure.value, figure.measure.value_high)
    return "-".join(value_word(value) for value in values if value is not None)


def _page(language: Language, passages: tuple[_Passage, ...]) -> str:
    """The file that Pagefind reads, its headline first."""
    headline, *others = map(_element, passages)
    asked = sorted({word for passage in passages for word in _asked(passage)})
    lines = (
        f'<span data-pagefind-meta="title" data-pagefind-weight="{_HEADLINE_WEIGHT}">',
        f"{headline}</span>",
        *others,
        f'<span data-pagefind-weight="{_PARTS_WEIGHT}">{escape(" ".join(asked))}</span>',
    )
    head = f'<!doctype html>\n<html lang="{_INDEX_LANGUAGE[language]}"><body>'
    return "\n".join((head, *lines, "</body></html>\n"))


def _element(passage: _Passage) -> str:
    """A passage as an element, its figures as elements inside."""
    pieces = _FIGURE_RE.split(passage.html)
    for place, values in zip(range(1, len(pieces), 2), passage.values, strict=False):
        pieces[place] = f'<b id="{values}">{_shown(passage, pieces[place])}</b>'
    pieces[::2] = [_shown(passage, piece) for piece in pieces[::2]]
    tag, space = _TAGS[passage.language], " " if passage.language == "zh" else ""
    return f'<{tag} id="{passage.id}">{space.join(pieces)}</{tag}>'


def _shown(passage: _Passage, html: str) -> Markup:
    text = _read(html)
    return escape(spaced(text) if passage.language == "zh" else text)


def _asked(passage: _Passage) -> Iterator[str]:
    """The words that stand for parts of the text or for its figures."""
    parts = chinese_parts if passage.language == "zh" else english_parts
    yield from parts(_read(passage.html))
    for values in passage.values:
        yield from values.split("-")


def _read(html: str) -> str:
    """HTML as the text one reads, without the numbers of footnotes."""
    return Markup(_NOT_READ_RE.sub("", html)).unescape()
