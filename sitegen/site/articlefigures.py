"""The figures of one article: in its sentences, charts, margin and table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import wrap

from markupsafe import Markup, escape

from sitegen.model import Article, Block, Figure, Sentence
from sitegen.site.charts import chart_rows
from sitegen.site.figuretexts import FigureTexts
from sitegen.site.marking import chinese_marks, english_marks, marked_html
from sitegen.site.views import (
    BarView,
    ChartView,
    EditionName,
    FiguresView,
    FigureView,
    Line,
    Run,
)
from sitegen.translation.bilingual import BilingualDigest

# Pixels of a bar with the space around it, and of a line of its label.
_BAR_HEIGHT = 26
_LINE_HEIGHT = 18
_CHARACTERS_A_LINE = 32


class ArticleFigures:
    """Knows which figures stand where in an article, and words them for an edition."""

    def __init__(
        self, digest: BilingualDigest, article: Article, edition: EditionName, texts: FigureTexts
    ) -> None:
        self._digest = digest
        self._edition = edition
        self._texts = texts
        self._exchange = texts.exchange
        self._views = {figure.id: texts.view(figure, "") for figure in article.figures}
        self._by_sentence: dict[str, list[Figure]] = {}
        for figure in article.figures:
            self._by_sentence.setdefault(figure.sentence.id, []).append(figure)

    def of(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence."""
        return self._by_sentence.get(sentence.id, [])

    def marked(
        self, sentence: Sentence, context: str, run: Run, html: Callable[[str], Markup]
    ) -> Markup:
        """A run of a sentence with its figures marked. Side by side the other language is in
        sight, so that nothing pops up."""
        figures = self.of(sentence)
        if run.lang == "zh-Hans":
            marks = chinese_marks(figures, self._tip(self._texts.english))
            return marked_html(sentence.text, marks, html)
        text = self._digest.english(sentence.text, context).text
        marks = english_marks(text, figures, self._tip(lambda figure: figure.surface))
        return marked_html(text, marks, html)

    def _tip(self, words: Callable[[Figure], str]) -> Callable[[Figure], str]:
        return words if self._edition != "zh-en" else lambda _: ""

    def charts(self, block: Block) -> tuple[ChartView, ...]:
        """The bar charts that stand behind a block."""
        return tuple(
            self._chart(row)
            for sentence in block.sentences
            for row in chart_rows(self.of(sentence))
        )

    def _chart(self, row: tuple[Figure, ...]) -> ChartView:
        most = max(figure.measure.value for figure in row)
        bars: list[BarView] = []
        top = 0
        for figure in row:
            view = self._views[figure.id]
            lines = tuple(_wrapped(view.label))
            percent = f"{figure.measure.value / most * 100:.2f}"
            bars.append(BarView(view, percent, lines, top))
            top += _BAR_HEIGHT + _LINE_HEIGHT * len(lines)
        return ChartView(f"chart-{row[0].id}", tuple(bars), _LINE_HEIGHT, top)

    def view(self) -> FiguresView:
        """All figures, and the key ones in the order of the text."""
        views: tuple[FigureView, ...] = tuple(self._views.values())
        has_yuan = any(view.measure.unit == "CNY" for view in views)
        return FiguresView(
            key=tuple(view for view in views if view.rank),
            all=views,
            has_mu=any(view.measure.unit == "mu" for view in views),
            exchange=self._exchange if has_yuan else None,
        )


def _wrapped(label: Line) -> Iterator[Run]:
    """SVG does not break lines: a label is cut to what fits a phone beside the value."""
    for run in label:
        for line in wrap(Markup(run.html).unescape(), _CHARACTERS_A_LINE):
            yield Run(run.lang, escape(line))
