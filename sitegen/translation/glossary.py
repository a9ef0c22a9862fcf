"""`content/glossary.csv`: how terms are rendered, and how they are not.

    zh,en,kind,note
    乡村振兴,rural revitalisation,term,
    亩,acre|acres,banned,a mu is a fifteenth of a hectare

Several renderings of a term stand apart by "|"; the first is the one an engine is given.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.digest.source import read_source
from sitegen.model import Translation
from sitegen.problems import Problem, SitegenError, Span, error, near_match_hint, warning
from sitegen.translation.segments import FIGURE_LABEL

GLOSSARY_PATH = "content/glossary.csv"
COLUMNS = ("zh", "en", "kind", "note")
KINDS = ("term", "person", "place", "organisation", "slogan", "unit", "banned")


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term with its renderings; those of a `banned` one must not be used for it."""

    chinese: str
    renderings: tuple[str, ...]
    banned: bool
    line: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a site, the longest first."""

    terms: tuple[Term, ...] = ()

    def used_in(self, chinese: str) -> tuple[Term, ...]:
        """The terms of a text: of two that overlap the longer one, and every ban."""
        claimed = bytearray(len(chinese))
        found: list[Term] = []
        for term in self.terms:
            for match in re.finditer(re.escape(term.chinese), chinese):
                free = not any(claimed[match.start() : match.end()])
                if term.banned or free:
                    found.append(term)
                    if not term.banned:
                        claimed[match.start() : match.end()] = b"\x01" * len(term.chinese)
                    break
        return tuple(found)

    def in_english(self, chinese: str) -> str:
        """A text with its terms in English, for an engine to copy."""
        for term in self.used_in(chinese):
            if not term.banned:
                chinese = chinese.replace(term.chinese, f" {term.renderings[0]} ")
        return chinese

    def violations(self, translation: Translation) -> Iterator[Problem]:
        """A warning for each term that a translation renders otherwise, or as it must not. Labels
        of figures are too short to hold all terms; what has no English renders nothing."""
        if translation.segment.context == FIGURE_LABEL or translation.origin == "missing":
            return
        for term in self.used_in(translation.segment.source):
            said = [text for text in term.renderings if _says(translation.text, text)]
            if bool(said) is not term.banned:
                continue
            wanted = " or ".join(f"“{text}”" for text in term.renderings)
            message = f"“{term.chinese}” is not rendered as {wanted}"
            if term.banned:
                message = f"“{term.chinese}” must not be rendered as “{said[0]}”"
            hint = f"so says {GLOSSARY_PATH}:{term.line}"
            code = "glossary-banned" if term.banned else "glossary-term"
            yield warning(code, message, translation.span, hint)


def _says(english: str, rendering: str) -> bool:
    """Whether a text has the words, in any case, with an ending such as that of a plural."""
    words = r"[\s-]+".join(re.escape(word) for word in rendering.split())
    return bool(re.search(rf"(?<!\w){words}(?:e?s|d|ed|ing)?(?!\w)", english, re.IGNORECASE))


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
            if term is not None:
                terms.setdefault((term.chinese, term.banned), term)
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
    if not chinese or not english:
        raise _broken("a term needs its Chinese and its English", line)
    if kind not in KINDS:
        raise _broken(f"unknown kind “{kind}”", line, near_match_hint(kind, KINDS, "kinds"))
    renderings = tuple(text.strip() for text in english.split("|") if text.strip())
    return Term(chinese, renderings, kind == "banned", line)


def _broken(message: str, line: int, hint: str = "") -> SitegenError:
    return SitegenError(error("glossary", message, Span.point(GLOSSARY_PATH, line), hint))
