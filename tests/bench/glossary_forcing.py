"""Which way of forcing a glossary's terms into a translation works best.

    .venv/bin/python -m tests.bench.glossary_forcing [ARCHIVE …]

The sentences are of the kind that the test package is trained on, each with one term: half of the
terms the package knows and renders otherwise, half of them it has never seen. Ways:

    none         the first hypothesis of the plain sentence
    choose       of four hypotheses the first that has the term
    source       the English term stands in the Chinese sentence
    placeholder  a word that means nothing stands for the term, and the term is put back
    prefix       decoded again from what stands before the words that attend to the term, with the
                 term behind it as a fixed prefix (constrained decoding)
    replace      the words that attend to the term are replaced by it
    sitegen      as Sitegen has it: `none`, then `source` and `placeholder` where the term is not
                 there; terms and guard choose among all hypotheses

`term`: the term is there; `rest`: chrF of all other words against the reference; `figures`: the
guard finds every figure right; `all`: term and figures, with a `rest` of at least 90; `time`: that
of the decoding, as a multiple of that of `none`. An archive is trained with `tests.argos.train`;
one made with `--mixed` has seen foreign words among the Chinese, as real packages have.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

import ctranslate2
import sentencepiece

from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.engine import Hypothesis, Translated
from sitegen.translation.glossary import Glossary, Term
from sitegen.translation.guard.check import check
from sitegen.translation.machine import Rules, machine_translations
from sitegen.translation.renderings import Inflection, rendering_re, says
from tests.argos.samples import ARCHIVE
from tests.argos.sentences import sentence_pairs

SENTENCES = 12
HYPOTHESES = 4
PLACEHOLDER = "Zeta"
GOOD_REST = 90.0


@dataclass(frozen=True, slots=True)
class Case:
    """A term with its rendering, in place of a word that the sentences have."""

    word: str
    english: str
    term: str
    rendering: str

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Sentences with the term, and their references."""
        for chinese, english in sentence_pairs(seed=11):
            if chinese.count(self.word) == 1 and english.count(self.english) == 1:
                yield (
                    chinese.replace(self.word, self.term),
                    english.replace(self.english, self.rendering),
                )


KNOWN = (
    Case("养老院", "nursing home", "养老院", "home for the aged"),
    Case("运动会", "sports meeting", "运动会", "sports day"),
    Case("油茶", "camellia oil", "油茶", "oil-tea camellia"),
    Case("工业园", "industrial park", "工业园", "business park"),
    Case("志愿者", "volunteers", "志愿者", "community volunteers"),
    Case("干部", "officials", "干部", "cadres"),
)
UNKNOWN = (
    Case("养老院", "nursing home", "敬老院", "home for the aged"),
    Case("运动会", "sports meeting", "博览会", "trade fair"),
    Case("茶叶", "tea", "柑橘", "tangerine"),
    Case("安远县", "Anyuan County", "寻乌县", "Xunwu County"),
    Case("志愿者", "volunteers", "乡贤", "local worthies"),
    Case("青山镇", "Qingshan Town", "马回岭镇", "Mahuiling Town"),
)


@dataclass(slots=True)
class Decoder:
    """A package, decoded as Sitegen decodes, with what the ways need beside the text."""

    translator: Any
    tokenizer: Any
    seconds: float = field(default=0.0)
    name: str = "bench"
    version: str = ""
    source: str = "zh"
    target: str = "en"

    def decode(
        self, tokens: Sequence[list[str]], count: int = 1, prefixes: Any = None, **options: Any
    ) -> list[Any]:
        """CTranslate2's results, on the clock."""
        start = time.perf_counter()
        found: list[Any] = self.translator.translate_batch(
            list(tokens),
            target_prefix=prefixes,
            beam_size=4,
            num_hypotheses=count,
            length_penalty=0.2,
            replace_unknowns=True,
            max_decoding_length=200,
            **options,
        )
        self.seconds += time.perf_counter() - start
        return found

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        pieces: list[str] = self.tokenizer.encode(text, out_type=str)
        return pieces

    def text(self, pieces: Sequence[str]) -> str:
        """The text of some pieces."""
        return "".join(pieces).replace("▁", " ").strip()

    def translate(self, sentences: Sequence[str], hypotheses: int = 1) -> Iterator[Translated]:
        """See `Engine.translate`."""
        results = self.decode(list(map(self.encode, sentences)), hypotheses)
        for index, result in enumerate(results):
            texts = map(self.text, result.hypotheses)
            yield index, tuple(Hypothesis(text, -float(n)) for n, text in enumerate(texts))

    def best(self, sentences: Sequence[str]) -> list[str]:
        """The best hypothesis of each."""
        return [found[0].text for _, found in self.translate(sentences)]

    def looking_at(self, sources: Sequence[str], term: str) -> list[tuple[list[str], int, int]]:
        """Each best hypothesis with the span of its pieces that attend to the term most."""
        encoded = list(map(self.encode, sources))
        results = self.decode(encoded, return_attention=True)
        return [
            (result.hypotheses[0], *_span(pieces, term, result.attention[0]))
            for pieces, result in zip(encoded, results, strict=True)
        ]


def _span(pieces: list[str], term: str, attention: list[list[float]]) -> tuple[int, int]:
    """Where the longest run of target pieces lies that attend to the term more than elsewhere."""
    places = [number for number, piece in enumerate(pieces) for _ in piece]
    at = "".join(pieces).index(term)
    mine = {places[place] for place in range(at, at + len(term))}
    looks = [max(range(len(row)), key=row.__getitem__) in mine for row in attention]
    best, start = (0, 0), 0
    for end, look in enumerate([*looks, False]):
        if not look:
            best = max(best, (start, end), key=lambda span: span[1] - span[0])
            start = end + 1
    return best


Way = Callable[[Decoder, Sequence[str], Case], list[str]]


def none(decoder: Decoder, sources: Sequence[str], _: Case) -> list[str]:
    """Nothing is forced."""
    return decoder.best(sources)


def choose(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """The first of four that has the term."""
    texts = [[h.text for h in found] for _, found in decoder.translate(sources, HYPOTHESES)]
    return [next((t for t in found if says(t, case.rendering)), found[0]) for found in texts]


def source(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """The English stands in the source."""
    return decoder.best([s.replace(case.term, f" {case.rendering} ") for s in sources])


def placeholder(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """A word of no meaning stands in the source."""
    texts = decoder.best([s.replace(case.term, f" {PLACEHOLDER} ") for s in sources])
    return [text.replace(PLACEHOLDER, case.rendering) for text in texts]


def prefix(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """Decoded once more from a prefix that ends in the term."""
    found = decoder.looking_at(sources, case.term)
    term = decoder.encode(case.rendering)
    prefixes = [[*pieces[:start], *term] if end else None for pieces, start, end in found]
    results = decoder.decode(list(map(decoder.encode, sources)), prefixes=prefixes)
    return [decoder.text(result.hypotheses[0]) for result in results]


def replace(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """The words that look at the term give way to it."""
    return [
        decoder.text([*pieces[:start], *decoder.encode(case.rendering), *pieces[end:]])
        if end
        else decoder.text(pieces)
        for pieces, start, end in decoder.looking_at(sources, case.term)
    ]


def sitegen(decoder: Decoder, sources: Sequence[str], case: Case) -> list[str]:
    """What `sitegen translate` does."""
    segments = [Segment(text, "", Span.point("a.md")) for text in sources]
    terms = Glossary((Term(case.term, (case.rendering,), "term", 1),))
    results = machine_translations(segments, decoder, Rules(glossary=terms))
    found = {result.segment.source: result.text for result in results}
    return [found[text] for text in sources]


WAYS: tuple[Way, ...] = (none, choose, source, placeholder, prefix, replace, sitegen)


def chrf(text: str, reference: str, longest: int = 6) -> float:
    """Character F-score with beta 2 (Popović 2015), spaces left out, in per cent."""
    scores = []
    text, reference = "".join(text.split()), "".join(reference.split())
    for length in range(1, longest + 1):
        said, meant = (
            Counter(t[at : at + length] for at in range(len(t) - length + 1))
            for t in (text, reference)
        )
        if not said or not meant:
            continue
        same = (said & meant).total()
        precision, recall = same / said.total(), same / meant.total()
        scores.append(5 * precision * recall / (4 * precision + recall) if same else 0.0)
    return 100 * fmean(scores) if scores else 0.0


def _open(archive: Path, folder: Path) -> Decoder:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    (metadata,) = folder.glob("*/metadata.json")
    assert json.loads(metadata.read_text("utf-8"))["from_code"] == "zh"
    return Decoder(
        ctranslate2.Translator(str(metadata.parent / "model"), intra_threads=1),
        sentencepiece.SentencePieceProcessor(str(metadata.with_name("sentencepiece.model"))),
    )


def _row(decoder: Decoder, way: Way, cases: Sequence[Case]) -> dict[str, float]:
    decoder.seconds = 0.0
    terms, rests, figures, alls = [], [], [], []
    for case in cases:
        pairs = list(islice(case.pairs(), SENTENCES))
        sources = [chinese for chinese, _ in pairs]
        for (chinese, reference), text in zip(pairs, way(decoder, sources, case), strict=True):
            wanted = rendering_re(case.rendering, Inflection.ALL)
            rest = chrf(wanted.sub("", text), wanted.sub("", reference))
            there, right = says(text, case.rendering), check(chinese, text).ok
            terms.append(there)
            rests.append(rest)
            figures.append(right)
            alls.append(there and right and rest >= GOOD_REST)
    shares = {"term": terms, "figures": figures, "all": alls}
    row = {name: 100 * fmean(found) for name, found in shares.items()}
    return row | {"rest": fmean(rests), "seconds": decoder.seconds}


def main() -> None:
    """Print a table for each package."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("archives", type=Path, nargs="*", default=[ARCHIVE])
    for archive in arguments.parse_args().archives:
        with tempfile.TemporaryDirectory() as folder:
            decoder = _open(archive, Path(folder))
            for name, cases in (("known terms", KNOWN), ("unknown terms", UNKNOWN)):
                print(f"\n{archive.name}, {name}: {len(cases)} × {SENTENCES} sentences")
                print(f"{'':12}{'term':>8}{'rest':>8}{'figures':>9}{'all':>8}{'time':>8}")
                base = 0.0
                for way in WAYS:
                    row = _row(decoder, way, cases)
                    base = base or row["seconds"]
                    print(
                        f"{way.__name__:12}{row['term']:>7.0f}%{row['rest']:>8.1f}"
                        f"{row['figures']:>8.0f}%{row['all']:>7.0f}%{row['seconds'] / base:>8.1f}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
