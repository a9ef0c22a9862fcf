"""Whether an English text has the rendering of a term, in the forms that English gives its words.

A rendering is words such as `local worthy`. In a text they may stand

- with a capital letter where the rendering has a small one (a headline, the head of a sentence),
  but not the other way round: `Party branch` is not “party branch”;
- with spaces, line breaks, hyphens or dashes between them;
- in the regular inflections of English, as far as the `Inflection` goes: local worthies.

`*` is a pattern: within a word it stands for any letters (`revitali*` is revitalised and
revitalizing), alone for one to six words (`harmonious * countryside`).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

_GAP = r"[\s\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}-]+"
# As long as a few attributes are; more would reach over into another clause.
_ONE_WORD = r"[^\s;:!?]*[^\s.;:!?]"
_WORDS = rf"(?:{_ONE_WORD}{_GAP}){{0,5}}{_ONE_WORD}"
_SPLIT_RE = re.compile(r"[\s-]+")
# What stands before what describes it.
_HEAD_RE = re.compile(r".+?(?= (?:of|for|in|on|to|with|by|from|against|under|and|above|out)\b)")
_VOWELS = "aeiou"
_SHORTEST_INFLECTED = 3
# Words between others that have no other form.
_INVARIABLE = frozenset("and the for from with into per who whose its their our not all".split())


class Inflection(Enum):
    """Which forms of its words a rendering may have."""

    NONE = "as they stand"
    PLURAL = "singular and plural"
    ALL = "plural, third person, -ed and -ing"


@cache
def rendering_re(rendering: str, inflection: Inflection) -> re.Pattern[str]:
    """The pattern of a rendering in an English text with straight apostrophes."""
    words = _SPLIT_RE.split(rendering.replace("’", "'").strip("- "))
    wanted = _GAP.join(_word(word, inflection) for word in words)
    # Digits may be next to it: CNY5,868.
    return re.compile(rf"(?<![^\W\d_]){wanted}(?![^\W\d_])")


def is_pattern(rendering: str) -> bool:
    """Whether a rendering only describes words, so that an engine cannot be given it."""
    return "*" in rendering


def says(english: str, rendering: str, inflection: Inflection = Inflection.ALL) -> bool:
    """Whether a text has the words of a rendering."""
    return bool(rendering_re(rendering, inflection).search(english.replace("’", "'")))


def plural(rendering: str) -> str:
    """A rendering in the plural: homes for the aged, federations of industry and commerce."""
    head = _HEAD_RE.match(rendering)
    end = head.end() if head else len(rendering)
    return _with_s(rendering[:end]) + rendering[end:]


def _word(word: str, inflection: Inflection) -> str:
    if word == "*":
        return _WORDS
    if is_pattern(word):
        return r"\w*".join(_letters(part) for part in word.split("*"))
    forms = sorted({word, *_forms(word, inflection)}, key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(_letters(form) for form in forms)})"


def _letters(text: str) -> str:
    """A pattern for a text in which small letters may be capitals."""
    return "".join(
        f"[{letter}{letter.upper()}]" if letter.islower() and letter.upper() != letter
        else re.escape(letter)
        for letter in text
    )  # fmt: skip


def _forms(word: str, inflection: Inflection) -> tuple[str, ...]:
    if inflection is Inflection.NONE or not word.isalpha() or word in _INVARIABLE:
        return ()
    if len(word) < _SHORTEST_INFLECTED:
        return ()
    if inflection is Inflection.PLURAL:
        return (_with_s(word),)
    return (_with_s(word), *_with_ed_and_ing(word))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if _ends_in_consonant_and_y(word):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _with_ed_and_ing(word: str) -> tuple[str, ...]:
    if _ends_in_consonant_and_y(word):
        return f"{word[:-1]}ied", f"{word}ing"
    if word.endswith("ie"):
        return f"{word}d", f"{word[:-2]}ying"
    if word.endswith("e"):
        # Of agree and see the e stays.
        stem = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
        return f"{word}d", f"{stem}ing"
    if _doubles(word):
        return f"{word}{word[-1]}ed", f"{word}{word[-1]}ing", f"{word}ed", f"{word}ing"
    return f"{word}ed", f"{word}ing"


def _ends_in_consonant_and_y(word: str) -> bool:
    return word.endswith("y") and word[-2].lower() not in _VOWELS


def _doubles(word: str) -> bool:
    """Whether a word ends in consonant, vowel and consonant, as plan and travel do."""
    if not re.search(f"(?:^|[^{_VOWELS}])[{_VOWELS}][^{_VOWELS}]$", word, re.IGNORECASE):
        return False
    return word[-1] not in "hwxy"
