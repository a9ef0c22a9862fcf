"""The test package, archives made of little, and a transfer that remembers."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.installing import Wanted, install_file

ARCHIVE = Path(__file__).parent / "translate-zh_en-1_0.argosmodel"
METADATA = '{"from_code": "zh", "to_code": "en", "package_version": "1.0"}'
# The first bytes of a CTranslate2 model.
MODEL = struct.pack("<IH", 6, 16) + b"TransformerSpec\0" + b"\0" * 64
FILES: Mapping[str, str | bytes] = {
    "zh_en/metadata.json": METADATA,
    "zh_en/model/model.bin": MODEL,
    "zh_en/sentencepiece.model": b"pieces",
}


@dataclass
class Heard:
    """A transfer's story."""

    begun: list[tuple[str, int, int | None]] = field(default_factory=list)
    size: int = 0

    def begin(self, name: str, done: int, total: int | None) -> None:
        """Remember it."""
        self.begun.append((name, done, total))

    def add(self, size: int) -> None:
        """Count it."""
        self.size += size


def write_archive(file: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """Zip files under their names, whatever these are."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file


def folders_in(folder: Path) -> ArgosFolders:
    """Argos's folders in a temporary place."""
    return ArgosFolders((folder / "argos/packages",), folder / "cache/downloads")


def install_sample(folder: Path) -> ArgosFolders:
    """Install the test package in a temporary place."""
    folders = folders_in(folder)
    install_file(ARCHIVE, folders, Heard(), Wanted())
    return folders
