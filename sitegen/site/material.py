"""What all pages of a site share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.config import Config
from sitegen.model import Article, Slug
from sitegen.site.assets import Media, Theme
from sitegen.site.related import related_articles
from sitegen.site.strings import Strings
from sitegen.site.subjects import Subject, SubjectKey, find_subjects
from sitegen.translation.bilingual import BilingualDigest


@dataclass(frozen=True)
class SiteMaterial:
    """What all pages share. `digests` are newest first; `media` goes by the digest's path; `search`
    is the site path of the search index, empty where there is none."""

    config: Config
    strings: Strings
    theme: Theme
    digests: tuple[BilingualDigest, ...]
    media: Mapping[str, Media]
    search: str = ""

    @cached_property
    def subjects(self) -> Mapping[SubjectKey, Subject]:
        """Every topic and place."""
        return find_subjects(self.digests)

    @cached_property
    def neighbours(self) -> Mapping[Slug, tuple[Article | None, Article | None]]:
        """The articles before and behind each article in its digest, by slug."""
        found: dict[Slug, tuple[Article | None, Article | None]] = {}
        for digest in self.digests:
            row = [None, *digest.digest.articles, None]
            for before, article, after in zip(row, row[1:], row[2:], strict=False):
                if article is not None:
                    found[article.slug] = (before, after)
        return found

    @cached_property
    def digest_of(self) -> Mapping[Slug, BilingualDigest]:
        """The digest of each article."""
        return {a.slug: digest for digest in self.digests for a in digest.digest.articles}

    @cached_property
    def related(self) -> Mapping[Slug, tuple[Article, ...]]:
        """For each article those about the same things that are not its neighbours."""
        beside = {slug: tuple(a.slug for a in pair if a) for slug, pair in self.neighbours.items()}
        articles = (article for digest in self.digests for article in digest.digest.articles)
        return related_articles(articles, beside)
