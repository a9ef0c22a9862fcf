"""Argos packages translate: their tokenizers with CTranslate2. The one door to these libraries.

`argostranslate.translate` is never imported: it needs torch, takes a sentence at a time and opens
sockets. Of argostranslate only the tokenizers and the address of its index are used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitegen.problems import SitegenError
from sitegen.translation.batching import batches, under_way
from sitegen.translation.clauses import Clause, join_clauses, split_long
from sitegen.translation.engine import Hypothesis, Translated
from sitegen.translation.packages.faults import disk_fault, fault
from sitegen.translation.packages.installed import Package
from sitegen.translation.processors import usable_processors

if TYPE_CHECKING:
    from argostranslate.tokenizer import Tokenizer
    from ctranslate2 import AsyncTranslationResult, TranslationResult, Translator

# As argostranslate has them, so that the same package gives the same English.
_BEAM = 4
_LENGTH_PENALTY = 0.2
# Tokens: enough for the longest clause in the wordiest language.
_MOST_OUTPUT = 500
# Tokens: smaller batches take longer than they save.
_SMALLEST_BATCH = 64
# More workers than this gain little and cost memory.
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode. `threads` 0: as many as the machine lends us; `compute_type`: the package's.

    `batch_tokens` bounds a batch with its padding; `longest` is the length in tokens from which a
    sentence is cut into clauses: models are trained on sentences of up to some 150.
    """

    threads: int = 0
    batch_tokens: int = 512
    longest: int = 120
    beam: int = _BEAM
    compute_type: str = "default"


@dataclass(slots=True)
class _Unfinished:
    """A sentence of several clauses, of which some are translated."""

    clauses: tuple[Clause, ...]
    found: dict[int, tuple[Hypothesis, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause on its way: which of which sentence, as tokens."""

    index: int
    clause: int
    tokens: list[str]


class Model:
    """A package that is loaded."""

    def __init__(self, package: Package, decoding: Decoding) -> None:
        self.package = package
        self._decoding = decoding
        self._threads = decoding.threads or min(usable_processors(), _MOST_THREADS)
        self._tokenizer = _load_tokenizer(package)
        self._translator = _load_translator(package, decoding.compute_type, self._threads)

    def translate(self, sentences: Sequence[str], hypotheses: int) -> Iterator[Translated]:
        """Translate sentences, the longest first."""
        unfinished: dict[int, _Unfinished] = {}
        pieces = self._pieces(sentences, unfinished)
        batched = batches(pieces, lambda piece: len(piece.tokens), self._batch_tokens(sentences))
        running = under_way(
            batched, lambda batch: self._start(batch, hypotheses), self._threads + 1
        )
        for batch, results in running:
            for piece, result in zip(batch, results, strict=True):
                sentence = unfinished[piece.index]
                sentence.found[piece.clause] = tuple(self._hypotheses(result))
                if len(sentence.found) == len(sentence.clauses):
                    yield piece.index, _whole(unfinished.pop(piece.index))

    def _pieces(
        self, sentences: Sequence[str], unfinished: dict[int, _Unfinished]
    ) -> Iterator[_Piece]:
        """Tokens of one sentence after another: those of all would take gigabytes."""
        for index in sorted(range(len(sentences)), key=lambda index: -len(sentences[index])):
            clauses = split_long(sentences[index], self._decoding.longest, self._length)
            unfinished[index] = _Unfinished(clauses)
            for number, clause in enumerate(clauses):
                yield _Piece(index, number, self._tokenizer.encode(clause.text))

    def _batch_tokens(self, sentences: Sequence[str]) -> int:
        """The size of batches: so small that few sentences occupy all processors, too."""
        # A character is about a token.
        share = sum(map(len, sentences)) // self._threads
        return min(self._decoding.batch_tokens, max(share, _SMALLEST_BATCH))

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text))

    def _start(self, batch: list[_Piece], hypotheses: int) -> _Batch:
        longest = max(len(piece.tokens) for piece in batch)
        prefix = [[self.package.target_prefix]] * len(batch) if self.package.target_prefix else None
        return _Batch(
            self._translator.translate_batch(
                [piece.tokens for piece in batch],
                target_prefix=prefix,
                asynchronous=True,
                beam_size=max(hypotheses, self._decoding.beam),
                num_hypotheses=hypotheses,
                length_penalty=_LENGTH_PENALTY,
                replace_unknowns=True,
                return_scores=True,
                # The default of 256 cuts long sentences off, and lets short ones loop for long.
                max_decoding_length=min(32 + 4 * longest, _MOST_OUTPUT),
            ),
            self.package,
        )

    def _hypotheses(self, result: TranslationResult) -> Iterator[Hypothesis]:
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            # Argos strips the prefix from the text, where the tokenizer may have changed it.
            prefixed = self.package.target_prefix and tokens[:1] == [self.package.target_prefix]
            text = self._tokenizer.decode(tokens[1:] if prefixed else tokens)
            yield Hypothesis(text.strip(), score)


class _Batch:
    """What CTranslate2 makes of a batch: a job a sentence, all done at the same time."""

    def __init__(self, jobs: list[AsyncTranslationResult], package: Package) -> None:
        self._jobs = jobs
        self._package = package

    def done(self) -> bool:
        """Whether CTranslate2 is done."""
        return all(job.done() for job in self._jobs)

    def result(self) -> list[TranslationResult]:
        """The sentences' results."""
        try:
            return [job.result() for job in self._jobs]
        except (RuntimeError, MemoryError) as cause:
            hint = "the package may not suit this version of CTranslate2; install it again"
            raise fault("engine-failed", f"translating failed: {cause}", hint) from None
        except (ValueError, IndexError) as cause:
            # A token that the vocabulary does not have.
            name, folder = self._package.name, self._package.folder
            message = f"model and vocabulary of {name} in {folder} do not match: {cause}"
            raise fault("engine-failed", message, _reinstall(self._package)) from None


def _whole(sentence: _Unfinished) -> tuple[Hypothesis, ...]:
    """Hypotheses of a sentence: the first of all its clauses, the second of all, and so on."""
    parts = [sentence.found[number] for number in range(len(sentence.clauses))]
    if len(parts) == 1:
        return parts[0]
    count = max(map(len, parts))
    ranks = [[found[min(rank, len(found) - 1)] for found in parts] for rank in range(count)]
    return tuple(
        Hypothesis(
            join_clauses([part.text for part in rank], sentence.clauses),
            sum(part.score for part in rank),
        )
        for rank in ranks
    )


def _load_tokenizer(package: Package) -> Tokenizer:
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    file = package.tokenizer
    assert file is not None, "check_contents has seen to that"
    tokenizer: Tokenizer
    if file.name == "bpe.model":
        tokenizer = BPETokenizer(file, package.source, package.target)
    else:
        tokenizer = SentencePieceTokenizer(file)
    try:
        tokenizer.encode("。")
    except Exception as cause:
        # sentencepiece and apply_bpe raise what they like on a broken file.
        raise _unreadable(package, file.name, cause) from None
    return tokenizer


def _load_translator(package: Package, compute_type: str, threads: int) -> Translator:
    with _without_torch():
        import ctranslate2

    # A model whose own type the machine lacks is converted; a type that is asked for is an error.
    able = ctranslate2.get_supported_compute_types("cpu")
    if compute_type not in {"default", "auto", *able}:
        message = f"this machine cannot compute in {compute_type}"
        hint = f"compute_type in site.toml may be default, auto, {', '.join(sorted(able))}"
        raise fault("compute-type", message, hint)
    try:
        # Many batches at a time, each on a processor, get more done than one on all of them.
        return ctranslate2.Translator(
            str(package.model), compute_type=compute_type, inter_threads=threads, intra_threads=1
        )
    except (RuntimeError, ValueError, MemoryError) as cause:
        raise _unreadable(package, "model/", cause) from None


def _unreadable(package: Package, part: str, cause: Exception) -> SitegenError:
    reason = " ".join(str(cause).split())[:200]
    message = f"{part} of {package.name} in {package.folder} cannot be loaded: {reason}"
    return fault("unreadable-package", message, _reinstall(package))


def _reinstall(package: Package) -> str:
    pair = f"{package.source} {package.target}"
    return f"sitegen model remove {pair}, then sitegen model install {pair}"


@contextmanager
def _without_torch() -> Iterator[None]:
    """Keep CTranslate2 from importing torch, where there is one: only its converters use it."""
    hidden = "torch" not in sys.modules
    if hidden:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules["torch"]


def index_address() -> str:
    """Where Argos Translate keeps its index of packages. Creates Argos's folders.

    Raises SitegenError where they cannot be made.
    """
    try:
        from argostranslate import settings
    except OSError as cause:
        raise disk_fault(cause, "making the folders of Argos Translate") from None

    address: str = settings.package_index
    return f"{address.rstrip('/')}/index.json"
