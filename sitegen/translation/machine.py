"""Sentences without English get it from an engine, guarded figure by figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sitegen.figures.text import find_figures
from sitegen.figures.wording.english import english
from sitegen.model import Segment, SegmentKey, Translation
from sitegen.translation.engine import Engine
from sitegen.translation.glossary import Glossary
from sitegen.translation.guard.check import WARNINGS, choose
from sitegen.translation.naming import name_wordings
from sitegen.translation.romanising import romanised
from sitegen.translation.segments import (
    DIGEST_TITLE,
    FIGURE_LABEL,
    HEADLINE,
    KICKER,
    PERSON,
    PLACE,
    TOPIC,
)
from sitegen.translation.wordings import Wording, worded

HYPOTHESES = 4
"""Translations asked for of each sentence; the guard takes the best that is right."""

_AT_A_TIME = 128
"""Segments between two looks at those that came out wrong: few, so that stopping loses few of
them; many enough for full batches."""

_NO_SENTENCES = (HEADLINE, KICKER, TOPIC, PLACE, DIGEST_TITLE, FIGURE_LABEL)
# What may be a term and nothing else; sentences are not, and headlines have capital letters.
_SHORT_TEXTS = (PERSON, PLACE, TOPIC, FIGURE_LABEL)
NO_GLOSSARY = Glossary()

BY_RULE = "pinyin"
BY_GLOSSARY = "glossary"
"""What names and terms are translated by that need no engine."""


@dataclass(frozen=True, slots=True)
class Machined:
    """What became of a segment. `engine` says who made the text; `problems` are what the guard
    found and could not put right, in words; `repaired`: it put something right."""

    segment: Segment
    text: str
    engine: str
    problems: tuple[str, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What translations are held to: figures, but for those in proper `names`, and terms."""

    names: Collection[str] = ()
    glossary: Glossary = NO_GLOSSARY

    def best(self, segment: Segment, texts: Sequence[str], label: str) -> Machined:
        """The best of several translations: by figures first, then by terms."""
        by_terms = sorted(texts, key=lambda text: len(self._terms(segment, text)))
        index, verdict = choose(segment.source, by_terms, self.names)
        if verdict.repaired is None:
            found = tuple(p.message for p in verdict.problems if p.code not in WARNINGS)
            return Machined(segment, by_terms[index], label, found)
        terms = self._terms(segment, verdict.repaired)
        return Machined(segment, verdict.repaired, label, terms, not verdict.ok)

    def with_english(self, chinese: str) -> str:
        """A sentence with its figures, terms and names in English, for an engine to copy."""
        terms = self.glossary.wordings(chinese)
        figures = figure_wordings(chinese, self.names)
        return worded(chinese, (*terms, *figures, *name_wordings(chinese)))

    def _terms(self, segment: Segment, text: str) -> tuple[str, ...]:
        translation = Translation(segment, text, "machine", segment.span)
        return tuple(problem.message for problem in self.glossary.violations(translation))


def machine_translations(
    segments: Sequence[Segment], engine: Engine, rules: Rules
) -> Iterator[Machined]:
    """Translate segments, the longest first; each as soon as it is done.

    A sentence of which no translation is right is tried once more with its figures, terms and
    names already in English; the best of all its translations comes with what is still wrong.
    """
    rest: list[Segment] = []
    for segment in segments:
        if (ruled := _by_rule(segment, rules.glossary)) is not None:
            yield ruled
        else:
            rest.append(segment)
    rest.sort(key=lambda segment: -len(segment.source))
    for start in range(0, len(rest), _AT_A_TIME):
        yield from _guarded(rest[start : start + _AT_A_TIME], engine, rules)


def _by_rule(segment: Segment, glossary: Glossary) -> Machined | None:
    """A name or a single term, which needs no engine."""
    if segment.context in _SHORT_TEXTS and (term := glossary.rendering_of(segment.source)):
        return Machined(segment, term, BY_GLOSSARY)
    name = romanised(segment)
    return Machined(segment, name, BY_RULE) if name else None


def _guarded(segments: Sequence[Segment], engine: Engine, rules: Rules) -> Iterator[Machined]:
    """Translate some segments, and those that came out wrong once more."""
    label = f"{engine.name} {engine.version}".strip()
    failed: dict[SegmentKey, list[str]] = {}
    for segment, texts in _translated(segments, [s.source for s in segments], engine):
        result = rules.best(segment, texts, label)
        if result.problems:
            failed[segment.key] = texts
        else:
            yield result
    again = [segment for segment in segments if segment.key in failed]
    sources = [rules.with_english(segment.source) for segment in again]
    for segment, texts in _translated(again, sources, engine):
        yield rules.best(segment, [*failed[segment.key], *texts], label)


def _translated(
    segments: Sequence[Segment], sources: Sequence[str], engine: Engine
) -> Iterator[tuple[Segment, list[str]]]:
    """Each segment with its hypotheses; the same source is translated once."""
    places: dict[str, list[Segment]] = {}
    for segment, source in zip(segments, sources, strict=True):
        places.setdefault(source, []).append(segment)
    unique = list(places)
    for index, hypotheses in engine.translate(unique, HYPOTHESES):
        texts = [hypothesis.text.strip() for hypothesis in hypotheses] or [""]
        for segment in places[unique[index]]:
            yield segment, [_tidied(segment, text) for text in texts]


def _tidied(segment: Segment, text: str) -> str:
    """Engines make sentences of all they get; a headline or a label ends without a stop."""
    return text.removesuffix(".") if segment.context in _NO_SENTENCES else text


def figure_wordings(chinese: str, names: Collection[str] = ()) -> Iterator[Wording]:
    """The figures of a sentence with their English: 21 billion yuan for 210亿元."""
    for figure in find_figures(chinese, names):
        mention = figure.mention
        words = english(mention.measure, figure.surface).partition(" (about")[0]
        yield Wording(mention.start, mention.end, words)
