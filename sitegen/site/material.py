"""What all pages of a site share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sitegen.config import Config
from sitegen.model import Article
from sitegen.site.assets import Media, Theme
from sitegen.site.strings import Strings
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
    def neighbours(self) -> Mapping[str, tuple[Article | None, Article | None]]:
        """The articles before and behind each article in its digest, by slug."""
        found: dict[str, tuple[Article | None, Article | None]] = {}
        for digest in self.digests:
            row = [None, *digest.digest.articles, None]
            for before, article, after in zip(row, row[1:], row[2:], strict=False):
                if article is not None:
                    found[article.slug] = (before, after)
        return found
