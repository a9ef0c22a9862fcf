"""Each page gets its context: all that its template may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from sitegen.model import Article
from sitegen.site.addresses import relative
from sitegen.site.contents import EditionContents
from sitegen.site.coverage import coverage_of
from sitegen.site.dates import date_in_words
from sitegen.site.inline import InlineRenderer
from sitegen.site.material import SiteMaterial
from sitegen.site.origins import LanguageTag, Line, Run
from sitegen.site.pageview import Alternate, EditionLink, PageView
from sitegen.site.plan import (
    EDITIONS,
    NOT_FOUND,
    ROOT,
    Page,
    figures_url,
    search_url,
    subjects_url,
)
from sitegen.site.strings import Language
from sitegen.site.structured import article_data, collection_data
from sitegen.site.subjects import Subject
from sitegen.site.views import EditionName, TranslationView
from sitegen.translation.bilingual import BilingualDigest

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
        self.contents = EditionContents(material, page.edition, self._href, self._inline)

    def values(self) -> dict[str, object]:
        """The variables of the template."""
        said = {"say": self.say, "date_line": self.date_line}
        if self.page.digest is not None and self.page.article is not None:
            return said | self._article(self.page.digest, self.page.article)
        if self.page.subject is not None:
            return said | self._subject(self.page.subject)
        return said | self._fixed()

    def _fixed(self) -> dict[str, object]:
        """What pages show that every site has once."""
        contents = self.contents
        match self.page.kind:
            case "not-found":
                return self._listing(self.say("not_found_title"))
            case "figures":
                return self._listing(self.say("figures_title"), explorer=contents.explorer())
            case "search":
                return self._listing(self.say("search_title"), search=contents.search())
            case "subjects":
                return self._listing(self.say("subjects_title"), subjects=contents.subjects())
            case _:
                return self._listing((), front=contents.front())

    def _subject(self, subject: Subject) -> dict[str, object]:
        view, count = self.contents.subject(subject), len(subject.articles)
        about = self.say("subject_about", name=_plain(view.name), count=count)
        return self._listing(view.name, _plain(about), subject=view)

    def _article(self, digest: BilingualDigest, article: Article) -> dict[str, object]:
        view = self.contents.article(digest, article)
        summary = self.contents.summary(digest, article)
        page = self._page_view(view.headline[:1], _plain(summary))
        translation = self._translation(view)
        return {
            "page": page,
            "article": view,
            "neighbours": self.contents.neighbours(digest, article),
            "related": self.contents.related(article),
            "translation": translation,
            "structured": article_data(view, page, translation),
        }

    def _listing(self, title: Line, description: str = "", **views: object) -> dict[str, object]:
        config = self.material.config
        of_site = config.description_en if self.page.edition == "en" else config.description
        page = self._page_view(title, description or of_site)
        translation = self._translation(tuple(views.values()))
        structured = collection_data(page, translation) if translation else ""
        return {"page": page, "translation": translation, "structured": structured, **views}

    def _translation(self, view: object) -> TranslationView | None:
        """What a page tells of the English in it; None where it shows none."""
        coverage = coverage_of(view)
        if not coverage.total:
            return None
        noindex = self.material.config.noindex_unreviewed and not coverage.complete
        return TranslationView(coverage, self._href(self.page.editions["zh"]), noindex)

    def say(self, key: str, **values: object) -> Line:
        """The site's own words in the languages of the page."""
        strings = self.material.strings
        return tuple(
            Run(_TAGS[language], strings.say(language, key, **values))
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

    def _inline(self, digest: BilingualDigest, footnotes: tuple[str, ...]) -> InlineRenderer:
        return self.renderer(digest.digest.path, self._href(ROOT), footnotes)

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
            origin="reviewed" if page.edition == "en" else "source",
            title=_full_title(title, site_title),
            description=description,
            site_title=site_title,
            home=self._href(_FRONTS[page.edition]),
            root=self._href(ROOT),
            figures=self._href(figures_url(page.edition)),
            search=self._href(search_url(page.edition)),
            subjects=self._href(subjects_url(page.edition)),
            stylesheet=self._href(self.material.theme.url("style.css")),
            script=self._href(self.material.theme.url("site.js")),
            settings=self._href(self.material.theme.url("settings.js")),
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
