"""The weights of a transformer become a package in the Argos format.

They are named as torch's `nn.Transformer` names them. The package is a CTranslate2 model, its
SentencePiece model and metadata, zipped.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

Array = NDArray[numpy.float32]
Weights = Mapping[str, Array]

# A fixed time in the archive: the same weights make the same bytes.
_TIME = (2024, 1, 31, 0, 0, 0)


def positions(length: int, width: int) -> Array:
    """The sinusoids that tell a transformer where a token stands."""
    steps = numpy.exp(numpy.arange(0, width, 2) * (-numpy.log(10000.0) / width))
    angles = numpy.arange(length)[:, None] * steps[None, :]
    table = numpy.zeros((length, width), dtype=numpy.float32)
    table[:, 0::2], table[:, 1::2] = numpy.sin(angles), numpy.cos(angles)
    return table


def save_model(
    folder: Path, weights: Weights, vocabulary: Sequence[str], heads: int, length: int = 512
) -> None:
    """Write the weights as a CTranslate2 model in eight-bit integers."""
    from ctranslate2.specs import TransformerSpec

    # Quantising works in place.
    weights = {name: value.copy() for name, value in weights.items()}
    depths = [
        sum(f"{side}.layers.{n}.norm1.weight" in weights for n in range(99))
        for side in ("encoder", "decoder")
    ]
    spec = TransformerSpec.from_config((depths[0], depths[1]), heads)
    width = weights["embedding.weight"].shape[1]
    for side, embeddings in (
        (spec.encoder, spec.encoder.embeddings[0]),
        (spec.decoder, spec.decoder.embeddings),
    ):
        embeddings.weight = weights["embedding.weight"]
        side.position_encodings.encodings = positions(length, width)
    spec.decoder.projection.weight = weights["embedding.weight"]
    spec.decoder.projection.bias = weights["projection.bias"]
    _set_norm(spec.encoder.layer_norm, weights, "encoder.norm")
    _set_norm(spec.decoder.layer_norm, weights, "decoder.norm")
    for number, layer in enumerate(spec.encoder.layer):
        _set_encoder_layer(layer, weights, f"encoder.layers.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        _set_decoder_layer(layer, weights, f"decoder.layers.{number}")
    spec.register_source_vocabulary(list(vocabulary))
    spec.register_target_vocabulary(list(vocabulary))
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


def _set_encoder_layer(layer: Any, weights: Weights, name: str) -> None:
    _set_norm(layer.self_attention.layer_norm, weights, f"{name}.norm1")
    _set_self_attention(layer.self_attention, weights, f"{name}.self_attn")
    _set_feed_forward(layer.ffn, weights, name, "norm2")


def _set_decoder_layer(layer: Any, weights: Weights, name: str) -> None:
    _set_norm(layer.self_attention.layer_norm, weights, f"{name}.norm1")
    _set_self_attention(layer.self_attention, weights, f"{name}.self_attn")
    _set_norm(layer.attention.layer_norm, weights, f"{name}.norm2")
    # torch keeps queries, keys and values in one matrix; CTranslate2 wants the queries apart here.
    matrix = weights[f"{name}.multihead_attn.in_proj_weight"]
    bias = weights[f"{name}.multihead_attn.in_proj_bias"]
    width = matrix.shape[1]
    queries, rest, output = layer.attention.linear
    queries.weight, queries.bias = matrix[:width], bias[:width]
    rest.weight, rest.bias = matrix[width:], bias[width:]
    _set_linear(output, weights, f"{name}.multihead_attn.out_proj")
    _set_feed_forward(layer.ffn, weights, name, "norm3")


def _set_self_attention(attention: Any, weights: Weights, name: str) -> None:
    attention.linear[0].weight = weights[f"{name}.in_proj_weight"]
    attention.linear[0].bias = weights[f"{name}.in_proj_bias"]
    _set_linear(attention.linear[1], weights, f"{name}.out_proj")


def _set_feed_forward(part: Any, weights: Weights, name: str, norm: str) -> None:
    _set_norm(part.layer_norm, weights, f"{name}.{norm}")
    _set_linear(part.linear_0, weights, f"{name}.linear1")
    _set_linear(part.linear_1, weights, f"{name}.linear2")


def _set_linear(part: Any, weights: Weights, name: str) -> None:
    part.weight, part.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _set_norm(part: Any, weights: Weights, name: str) -> None:
    part.gamma, part.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def write_metadata(folder: Path, source: str, target: str, version: str, **more: str) -> None:
    """Write the package's metadata.json."""
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        **more,
    }
    text = json.dumps(metadata, ensure_ascii=False, indent=2)
    (folder / "metadata.json").write_text(text + "\n", "utf-8")


def pack(folder: Path, archive: Path) -> None:
    """Zip a package's folder, itself the archive's one entry at the top."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as stream:
        for file in sorted(f for f in folder.rglob("*") if f.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), _TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            stream.writestr(entry, file.read_bytes())
