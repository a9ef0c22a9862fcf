"""Whether a translation may be published as it is, and what to publish instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.reader import find_facts
from sitegen.figures.wording.english import english
from sitegen.translation.guard.claim import Claim
from sitegen.translation.guard.compare import Finding, compare
from sitegen.translation.guard.fluency import faults
from sitegen.translation.guard.loose import loose_values
from sitegen.translation.guard.repair import repaired
from sitegen.translation.guard.source import claims_of
from sitegen.translation.guard.unfounded import unfounded
from sitegen.translation.guard.unitwords import with_right_words, wrong_unit_words

# Some houses set spaces around numbers: 10 月 31 日.
_SPACED_RE = re.compile("(?<=[0-9])[ \u00a0]+(?=[一-鿿])|(?<=[一-鿿])[ \u00a0]+(?=[0-9])")

WARNINGS = frozenset(["qualifier", "negation"])
"""Faults that are reported and do not make a translation wrong: free wording has many of them."""


@dataclass(frozen=True, slots=True)
class GuardProblem:
    """What is wrong: a code, the words of the source or of the translation, and a sentence."""

    code: str
    figure: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`ok`: every figure is right and the text is whole. `repaired` is what may be published: the
    translation itself where nothing is wrong, None where no safe text was found."""

    ok: bool
    problems: tuple[GuardProblem, ...]
    repaired: str | None


def check(chinese: str, english_text: str, names: Collection[str] = ()) -> Verdict:
    """Compare a translation with its source; repair what can be.

    In `names`, proper names with a numeral in them, nothing is a figure.
    """
    return _Source.of(chinese, names).check(english_text)


def choose(
    chinese: str, hypotheses: Sequence[str], names: Collection[str] = ()
) -> tuple[int, Verdict]:
    """The best of several translations, given best first: the first that is right, else the first
    that can be repaired, else the first of all.

    Raises ValueError where there is none.
    """
    source = _Source.of(chinese, names)
    verdicts = [source.check(text) for text in hypotheses]
    for wanted in (lambda v: v.ok, lambda v: v.repaired is not None, lambda v: True):
        for index, verdict in enumerate(verdicts):
            if wanted(verdict):
                return index, verdict
    raise ValueError("there is no translation to choose from")


@dataclass(frozen=True, slots=True)
class _Source:
    """A sentence, read once for all its translations."""

    chinese: str
    claims: tuple[Claim, ...]
    loose: frozenset[Decimal]

    @classmethod
    def of(cls, chinese: str, names: Collection[str]) -> Self:
        chinese = _SPACED_RE.sub("", chinese)
        return cls(chinese, claims_of(chinese, names), loose_values(chinese))

    def check(self, text: str) -> Verdict:
        facts = find_facts(text)
        findings = compare(self.claims, facts, self.loose, text)
        problems = tuple(self._problems(text, facts, findings))
        if _is_ok(problems):
            return Verdict(True, problems, text)
        mended = repaired(text, findings, facts, self.chinese)
        mended = with_right_words(self.chinese, mended) if mended else None
        if mended is not None and self._is_right(mended):
            return Verdict(False, problems, mended)
        return Verdict(False, problems, None)

    def _is_right(self, text: str) -> bool:
        facts = find_facts(text)
        findings = compare(self.claims, facts, self.loose, text)
        return _is_ok(tuple(self._problems(text, facts, findings)))

    def _problems(
        self, text: str, facts: Sequence[Fact], findings: Sequence[Finding]
    ) -> Iterator[GuardProblem]:
        """Everything that is wrong with a translation."""
        for code, message in faults(self.chinese, text):
            yield GuardProblem(code, "", message)
        for finding in findings:
            yield _problem(finding, text)
        for unit, word in wrong_unit_words(self.chinese, text):
            if not any(unit in finding.claim.surface for finding in findings if finding.claim):
                yield GuardProblem("unit", unit, f"“{unit}” became “{word}”")
        found = {finding.fact for finding in findings}
        for fact in unfounded(self.chinese, text, facts):
            if fact not in found:
                yield _problem(Finding("invented", None, fact), text)
        yield from _lost_qualifiers(self.claims, text)


def _is_ok(problems: Sequence[GuardProblem]) -> bool:
    return all(problem.code in WARNINGS for problem in problems)


def _problem(finding: Finding, text: str) -> GuardProblem:
    claim, fact = finding.claim, finding.fact
    said = text[fact.start : fact.end].strip() if fact else ""
    meant = _words(claim) if claim else ""
    source = claim.surface if claim else ""
    messages = {
        "missing": f"“{source}” ({meant}) is missing",
        "changed": f"“{source}” ({meant}) became “{said}”",
        "invented": f"“{said}” is not in the source",
        "currency": f"“{source}” ({meant}) became “{said}”: another currency, or none",
        "unit": f"“{source}” ({meant}) became “{said}”: another unit, or none",
        "malformed": f"“{said}” is no number",
    }
    return GuardProblem(finding.code, source or said, messages[finding.code])


def _words(claim: Claim) -> str:
    if claim.measure is not None:
        return english(claim.measure, claim.surface)
    value = claim.choices[0][0]
    if claim.kind == "clock":
        return f"{int(value) // 60}:{int(value) % 60:02}"
    return f"{claim.kind} {value}"


_QUALIFIED = {
    "over": r"more|over|above|exceed\w*|upwards|surpass\w*|top(?:ped|s)?|beyond|plus"
    r"|least|odd|excess",
    "nearly": r"near\w*|almost|close|approach\w*|about|some|just under|around|approx\w*|roughly",
    "about": r"about|around|some|roughly|approx\w*|nearly|almost|or so|circa",
    "at_least": r"least|more|over|above|minimum|older|up\b|exceed\w*|no (?:less|fewer)|plus",
    "at_most": r"less|fewer|most|under|below|within|up to|maximum|not exceed\w*|no more"
    r"|younger|only",
}


def _lost_qualifiers(claims: Sequence[Claim], text: str) -> Iterator[GuardProblem]:
    for claim in claims:
        pattern = _QUALIFIED.get(claim.qualifier)
        if pattern and not re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
            message = f"“{claim.surface}” lost what qualifies it"
            yield GuardProblem("qualifier", claim.surface, message)
