"""What the pages of an edition show of the digests."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sitegen.model import Article, Block
from sitegen.site.articlefigures import ArticleFigures
from sitegen.site.datafiles import data_url
from sitegen.site.figuretexts import FigureTexts
from sitegen.site.inline import InlineRenderer
from sitegen.site.material import SiteMaterial
from sitegen.site.origins import Line
from sitegen.site.plan import article_url, subject_url
from sitegen.site.strings import Language
from sitegen.site.subjects import CONTEXTS, Subject, SubjectKey, SubjectKind
from sitegen.site.texts import EditionTexts
from sitegen.site.views import (
    ArticleView,
    CardView,
    DigestView,
    EditionName,
    EntryView,
    ExplorerView,
    FigureView,
    FrontView,
    LinkView,
    NeighboursView,
    SearchView,
    SubjectsView,
    SubjectView,
    TagView,
    TeaserView,
)
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import HEADLINE, KICKER, PLACE

_BROWSED = 12
"""Topics, and places, that a front page shows."""
_CARD_TOPICS = 3
_CARDS = 40
"""Articles that the page of a topic shows with more than their headline."""


class EditionContents:
    """Words what pages of one edition show. `address` gives the address of a site path as the page
    writes it; `renderer` a digest's renderer for the page, by the labels of its footnotes."""

    def __init__(
        self,
        material: SiteMaterial,
        edition: EditionName,
        address: Callable[[str], str],
        renderer: Callable[[BilingualDigest, tuple[str, ...]], InlineRenderer],
    ) -> None:
        self._material = material
        self._edition = edition
        self._address = address
        self._inline = renderer

    def article(self, digest: BilingualDigest, article: Article) -> ArticleView:
        """An article."""
        figures = ArticleFigures(digest, article, self._edition, self._figure_texts(digest))
        inline = self._inline(digest, _footnote_labels(article.blocks))
        texts = EditionTexts(digest, self._edition, inline, figures)
        return ArticleView(
            slug=article.slug,
            headline=texts.line(article.headline.text, HEADLINE),
            kicker=texts.line(article.kicker.text, KICKER) if article.kicker else None,
            byline=texts.byline(article.byline),
            places=self._tags(digest, "places", article.places),
            topics=self._tags(digest, "topics", article.topics),
            reading_times=texts.reading_times(article),
            blocks=texts.blocks(article.blocks),
            footnotes=texts.footnotes(article.blocks),
            date=digest.digest.date,
            source=digest.digest.source,
            figures=figures.view(),
        )

    def neighbours(self, digest: BilingualDigest, article: Article) -> NeighboursView:
        """The articles before and behind an article."""
        before, after = self._material.neighbours[article.slug]
        return NeighboursView(
            previous=self._link(digest, before) if before else None,
            next=self._link(digest, after) if after else None,
        )

    def related(self, article: Article) -> tuple[TeaserView, ...]:
        """Articles about the same things as an article."""
        found = self._material.related[article.slug]
        return tuple(self._teaser(self._material.digest_of[a.slug], a) for a in found)

    def summary(self, digest: BilingualDigest, article: Article) -> Line:
        """The opening of an article as plain text."""
        return self._texts(digest).summary(article)

    def front(self) -> FrontView:
        """All digests; of topics and places those that most articles are about."""
        latest, *earlier = self._material.digests
        return FrontView(
            latest=self._digest(latest, with_cards=True),
            earlier=tuple(self._digest(digest, with_cards=False) for digest in earlier),
            subjects=self.subjects(most=_BROWSED),
        )

    def subjects(self, most: int | None = None) -> SubjectsView:
        """Topics and places, at most so many of each."""
        by_kind: dict[SubjectKind, list[Subject]] = {"places": [], "topics": []}
        for subject in self._material.subjects.values():
            by_kind[subject.kind].append(subject)
        # The sort is stable: of those with as many articles the newest digest's come first.
        ranked = {
            kind: sorted(found, key=lambda s: -len(s.articles)) for kind, found in by_kind.items()
        }
        return SubjectsView(
            places=tuple(map(self._subject_tag, ranked["places"][:most])),
            topics=tuple(map(self._subject_tag, ranked["topics"][:most])),
            total=len(self._material.subjects),
        )

    def subject(self, subject: Subject) -> SubjectView:
        """A topic or a place with its articles."""
        newest, older = subject.articles[:_CARDS], subject.articles[_CARDS:]
        return SubjectView(
            kind=subject.kind,
            name=self._subject_tag(subject).name,
            cards=tuple(self._card(digest, article) for digest, article in newest),
            links=tuple(self._link(digest, article) for digest, article in older),
        )

    def _subject_tag(self, subject: Subject) -> TagView:
        return self._tag(subject.named_by, (subject.kind, subject.name))

    def _tag(self, digest: BilingualDigest, key: SubjectKey) -> TagView:
        """A topic or a place in a digest's words."""
        subject = self._material.subjects[key]
        name = self._texts(digest).line(subject.name, CONTEXTS[subject.kind])
        address = self._address(subject_url(self._edition, subject))
        return TagView(address, name, len(subject.articles))

    def _tags(
        self, digest: BilingualDigest, kind: SubjectKind, names: Iterable[str]
    ) -> tuple[TagView, ...]:
        return tuple(self._tag(digest, (kind, name)) for name in names)

    def explorer(self) -> ExplorerView:
        """Every article that has figures, with all of them."""
        language: Language = "en" if self._edition == "en" else "zh"
        entries = [
            self._entry(digest, article)
            for digest in self._material.digests
            for article in digest.digest.articles
            if article.figures
        ]
        json_url, csv_url = (self._address(data_url(language, kind)) for kind in ("json", "csv"))
        script = self._address(self._material.theme.url("explorer.js"))
        return ExplorerView(tuple(entries), json_url, csv_url, script)

    def search(self) -> SearchView:
        """The search page: the index, and topics and places to browse."""
        index = self._address(self._material.search) if self._material.search else ""
        return SearchView(index, self.subjects())

    def _entry(self, digest: BilingualDigest, article: Article) -> EntryView:
        link, figures = self._link(digest, article), self._figure_texts(digest)
        places = self._texts(digest).lines(article.places, PLACE)
        return EntryView(link, places, tuple(figures.view(f, link.url) for f in article.figures))

    def _digest(self, digest: BilingualDigest, *, with_cards: bool) -> DigestView:
        texts, articles = self._texts(digest), digest.digest.articles
        return DigestView(
            title=texts.digest_title(),
            date=digest.digest.date,
            source=digest.digest.source,
            introduction=texts.blocks(digest.digest.introduction),
            cards=tuple(self._card(digest, article) for article in articles if with_cards),
            links=tuple(self._link(digest, article) for article in articles if not with_cards),
        )

    def _card(self, digest: BilingualDigest, article: Article) -> CardView:
        texts, link = self._texts(digest), self._link(digest, article)
        return CardView(
            url=link.url,
            headline=link.headline,
            kicker=texts.line(article.kicker.text, KICKER) if article.kicker else None,
            summary=texts.summary(article),
            places=self._tags(digest, "places", article.places),
            topics=self._tags(digest, "topics", article.topics[:_CARD_TOPICS]),
            reading_times=texts.reading_times(article),
            top_figure=self._top_figure(digest, article),
        )

    def _teaser(self, digest: BilingualDigest, article: Article) -> TeaserView:
        link, top = self._link(digest, article), self._top_figure(digest, article)
        summary = () if top else self._texts(digest).summary(article)
        return TeaserView(link.url, link.headline, top, summary)

    def _top_figure(self, digest: BilingualDigest, article: Article) -> FigureView | None:
        top = next((figure for figure in article.figures if figure.rank == 1), None)
        url = self._address(article_url(self._edition, article.slug))
        return self._figure_texts(digest).view(top, url) if top else None

    def _link(self, digest: BilingualDigest, article: Article) -> LinkView:
        address = self._address(article_url(self._edition, article.slug))
        return LinkView(address, self._texts(digest).line(article.headline.text, HEADLINE))

    def _texts(self, digest: BilingualDigest) -> EditionTexts:
        return EditionTexts(digest, self._edition, self._inline(digest, ()))

    def _figure_texts(self, digest: BilingualDigest) -> FigureTexts:
        exchange = self._material.config.exchange
        return FigureTexts(digest, self._edition, self._inline(digest, ()), exchange)


def _footnote_labels(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.label for block in blocks if block.kind == "footnote")
