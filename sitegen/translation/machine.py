"""Sentences without English get it from an engine, guarded figure by figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sitegen.figures.text import find_figures
from sitegen.figures.wording.english import english
from sitegen.model import Segment
from sitegen.translation.engine import Engine
from sitegen.translation.guard.check import WARNINGS, Verdict, choose
from sitegen.translation.romanising import romanised

HYPOTHESES = 4
"""Translations asked for of each sentence; the guard takes the best that is right."""

BY_RULE = "pinyin"
"""What names are translated by."""


@dataclass(frozen=True, slots=True)
class Machined:
    """What became of a segment. `engine` says who made the text; `problems` are what the guard
    found and could not put right, in words; `repaired`: it put something right."""

    segment: Segment
    text: str
    engine: str
    problems: tuple[str, ...] = ()
    repaired: bool = False


def machine_translations(
    segments: Sequence[Segment], engine: Engine, names: Collection[str] = ()
) -> Iterator[Machined]:
    """Translate segments, in no given order; each as soon as it is done.

    A sentence of which no translation is right is tried once more with its figures already in
    English; if that fails too, its best translation comes with what is wrong with it.
    """
    label = f"{engine.name} {engine.version}".strip()
    rest: list[Segment] = []
    for segment in segments:
        name = romanised(segment)
        if name:
            yield Machined(segment, name, BY_RULE)
        else:
            rest.append(segment)
    failed: list[tuple[Segment, str, Verdict]] = []
    for segment, texts in _translated(rest, [s.source for s in rest], engine):
        index, verdict = choose(segment.source, texts, names)
        if verdict.repaired is None:
            failed.append((segment, texts[index], verdict))
        else:
            yield _machined(segment, verdict, label)
    yield from _second_try(failed, engine, label, names)


def _second_try(
    failed: Sequence[tuple[Segment, str, Verdict]],
    engine: Engine,
    label: str,
    names: Collection[str],
) -> Iterator[Machined]:
    before = {segment.key: (text, verdict) for segment, text, verdict in failed}
    segments = [segment for segment, _, _ in failed]
    sources = [with_english_figures(segment.source, names) for segment in segments]
    for segment, texts in _translated(segments, sources, engine):
        _, verdict = choose(segment.source, texts, names)
        if verdict.repaired is not None:
            yield _machined(segment, verdict, label)
            continue
        text, first = before[segment.key]
        problems = tuple(p.message for p in first.problems if p.code not in WARNINGS)
        yield Machined(segment, text, label, problems)


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
            yield segment, texts


def _machined(segment: Segment, verdict: Verdict, label: str) -> Machined:
    assert verdict.repaired is not None, "asked only where there is a safe text"
    return Machined(segment, verdict.repaired, label, repaired=not verdict.ok)


def with_english_figures(chinese: str, names: Collection[str] = ()) -> str:
    """A sentence with its figures in English, for an engine to copy: 完成投资 21 billion yuan。"""
    for figure in reversed(find_figures(chinese, names)):
        mention = figure.mention
        words = english(mention.measure, figure.surface).partition(" (about")[0]
        chinese = f"{chinese[: mention.start]} {words} {chinese[mention.end :]}"
    return chinese
