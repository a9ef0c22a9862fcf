"""What the guard finds in `tests/cases/guard-pairs.jsonl`, by kind of error, and in
`guard-warnings.jsonl`, whose pairs lost a qualifier or a negation, or kept it.

    .venv/bin/python tests/bench/guard_table.py

The pairs are written by hand in the manner of real engines; "repaired" counts texts that pass the
guard after the repair.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

from sitegen.translation.guard.check import WARNINGS, check

CASES = Path(__file__).parents[1] / "cases"


def main() -> None:
    """Print the confusion table, then a line for each kind of error."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (CASES / "guard-pairs.jsonl").read_text("utf-8").splitlines():
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
    print(f"\n{'':14}{'told':>8}{'not':>8}")
    for name, told in _warnings().items():
        print(f"{name:14}{told[True]:>8}{told[False]:>8}")


def _warnings() -> dict[str, Counter[bool]]:
    """How many pairs are warned of, by what they lost."""
    told: dict[str, Counter[bool]] = defaultdict(Counter)
    for line in (CASES / "guard-warnings.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        codes = {problem.code for problem in check(row["zh"], row["en"]).problems}
        told[row["code"] or "kept"][bool(codes & WARNINGS)] += 1
    return told


def _line(name: str, count: Counter[str]) -> str:
    silent = count["rows"] - count["alarm"]
    share = f"{count['alarm'] / count['rows']:.1%}" if count["rows"] else "–"
    return f"{name:14}{count['alarm']:>8}{silent:>8}{count['repaired']:>10}   {share}"


if __name__ == "__main__":
    main()
