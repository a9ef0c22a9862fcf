"""The list of files that a build wrote: what the next one may replace or remove."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.problems import SitegenError, Span, error

STATE_FOLDER = ".sitegen"
_FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """SHA-256 of every file of an output folder, by its path in the folder.

    `complete`: the build that wrote them went through, and left nothing of the content out.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False

    def to_bytes(self) -> bytes:
        """The manifest as it is kept."""
        values = {"complete": self.complete, "files": dict(sorted(self.files.items()))}
        return f"{json.dumps(values, indent=0)}\n".encode()


def manifest_file(output: Path) -> Path:
    """Where an output folder keeps its manifest."""
    return output / STATE_FOLDER / _FILE


def read_manifest(output: Path) -> Manifest | None:
    """The manifest of an output folder, or None for a folder no build has written to.

    Raises SitegenError where it is damaged, OSError where it cannot be read.
    """
    file = manifest_file(output)
    try:
        values = json.loads(file.read_bytes())
        return Manifest(values["files"], bool(values.get("complete")))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, KeyError, TypeError) as fault:
        message = "the list of the files that the last build wrote cannot be read"
        hint = "remove the output folder, or build into another one with --output"
        span = Span.whole(str(file.absolute()))
        raise SitegenError(error("broken-manifest", message, span, hint)) from fault


def content_hash(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
