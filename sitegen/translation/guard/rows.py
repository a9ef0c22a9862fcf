"""The guard for other programs: `sitegen guard PAIRS.jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from sitegen.figures.rows import Row, read_rows
from sitegen.problems import SitegenError, Span, error
from sitegen.translation.guard.check import choose

_HINT = 'a line is {"id": 1, "zh": "…", "en": "…"}, or has "hypotheses": ["…", "…"] for "en"'


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translations, the best first."""

    id: object
    chinese: str
    hypotheses: tuple[str, ...]


def read_pairs(lines: Iterable[str], path: str) -> Iterator[Pair]:
    """Rows of `{id, zh, en}` or `{id, zh, hypotheses}`.

    Raises SitegenError with the line of the first that is none.
    """
    for number, row in read_rows(lines, path, _HINT):
        chinese, texts = row.get("zh"), row.get("hypotheses", [row.get("en")])
        whole = isinstance(texts, list) and texts and all(isinstance(t, str) for t in texts)
        if not isinstance(chinese, str) or not whole:
            message = "a row needs a “zh” and an “en” or “hypotheses”"
            raise SitegenError(error("row", message, Span.point(path, number), _HINT))
        yield Pair(row.get("id", number - 1), chinese, tuple(texts))


def guard_rows(pairs: Iterable[Pair]) -> Iterator[Row]:
    """A verdict for each pair; `repaired` is the text to publish, null where none is safe."""
    for pair in pairs:
        index, verdict = choose(pair.chinese, pair.hypotheses)
        row: Mapping[str, object] = {
            "id": pair.id,
            "ok": verdict.ok,
            "problems": [asdict(problem) for problem in verdict.problems],
            "repaired": verdict.repaired,
        }
        yield {**row, "hypothesis": index} if len(pair.hypotheses) > 1 else row
