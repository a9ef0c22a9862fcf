"""Sentences without English get it from an engine, guarded figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.figures.text import find_figures
from sitegen.figures.wording.english import english
from sitegen.model import Segment, SegmentKey, Translation
from sitegen.translation.engine import Engine
from sitegen.translation.glossary import Glossary
from sitegen.translation.guard.check import WARNINGS, Verdict, check, choose
from sitegen.translation.naming import name_wordings
from sitegen.translation.placeholders import StandIn
from sitegen.translation.segments import (
    DIGEST_TITLE,
    FIGURE_LABEL,
    HEADLINE,
    KICKER,
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
        """A sentence with its figures, terms and names in English, for an engine to copy."""
        return worded(chinese, (*self.glossary.wordings(chinese), *self._wordings(chinese)))

    def tries(self, chinese: str, texts: Sequence[str]) -> Iterator[StandIn]:
        """How a sentence is given to an engine once more: in part in English; and where none of
        its translations has a term, with a name for it. All else then stays as the engine knows
        it, but for the figures, if they were what went wrong."""
        yield StandIn(self.with_english(chinese), ())
        missing = self.glossary.missing(chinese, texts)
        if missing:
            _, verdict = choose(chinese, texts, self.names)
            wrong = verdict.repaired is None
            yield StandIn.of(chinese, missing, self._wordings(chinese) if wrong else ())

    def _wordings(self, chinese: str) -> Iterator[Wording]:
        yield from figure_wordings(chinese, self.names)
        yield from name_wordings(chinese)

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

    A sentence of which no translation is right is tried once more (see `Rules.tries`); the best of
    all its translations comes with what is still wrong.
    """
    ordered = sorted(segments, key=lambda segment: -len(segment.source))
    for start in range(0, len(ordered), _AT_A_TIME):
        yield from _guarded(ordered[start : start + _AT_A_TIME], engine, rules)


def _guarded(segments: Sequence[Segment], engine: Engine, rules: Rules) -> Iterator[Machined]:
    """Translate some segments, and those that came out wrong once more."""
    label = f"{engine.name} {engine.version}".strip()
    failed: dict[SegmentKey, list[str]] = {}
    for index, texts in _translated([segment.source for segment in segments], engine):
        segment = segments[index]
        tidy = [_tidied(segment, text) for text in texts]
        result = rules.best(segment, tidy, label)
        if result.problems:
            failed[segment.key] = tidy
        else:
            yield result
    again = [segment for segment in segments if segment.key in failed]
    for segment, texts in _tried_again(again, failed, engine, rules):
        yield rules.best(segment, [*failed[segment.key], *texts], label)


def _tried_again(
    segments: Sequence[Segment],
    failed: Mapping[SegmentKey, Sequence[str]],
    engine: Engine,
    rules: Rules,
) -> Iterator[tuple[Segment, list[str]]]:
    """Each segment with what came of all its further tries, in their order."""
    tries = [
        (segment, stand_in)
        for segment in segments
        for stand_in in rules.tries(segment.source, failed[segment.key])
    ]
    left = Counter(segment.key for segment, _ in tries)
    found: dict[int, list[str]] = {}
    for index, texts in _translated([stand_in.chinese for _, stand_in in tries], engine):
        segment, stand_in = tries[index]
        backs = map(stand_in.put_back, texts)
        found[index] = [_tidied(segment, back) for back in backs if back is not None]
        left[segment.key] -= 1
        if not left[segment.key]:
            mine = (number for number, (one, _) in enumerate(tries) if one.key == segment.key)
            yield segment, [text for number in mine for text in found.pop(number)]


def _translated(sources: Sequence[str], engine: Engine) -> Iterator[tuple[int, list[str]]]:
    """The hypotheses for each source, by its number; what is the same is translated once."""
    places: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        places.setdefault(source, []).append(number)
    unique = list(places)
    for index, hypotheses in engine.translate(unique, HYPOTHESES):
        texts = [hypothesis.text.strip() for hypothesis in hypotheses] or [""]
        for number in places[unique[index]]:
            yield number, texts


def _tidied(segment: Segment, text: str) -> str:
    """Engines make sentences of all they get; a headline or a label ends without a stop."""
    return text.removesuffix(".") if segment.context in _NO_SENTENCES else text


def figure_wordings(chinese: str, names: Collection[str] = ()) -> Iterator[Wording]:
    """The figures of a sentence with their English: 21 billion yuan for 210亿元."""
    for figure in find_figures(chinese, names):
        mention = figure.mention
        words = english(mention.measure, figure.surface).partition(" (about")[0]
        yield Wording(mention.start, mention.end, words)
