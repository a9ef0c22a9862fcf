"""What the articles of a site are about: its topics and places, each with an address of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitegen.digest.slugs import make_slug
from sitegen.model import Article, Origin, Slug
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import PLACE, TOPIC

SubjectKind = Literal["places", "topics"]
SubjectKey = tuple[SubjectKind, str]
CONTEXTS: Mapping[SubjectKind, str] = {"places": PLACE, "topics": TOPIC}

_MOST_TRUSTED_FIRST: tuple[Origin, ...] = ("reviewed", "memory", "machine", "missing")
_HASH_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or a place. `name` is its Chinese; `named_by` the digest whose English for it is the
    most trusted; `articles` are those about it, the newest digest's first."""

    kind: SubjectKind
    name: str
    slug: Slug
    named_by: BilingualDigest
    articles: tuple[tuple[BilingualDigest, Article], ...]


def find_subjects(digests: Sequence[BilingualDigest]) -> Mapping[SubjectKey, Subject]:
    """Every topic and place of the digests, which come newest first, in the order of the digests.

    The address of a subject is the pinyin of its name. Of names that sound alike that of the
    oldest digest keeps it, others add a hash of their own: so addresses stay as they are when
    digests are added.
    """
    articles: dict[SubjectKey, list[tuple[BilingualDigest, Article]]] = {}
    for digest in digests:
        for article in digest.digest.articles:
            for key in subject_keys(article):
                articles.setdefault(key, []).append((digest, article))
    slugs = _slugs(digests)
    return {
        (kind, name): Subject(
            kind, name, slugs[kind, name], _named_by(kind, name, found), (*found,)
        )
        for (kind, name), found in articles.items()
    }


def subject_keys(article: Article) -> Iterator[SubjectKey]:
    """What an article is about: its places, then its topics."""
    yield from (("places", name) for name in article.places)
    yield from (("topics", name) for name in article.topics)


def _slugs(digests: Iterable[BilingualDigest]) -> Mapping[SubjectKey, Slug]:
    slugs: dict[SubjectKey, Slug] = {}
    owners: dict[tuple[SubjectKind, Slug], str] = {}
    oldest_first = sorted(digests, key=lambda d: (d.digest.date or date.min, d.digest.path))
    articles = (article for digest in oldest_first for article in digest.digest.articles)
    for kind, name in (key for article in articles for key in subject_keys(article)):
        slug = make_slug(name)
        if owners.setdefault((kind, slug), name) != name:
            slug = Slug(f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:_HASH_LENGTH]}")
        slugs[kind, name] = slug
    return slugs


def _named_by(
    kind: SubjectKind, name: str, found: Iterable[tuple[BilingualDigest, Article]]
) -> BilingualDigest:
    def trust(digest: BilingualDigest) -> int:
        return _MOST_TRUSTED_FIRST.index(digest.english(name, CONTEXTS[kind]).origin)

    return min((digest for digest, _ in found), key=trust)
