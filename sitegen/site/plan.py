"""Which pages a site has, where they are, and which of them say the same in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.model import Article, Slug
from sitegen.problems import SitegenError, Span, error
from sitegen.site.addresses import output_path
from sitegen.site.subjects import Subject
from sitegen.site.views import EditionName
from sitegen.translation.bilingual import BilingualDigest

PageKind = Literal[
    "language", "front", "article", "figures", "search", "subjects", "subject", "not-found"
]
EDITIONS: tuple[EditionName, ...] = ("zh", "zh-en", "en")
ROOT = "/"
NOT_FOUND = "/404.html"
_TEMPLATES: Mapping[PageKind, str] = {
    "language": "language.html",
    "front": "front.html",
    "article": "article.html",
    "figures": "figures.html",
    "search": "search.html",
    "subjects": "subjects.html",
    "subject": "subject.html",
    "not-found": "404.html",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render. `editions` are the addresses of the same content by edition, the page's
    own among them; `alternates` the hreflang links (RFC 5646 tags and x-default)."""

    kind: PageKind
    url: str
    edition: EditionName
    editions: Mapping[EditionName, str]
    alternates: tuple[tuple[str, str], ...]
    digest: BilingualDigest | None = None
    article: Article | None = None
    subject: Subject | None = None

    @property
    def template(self) -> str:
        """The template that renders the page."""
        return _TEMPLATES[self.kind]


def article_url(edition: EditionName, slug: Slug) -> str:
    """The site path of an article in an edition."""
    return f"/{edition}/{slug}/"


def figures_url(edition: EditionName) -> str:
    """The site path of the figure explorer in an edition."""
    return f"/{edition}/figures/"


def search_url(edition: EditionName) -> str:
    """The site path of the search page in an edition."""
    return f"/{edition}/search/"


def subjects_url(edition: EditionName) -> str:
    """The site path of the list of topics and places in an edition."""
    return f"/{edition}/topics/"


def subject_url(edition: EditionName, subject: Subject) -> str:
    """The site path of a topic or a place in an edition."""
    return f"/{edition}/{subject.kind}/{subject.slug}/"


def plan_pages(digests: Iterable[BilingualDigest], subjects: Iterable[Subject]) -> tuple[Page, ...]:
    """Every page of the site. Raises SitegenError where two would be written to one file."""
    pages = [*_fixed_pages()]
    for digest in digests:
        for article in digest.digest.articles:
            pages.extend(_article_pages(digest, article))
    for subject in subjects:
        pages.extend(_subject_pages(subject))
    _refuse_collisions(pages)
    return tuple(pages)


def _fixed_pages() -> Iterator[Page]:
    fronts: dict[EditionName, str] = {"zh": "/zh/", "zh-en": ROOT, "en": "/en/"}
    alternates = (("zh-Hans", "/zh/"), ("en", "/en/"), ("x-default", ROOT))
    yield Page("language", ROOT, "zh-en", fronts, alternates)
    yield Page("front", "/zh/", "zh", fronts, alternates)
    yield Page("front", "/en/", "en", fronts, alternates)
    yield from _in_every_edition("figures", figures_url)
    yield from _in_every_edition("search", search_url)
    yield from _in_every_edition("subjects", subjects_url)
    yield Page("not-found", NOT_FOUND, "zh-en", fronts, ())


def _article_pages(digest: BilingualDigest, article: Article) -> Iterator[Page]:
    for page in _in_every_edition("article", lambda edition: article_url(edition, article.slug)):
        yield replace(page, digest=digest, article=article)


def _subject_pages(subject: Subject) -> Iterator[Page]:
    for page in _in_every_edition("subject", lambda edition: subject_url(edition, subject)):
        yield replace(page, subject=subject)


def _in_every_edition(kind: PageKind, url: Callable[[EditionName], str]) -> Iterator[Page]:
    urls = {edition: url(edition) for edition in EDITIONS}
    alternates = (("zh-Hans", urls["zh"]), ("en", urls["en"]), ("x-default", urls["zh-en"]))
    for edition in EDITIONS:
        yield Page(kind, urls[edition], edition, urls, alternates)


def _refuse_collisions(pages: list[Page]) -> None:
    owners: dict[str, Page] = {}
    for page in pages:
        owner = owners.setdefault(output_path(page.url), page)
        if owner is not page:
            span = page.article.span if page.article else Span.whole("content")
            message = f"two pages would be written to {output_path(page.url)}"
            raise SitegenError(error("page-collision", message, span))
