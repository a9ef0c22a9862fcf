"""Anchors of sentences and blocks: the same in every language, untouched by edits elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b32encode

from sitegen.model import AnchorId

_LENGTH = 7


class Anchors:
    """Hands out the anchors of one article. The same text a second time gets a number."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def make(self, prefix: str, text: str) -> AnchorId:
        """An anchor made of the text alone: `s-` for sentences, `p-` for blocks."""
        digest = hashlib.sha256(text.encode()).digest()
        name = f"{prefix}-{b32encode(digest).decode().lower()[:_LENGTH]}"
        self._seen[name] = count = self._seen.get(name, 0) + 1
        return AnchorId(name if count == 1 else f"{name}-{count}")
