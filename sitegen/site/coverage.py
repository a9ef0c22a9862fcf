"""What a page shows, and how far its English is reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from sitegen.site.origins import Coverage, EngineShare, Run


def coverage_of(view: object) -> Coverage:
    """Counts the texts in the runs of a view, be they as deep in it as they may.

    A text that stands in several places is one text; what a page does not show is not counted,
    such as a figure's label that gives way to its sentence.
    """
    states = {state for run in _runs(view) for state in run.texts}
    origins = Counter(state.origin for state in states)
    engines = Counter(state.engine for state in states if state.origin == "machine")
    by_share = sorted(engines.items(), key=lambda item: (not item[0], -item[1], item[0]))
    return Coverage(
        reviewed=origins["reviewed"],
        memory=origins["memory"],
        machine=origins["machine"],
        missing=origins["missing"],
        doubtful=sum(state.doubtful for state in states),
        engines=tuple(EngineShare(name, count) for name, count in by_share),
    )


def _runs(value: object) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _runs(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _runs(getattr(value, field.name))
