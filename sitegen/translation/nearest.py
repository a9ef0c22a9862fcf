"""The sentence that is most like another one, out of very many, without comparing them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import add

_LEAST_LIKENESS = 0.6
# Sentences that share most of the rare pairs of characters are compared as a whole.
_CANDIDATES = 8
# Of 30 characters, 12 may differ; among the rarest pairs enough are then still the same.
_RARE_PAIRS = 24
# A pair in so many sentences (“发展”) tells nothing, unless all pairs of the sentence are such.
_COMMON = 2000


class SentenceIndex:
    """Sentences by the pairs of characters in them. `comparisons` counts those that were compared
    as a whole: at most a handful for each question, however many there are."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self.comparisons = 0
        for place, sentence in enumerate(sentences):
            for pair in set(_pairs(sentence)):
                self._places[pair].append(place)

    def nearest(self, sentence: str) -> int | None:
        """The place of the sentence that is most like this one, if any is like it at all."""
        matcher = SequenceMatcher(b=sentence, autojunk=False)
        best, likeness = None, _LEAST_LIKENESS
        for place in self._candidates(sentence):
            self.comparisons += 1
            matcher.set_seq1(self._sentences[place])
            found = matcher.ratio()
            if found > likeness or (found == likeness and best is None):
                best, likeness = place, found
        return best

    def _candidates(self, sentence: str) -> list[int]:
        known = sorted(
            (
                found
                for pair in dict.fromkeys(_pairs(sentence))
                if (found := self._places.get(pair))
            ),
            key=len,
        )
        rare = [found for found in known if len(found) <= _COMMON] or known[:1]
        shared = Counter(place for found in rare[:_RARE_PAIRS] for place in found)
        # The order is the same on every run: the more in common the sooner, then as they stand.
        ranked = sorted(shared, key=lambda place: (-shared[place], place))
        return ranked[:_CANDIDATES]


def _pairs(sentence: str) -> Iterator[str]:
    """Its pairs of characters, in their order."""
    return map(add, sentence, sentence[1:])
