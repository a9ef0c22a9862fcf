"""Names of administrative places in a text that is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sitegen.digest.characters import HAN
from sitegen.digest.lexicon import Lexicon, Token

SUFFIX_LEVELS = {
    "省": 1, "自治区": 1, "市": 2, "州": 2, "盟": 2, "地区": 2, "县": 3, "区": 3, "旗": 3,
    "镇": 4, "乡": 4, "街道": 4, "村": 5, "社区": 5,
}  # fmt: skip
"""What names of places end in, with the level: 1 provinces to 5 villages."""

SUFFIX_RE = re.compile(f"(?:{'|'.join(sorted(SUFFIX_LEVELS, key=len, reverse=True))})$")
_LONGEST_PLACE = 6
_SHORTEST_STEM = 2
# jieba's tags of what a rare name is cut into.
_NAME_PARTS = ("n", "nr", "nrt", "ns", "nz", "ng", "nt", "zg", "g", "x", "j", "b")


class PlaceName(NamedTuple):
    """A name and the words it is made of: from the token `first` up to the token `last`."""

    name: str
    first: int
    last: int


def administrative_names(words: Lexicon, tokens: Sequence[Token]) -> Iterator[PlaceName]:
    """Names that end in 县, 镇, 街道 …, put together where jieba cut them apart (潭/丘乡)."""
    for index, token in enumerate(tokens):
        suffix = SUFFIX_RE.search(token.word)
        if suffix is None:
            continue
        name, first = token.word, index
        if name not in words.generic_places:
            for before in reversed(tokens[max(index - 2, 0) : index]):
                if len(name) - len(suffix[0]) >= _SHORTEST_STEM or before.tag not in _NAME_PARTS:
                    break
                name, first = before.word + name, first - 1
        if _is_name(words, name):
            yield PlaceName(name, first, index)


def stem(name: str) -> str:
    """信丰县 → 信丰; a name of two characters (吉县) is known only with its suffix."""
    without = SUFFIX_RE.sub("", name)
    return without if len(without) > 1 else name


def _is_name(words: Lexicon, name: str) -> bool:
    base = stem(name)
    if not re.fullmatch(f"[{HAN}]{{2,{_LONGEST_PLACE}}}", name) or len(base) < _SHORTEST_STEM:
        return False
    if name.endswith(words.no_new_names):
        return name in words.gazetteer
    return base not in words.stopwords and base not in words.terms
