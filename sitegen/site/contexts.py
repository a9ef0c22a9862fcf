"""Each page gets its context: all that its template may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from sitegen.model import Article, Block
from sitegen.site.addresses import relative
from sitegen.site.articlefigures import ArticleFigures
from sitegen.site.datafiles import data_url
from sitegen.site.dates import date_in_words
from sitegen.site.figuretexts import FigureTexts
from sitegen.site.inline import InlineRenderer
from sitegen.site.material import SiteMaterial
from sitegen.site.plan import (
    EDITIONS,
    NOT_FOUND,
    ROOT,
    Page,
    article_url,
    figures_url,
    search_url,
)
from sitegen.site.strings import Language
from sitegen.site.structured import structured_data
from sitegen.site.texts import EditionTexts
from sitegen.site.views import (
    Alternate,
    ArticleView,
    CardView,
    Coverage,
    DigestView,
    EditionLink,
    EditionName,
    EntryView,
    ExplorerView,
    FrontView,
    LanguageTag,
    Line,
    LinkView,
    PageView,
    Run,
    SearchView,
)
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import HEADLINE, KICKER, PLACE, TOPIC

LANGUAGES: Mapping[EditionName, tuple[Language, ...]] = {
    "zh": ("zh",),
    "en": ("en",),
    "zh-en": ("zh", "en"),
}
_TAGS: Mapping[Language, LanguageTag] = {"zh": "zh-Hans", "en": "en"}
_FRONTS: Mapping[EditionName, str] = {"zh": "/zh/", "en": "/en/", "zh-en": ROOT}


class PageContexts:
    """Builds the contexts of a site's pages."""

    def __init__(self, material: SiteMaterial) -> None:
        self._material = material
        # Pages of a digest come one after the other: a few renderers are enough to keep.
        self._renderer = lru_cache(maxsize=8)(self._make_renderer)
        self._digests = {digest.digest.path: digest.digest for digest in material.digests}

    def values(self, page: Page) -> dict[str, object]:
        """The variables of a page's template."""
        return _PageContext(self._material, page, self._renderer).values()

    def _make_renderer(
        self, path: str, page_folder: str, footnotes: tuple[str, ...]
    ) -> InlineRenderer:
        """The renderer of a digest for pages from which `page_folder` leads to the root."""
        digest = self._digests[path]
        media = self._material.media[path].assets
        addresses = {target: page_folder + quote(asset.url[1:]) for target, asset in media.items()}
        return InlineRenderer(digest.references, footnotes, addresses)


class _PageContext:
    def __init__(
        self,
        material: SiteMaterial,
        page: Page,
        renderer: Callable[[str, str, tuple[str, ...]], InlineRenderer],
    ) -> None:
        self.material = material
        self.page = page
        self.renderer = renderer

    def values(self) -> dict[str, object]:
        """The variables of the template."""
        values: dict[str, object] = {"say": self.say, "date_line": self.date_line}
        page, article, digest = self.page, self.page.article, self.page.digest
        if digest is not None and article is not None:
            view = self._article(digest, article)
            description = _plain(self._texts(digest).summary(article))
            shown = self._page_view(view.headline[:1], description)
            structured = structured_data(
                view, shown.lang, shown.canonical, _plain(shown.site_title)
            )
            return values | {"page": shown, "article": view, "structured": structured}
        config, english = self.material.config, page.edition == "en"
        description = config.description_en if english else config.description
        if page.kind == "not-found":
            return values | {"page": self._page_view(self.say("not_found_title"), description)}
        if page.kind == "figures":
            shown = self._page_view(self.say("figures_title"), description)
            return values | {"page": shown, "explorer": self._explorer()}
        if page.kind == "search":
            shown = self._page_view(self.say("search_title"), description)
            return values | {"page": shown, "search": self._search()}
        front = FrontView(tuple(map(self._digest, self.material.digests)))
        return values | {"page": self._page_view((), description), "front": front}

    def say(self, key: str, **values: object) -> Line:
        """The site's own words in the languages of the page."""
        strings = self.material.strings
        return tuple(
            Run(_TAGS[language], escape(strings.say(language, key, **values)))
            for language in LANGUAGES[self.page.edition]
        )

    def date_line(self, when: date) -> Line:
        """A date in words."""
        return tuple(
            Run(_TAGS[language], escape(date_in_words(when, language)))
            for language in LANGUAGES[self.page.edition]
        )

    def _href(self, target: str) -> str:
        if self.page.url == NOT_FOUND:
            # The page is served for any address, so only paths from the root hold.
            return self.material.config.base_path + target.lstrip("/")
        return relative(self.page.url, target)

    def _page_view(self, title: Line, description: str) -> PageView:
        page, config = self.page, self.material.config
        site_title = self._site_title()
        absolute = config.base_url.rstrip("/")
        alternates = (
            Alternate(tag, f"{absolute}{url}" if absolute else self._href(url))
            for tag, url in page.alternates
        )
        return PageView(
            edition=page.edition,
            lang="en" if page.edition == "en" else "zh-Hans",
            title=_full_title(title, site_title),
            description=description,
            site_title=site_title,
            home=self._href(_FRONTS[page.edition]),
            root=self._href(ROOT),
            figures=self._href(figures_url(page.edition)),
            search=self._href(search_url(page.edition)),
            stylesheet=self._href(self.material.theme.url("style.css")),
            script=self._href(self.material.theme.url("site.js")),
            search_script=self._href(self.material.theme.url("search.js")),
            icon=self._href(self.material.theme.url("icon.svg")),
            canonical=f"{absolute}{page.url}" if absolute and page.kind != "not-found" else "",
            alternates=tuple(alternates),
            switch=tuple(
                EditionLink(e, self._href(page.editions[e]), page.editions[e] == page.url)
                for e in EDITIONS
            ),
        )

    def _site_title(self) -> Line:
        config = self.material.config
        titles: Mapping[Language, str] = {"zh": config.title, "en": config.title_en}
        languages = LANGUAGES[self.page.edition]
        return tuple(Run(_TAGS[language], escape(titles[language])) for language in languages)

    def _texts(self, digest: BilingualDigest) -> EditionTexts:
        return EditionTexts(digest, self.page.edition, self._inline(digest))

    def _inline(self, digest: BilingualDigest, footnotes: tuple[str, ...] = ()) -> InlineRenderer:
        return self.renderer(digest.digest.path, self._href(ROOT), footnotes)

    def _figure_texts(self, digest: BilingualDigest) -> FigureTexts:
        exchange = self.material.config.exchange
        return FigureTexts(digest, self.page.edition, self._inline(digest), exchange)

    def _article(self, digest: BilingualDigest, article: Article) -> ArticleView:
        edition, inline = self.page.edition, self._inline(digest, _footnote_labels(article.blocks))
        figures = ArticleFigures(digest, article, edition, self._figure_texts(digest))
        texts = EditionTexts(digest, edition, inline, figures)
        before, after = self.material.neighbours[article.slug]
        counts, engines = digest.article_counts(article), digest.article_engines(article)
        coverage = Coverage(counts["reviewed"], counts["machine"], counts["missing"], engines)
        unreviewed = edition != "zh" and coverage.reviewed < coverage.total
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
            coverage=coverage,
            original=self._href(article_url("zh", article.slug)),
            noindex=unreviewed and self.material.config.noindex_unreviewed,
            digest_title=texts.digest_title(),
            date=digest.digest.date,
            source=digest.digest.source,
            previous=self._link(texts, before) if before else None,
            next=self._link(texts, after) if after else None,
            figures=figures.view(),
        )

    def _link(self, texts: EditionTexts, article: Article) -> LinkView:
        url = article_url(self.page.edition, article.slug)
        return LinkView(self._href(url), texts.line(article.headline.text, HEADLINE))

    def _card(self, digest: BilingualDigest, article: Article) -> CardView:
        texts = self._texts(digest)
        url = self._href(article_url(self.page.edition, article.slug))
        top = next((figure for figure in article.figures if figure.rank == 1), None)
        return CardView(
            url=url,
            headline=texts.line(article.headline.text, HEADLINE),
            kicker=texts.line(article.kicker.text, KICKER) if article.kicker else None,
            summary=texts.summary(article),
            byline=texts.byline(article.byline),
            places=texts.lines(article.places, PLACE),
            topics=texts.lines(article.topics, TOPIC),
            reading_times=texts.reading_times(article),
            top_figure=self._figure_texts(digest).view(top, url) if top else None,
        )

    def _explorer(self) -> ExplorerView:
        language: Language = "en" if self.page.edition == "en" else "zh"
        entries = []
        for digest in self.material.digests:
            texts, figures = self._texts(digest), self._figure_texts(digest)
            for article in digest.digest.articles:
                link, places = self._link(texts, article), texts.lines(article.places, PLACE)
                views = tuple(figures.view(figure, link.url) for figure in article.figures)
                entries.append(EntryView(link, places, views))
        json_url, csv_url = (self._href(data_url(language, kind)) for kind in ("json", "csv"))
        return ExplorerView(tuple(entries), json_url, csv_url)

    def _search(self) -> SearchView:
        topics: dict[Line, list[LinkView]] = {}
        for digest in self.material.digests:
            texts = self._texts(digest)
            for article in digest.digest.articles:
                for topic in texts.lines(article.topics, TOPIC):
                    topics.setdefault(topic, []).append(self._link(texts, article))
        # The sort is stable: of equally frequent topics the newer one comes first.
        names = sorted(topics, key=lambda topic: len(topics[topic]), reverse=True)
        index = self._href(self.material.search) if self.material.search else ""
        return SearchView(index, tuple((name, tuple(topics[name])) for name in names))

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


def _footnote_labels(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.label for block in blocks if block.kind == "footnote")


def _full_title(title: Line, site_title: Line) -> str:
    """The title of a page before that of the site, in each of its languages."""
    pairs = zip(title, site_title, strict=False)
    titles = [f"{_text(own)} — {_text(site)}" for own, site in pairs]
    return " · ".join(titles or map(_text, site_title))


def _text(run: Run) -> str:
    # Markup.striptags also turns entities back into characters.
    return Markup(run.html).striptags()


def _plain(line: Line) -> str:
    """The first run of a line as plain text."""
    return _text(line[0]) if line else ""
