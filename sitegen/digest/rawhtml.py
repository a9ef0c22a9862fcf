"""Raw HTML and links that will not reach the page are named where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.digest.source import Source
from sitegen.problems import Problem, warning

# Code comes first, so that HTML shown as code is passed over.
_UNSAFE_RE = re.compile(
    r"(?P<code>`+)[^`]*(?P=code)"
    r"|<(?:script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base)\b[^<>]*>?"
    r"|<[a-z][^<>]*\s(?:on[a-z]+|style)\s*=[^<>]*>?"
    r"|<[a-z][^<>]*(?:javascript|data|vbscript):[^<>]*>?"
    # Markdown makes no link of these: the reader sees the brackets.
    r"|(?P<link>(?:\]\(|^ {0,3}\[[^\]]+\]:)\s*<?(?:javascript|vbscript|file|data):[^\s()<>]*)"
    r"|(?P<auto><(?:javascript|vbscript|file|data):[^<>\s]*>)",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN = 40


def unsafe_html_problems(source: Source, lines: tuple[int, int]) -> Iterator[Problem]:
    """Warnings for tags between two line indexes that the page leaves out or strips."""
    start = source.line_starts[lines[0]]
    last = min(lines[1], len(source.line_starts)) - 1
    end = source.line_starts[last] + len(source.line(last))
    for match in _UNSAFE_RE.finditer(source.text, start, end):
        if match["code"]:
            continue
        shown, span = match[0][:_SHOWN], source.span(*match.span())
        if match["link"] or match["auto"]:
            message = f"“{shown}” could do harm, so the page has no link there"
            yield warning("unsafe-html", message, span, "link to an http, https or mailto address")
            continue
        message = f"“{shown}” is left out of the page, or what could do harm in it"
        hint = "use Markdown, or HTML without scripts, styles and event handlers"
        yield warning("unsafe-html", message, span, hint)
