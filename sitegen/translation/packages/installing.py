"""Installing and removing packages: all or nothing, at any moment.

A package is unpacked in a folder of its own beside the folder of packages, checked there, and moved
in place by one renaming.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sitegen.files import locked
from sitegen.problems import Problem, SitegenError
from sitegen.translation.packages.faults import disk_fault, fault
from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.index import Offer
from sitegen.translation.packages.installed import (
    Package,
    check_contents,
    read_package,
)
from sitegen.translation.packages.record import Record, hash_file, write_record
from sitegen.translation.packages.transfer import Transfer
from sitegen.translation.packages.unpacking import shown_name, unpack, unpacked_size

_STAGING = ".sitegen-package-"
_STALE_SECONDS = 86_400
_WAITING = "waiting for another installation"
# What another address of the same package may do better.
_ELSEWHERE = {"no-network", "download-failed", "corrupt-package", "unreadable-package"}
# The download is good; it is kept for when the folder is.
_FOLDER_FAULTS = {"disk-full", "package-folder"}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the archive must be: its pair of languages and its hash (64 hexadecimal digits in lower
    case), where they are known."""

    pair: Pair | None = None
    sha256: str = ""


def install_file(
    archive: Path, folders: ArgosFolders, transfer: Transfer, wanted: Wanted, origin: str = ""
) -> tuple[Package, Record]:
    """Install a .argosmodel file. Another installation at the same time is waited for."""
    try:
        size, sha256 = archive.stat().st_size, hash_file(archive)
    except OSError as cause:
        raise fault("no-package-file", f"{archive}: {cause.strerror}", "check the path") from None
    _refuse_wrong_hash(shown_name(archive), sha256, wanted.sha256)
    folder = folders.packages[0]
    try:
        with _staging(folder, transfer) as staging:
            _refuse_full_disk(staging, archive)
            unpacked, files = unpack(archive, staging, transfer)
            package = _checked(unpacked, wanted.pair)
            _load_once(package)
            record = Record(origin or archive.name, size, sha256, files)
            write_record(unpacked, record)
            target = folder / unpacked.name
            _move_in_place(unpacked, target, staging / ".replaced")
    except OSError as cause:
        raise disk_fault(cause, f"installing {shown_name(archive)}") from None
    return _moved(package, target), record


def install_url(
    url: str, folders: ArgosFolders, transfer: Transfer, wanted: Wanted
) -> tuple[Package, Record]:
    """Download a package and install it. A download that breaks off is taken up next time; one of
    another process is waited for."""
    _refuse_closed(folders.packages[0])
    name = Path(unquote(urlsplit(url).path)).name.strip(".") or "package"
    part = folders.downloads / f"{name}.part"
    try:
        folders.downloads.mkdir(parents=True, exist_ok=True)
        # Two that write the same part would mix it up.
        with locked(folders.downloads, partial(transfer.begin, _WAITING, 0, None)):
            return _downloaded(url, part, folders, transfer, wanted)
    except OSError as cause:
        raise disk_fault(cause, "making the folder for downloads") from None


def _downloaded(
    url: str, part: Path, folders: ArgosFolders, transfer: Transfer, wanted: Wanted
) -> tuple[Package, Record]:
    from sitegen.translation.packages.network import download

    download(url, part, transfer)
    try:
        installed = install_file(part, folders, transfer, wanted, url)
    except SitegenError as failed:
        if not {problem.code for problem in failed.problems} & _FOLDER_FAULTS:
            _forget(part)
        raise
    _forget(part)
    return installed


def _forget(part: Path) -> None:
    from sitegen.translation.packages.network import origin_file

    part.unlink(missing_ok=True)
    origin_file(part).unlink(missing_ok=True)


def install_offer(
    offer: Offer, folders: ArgosFolders, transfer: Transfer, wanted: Wanted
) -> tuple[Package, Record]:
    """Install a package of the index, from the first of its addresses that has it."""
    *others, last = offer.links
    for link in others:
        try:
            return install_url(link, folders, transfer, wanted)
        except SitegenError as failed:
            if not {problem.code for problem in failed.problems} & _ELSEWHERE:
                raise
    return install_url(last, folders, transfer, wanted)


def remove_packages(packages: Iterable[Package], folders: ArgosFolders, transfer: Transfer) -> None:
    """Remove packages: each vanishes by one renaming, then its files are deleted."""
    for package in packages:
        if package.folder.parent != folders.packages[0]:
            message = f"{package.name} is in {package.folder}, which came with a snap"
            raise fault("foreign-package", message, "remove the snap that brought it")
        try:
            with _staging(package.folder.parent, transfer) as staging:
                package.folder.rename(staging / "removed")
        except OSError as cause:
            raise disk_fault(cause, f"removing {package.folder}") from None


def _checked(unpacked: Path, pair: Pair | None) -> Package:
    package = read_package(unpacked)
    if package is None:
        message = f"{unpacked.name} is no translation package but one for sentence borders"
        raise fault("not-a-package", message, "Sitegen finds sentence borders by itself")
    if pair is not None and (package.source, package.target) != pair:
        message = f"{unpacked.name} translates {package.name}, not {' → '.join(pair)}"
        raise fault("wrong-pair", message, "report it to those who keep the index")
    check_contents(package)
    return package


def _load_once(package: Package) -> None:
    """See that the package can be loaded: a model that is cut short looks whole from outside."""
    from sitegen.translation.argos import Decoding, Model

    try:
        Model(package, Decoding(threads=1))
    except SitegenError as failed:
        hint = "get the package again from where it came"
        raise SitegenError(*(_before_moving(p, package, hint) for p in failed.problems)) from None


def _before_moving(problem: Problem, package: Package, hint: str) -> Problem:
    """The problem without the folder, which is gone when it is read."""
    message = problem.message.replace(f" in {package.folder} ", " ")
    return replace(problem, message=message.replace(f"{package.folder}{os.sep}", ""), hint=hint)


def _moved(package: Package, target: Path) -> Package:
    moved = read_package(target)
    return package if moved is None else moved


def _move_in_place(unpacked: Path, target: Path, aside: Path) -> None:
    """Put a package where it belongs; one of the same name makes room, and returns on failure."""
    if not target.exists():
        unpacked.rename(target)
        return
    target.rename(aside)
    try:
        unpacked.rename(target)
    except BaseException:
        aside.rename(target)
        raise


@contextmanager
def _staging(folder: Path, transfer: Transfer) -> Iterator[Path]:
    """A temporary folder on the same disk as `folder`, of which only one is in use at a time.

    Argos takes every folder among its packages for a package, so it lies outside if it can.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder.parent
    if beside.stat().st_dev != folder.stat().st_dev or not os.access(beside, os.W_OK):
        beside = folder
    with locked(folder, partial(transfer.begin, _WAITING, 0, None)):
        _sweep(beside)
        staging = Path(tempfile.mkdtemp(dir=beside, prefix=_STAGING))
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed installation left; one that runs is younger."""
    for stale in folder.glob(f"{_STAGING}*"):
        if stale.stat().st_mtime < time.time() - _STALE_SECONDS:
            shutil.rmtree(stale, ignore_errors=True)


def _refuse_closed(folder: Path) -> None:
    """Nobody should wait for a download that cannot be installed then."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        message = f"no package can be installed in {folder}: {there} cannot be written to"
        hint = "check its permissions; ARGOS_PACKAGES_DIR names another folder"
        raise fault("package-folder", message, hint)


def _refuse_full_disk(folder: Path, archive: Path) -> None:
    needed, free = unpacked_size(archive), shutil.disk_usage(folder).free
    if needed > free:
        message = (
            f"{shown_name(archive)} takes {needed / 1e6:,.0f} MB, and {free / 1e6:,.0f} MB are free"
        )
        raise fault("disk-full", message, "make room, or set ARGOS_PACKAGES_DIR to another disk")


def _refuse_wrong_hash(name: str, found: str, wanted: str) -> None:
    if wanted and found != wanted:
        message = f"the SHA-256 of {name} is {found}, not {wanted}"
        raise fault("wrong-hash", message, "do not use the file; get it from a source you trust")
