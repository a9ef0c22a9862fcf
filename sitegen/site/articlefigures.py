"""The figures of one article: in its sentences, charts, margin and table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from sitegen.model import Article, Block, Figure, Sentence
from sitegen.site.charts import chart_rows
from sitegen.site.figuretexts import FigureTexts
from sitegen.site.marking import chinese_marks, english_marks, marked_html
from sitegen.site.origins import Line, Run
from sitegen.site.views import BarView, ChartView, EditionName, FiguresView, FigureView
from sitegen.translation.bilingual import BilingualDigest

# Pixels of a bar with the space around it, and of a line of its label.
_BAR_HEIGHT = 26
_LINE_HEIGHT = 18
_WIDTH = 38
"""Latin letters that fit a line of a chart on a phone."""
_SIGN_WIDTH = 6
"""As many take the room of the sign that a label which nobody has reviewed carries."""
_PIECE_RE = re.compile(r"[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+\s*|\s+")


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
            value = _without_brackets(view.text[0])
            # A long value has a line of its own below the label.
            room = _room(lines[0]) - _width(Markup(lines[0].html).unescape())
            value_line = 0 if _width(Markup(value.html).unescape()) < room else len(lines)
            height = _BAR_HEIGHT + _LINE_HEIGHT * max(len(lines), value_line + 1)
            percent = f"{figure.measure.value / most * 100:.2f}"
            bars.append(BarView(view, percent, lines, value, value_line, top, height))
            top += height
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
    """SVG does not break lines: a label is cut to what fits a phone. Chinese that stands in for its
    English is not shown twice."""
    for run in label[-1:] if label[-1].origin == "missing" else label:
        for line in _lines(Markup(run.html).unescape(), _room(run)):
            yield Run(run.lang, escape(line), run.texts)


def _room(label: Run) -> int:
    return _WIDTH - _SIGN_WIDTH if label.unreviewed else _WIDTH


def _lines(text: str, width: int) -> Iterator[str]:
    """Lines of at most this width; Chinese breaks anywhere, English between words."""
    line = ""
    for piece in _PIECE_RE.findall(text):
        if line and _width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _width(text: str) -> int:
    """How many Latin letters take as much room."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _without_brackets(text: Run) -> Run:
    """A figure without its worth in another unit or currency."""
    return Run(text.lang, escape(Markup(text.html).unescape().partition(" (about")[0]))
