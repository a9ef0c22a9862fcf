"""Tolls and records in short: 六死八十七伤, 3胜1平2负."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import ARABIC, parse_number
from sitegen.figures.passages import Passage

_NUMBER = f"(?:(?:{ARABIC})|[一二两三四五六七八九十百]+)"
_TOLL_RE = re.compile(rf"(?:{_NUMBER}[人]?[死伤])+(?![者员病残亡])")
_RECORD_RE = re.compile(rf"(?:{_NUMBER}胜)(?:{_NUMBER}平)?(?:{_NUMBER}负)")
_PART_RE = re.compile(f"(?P<number>{_NUMBER})(?P<what>[死伤胜平负])")
_SIGNS_RE = re.compile("[死伤胜]")
_UNITS = {"死": ("person", ""), "伤": ("person", "")}


def find(passage: Passage) -> Iterator[Mention]:
    """Each number of a toll or a record; one alone (两伤) is often a name."""
    if not _SIGNS_RE.search(passage.text):
        return
    for pattern in (_TOLL_RE, _RECORD_RE):
        for whole in passage.at_numbers(pattern):
            parts = list(_PART_RE.finditer(passage.text, *whole.span()))
            if len(parts) < 2:
                continue
            for part in parts:
                value = parse_number(part["number"])
                unit, written = _UNITS.get(part["what"], ("item", part["what"]))
                end = part.end("number") + len(written)
                if value is not None:
                    yield Mention(part.start(), end, value, unit, written, "quantity", counter=True)
