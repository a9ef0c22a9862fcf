"""Which articles of a site are about the same things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from math import log

from sitegen.model import Article, Slug

MOST = 3
"""Related articles of one article, at most."""

_LEAST_SHARED = 2
# A word that so many articles are about finds no particular one.
_COMMON = 500


def related_articles(
    articles: Iterable[Article], beside: Mapping[Slug, Collection[Slug]]
) -> Mapping[Slug, tuple[Article, ...]]:
    """For each article those that share most keywords with it, rare ones counting more; none that
    shares but one, and none of those `beside` it, which its page names anyway. The more alike
    first, then in the order given."""
    all_articles = tuple(articles)
    places: dict[str, list[int]] = {}
    for place, article in enumerate(all_articles):
        for word in article.keywords:
            places.setdefault(word, []).append(place)
    weights = {word: log(len(all_articles) / len(found)) for word, found in places.items()}
    related = {}
    for place, article in enumerate(all_articles):
        shared: Counter[int] = Counter()
        likeness: dict[int, float] = {}
        for word in article.keywords:
            found = places[word]
            for other in found if len(found) <= _COMMON else ():
                shared[other] += 1
                likeness[other] = likeness.get(other, 0.0) + weights[word]
        ranked = sorted(
            (o for o, count in shared.items() if o != place and count >= _LEAST_SHARED),
            key=lambda other: (-likeness[other], other),
        )
        others = (all_articles[other] for other in ranked)
        apart = (other for other in others if other.slug not in beside.get(article.slug, ()))
        related[article.slug] = tuple(islice(apart, MOST))
    return related
