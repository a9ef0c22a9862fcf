"""Places and topics of an article, as an editor would tag it, and the words it is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.digest.characters import HAN
from sitegen.digest.lexicon import Lexicon, Token, lexicon

# Longer texts say what they are about well before this many characters.
_READ = 20_000
_MOST_PLACES = 3
_MOST_TOPICS = 5
_OFTEN = 3
_MOST_WORDS = 20

_SUFFIX_LEVELS = {
    "省": 1, "自治区": 1, "市": 2, "州": 2, "盟": 2, "地区": 2, "县": 3, "区": 3, "旗": 3,
    "镇": 4, "乡": 4, "街道": 4, "村": 5, "社区": 5,
}  # fmt: skip
_SMALLEST_LEVEL = 5
_SUFFIX_RE = re.compile(f"(?:{'|'.join(sorted(_SUFFIX_LEVELS, key=len, reverse=True))})$")
_LONGEST_PLACE = 6
_SHORTEST_STEM = 2
# jieba's tags of what a rare name is cut into, and of what may be a topic.
_NAME_PARTS = ("n", "nr", "nrt", "ns", "nz", "ng", "nt", "zg", "g", "x", "j", "b")
_TOPIC_TAGS = ("n", "nt", "nz", "vn", "an", "j", "l", "i")
_NUMERALS = "一二三四五六七八九十百千万亿两几数半第"
_TOPIC_RE = re.compile(f"[{HAN}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Keywords:
    """At most three places, the larger first, and at most five topics, the weightiest first;
    `words` are those and more, at most twenty: what the article shares with others like it."""

    places: tuple[str, ...]
    topics: tuple[str, ...]
    words: tuple[str, ...]


def find_keywords(headline: str, paragraphs: Sequence[str]) -> Keywords:
    """What an article is about, from its headline (with kicker) and its paragraphs."""
    words = lexicon()
    lead = paragraphs[0][:_READ] if paragraphs else ""
    text = "\n".join((headline, *paragraphs))[:_READ]
    tokens = words.cut(text)
    places = _places(words, tokens, headline, lead, text)
    ranked = _ranked_topics(words, tokens, headline, lead)
    known_by = dict.fromkeys((*places, *ranked))
    return Keywords(places, _topics(ranked, places), tuple(known_by)[:_MOST_WORDS])


# Places


def _places(
    words: Lexicon, tokens: list[Token], headline: str, lead: str, text: str
) -> tuple[str, ...]:
    """Names that the headline or the lead gives, or that come up often."""
    found = set(_administrative_names(words, tokens))
    # jieba may cut a name whole here (马回岭镇) and apart there (马/回岭/镇).
    named = [name for name in found if not any(o != name and o.endswith(name) for o in found)]
    stems = {_SUFFIX_RE.sub("", name) for name in named}
    plain = {t.word for t in tokens if t.word in words.gazetteer} - stems
    scores: dict[str, int] = {}
    for name in named:
        count = text.count(_stem(name))
        if count > 1 or name in headline or name in lead:
            scores[name] = count + _OFTEN * ((name in lead) + 2 * (_stem(name) in headline))
    for name in plain:
        count = text.count(name)
        if name in headline or count >= _OFTEN:
            scores[name] = count + _OFTEN * (name in headline)
    larger = [name for name in scores if _level(words, name) < _SMALLEST_LEVEL]
    ranked = sorted(larger or scores, key=lambda name: (-scores[name], name))[:_MOST_PLACES]
    return tuple(sorted(ranked, key=lambda name: (_level(words, name), -scores[name], name)))


def _administrative_names(words: Lexicon, tokens: list[Token]) -> Iterator[str]:
    """Names that end in 县, 镇, 街道 …, put together where jieba cut them apart (潭/丘乡)."""
    for index, token in enumerate(tokens):
        suffix = _SUFFIX_RE.search(token.word)
        if suffix is None:
            continue
        name = token.word
        if name not in words.generic_places:
            for before in reversed(tokens[max(index - 2, 0) : index]):
                if len(name) - len(suffix[0]) >= _SHORTEST_STEM or before.tag not in _NAME_PARTS:
                    break
                name = before.word + name
        if _is_name(words, name):
            yield name


def _is_name(words: Lexicon, name: str) -> bool:
    stem = _stem(name)
    if not re.fullmatch(f"[{HAN}]{{2,{_LONGEST_PLACE}}}", name) or len(stem) < _SHORTEST_STEM:
        return False
    if name.endswith(words.no_new_names):
        return name in words.gazetteer
    return stem not in words.stopwords and stem not in words.terms


def _stem(name: str) -> str:
    """信丰县 → 信丰; a name of two characters (吉县) is known only with its suffix."""
    stem = _SUFFIX_RE.sub("", name)
    return stem if len(stem) > 1 else name


def _level(words: Lexicon, name: str) -> int:
    if name in words.gazetteer:
        return words.gazetteer[name]
    suffix = _SUFFIX_RE.search(name)
    return _SUFFIX_LEVELS[suffix[0]] if suffix else _SMALLEST_LEVEL


# Topics


def _topics(ranked: Sequence[str], places: tuple[str, ...]) -> tuple[str, ...]:
    """The weightiest, none of them part of another or of a place."""
    chosen: list[str] = []
    for word in ranked:
        if not any(word in other or other in word for other in (*chosen, *places)):
            chosen.append(word)
    return tuple(chosen[:_MOST_TOPICS])


def _ranked_topics(words: Lexicon, tokens: list[Token], headline: str, lead: str) -> list[str]:
    """Nouns by TF-IDF, weightier in the headline and the lead; established terms first."""
    counts: dict[str, int] = {}
    for token in tokens:
        if _may_be_topic(words, token):
            counts[token.word] = counts.get(token.word, 0) + 1
    scores = {}
    for word, count in counts.items():
        in_headline = word in headline
        if count == 1 and not in_headline and word not in words.terms:
            continue
        weight = (2.0 if in_headline else 1.0) * (1.3 if word in lead else 1.0)
        weight *= 1.6 if word in words.terms else 1.0
        scores[word] = weight * count * words.idf(word)
    _lift_terms(words, scores)
    return sorted(scores, key=lambda word: (-scores[word], word))


def _lift_terms(words: Lexicon, scores: dict[str, float]) -> None:
    """A term gains the weight of the plain words in it: 政治协商 says more than 协商."""
    plain = [word for word in scores if word not in words.terms]
    for term in scores.keys() & words.terms:
        scores[term] += sum(scores[word] for word in plain if word in term)


def _may_be_topic(words: Lexicon, token: Token) -> bool:
    word = token.word
    if word in words.stopwords or word in words.gazetteer or word[0] in _NUMERALS:
        return False
    if not _TOPIC_RE.fullmatch(word):
        return False
    if word in words.terms:
        return True
    # Words that jieba only guessed are often fragments.
    return token.tag in _TOPIC_TAGS and words.is_known(word) and not _SUFFIX_RE.search(word)
