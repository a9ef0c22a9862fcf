"""The digests of a site together: every article gets an address of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen.model import Article, Digest, Slug
from sitegen.problems import Problem, Span, error

RESERVED = ("figures", "places", "search", "topics")
"""Addresses that belong to pages of the site itself."""


def with_unique_slugs(
    digests: Iterable[Digest],
) -> tuple[tuple[Digest, ...], tuple[Problem, ...]]:
    """The digests with no address given twice, and an error for each the author gave twice.

    Addresses that authors fixed come first; of two equal ones the later article is left out. An
    address made from a headline gives way with a number.
    """
    digests = tuple(digests)
    owners: dict[Slug, Span] = {}
    problems: list[Problem] = []
    left_out: set[Span] = set()
    for article in (a for d in digests for a in d.articles if a.slug_is_fixed):
        if article.slug in RESERVED:
            left_out.add(article.span)
            problems.append(_reserved(article))
            continue
        owner = owners.setdefault(article.slug, article.span)
        if owner is not article.span:
            left_out.add(article.span)
            problems.append(_duplicate(article, owner))
    taken = {str(slug): 1 for slug in owners} | dict.fromkeys(RESERVED, 1)
    unique = []
    for digest in digests:
        kept = (a for a in digest.articles if a.span not in left_out)
        articles = tuple(a if a.slug_is_fixed else _renamed(a, taken) for a in kept)
        unique.append(replace(digest, articles=articles))
    return tuple(unique), tuple(problems)


def _reserved(article: Article) -> Problem:
    message = f"the address “{article.slug}” belongs to a page of the site itself"
    hint = "give the article another {#slug}; until then it is left out"
    return error("reserved-slug", message, article.span, hint)


def _duplicate(article: Article, owner: Span) -> Problem:
    message = f"the address “{article.slug}” is taken by {owner.path}:{owner.line}"
    hint = "give one of the two another {#slug}; until then this article is left out"
    return error("duplicate-slug", message, article.span, hint)


def _renamed(article: Article, taken: dict[str, int]) -> Article:
    """The article under the first free address; `taken` counts how often each was asked for."""
    slug = str(article.slug)
    while slug in taken:
        taken[article.slug] += 1
        slug = f"{article.slug}-{taken[article.slug]}"
    taken[slug] = 1
    return article if slug == article.slug else replace(article, slug=Slug(slug))
