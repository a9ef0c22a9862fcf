"""What a person should look at after translations were filled in, with its place in the PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitegen.model import SegmentKey
from sitegen.problems import Problem, Span, warning
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.machine import Machined

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is left to people of a run, and of the runs before it.

    `to_check` is what guard and glossary found in texts of this run; `to_look_at` what free wording
    often has, and may be right; `earlier` are the places of texts of earlier runs that are still to
    be checked.
    """

    to_check: tuple[Problem, ...]
    to_look_at: tuple[Problem, ...]
    earlier: tuple[Span, ...]

    def problems(self) -> Iterator[Problem]:
        """A warning for each finding of this run, and one for each file with earlier ones."""
        yield from self.to_check
        for _, spans in groupby(self.earlier, key=lambda span: span.path):
            places = list(spans)
            message = f"still to check from earlier: {len(places):,}; the first is here"
            hint = "`sitegen translate --review` shows them"
            yield warning("to-check", message, places[0], hint)


def doubts_about(digests: Iterable[BilingualDigest], results: Sequence[Machined]) -> Doubts:
    """What is in doubt of digests as they are now, of which `results` were filled in just before.

    What a person has confirmed or written since is not.
    """
    fresh = {result.segment.key for result in results}
    standing: dict[SegmentKey, Span] = {}
    earlier: list[Span] = []
    for digest in digests:
        for key, translation in digest.translations.items():
            if translation.origin in ("machine", "memory"):
                standing.setdefault(key, translation.span)
            if translation.doubtful and key not in fresh:
                earlier.append(translation.span)
    left = [(one, standing[one.segment.key]) for one in results if one.segment.key in standing]
    to_check = (_problem("to-check", message, *one) for one in left for message in one[0].problems)
    to_look_at = (_problem("to-look-at", message, *one) for one in left for message in one[0].notes)
    by_place = sorted(earlier, key=lambda span: (span.path, span.line))
    return Doubts(tuple(to_check), tuple(to_look_at), tuple(by_place))


def _problem(code: str, message: str, result: Machined, span: Span) -> Problem:
    hint = f"“{result.text[:_SHOWN]}”; `sitegen translate --review` shows it"
    return warning(code, message, span, hint)
