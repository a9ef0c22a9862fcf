"""Texts of a digest in the languages of an edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from sitegen.model import Article, Block, Byline, Sentence
from sitegen.site.articlefigures import ArticleFigures
from sitegen.site.inline import InlineRenderer, sanitise
from sitegen.site.origins import LanguageTag, Line, Run, TextState
from sitegen.site.phrases import with_breaks
from sitegen.site.reading import reading_time
from sitegen.site.views import BlockView, BylineView, EditionName, ReadingTime, SentenceView
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import (
    DIGEST_TITLE,
    HEADLINE,
    PERSON,
    block_context,
    sentences_in,
)

_LANGUAGES: Mapping[EditionName, tuple[LanguageTag, ...]] = {
    "zh": ("zh-Hans",),
    "en": ("en",),
    "zh-en": ("zh-Hans", "en"),
}
_HEADLINES = (HEADLINE, DIGEST_TITLE)
_SUMMARY_LENGTH = {"zh-Hans": 40, "en": 90}
_SUMMARY_LIMIT = {"zh-Hans": 84, "en": 180}
_NOTE_RE = re.compile(r'<sup class="footnote-ref">.*?</sup>|\[\^[^\]\s]+\]')
_SHOWN_TAG_RE = re.compile(r"<(?:img|hr)\b")
_CLAUSE_END_RE = re.compile(r"[，、；：]|[,;:]? ")


class EditionTexts:
    """Words a digest in one edition: every text becomes a run for each of its languages."""

    def __init__(
        self,
        digest: BilingualDigest,
        edition: EditionName,
        renderer: InlineRenderer,
        figures: ArticleFigures | None = None,
    ) -> None:
        self._digest = digest
        self._edition = edition
        self._renderer = renderer
        self._figures = figures

    def line(self, text: str, context: str = "") -> Line:
        """A text in the languages of the edition."""
        chinese = Run("zh-Hans", self._chinese(text, context))
        if self._edition == "zh":
            return (chinese,)
        english = self._english(text, context)
        return (english,) if self._edition == "en" else (chinese, english)

    def _chinese(self, text: str, context: str) -> Markup:
        html = self._renderer.html(text)
        return with_breaks(html) if context in _HEADLINES else html

    def _english(self, text: str, context: str) -> Run:
        translation = self._digest.english(text, context)
        states = (TextState.of(translation),)
        if translation.origin == "missing":
            return Run("zh-Hans", self._chinese(text, context), states)
        return Run("en", self._renderer.html(translation.text), states)

    def _marked(self, sentence: Sentence, context: str) -> Line:
        """A sentence of the article with its figures marked."""
        if self._figures is None or not self._figures.of(sentence):
            return self.line(sentence.text, context)
        return tuple(
            replace(run, html=self._figures.marked(sentence, context, run, self._renderer.html))
            for run in self.line(sentence.text, context)
        )

    def lines(self, texts: Iterable[str], context: str) -> tuple[Line, ...]:
        """Several texts of one context."""
        return tuple(self.line(text, context) for text in texts)

    def digest_title(self) -> Line:
        """The title; its English may stand in the front matter."""
        digest = self._digest.digest
        if not digest.title_en:
            return self.line(digest.title, DIGEST_TITLE)
        chinese = Run("zh-Hans", escape(digest.title))
        state = TextState((DIGEST_TITLE, digest.title), "reviewed")
        english = Run("en", escape(digest.title_en), (state,))
        return {"zh": (chinese,), "en": (english,), "zh-en": (chinese, english)}[self._edition]

    def byline(self, byline: Byline | None) -> BylineView | None:
        """The names of an article."""
        if byline is None:
            return None
        return BylineView(
            self.lines(byline.writers, PERSON), self.lines(byline.photographers, PERSON)
        )

    def sentence(self, sentence: Sentence, context: str = "") -> SentenceView:
        """A sentence under its anchor."""
        return SentenceView(sentence.id, self._marked(sentence, context), sentence.hard_break)

    def blocks(self, blocks: Iterable[Block]) -> tuple[BlockView, ...]:
        """Blocks with all they hold, but footnotes, which stand apart."""
        views = (self._block(block) for block in blocks if block.kind != "footnote")
        return tuple(view for view in views if not _is_empty(view))

    def footnotes(self, blocks: Iterable[Block]) -> tuple[BlockView, ...]:
        """The footnotes in the order of their numbers; `label` is the number."""
        notes = [self._block(block) for block in blocks if block.kind == "footnote"]
        return tuple(sorted(notes, key=lambda note: int(note.label)))

    def _block(self, block: Block) -> BlockView:
        literal: Markup | str = block.literal
        label = block.label
        if block.kind == "html":
            literal = sanitise(block.literal)
        if block.kind == "footnote":
            label = str(self._renderer.number(block.label))
        context = block_context(block)
        return BlockView(
            kind=block.kind,
            id=block.id,
            sentences=tuple(self.sentence(s, context) for s in block.sentences),
            children=self.blocks(block.children),
            level=block.level,
            start=block.start,
            literal=literal,
            target=self._renderer.address(block.target),
            label=label,
            credits=self.lines(block.credits, PERSON),
            charts=self._figures.charts(block) if self._figures else (),
        )

    def summary(self, article: Article) -> Line:
        """The opening of an article as plain text: whole sentences where they are short enough."""
        paragraph = next((b for b in article.blocks if b.kind == "paragraph"), None)
        lines = [self.line(s.text) for s in paragraph.sentences] if paragraph else []
        return tuple(_summary(runs) for runs in zip(*lines, strict=True))

    def reading_times(self, article: Article) -> tuple[ReadingTime, ...]:
        """How long the article takes in each language of the edition that has any of it."""
        runs = [
            run for s, context in sentences_in(article.blocks) for run in self._runs(s, context)
        ]
        times = []
        for lang in _LANGUAGES[self._edition]:
            words = [run.html.striptags() for run in runs if run.lang == lang]
            if words:
                times.append(reading_time(lang, " ".join(words)))
        return tuple(times)

    def _runs(self, sentence: Sentence, context: str) -> Iterator[Run]:
        # Chinese that stands in for missing English is not read a second time.
        line = self.line(sentence.text, context)
        return (run for run in line if run.origin != "missing")


def _is_empty(view: BlockView) -> bool:
    """Whether nothing is left of a block, its HTML being removed."""
    if view.kind == "quote":
        return not view.children
    if view.kind == "html":
        shown = [Markup(view.literal)]
    elif view.kind == "paragraph":
        shown = [run.html for sentence in view.sentences for run in sentence.line]
    else:
        return False
    return not any(html.striptags() or _SHOWN_TAG_RE.search(html) for html in shown)


def _spoken(run: Run) -> str:
    """A run as plain text, without the numbers of footnotes."""
    return Markup(_NOTE_RE.sub("", run.html)).striptags()


def _summary(runs: tuple[Run, ...]) -> Run:
    """One run of plain text from the first sentences; in Chinese if any of them is."""
    chosen: list[Run] = []
    for run in runs:
        chosen.append(run)
        if sum(len(_spoken(r)) for r in chosen) >= _SUMMARY_LENGTH[run.lang]:
            break
    stand_ins = [run for run in chosen if run.origin == "missing"]
    lead = (stand_ins or chosen)[0]
    same = [run for run in chosen if run.lang == lead.lang]
    separator = " " if lead.lang == "en" else ""
    text = separator.join(_spoken(run) for run in same)
    states = tuple(state for run in same for state in run.texts)
    return Run(lead.lang, escape(_shortened(text, _SUMMARY_LIMIT[lead.lang])), states)


def _shortened(text: str, limit: int) -> str:
    """The text, cut between clauses where it is longer than the limit."""
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _CLAUSE_END_RE.finditer(text, 0, limit)]
    return f"{text[: ends[-1] if ends else limit]}…"
