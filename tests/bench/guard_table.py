"""What the guard finds in `tests/cases/guard-pairs.jsonl`, by kind of error.

    .venv/bin/python tests/bench/guard_table.py

The pairs are written by hand in the manner of real engines; "repaired" counts texts that pass the
guard after the repair.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from sitegen.translation.guard.check import check

PAIRS = Path(__file__).parents[1] / "cases/guard-pairs.jsonl"


def main() -> None:
    """Print the confusion table, then a line for each kind of error."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in PAIRS.read_text("utf-8").splitlines():
        row = json.loads(line)
        verdict = check(row["zh"], row["en"])
        count = verdicts[row["kind"] if row["wrong"] else ""]
        count["rows"] += 1
        count["alarm"] += not verdict.ok
        count["repaired"] += not verdict.ok and verdict.repaired is not None
    clean = verdicts.pop("")
    wrong = sum(verdicts.values(), Counter[str]())
    print(f"{'':14}{'alarm':>8}{'none':>8}{'repaired':>10}")
    for name, count in (("wrong", wrong), ("clean", clean), *sorted(verdicts.items())):
        print(_line(name, count))


def _line(name: str, count: Counter[str]) -> str:
    silent = count["rows"] - count["alarm"]
    share = f"{count['alarm'] / count['rows']:.1%}" if count["rows"] else "–"
    return f"{name:14}{count['alarm']:>8}{silent:>8}{count['repaired']:>10}   {share}"


if __name__ == "__main__":
    main()
