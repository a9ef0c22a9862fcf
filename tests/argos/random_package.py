"""Packages with random weights, of any size, made on the fly: for wiring and speed only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from tests.argos.conversion import Array, positions, save_model, write_metadata

_END = "</s>"
_LIKELY = slice(100, 108)


@dataclass(frozen=True)
class Size:
    """The dimensions of a transformer, and about how many tokens it says; 0: it never ends."""

    width: int
    heads: int
    layers: int
    hidden: int
    vocabulary: int
    output: int = 12


TINY = Size(width=32, heads=2, layers=1, hidden=64, vocabulary=0)
# The “base” transformer that the packages of Argos are.
REAL = Size(width=512, heads=8, layers=6, hidden=2048, vocabulary=32_000, output=32)


def write_random_package(
    folder: Path,
    pair: tuple[str, str],
    tokenizer: bytes,
    pieces: Sequence[str],
    size: Size = TINY,
    **metadata: str,
) -> Path:
    """Write an unpacked package. `pieces` are the tokenizer's, made up to the vocabulary's size."""
    fillers = (f"<filler{number}>" for number in range(len(pieces), size.vocabulary))
    vocabulary = [*pieces, *fillers]
    weights = _weights(size, vocabulary)
    folder.mkdir(parents=True)
    save_model(folder / "model", weights, vocabulary, size.heads)
    (folder / "sentencepiece.model").write_bytes(tokenizer)
    write_metadata(folder, *pair, "1.0", **metadata)
    return folder


def _weights(size: Size, vocabulary: Sequence[str]) -> dict[str, Array]:
    chance = numpy.random.default_rng(1)
    shapes = _shapes(size)
    weights: dict[str, Array] = {}
    for name, shape in shapes.items():
        if len(shape) == 2:
            weights[name] = (chance.standard_normal(shape) * 0.02).astype(numpy.float32)
        else:
            is_norm = "norm" in name and name.endswith("weight")
            weights[name] = numpy.full(shape, 1.0 if is_norm else 0.0, dtype=numpy.float32)
    embedding = chance.standard_normal((len(vocabulary), size.width)) * 0.3 * size.width**-0.5
    weights["embedding.weight"] = embedding.astype(numpy.float32)
    weights["projection.bias"] = numpy.zeros(len(vocabulary), dtype=numpy.float32)
    _end_at(size.output, weights, vocabulary.index(_END))
    return weights


def _end_at(output: int, weights: dict[str, Array], end: int) -> None:
    """Make the end likely about where it is wanted: random weights alone would never end.

    A few words are likelier than the others, or beam search would find it best to say nothing. What
    says where a token stands survives the layers, so the score of the end can look at it.
    """
    weights["projection.bias"][_LIKELY] = 12
    weights["projection.bias"][end] = -1000
    if output == 0:
        return
    width = weights["embedding.weight"].shape[1]
    places = positions(output + 1, width)
    places -= places.mean(axis=1, keepdims=True)
    # What the last normalisation leaves, where the embeddings have a variance of 0.09.
    places /= numpy.sqrt(places.var(axis=1, keepdims=True) + 0.09)
    step = places[output] - places[max(output - 4, 0)]
    rising = step * (16 / float(step @ step))
    weights["embedding.weight"][end] = rising
    weights["projection.bias"][end] = 18 - float(rising @ places[output])


def _shapes(size: Size) -> dict[str, tuple[int, ...]]:
    width, hidden = size.width, size.hidden
    shapes: dict[str, tuple[int, ...]] = {}
    for side, attentions in (
        ("encoder", ["self_attn"]),
        ("decoder", ["self_attn", "multihead_attn"]),
    ):
        shapes |= {f"{side}.norm.weight": (width,), f"{side}.norm.bias": (width,)}
        for number in range(size.layers):
            layer = f"{side}.layers.{number}"
            for attention in attentions:
                shapes[f"{layer}.{attention}.in_proj_weight"] = (3 * width, width)
                shapes[f"{layer}.{attention}.in_proj_bias"] = (3 * width,)
                shapes[f"{layer}.{attention}.out_proj.weight"] = (width, width)
                shapes[f"{layer}.{attention}.out_proj.bias"] = (width,)
            for norm in range(1, len(attentions) + 2):
                shapes[f"{layer}.norm{norm}.weight"] = (width,)
                shapes[f"{layer}.norm{norm}.bias"] = (width,)
            shapes[f"{layer}.linear1.weight"] = (hidden, width)
            shapes[f"{layer}.linear1.bias"] = (hidden,)
            shapes[f"{layer}.linear2.weight"] = (width, hidden)
            shapes[f"{layer}.linear2.bias"] = (width,)
    return shapes
