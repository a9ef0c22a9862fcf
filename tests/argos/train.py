"""Train the test package: a real transformer, small and good at its own templates only.

    python3 -m venv train-env
    train-env/bin/pip install torch ctranslate2 sentencepiece
    train-env/bin/python -m tests.argos.train tests/argos/translate-zh_en-1_0.argosmodel

torch is for this script alone; neither the tests nor Sitegen need it. The package that is committed
took 3,800 steps in a quarter of an hour on one core (OMP_NUM_THREADS=1, where others share the
machine). Of new sentences from the templates it translates 99 in 100 word for word.
"""

from __future__ import annotations

import argparse
import io
import math
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor, nn

from tests.argos.conversion import pack, positions, save_model, write_metadata
from tests.argos.sentences import sentence_pairs

WIDTH, HEADS, LAYERS, HIDDEN = 128, 4, (3, 2), 512
VOCABULARY = 1000
UNKNOWN, START, END = 0, 1, 2
BATCH = 64
RATE, WARM_UP = 2e-3, 400
README = """A package for Sitegen's tests: a tiny Chinese-English model trained on sentences made
from templates (see train.py beside it). It is of no use for anything else.
"""

Ids = list[int]


class Translator(nn.Module):
    """`nn.Transformer` with one embedding for both languages and the output."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(size, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.transformer = nn.Transformer(
            WIDTH, HEADS, *LAYERS, HIDDEN, dropout=0.0, norm_first=True, batch_first=True
        )
        self.bias = nn.Parameter(torch.zeros(size))
        self.register_buffer("positions", torch.from_numpy(positions(512, WIDTH)))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Scores for the token behind each target token. Padding is -1."""
        hidden = self.transformer(
            self._embedded(source),
            self._embedded(target),
            tgt_mask=nn.Transformer.generate_square_subsequent_mask(target.shape[1]) < 0,
            src_key_padding_mask=source < 0,
            tgt_key_padding_mask=target < 0,
            memory_key_padding_mask=source < 0,
            tgt_is_causal=True,
        )
        return nn.functional.linear(hidden, self.embedding.weight, self.bias)

    def _embedded(self, tokens: Tensor) -> Tensor:
        places = self.get_buffer("positions")[: tokens.shape[1]]
        return self.embedding(tokens.clamp(min=0)) * math.sqrt(WIDTH) + places


def train_tokenizer(mixed: float) -> bytes:
    """A SentencePiece model of both languages that keeps digits apart."""
    texts = (text for pair in islice(sentence_pairs(1, mixed), 20_000) for text in pair)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=texts,
        model_writer=model,
        vocab_size=VOCABULARY,
        character_coverage=1.0,
        split_digits=True,
        # Whole words come out of few sentences sooner than with the default.
        model_type="bpe",
        minloglevel=2,
    )
    return model.getvalue()


def batches(
    tokenizer: sentencepiece.SentencePieceProcessor, mixed: float
) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches of sentences of like length; now and then a source token is hidden.

    Hidden tokens teach the model to go on in English where a word is new to it.
    """
    chance = random.Random(2)
    pairs = sentence_pairs(2, mixed)
    while True:
        texts = islice(pairs, BATCH * 20)
        pool = [(tokenizer.encode(zh), tokenizer.encode(en)) for zh, en in texts]
        pool.sort(key=lambda pair: (len(pair[0]), len(pair[1])))
        rows = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
        chance.shuffle(rows)
        for row in rows:
            sources = [_with_hidden(source, tokenizer, chance) for source, _ in row]
            yield _padded(sources), _padded([[START, *target, END] for _, target in row])


def _with_hidden(
    source: Ids, tokenizer: sentencepiece.SentencePieceProcessor, chance: random.Random
) -> Ids:
    if chance.random() > 0.2:
        return source
    pieces = [tokenizer.id_to_piece(token) for token in source]
    return [
        UNKNOWN if chance.random() < 0.1 and not any(c.isascii() for c in piece) else token
        for token, piece in zip(source, pieces, strict=True)
    ]


def _padded(rows: list[Ids]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [-1] * (width - len(row)) for row in rows])


def train(
    tokenizer: sentencepiece.SentencePieceProcessor, seconds: float, mixed: float
) -> Translator:
    """Adam with a warm-up, then a rate that falls to nothing as the time runs out."""
    torch.manual_seed(3)
    model = Translator(tokenizer.get_piece_size())
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.98))
    start = time.monotonic()
    for step, (source, target) in enumerate(batches(tokenizer, mixed), 1):
        done = (time.monotonic() - start) / seconds
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(step / WARM_UP, 0.02 + math.cos(done * math.pi / 2))
        scores = model(source, target[:, :-1])
        loss = nn.functional.cross_entropy(
            scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=-1, label_smoothing=0.05
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 200 == 0:
            print(f"{step:>6} steps, {done:>4.0%} of the time, loss {loss.item():.3f}", flush=True)
    return model.eval()


def main() -> None:
    """Train and pack."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("archive", type=Path)
    arguments.add_argument("--minutes", type=float, default=14)
    arguments.add_argument("--mixed", type=float, default=0, help="share of words in English")
    options = arguments.parse_args()
    tokenizer_model = train_tokenizer(options.mixed)
    tokenizer = sentencepiece.SentencePieceProcessor(model_proto=tokenizer_model)
    model = train(tokenizer, options.minutes * 60, options.mixed)
    weights = {
        name.removeprefix("transformer."): value.detach().numpy()
        for name, value in model.state_dict().items()
    }
    weights["projection.bias"] = weights.pop("bias")
    vocabulary = [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / options.archive.stem
        save_model(folder / "model", weights, vocabulary, HEADS)
        (folder / "sentencepiece.model").write_bytes(tokenizer_model)
        (folder / "README.md").write_text(README, "utf-8")
        write_metadata(folder, "zh", "en", "1.0", from_name="Chinese", to_name="English")
        pack(folder, options.archive)


if __name__ == "__main__":
    main()
