"""`content/glossary.csv`: how terms are rendered, and how they are not.

    zh,en,kind,note
    乡村振兴,rural revitalisation|reviv* the countryside,term,
    和美乡村,harmonious * countryside,slogan,
    亩,acre,banned,a mu is a fifteenth of a hectare

Several renderings of a term stand apart by "|". The first is given to an engine, the others are as
good. `*` makes a pattern of a rendering (see `renderings`); a term whose first rendering is a
pattern is only checked, and so are units, which go with their numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from sitegen.digest.lexicon import lexicon
from sitegen.digest.source import read_source
from sitegen.model import Translation
from sitegen.problems import Problem, SitegenError, Span, error, near_match_hint, warning
from sitegen.translation.renderings import Inflection, is_pattern, says
from sitegen.translation.segments import FIGURE_LABEL
from sitegen.translation.wordings import Wording

GLOSSARY_PATH = "content/glossary.csv"
COLUMNS = ("zh", "en", "kind", "note")
Kind = Literal["term", "person", "place", "organisation", "slogan", "unit", "banned"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# Names stand as they are; of bodies and units there may be several; other terms may be verbs.
_INFLECTIONS = {
    "person": Inflection.NONE,
    "place": Inflection.NONE,
    "organisation": Inflection.PLURAL,
    "unit": Inflection.PLURAL,
}
# 余 and 多 may stand between a number and its unit (2000余亩); 多元 alone is a word.
_NUMERALS = "0-9０-９零〇一二两三四五六七八九十百千万亿半几数每余"
_NUMERAL_RE = re.compile(f"[{_NUMERALS}多]+")
_BEFORE_UNITS_RE = re.compile(f"[{_NUMERALS}]多?$")
_SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term with its renderings; those of a `banned` one must not be used for it."""

    chinese: str
    renderings: tuple[str, ...]
    kind: Kind
    line: int

    @property
    def banned(self) -> bool:
        """Whether the renderings are what it must not be."""
        return self.kind == "banned"

    @property
    def given(self) -> str | None:
        """What an engine is given for it, if anything."""
        first = self.renderings[0]
        return None if self.kind in ("banned", "unit") or is_pattern(first) else first

    def said_in(self, english: str) -> str | None:
        """The first of the renderings that an English text has."""
        inflection = _INFLECTIONS.get(self.kind, Inflection.ALL)
        return next((text for text in self.renderings if says(english, text, inflection)), None)


class Occurrence(NamedTuple):
    """A term at a place of a Chinese text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a site, the longest first."""

    terms: tuple[Term, ...] = ()

    def occurrences(self, chinese: str) -> tuple[Occurrence, ...]:
        """Where the terms of a text stand: of two that overlap the longer one, and every ban.

        Part of a longer word is no occurrence: neither 农民 in 农民工, nor 元 in 美元.
        """
        claimed = bytearray(len(chinese))
        words: list[tuple[int, int]] = []
        found: list[Occurrence] = []
        for term in self.terms:
            if term.chinese not in chinese:
                continue
            words = words or lexicon().plain_words(chinese)
            for start, end in _places(term, chinese, words):
                if term.banned:
                    found.append(Occurrence(term, start, end))
                elif not any(claimed[start:end]):
                    found.append(Occurrence(term, start, end))
                    claimed[start:end] = b"\x01" * (end - start)
        return tuple(found)

    def wordings(self, chinese: str) -> Iterator[Wording]:
        """The terms of a text with what an engine is given for them."""
        for term, start, end in self.occurrences(chinese):
            if term.given:
                yield Wording(start, end, term.given)

    def missing(self, chinese: str, texts: Sequence[str]) -> tuple[Wording, ...]:
        """The terms that none of some translations has, with what an engine is given for them."""
        return tuple(
            Wording(start, end, term.given)
            for term, start, end in self.occurrences(chinese)
            if term.given and not any(map(term.said_in, texts))
        )

    def rendering_of(self, chinese: str) -> str | None:
        """What an engine is given for a text that is a term, and nothing else."""
        given = (term.given for term in self.terms if term.chinese == chinese)
        return next((english for english in given if english), None)

    def used_in(self, chinese: str) -> tuple[Term, ...]:
        """The terms of a text, each once."""
        return tuple(dict.fromkeys(found.term for found in self.occurrences(chinese)))

    def violations(self, translation: Translation) -> Iterator[Problem]:
        """A warning for each term that a translation renders otherwise, or as it must not. Labels
        of figures are too short to hold all terms; what has no English renders nothing."""
        if translation.segment.context == FIGURE_LABEL or translation.origin == "missing":
            return
        terms = self.used_in(translation.segment.source)
        for term in terms:
            said = term.said_in(translation.text)
            hint = f"so says {GLOSSARY_PATH}:{term.line}"
            if term.banned and said and not _asked_for(said, terms):
                message = f"“{term.chinese}” must not be rendered as “{said}”"
                yield warning("glossary-banned", message, translation.span, hint)
            elif not term.banned and not said:
                wanted = " or ".join(f"“{text}”" for text in term.renderings)
                message = f"“{term.chinese}” is not rendered as {wanted}"
                yield warning("glossary-term", message, translation.span, hint)


def _places(
    term: Term, chinese: str, words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Where a term stands as a word; a unit only behind a number, since 元 is a dynasty, too."""
    for match in re.finditer(re.escape(term.chinese), chinese):
        start, end = match.span()
        counted = term.kind != "unit" or _BEFORE_UNITS_RE.search(chinese[:start])
        if counted and _stands_alone(chinese, start, end, words):
            yield start, end


def _stands_alone(chinese: str, start: int, end: int, words: Sequence[tuple[int, int]]) -> bool:
    """Whether a term is no part of a longer word, such as 元 of 美元.

    A word that reaches over a border of the term may be made of words itself: 党委 is left of
    乡党委 behind 潭丘乡. A number is no part of its unit, though 亿元 is in the dictionary.
    """
    for first, last in words:
        before, behind = chinese[first:start], chinese[end:last]
        if first < start < last and not _can_stand(before):
            return False
        if first < end < last and not _can_stand(behind):
            return False
    return True


def _can_stand(text: str) -> bool:
    if _NUMERAL_RE.fullmatch(text):
        return True
    return len(text) >= _SHORTEST_WORD and lexicon().is_known(text)


def _asked_for(english: str, terms: Sequence[Term]) -> bool:
    """Whether another term is rendered with these words: dollars are right where 美元 is."""
    return any(says(text, english) for term in terms if not term.banned for text in term.renderings)


def read_glossary(site: Path) -> Glossary:
    """Read the glossary of a site; without a file it is empty.

    Raises SitegenError, with the line, for a file that is no such table.
    """
    file = site / GLOSSARY_PATH
    if not file.exists():
        return Glossary()
    text = read_source(file, GLOSSARY_PATH).text
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    terms: dict[tuple[str, bool], Term] = {}
    try:
        header = [name.strip() for name in next(rows, [])]
        _check_header(header)
        for row in rows:
            term = _term(dict(zip(header, row, strict=False)), rows.line_num)
            if term is None:
                continue
            first = terms.setdefault((term.chinese, term.banned), term)
            if first is not term:
                message = f"“{term.chinese}” has a line already: line {first.line}"
                raise _broken(message, term.line, "put renderings in one line, apart by |")
    except csv.Error as fault:
        raise _broken(f"the table does not parse: {fault}", rows.line_num) from fault
    ordered = sorted(terms.values(), key=lambda term: -len(term.chinese))
    return Glossary(tuple(ordered))


def _check_header(header: list[str]) -> None:
    for name in header:
        if name not in COLUMNS:
            raise _broken(f"unknown column “{name}”", 1, near_match_hint(name, COLUMNS, "columns"))
    if header[:2] != ["zh", "en"]:
        raise _broken("the first line must be zh,en,kind,note", 1)


def _term(row: dict[str, str], line: int) -> Term | None:
    chinese, english = row.get("zh", "").strip(), row.get("en", "").strip()
    kind = row.get("kind", "").strip() or "term"
    if not chinese and not english:
        return None
    renderings = tuple(text.strip() for text in english.split("|") if text.strip(" *"))
    if not chinese or not renderings:
        raise _broken("a term needs its Chinese and its English", line)
    if kind not in KINDS:
        raise _broken(f"unknown kind “{kind}”", line, near_match_hint(kind, KINDS, "kinds"))
    return Term(chinese, renderings, kind, line)


def _broken(message: str, line: int, hint: str = "") -> SitegenError:
    return SitegenError(error("glossary", message, Span.point(GLOSSARY_PATH, line), hint))
