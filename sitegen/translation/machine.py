"""Sentences without English get it from an engine, guarded figure by figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.figures.text import find_figures
from sitegen.figures.wording.english import english
from sitegen.model import Segment, SegmentKey, Translation
from sitegen.translation.engine import Engine
from sitegen.translation.glossary import Glossary
from sitegen.translation.guard.check import WARNINGS, Verdict, check, choose
from sitegen.translation.naming import with_english_names
from sitegen.translation.segments import (
    DIGEST_TITLE,
    FIGURE_LABEL,
    HEADLINE,
    KICKER,
    PLACE,
    TOPIC,
)

HYPOTHESES = 4
"""Translations asked for of each sentence; the guard takes the best that is right."""

_AT_A_TIME = 128
"""Segments between two looks at those that came out wrong: few, so that stopping loses few of
them; many enough for full batches."""

_NO_SENTENCES = (HEADLINE, KICKER, TOPIC, PLACE, DIGEST_TITLE, FIGURE_LABEL)
NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Machined:
    """What became of a segment. `engine` says what made the text, or which file a `remembered` one
    was taken from; `problems` are what guard and glossary found and nobody put right, in words,
    `notes` what may be right and is worth a look; `repaired`: a number was put right."""

    segment: Segment
    text: str
    engine: str
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repaired: bool = False
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What translations are held to: figures, but for those in proper `names`, and terms."""

    names: Collection[str] = ()
    glossary: Glossary = NO_GLOSSARY

    def best(self, segment: Segment, texts: Sequence[str], label: str) -> Machined:
        """The best of several translations: by figures first, then by terms."""
        by_terms = sorted(texts, key=lambda text: len(self._terms(segment, text)))
        index, verdict = choose(segment.source, by_terms, self.names)
        text = by_terms[index] if verdict.repaired is None else verdict.repaired
        repaired = text != by_terms[index]
        result = Machined(segment, text, label, repaired=repaired)
        return self.compared(result) if repaired else self._told(result, verdict)

    def compared(self, result: Machined) -> Machined:
        """A result with what is wrong with its text, which stays as it is."""
        return self._told(result, check(result.segment.source, result.text, self.names))

    def with_english(self, chinese: str) -> str:
        """A sentence with its figures, terms and names in English."""
        terms = self.glossary.in_english(with_english_figures(chinese, self.names))
        return with_english_names(terms)

    def _told(self, result: Machined, verdict: Verdict) -> Machined:
        found = verdict.problems
        figures = tuple(problem.message for problem in found if problem.code not in WARNINGS)
        notes = tuple(problem.message for problem in found if problem.code in WARNINGS)
        terms = self._terms(result.segment, result.text)
        return replace(result, problems=figures + terms, notes=notes)

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
    ordered = sorted(segments, key=lambda segment: -len(segment.source))
    for start in range(0, len(ordered), _AT_A_TIME):
        yield from _guarded(ordered[start : start + _AT_A_TIME], engine, rules)


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


def with_english_figures(chinese: str, names: Collection[str] = ()) -> str:
    """A sentence with its figures in English, for an engine to copy: 完成投资 21 billion yuan。"""
    for figure in reversed(find_figures(chinese, names)):
        mention = figure.mention
        words = english(mention.measure, figure.surface).partition(" (about")[0]
        chinese = f"{chinese[: mention.start]} {words} {chinese[mention.end :]}"
    return chinese
