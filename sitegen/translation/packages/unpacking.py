"""An archive becomes a folder, if nothing in it is out of order.

Every name is looked at before anything is written; nothing lands outside the folder that is given.
"""

from __future__ import annotations

import errno
import hashlib
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from sitegen.problems import SitegenError
from sitegen.translation.packages.faults import disk_fault, fault
from sitegen.translation.packages.record import Contents
from sitegen.translation.packages.transfer import Transfer

# The largest packages of the index unpack to some hundred megabytes in a few dozen files.
MAX_SIZE = 8 << 30
MAX_FILES = 5_000
# Weights hardly shrink, vocabularies do about tenfold. Small files may be regular by chance.
MAX_RATIO = 100
_RATIO_FROM = 1 << 20
_CHUNK = 1 << 20
_GET_AGAIN = "get the package again from where it came"
# What zipfile and the decompressors raise on an archive that is broken in one place or another.
_CORRUPT = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    OverflowError,
    RuntimeError,
    ValueError,
)
# Where the archive is at fault and not the disk: places before its start, names no file can have,
# a file where another's folder is. bz2 gives no number.
_NOT_THE_DISK = {
    None,
    errno.EINVAL,
    errno.EILSEQ,
    errno.ENAMETOOLONG,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOTDIR,
}


def unpack(archive: Path, folder: Path, transfer: Transfer) -> tuple[Path, dict[str, Contents]]:
    """Unpack a package into `folder`: the package's own folder in there, and its files."""
    with _faults_named(archive), zipfile.ZipFile(archive) as opened:
        entries = _files(opened)
        root = _checked_root(archive, entries)
        transfer.begin("unpacking", 0, sum(entry.file_size for entry in entries))
        files = {
            entry.filename.removeprefix(f"{root}/"): _extract(opened, entry, folder, transfer)
            for entry in entries
        }
    return folder / root, files


def shown_name(archive: Path) -> str:
    """The name of an archive for people: a download has .part behind it."""
    return archive.name.removesuffix(".part")


def unpacked_size(archive: Path) -> int:
    """How much room the contents take, if the archive can be read and tells nothing absurd."""
    with _faults_named(archive), zipfile.ZipFile(archive) as opened:
        entries = _files(opened)
        _refuse_bombs(archive, entries)
        return sum(entry.file_size for entry in entries)


@contextmanager
def _faults_named(archive: Path) -> Iterator[None]:
    """Faults of the archive as such, and those of the disk."""
    try:
        yield
    except _CORRUPT as cause:
        raise _corrupt(archive, cause) from None
    except OSError as cause:
        if cause.errno in _NOT_THE_DISK:
            raise _corrupt(archive, cause) from None
        raise disk_fault(cause, f"unpacking {shown_name(archive)}") from None


def _corrupt(archive: Path, cause: Exception) -> SitegenError:
    strerror = cause.strerror if isinstance(cause, OSError) else None
    reason = (strerror or str(cause) or type(cause).__name__).rstrip(".")
    message = f"{shown_name(archive)} is corrupt or incomplete ({reason})"
    return fault("corrupt-package", message, _GET_AGAIN)


def _files(opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = opened.infolist()
    if not all(entry.filename for entry in entries):
        raise zipfile.BadZipFile("a file has no name")
    return [entry for entry in entries if not entry.is_dir()]


def _checked_root(archive: Path, entries: list[zipfile.ZipInfo]) -> str:
    _refuse_bombs(archive, entries)
    seen: set[str] = set()
    for entry in entries:
        if reason := _unsafe(entry, seen):
            message = f"{shown_name(archive)} is not safe to unpack: “{entry.filename}” {reason}"
            raise fault("unsafe-package", message, "do not use it; get it from a source you trust")
        # File systems of Windows and macOS take names that differ in case only for the same.
        seen.add(entry.filename.casefold())
    roots = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    metadata = [e for e in entries if PurePosixPath(e.filename).parts[1:] == ("metadata.json",)]
    if len(roots) != 1 or not metadata:
        message = (
            f"{shown_name(archive)} is no Argos package: it is not one folder with a metadata.json"
        )
        raise fault("not-a-package", message, "an Argos package is a .argosmodel file")
    return roots.pop()


def _refuse_bombs(archive: Path, entries: Iterable[zipfile.ZipInfo]) -> None:
    sizes = [(entry.file_size, entry.compress_size) for entry in entries]
    total = sum(size for size, _ in sizes)
    reason = ""
    if len(sizes) > MAX_FILES:
        reason = f"holds {len(sizes):,} files"
    elif total > MAX_SIZE:
        reason = f"would unpack to {total / 1e9:,.1f} GB"
    elif any(size > max(_RATIO_FROM, MAX_RATIO * packed) for size, packed in sizes):
        reason = f"holds a file packed more than {MAX_RATIO} times smaller than it is"
    if reason:
        message = f"{shown_name(archive)} {reason}, which no package needs"
        raise fault("unsafe-package", message, "do not use it; get it from a source you trust")


def _unsafe(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith("/") or "\\" in name or ":" in name or "\0" in name:
        return "is not a plain relative path"
    if any(part in ("..", ".", "") for part in name.split("/")):
        return "leads out of its folder"
    if kind and not stat.S_ISREG(kind):
        return "is a link or a device"
    if entry.flag_bits & 0x1:
        return "is encrypted"
    return "is there twice" if name.casefold() in seen else ""


def _extract(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, transfer: Transfer
) -> Contents:
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    size = 0
    with opened.open(entry) as source, target.open("xb") as stream:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
            stream.write(chunk)
            transfer.add(len(chunk))
    return Contents(size, digest.hexdigest())
