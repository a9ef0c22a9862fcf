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
from sitegen.site.plan import article_url
from sitegen.site.strings import Language
from sitegen.site.texts import EditionTexts
from sitegen.site.views import (
    ArticleView,
    CardView,
    ContentsView,
    DigestView,
    EditionName,
    EntryView,
    ExplorerView,
    FrontView,
    LinkView,
    NeighboursView,
)
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import HEADLINE, KICKER, PLACE, TOPIC


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
            places=texts.lines(article.places, PLACE),
            topics=texts.lines(article.topics, TOPIC),
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

    def summary(self, digest: BilingualDigest, article: Article) -> Line:
        """The opening of an article as plain text."""
        return self._texts(digest).summary(article)

    def front(self) -> FrontView:
        """All digests."""
        return FrontView(tuple(map(self._digest, self._material.digests)))

    def latest(self) -> ContentsView:
        """The contents of the newest digest."""
        digest = self._material.digests[0]
        return ContentsView(
            title=self._texts(digest).digest_title(),
            date=digest.digest.date,
            articles=tuple(self._link(digest, article) for article in digest.digest.articles),
        )

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

    def _entry(self, digest: BilingualDigest, article: Article) -> EntryView:
        link, figures = self._link(digest, article), self._figure_texts(digest)
        places = self._texts(digest).lines(article.places, PLACE)
        return EntryView(link, places, tuple(figures.view(f, link.url) for f in article.figures))

    def _digest(self, digest: BilingualDigest) -> DigestView:
        texts = self._texts(digest)
        return DigestView(
            slug=digest.digest.slug,
            title=texts.digest_title(),
            date=digest.digest.date,
            source=digest.digest.source,
            introduction=texts.blocks(digest.digest.introduction),
            articles=tuple(self._card(digest, article) for article in digest.digest.articles),
        )

    def _card(self, digest: BilingualDigest, article: Article) -> CardView:
        texts, link = self._texts(digest), self._link(digest, article)
        top = next((figure for figure in article.figures if figure.rank == 1), None)
        return CardView(
            url=link.url,
            headline=link.headline,
            kicker=texts.line(article.kicker.text, KICKER) if article.kicker else None,
            summary=texts.summary(article),
            byline=texts.byline(article.byline),
            places=texts.lines(article.places, PLACE),
            topics=texts.lines(article.topics, TOPIC),
            reading_times=texts.reading_times(article),
            top_figure=self._figure_texts(digest).view(top, link.url) if top else None,
        )

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
