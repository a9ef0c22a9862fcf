"""Which packages are installed, and which of them lead from one language to another."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sitegen.problems import Problem, SitegenError
from sitegen.translation.packages.faults import fault

Step = TypeVar("Step")

_PIVOT = "en"
_PAIR_RE = re.compile(r"(?<![a-z])([a-z]{2,3})_([a-z]{2,3})(?![a-z])")
# Where the first part of a tag is not the code.
_CODES = {"zh-hant": "zt", "zh-tw": "zt", "zh-hk": "zt", "zh-mo": "zt", "pt-br": "pb"}
# What a CTranslate2 model begins with: the version of the format, then the length and the name of
# the kind of model.
_MODEL_HEAD = struct.Struct("<IH")
_MODEL_KINDS = (b"TransformerSpec", b"TransformerBase", b"TransformerBig")


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked package: one direction from one language to another."""

    folder: Path
    source: str
    target: str
    source_name: str
    target_name: str
    version: str
    target_prefix: str

    @property
    def name(self) -> str:
        """`zh → en 1.9`."""
        return f"{self.source} → {self.target} {self.version}".rstrip()

    @property
    def model(self) -> Path:
        """The folder of the CTranslate2 model."""
        return self.folder / "model"

    @property
    def tokenizer(self) -> Path | None:
        """The model of the tokenizer, SentencePiece before BPE as Argos has it."""
        files = (self.folder / "sentencepiece.model", self.folder / "bpe.model")
        return next((file for file in files if file.is_file()), None)


@dataclass(frozen=True, slots=True)
class Unread:
    """A package that cannot be read."""

    folder: Path
    problems: tuple[Problem, ...]

    def may_help(self, source: str, target: str) -> bool:
        """Whether it is, by its name (translate-zh_en-1_9), one that leads to the language."""
        pairs = {(source, target), (source, _PIVOT), (_PIVOT, target)}
        return not pairs.isdisjoint(_PAIR_RE.findall(self.folder.name))


@dataclass(frozen=True, slots=True)
class Installed:
    """The packages that are there, and those that cannot be read."""

    packages: tuple[Package, ...]
    unread: tuple[Unread, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why some cannot be read."""
        return tuple(problem for unread in self.unread for problem in unread.problems)


def argos_code(language: str) -> str:
    """Argos's code of a language tag: zh-Hans → zh, zh-Hant → zt, en-GB → en."""
    tag = language.lower().replace("_", "-")
    return _CODES.get(tag, tag.partition("-")[0])


def installed_packages(folders: Iterable[Path]) -> Installed:
    """Read what is installed. Creates nothing; a folder without metadata is no package."""
    packages: list[Package] = []
    unread: list[Unread] = []
    for folder in folders:
        for place in _subfolders(folder):
            if not (place / "metadata.json").is_file():
                continue
            try:
                package = read_package(place)
            except SitegenError as broken:
                unread.append(Unread(place, broken.problems))
                continue
            if package is not None:
                packages.append(package)
    return Installed(tuple(packages), tuple(unread))


def _subfolders(folder: Path) -> list[Path]:
    try:
        return sorted(place for place in folder.iterdir() if place.is_dir())
    except OSError:
        return []


def read_package(folder: Path) -> Package | None:
    """Read a package's metadata; None for the kinds that do not translate (sentence borders)."""
    try:
        metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
        if metadata.get("type", "translate") != "translate":
            return None
        source, target = metadata["from_code"], metadata["to_code"]
        return Package(
            folder,
            argos_code(source),
            argos_code(target),
            str(metadata.get("from_name") or source),
            str(metadata.get("to_name") or target),
            str(metadata.get("package_version") or ""),
            str(metadata.get("target_prefix") or ""),
        )
    except (OSError, ValueError, AttributeError, KeyError, RecursionError) as cause:
        message = f"{folder}/metadata.json does not describe a package ({cause})"
        raise fault("package-metadata", message, f"remove {folder} and install it again") from None


def check_contents(package: Package) -> None:
    """See that the package has all that translating takes."""
    if package.tokenizer is None:
        message = f"{package.name} has no tokenizer (sentencepiece.model or bpe.model)"
        raise fault("no-tokenizer", message, "get the package again from where it came")
    model = package.model / "model.bin"
    if not model.is_file():
        message = f"{package.name} has no CTranslate2 model (model/model.bin)"
        raise fault("not-ctranslate2", message, _CONVERT)
    with model.open("rb") as stream:
        head = stream.read(_MODEL_HEAD.size + 64)
    if not _is_translation_model(head):
        message = f"the model of {package.name} is not a CTranslate2 translation model"
        raise fault("not-ctranslate2", message, _CONVERT)


_CONVERT = "convert the model with one of CTranslate2's converters, or take a package from Argos"


def _is_translation_model(head: bytes) -> bool:
    if len(head) < _MODEL_HEAD.size:
        return False
    version, length = _MODEL_HEAD.unpack_from(head)
    kind = head[_MODEL_HEAD.size : _MODEL_HEAD.size + length].rstrip(b"\0")
    return 1 <= version < 256 and kind in _MODEL_KINDS


def find_route(packages: Iterable[Package], source: str, target: str) -> tuple[Package, ...]:
    """The packages that lead from `source` to `target`: one, two through English, or none."""
    by_age = sorted(packages, key=lambda package: version_key(package.version))
    return shortest({(p.source, p.target): p for p in by_age}, source, target)


def shortest(by_pair: Mapping[tuple[str, str], Step], source: str, target: str) -> tuple[Step, ...]:
    """The step from one language to the other; else two through English; else none."""
    direct = by_pair.get((source, target))
    if direct is not None:
        return (direct,)
    first, second = by_pair.get((source, _PIVOT)), by_pair.get((_PIVOT, target))
    return (first, second) if first is not None and second is not None else ()


def version_key(version: str) -> tuple[int, ...]:
    """1.10 is newer than 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version))
