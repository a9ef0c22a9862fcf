"""All that a template may read: on every page a `PageView`, and one view of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from sitegen.config import Exchange
from sitegen.model import AnchorId, BlockKind, Measure, Slug
from sitegen.site.origins import Coverage, LanguageTag, Line, Run
from sitegen.site.subjects import SubjectKind

EditionName = Literal["zh", "en", "zh-en"]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence; `line` holds a run for each language of the page."""

    id: AnchorId
    line: Line
    hard_break: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure. `url` leads to its sentence; `amount` is the number to set large and `unit` the
    words behind it; `text` is all of it with its qualifier; `unit_name` is the unit without scale,
    in English empty where things are counted; `unit_title` is one name for all ways to write it;
    `value` is in digits, for sorting; `rank` is 0 outside the margin."""

    id: AnchorId
    url: str
    amount: Line
    unit: Line
    qualifier: Line
    text: Line
    unit_name: Line
    unit_title: Line
    label: Line
    value: str
    rank: int
    measure: Measure


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of an article; `key` are those of the margin, both in the order of the text.

    `has_mu` and `exchange` say what the page has to explain: mu, and the rate amounts in yuan were
    converted at.
    """

    key: tuple[FigureView, ...]
    all: tuple[FigureView, ...]
    has_mu: bool
    exchange: Exchange | None


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar: `percent` of the longest, which is 100; `lines` are its label, cut to fit the chart;
    `value` stands at the end of line `value_line`, counted from 0; `top` is where it begins and
    `height` what it takes with its words, in pixels."""

    figure: FigureView
    percent: str
    lines: tuple[Run, ...]
    value: Run
    value_line: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class ChartView:
    """Figures of one kind that a sentence lists, drawn to scale from zero; heights in pixels."""

    id: str
    bars: tuple[BarView, ...]
    line_height: int
    height: int


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block, see `model.Block`. `literal` is sanitised HTML, or the text of a code block."""

    kind: BlockKind
    id: AnchorId
    sentences: tuple[SentenceView, ...]
    children: tuple[BlockView, ...]
    level: int
    start: int | None
    literal: Markup | str
    target: str
    label: str
    credits: tuple[Line, ...]
    charts: tuple[ChartView, ...]


@dataclass(frozen=True, slots=True)
class BylineView:
    """The names of an article; a person may be in both."""

    writers: tuple[Line, ...]
    photographers: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """`amount` counts characters for Chinese and words for English."""

    lang: LanguageTag
    amount: int
    minutes: int


@dataclass(frozen=True, slots=True)
class TranslationView:
    """How far the English of a page is reviewed. `original` leads to its Chinese edition; `noindex`
    keeps search engines from a page that nobody has reviewed."""

    coverage: Coverage
    original: str
    noindex: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to an article; `url` is relative to the page."""

    url: str
    headline: Line


@dataclass(frozen=True, slots=True)
class TagView:
    """A topic or a place; `url` leads to its `count` articles and is relative to the page."""

    url: str
    name: Line
    count: int


@dataclass(frozen=True, slots=True)
class CardView:
    """An article as lists show it. `summary` is its opening, `url` relative to the page."""

    url: str
    headline: Line
    kicker: Line | None
    summary: Line
    places: tuple[TagView, ...]
    topics: tuple[TagView, ...]
    reading_times: tuple[ReadingTime, ...]
    top_figure: FigureView | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in one edition. `footnotes` are in the order of their numbers, which are their
    labels."""

    slug: Slug
    headline: Line
    kicker: Line | None
    byline: BylineView | None
    places: tuple[TagView, ...]
    topics: tuple[TagView, ...]
    reading_times: tuple[ReadingTime, ...]
    blocks: tuple[BlockView, ...]
    footnotes: tuple[BlockView, ...]
    date: date | None
    source: str
    figures: FiguresView


@dataclass(frozen=True, slots=True)
class NeighboursView:
    """The articles before and behind one in its digest."""

    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class TeaserView:
    """An article as the page of a related one shows it: with its top figure, or where it has none
    with its opening."""

    url: str
    headline: Line
    top_figure: FigureView | None
    summary: Line


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest on a front page: the newest with `cards`, the others with `links` to articles."""

    title: Line
    date: date | None
    source: str
    introduction: tuple[BlockView, ...]
    cards: tuple[CardView, ...]
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SubjectsView:
    """Topics and places, those of most articles first; `total` counts those not shown, too."""

    places: tuple[TagView, ...]
    topics: tuple[TagView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FrontView:
    """A front page: all digests, newest first, and what most articles are about."""

    latest: DigestView
    earlier: tuple[DigestView, ...]
    subjects: SubjectsView


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A topic or a place: its newest articles as `cards`, `links` to the older ones."""

    kind: SubjectKind
    name: Line
    cards: tuple[CardView, ...]
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article in the figure explorer, with its figures."""

    article: LinkView
    places: tuple[Line, ...]
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """The figure explorer: every figure of the site, in the order of its articles."""

    entries: tuple[EntryView, ...]
    json_url: str
    csv_url: str
    script: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: where the index is, empty where there is none, and what can be browsed."""

    index: str
    subjects: SubjectsView
