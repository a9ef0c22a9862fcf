"""Classes of characters that the rules of Chinese text need."""

from __future__ import annotations

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_RE = re.compile(f"[{HAN}]")

# Marks that Chinese shares with Western text count as Chinese here: in a Chinese digest
# “ ” ‘ ’ … — · are full-width marks.
SHARED_MARKS = "“”‘’…—·"
CJK_RE = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uff65\uffe0-\uffe6{SHARED_MARKS}]")

# C0 and C1 controls but tab and newline; XML 1.0 and HTML forbid them.
CONTROL_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

OPENERS = "“‘（《〈「『【〔［"
CLOSERS = "”’）》〉」』】〕］"
OPENER_OF = dict(zip(CLOSERS, OPENERS, strict=True))
QUOTES = "“‘「『"
TITLE_MARKS = "《〈"

SENTENCE_ENDS = "。！？；…｡"


def is_full_width_mark(char: str) -> bool:
    """Whether the character is Chinese punctuation and can be nothing else (not the empty string).

    The marks that Western text has too carry no space of their own.
    """
    return is_cjk(char) and not HAN_RE.match(char) and char not in SHARED_MARKS


def is_cjk(char: str) -> bool:
    """Whether the character is Han or Chinese punctuation (not the empty string)."""
    return bool(char) and CJK_RE.match(char) is not None
