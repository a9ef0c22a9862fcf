"""Pages become files. Nothing in the output folder changes before all pages are made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.files import write_atomically
from sitegen.output.manifest import (
    STATE_FOLDER,
    Manifest,
    content_hash,
    manifest_file,
    read_manifest,
)
from sitegen.problems import SitegenError, Span, error


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


class OutputFolder:
    """An output folder during one build.

    `add` keeps changed files aside in a staging folder on the same disk; `publish` then moves them
    in place one by one, removes what the previous build wrote and this one did not, and writes the
    manifest last. A build that stops before `publish` leaves the site as it was.
    """

    def __init__(self, root: Path, previous: Manifest) -> None:
        self._root = root
        self._previous = previous
        self._staging = root / STATE_FOLDER / "staging"
        self._hashes: dict[str, str] = {}
        self._changed: list[str] = []

    def add(self, path: str, data: bytes) -> None:
        """Give the site a file."""
        digest = content_hash(data)
        self._hashes[path] = digest
        if self._is_unchanged(path, digest, data):
            return
        self._refuse_foreign(path)
        staged = self._staging / str(len(self._changed))
        staged.write_bytes(data)
        self._changed.append(path)

    def keep(self, folder: str) -> bool:
        """Give the site all that earlier builds put under a folder named after its content.

        False, and nothing is kept, where there is nothing or not all is as it was.
        """
        held = {p: h for p, h in self._previous.files.items() if p.startswith(folder)}
        for path, digest in held.items():
            try:
                if content_hash((self._root / path).read_bytes()) != digest:
                    return False
            except FileNotFoundError:
                return False
        self._hashes.update(held)
        return bool(held)

    def _is_unchanged(self, path: str, digest: str, data: bytes) -> bool:
        if self._previous.files.get(path) != digest:
            return False
        try:
            return (self._root / path).read_bytes() == data
        except FileNotFoundError:
            return False

    def _refuse_foreign(self, path: str) -> None:
        if path not in self._previous.files and (self._root / path).exists():
            message = "the build would overwrite a file that it did not write"
            hint = "move the file away, or build into another folder with --output"
            raise SitegenError(error("foreign-file", message, _span(self._root / path), hint))

    @property
    def holds_good_site(self) -> bool:
        """Whether the last build into the folder left nothing of its content out."""
        return self._previous.complete

    def publish(self, *, complete: bool) -> Written:
        """Put the files in place. Nothing is removed where they are not the `complete` site."""
        self._claim()
        for number, path in enumerate(self._changed):
            target = self._root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._staging / str(number)).replace(target)
        gone = [path for path in self._previous.files if path not in self._hashes]
        kept = {} if complete else {path: self._previous.files[path] for path in gone}
        for path in (path for path in gone if path not in kept):
            self._remove(path)
        manifest = Manifest({**kept, **self._hashes}, complete).to_bytes()
        if self._changed or manifest != self._previous.to_bytes():
            write_atomically(manifest_file(self._root), manifest)
        unchanged = len(self._hashes) - len(self._changed)
        return Written(len(self._changed), unchanged, len(gone) - len(kept))

    def _claim(self) -> None:
        """Note the new files as ours first: a build killed half-way must not lock out the next."""
        if self._changed:
            claimed = {**self._previous.files, **dict.fromkeys(self._changed, "")}
            write_atomically(manifest_file(self._root), Manifest(claimed).to_bytes())

    def _remove(self, path: str) -> None:
        (self._root / path).unlink(missing_ok=True)
        for folder in (self._root / path).parents:
            if folder == self._root:
                break
            try:
                folder.rmdir()
            except OSError:
                # Something else is in it, ours or the user's.
                break


@contextmanager
def open_output(root: Path) -> Iterator[OutputFolder]:
    """An output folder to build into; its staging folder is gone afterwards.

    Raises SitegenError where the folder holds files of someone else's, or cannot be written.
    """
    try:
        previous = read_manifest(root)
        if previous is None:
            _refuse_foreign_folder(root)
        staging = root / STATE_FOLDER / "staging"
        # What an interrupted build left behind.
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        try:
            yield OutputFolder(root, previous or Manifest())
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as fault:
        place = _faulty_place(root, fault)
        message = f"cannot write the site: {fault.strerror or fault}"
        hint = "check the folder's permissions and the space left on the disk"
        raise SitegenError(error("unwritable", message, _span(place), hint)) from fault


def _refuse_foreign_folder(root: Path) -> None:
    if not root.exists():
        return
    if not root.is_dir():
        raise SitegenError(error("foreign-output", "the output is not a folder", _span(root)))
    if any(entry.name != STATE_FOLDER for entry in root.iterdir()):
        message = "the folder holds files that no build has written; it is left alone"
        hint = "choose an empty or a new folder with --output"
        raise SitegenError(error("foreign-output", message, _span(root), hint))


def _faulty_place(root: Path, fault: OSError) -> Path:
    """The file that could not be written; the output folder where that is one of our own."""
    name = fault.filename2 or fault.filename
    place = Path(os.fsdecode(name)) if name else root
    return root if place.is_relative_to(root / STATE_FOLDER) else place


def _span(place: Path) -> Span:
    return Span.whole(str(place.absolute()))
