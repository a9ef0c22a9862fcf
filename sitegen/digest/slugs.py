"""Addresses of articles: fixed by the author, or pinyin of the headline."""

from __future__ import annotations

import re

from sitegen.digest.source import Located
from sitegen.model import Slug

_FIXED_RE = re.compile(r"\s*\{#([^{}\s]+)\}\s*$")
_SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 48


def split_fixed_slug(heading: Located) -> tuple[Located, Located | None]:
    """Split `标题 {#my-slug}` into the heading's text and the slug the author fixed."""
    match = _FIXED_RE.search(heading.text)
    if match is None:
        return heading, None
    return heading.slice(0, match.start()).strip(), heading.slice(*match.span(1))


def is_slug(text: str) -> bool:
    """Whether the text may stand in an address: lower-case ASCII words joined by hyphens."""
    return _SLUG_RE.fullmatch(text) is not None


def make_slug(headline: str) -> Slug:
    """Pinyin of the headline, ASCII, at most 48 characters, cut between syllables.

    It depends on the headline alone, so an edit of the body never moves an article.
    """
    from pypinyin import lazy_pinyin

    # What is not Han comes back as it is: Latin words, digits and marks.
    parts = (re.split(r"[^a-z0-9]+", part.lower()) for part in lazy_pinyin(headline))
    slug = ""
    for syllable in (syllable for part in parts for syllable in part if syllable):
        longer = f"{slug}-{syllable}" if slug else syllable
        if len(longer) > _LONGEST:
            break
        slug = longer
    return Slug(slug or "article")
