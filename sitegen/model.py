"""The finished, frozen values that the stages hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NewType, Protocol

from sitegen.problems import Problem, Span

Slug = NewType("Slug", str)
AnchorId = NewType("AnchorId", str)

BlockKind = Literal[
    "paragraph",
    "caption",
    "heading",
    "list",
    "item",
    "quote",
    "table",
    "row",
    "cell",
    "image",
    "code",
    "html",
    "rule",
    "footnote",
]
RepairKind = Literal["joined-paragraph", "caption", "byline", "control-character"]
Origin = Literal["reviewed", "memory", "machine", "missing"]
FigureKind = Literal[
    "money", "percent", "ratio", "quantity", "duration", "age", "temperature", "rank", "score"
]
Qualifier = Literal["exact", "over", "nearly", "about", "at_least", "at_most", "rank"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, the unit of translation.

    `text` is Markdown inline source with soft line breaks resolved; `id` is the anchor it has in
    every language. `hard_break`: the author forced a line break after it.
    """

    id: AnchorId
    text: str
    span: Span
    hard_break: bool = False


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and who took its photographs, in the order of the source."""

    writers: tuple[str, ...]
    photographers: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an article: leaves hold `sentences` or `literal`, containers hold `children`.

    `level` is that of a heading (2 for the first level inside an article); `start` the first
    number of an ordered list, None for bullets; `literal` the text of a code or HTML block;
    `target` the address of an image; `label` a code block's language, a footnote's label or an
    image's title; `credits` the photographers of a caption.
    """

    kind: BlockKind
    id: AnchorId
    span: Span
    sentences: tuple[Sentence, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    start: int | None = None
    literal: str = ""
    target: str = ""
    label: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """A mend of what scanning broke. The source file itself is never changed."""

    kind: RepairKind
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a number in a text says.

    `value_high` is the upper end of a range, or the second number of a score or ratio. `unit` is
    canonical (`CNY`, `person`, `km2`), `unit_zh` as written, empty where the text leaves it out.
    万 and 亿 are multiplied out, units are not converted; per cent are 0–100, fractions 0–1, and
    成 are per cent. `vague`: the value is the least the words can mean (数百 is 100). `counter`:
    the unit only counts the noun of the label.
    """

    value: Decimal
    value_high: Decimal | None
    unit: str
    unit_zh: str
    qualifier: Qualifier
    kind: FigureKind
    vague: bool = False
    counter: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that measures something, in a sentence of an article.

    `surface` is what stands in the sentence's text between `start` and `end`. `label` is the
    Chinese noun phrase that says what is measured. `rank` counts the key figures of the article
    from 1, the foremost; it is 0 for all others.
    """

    id: AnchorId
    sentence: Sentence
    start: int
    end: int
    surface: str
    measure: Measure
    label: str
    rank: int

    @property
    def key(self) -> bool:
        """Whether it belongs in the margin."""
        return self.rank > 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a digest. `references` are the link definitions its sentences may use.

    `slug_is_fixed`: the author chose it, so it may not be altered to make it unique. `figures` are
    in the order of the text; the reader leaves them empty, the figures stage fills a new article.
    `keywords` are what it is about in more words than its tags, the weightiest first.
    """

    slug: Slug
    slug_is_fixed: bool
    headline: Sentence
    kicker: Sentence | None
    byline: Byline | None
    places: tuple[str, ...]
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    blocks: tuple[Block, ...]
    references: tuple[LinkReference, ...]
    span: Span
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkReference:
    """A Markdown link definition: `[label]: target "title"`."""

    label: str
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest file, read. `introduction` is what stands before the first article."""

    path: str
    slug: Slug
    title: str
    title_en: str
    date: date | None
    source: str
    introduction: tuple[Block, ...]
    references: tuple[LinkReference, ...]
    articles: tuple[Article, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A text to translate. `context` (gettext's msgctxt) is empty for ordinary sentences."""

    source: str
    context: str
    span: Span

    @property
    def key(self) -> SegmentKey:
        """What identifies the segment in a translation memory."""
        return (self.context, self.source)


SegmentKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Translation:
    """What a segment became, and how far to trust it. `text` is empty where it is missing; `span`
    is where the translation stands, or the segment where there is none; `engine` is what made it,
    where a machine did and it is known; `doubtful`: it came with something to check.

    An `origin` of "memory" is a person's translation of the same text in another file, that nobody
    has confirmed here."""

    segment: Segment
    text: str
    origin: Origin
    span: Span
    engine: str = ""
    doubtful: bool = False


class Progress(Protocol):
    """Where a stage tells how far it is."""

    def start(self, stage: str, total: int) -> None:
        """A stage of `total` steps begins."""

    def advance(self) -> None:
        """One step is done."""
