"""The one door to writing files: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old bytes or the new ones.

    Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:80]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(_mode(file))
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Keep other processes of Sitegen from changing files of a folder, where the system can.

    `waiting` is called once if another one has to be waited for. Raises OSError.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock on folders.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _mode(file: Path) -> int:
    """The permissions of the file that is replaced; for a new one what the umask leaves."""
    if file.exists():
        return file.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
