"""What mending gives: blocks with what was found about them, and the record of each mend."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.digest.blocks import RawBlock
from sitegen.digest.source import Located, Source
from sitegen.model import Repair, RepairKind


@dataclass(frozen=True, slots=True)
class MendedBlock:
    """A raw block after mending: `credits` are a caption's photographers."""

    raw: RawBlock
    credits: tuple[str, ...] = ()


def repair(kind: RepairKind, source: Source, where: Located, after: str) -> Repair:
    """The record of a mend: what stood there, and what became of it."""
    return Repair(kind, where.span(source), where.text, after)
