"""What Sitegen remembers of a package it installed, in a small file inside the package's folder.

Sizes are compared at every use. Contents are hashed at the first use, and when a file's time has
changed since. What others installed has no record, and nothing to compare with.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.files import write_atomically
from sitegen.problems import SitegenError
from sitegen.translation.packages.faults import fault
from sitegen.translation.packages.installed import Package

RECORD = "sitegen.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """A file of a package. `checked` is the file's time when its hash was last found right."""

    size: int
    sha256: str
    checked: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Where a package came from, its archive's size and hash, and its files."""

    origin: str
    size: int
    sha256: str
    files: Mapping[str, Contents]


def write_record(folder: Path, record: Record) -> None:
    """Remember a package. Raises OSError."""
    files = {
        path: {"size": file.size, "sha256": file.sha256, "checked": file.checked}
        for path, file in sorted(record.files.items())
    }
    found = {"origin": record.origin, "size": record.size, "sha256": record.sha256, "files": files}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / RECORD, text.encode())


def read_record(package: Package) -> Record | None:
    """What is remembered of a package; None where somebody else installed it."""
    try:
        found = json.loads((package.folder / RECORD).read_text("utf-8"))
        files = {path: Contents(**file) for path, file in found["files"].items()}
        return Record(found["origin"], found["size"], found["sha256"], files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(package, f"{RECORD} cannot be read") from None


def verify(package: Package, *, remember: bool = True) -> None:
    """See that the package is as it was installed.

    `remember` which files were hashed, so that the next time their sizes will do.
    """
    record = read_record(package)
    if record is None:
        return
    files = {path: _verified(package, path, contents) for path, contents in record.files.items()}
    if remember and files != record.files:
        try:
            write_record(package.folder, replace(record, files=files))
        except OSError:
            # A folder that cannot be written is verified anew at each use.
            return


def _verified(package: Package, path: str, contents: Contents) -> Contents:
    file = package.folder / path
    try:
        state = file.stat()
        if state.st_size != contents.size:
            reason = f"{path} has {state.st_size:,} bytes instead of {contents.size:,}"
            raise _damaged(package, reason)
        if state.st_mtime_ns == contents.checked:
            return contents
        if hash_file(file) != contents.sha256:
            raise _damaged(package, f"the contents of {path} have changed")
    except OSError as cause:
        raise _damaged(package, f"{path}: {cause.strerror}") from None
    return replace(contents, checked=state.st_mtime_ns)


def hash_file(file: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _damaged(package: Package, reason: str) -> SitegenError:
    pair = f"{package.source} {package.target}"
    hint = f"sitegen model remove {pair}, then sitegen model install {pair}"
    return fault("damaged-package", f"the package {package.name} is damaged: {reason}", hint)
