"""A digest and its catalogue become one bilingual digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.model import Digest, Origin, Segment, SegmentKey, Sentence, Translation
from sitegen.problems import Problem, Span, warning
from sitegen.translation.catalogue import Catalogue, read_catalogue, unused_entries
from sitegen.translation.segments import CAPTION, FIGURE_LABEL, digest_segments


@dataclass(frozen=True, slots=True)
class BilingualDigest:
    """A digest with the English of every one of its segments, be it missing.

    `whole`: no error in the digest left a part of it out.
    """

    digest: Digest
    translations: Mapping[SegmentKey, Translation]
    problems: tuple[Problem, ...]
    whole: bool = True

    def english(self, source: str, context: str = "") -> Translation:
        """The translation of a text of the digest."""
        return self.translations[(context, source)]

    def context_of(self, sentence: Sentence) -> str:
        """The context under which a sentence of the text is translated."""
        return "" if ("", sentence.text) in self.translations else CAPTION

    def read_again(self, site: Path) -> BilingualDigest:
        """The same digest with the English that its PO file has now."""
        return translate_digest(site, self.digest, whole=self.whole)

    def counts(self) -> Counter[Origin]:
        """How many segments of the digest are reviewed, machine-made and so on."""
        return Counter(t.origin for t in self.translations.values())


def translate_digest(site: Path, digest: Digest, *, whole: bool = True) -> BilingualDigest:
    """Give a digest its English from the PO file beside it.

    Entries that translate nothing are told only of a `whole` digest: what they translate may be in
    the part that an error left out.
    """
    catalogue = read_catalogue(site, digest)
    segments = digest_segments(digest)
    translations = {s.key: catalogue.translate(s) for s in segments}
    problems = [*catalogue.problems, *(unused_entries(catalogue, segments) if whole else ())]
    problems.extend(_missing(digest, catalogue, segments, translations.values()))
    return BilingualDigest(digest, translations, tuple(problems), whole)


def _missing(
    digest: Digest,
    catalogue: Catalogue,
    segments: tuple[Segment, ...],
    translations: Iterable[Translation],
) -> list[Problem]:
    missing = [t.segment for t in translations if t.origin == "missing"]
    if not missing:
        return []
    count = f"{len(missing)} of {len(segments)} texts have no English and are shown in Chinese"
    if all(segment.context == FIGURE_LABEL for segment in missing):
        count = f"{len(missing)} figure labels have no English; their sentences stand in for them"
    if not catalogue.path:
        hint = "`sitegen translate` makes the PO file to fill in"
        return [warning("missing-translation", count, Span.point(digest.path), hint)]
    hint = f"the first is {catalogue.path}: “{missing[0].source[:24]}”"
    return [warning("missing-translation", count, missing[0].span, hint)]
