"""The guard over a whole digest, reviewed and machine-made alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitegen.model import Translation
from sitegen.problems import Problem, warning
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.guard.check import check

_HINT = "people mistype numbers too: compare it with the Chinese"
_LONGEST_HINT = 160
_ABOUT_TEXT = frozenset(["loop", "chinese", "truncated", "empty", "negation"])


def guard_problems(digest: BilingualDigest, names: Collection[str] = ()) -> Iterator[Problem]:
    """A warning, at its place in the PO file, for each thing that is wrong with a translation."""
    for translation in digest.translations.values():
        if translation.origin != "missing":
            yield from _problems(translation, names)


def _problems(translation: Translation, names: Collection[str]) -> Iterator[Problem]:
    verdict = check(translation.segment.source, translation.text, names)
    hint = _HINT
    if verdict.repaired and verdict.repaired != translation.text:
        suggestion = f"it could read: {verdict.repaired}"
        hint = suggestion if len(suggestion) <= _LONGEST_HINT else hint
    for problem in verdict.problems:
        code = f"{'translation' if problem.code in _ABOUT_TEXT else 'figure'}-{problem.code}"
        yield warning(code, problem.message, translation.span, hint)
