"""The Markdown of digests: CommonMark, tables, strikethrough, footnotes, Chinese emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.digest.characters import is_cjk
from sitegen.model import LinkReference

# Rules whose result is running text; every other rule makes one indivisible thing.
_PLAIN_RULES = (rules_inline.text, rules_inline.newline, rules_inline.escape, rules_inline.entity)
_MARKUP_RE = re.compile(r"[*_~`\[\]<>]")


class _ChineseStateInline(StateInline):
    """CommonMark asks for white space around full-width marks before `**` closes; Chinese has none.

    Without this `**标题：**正文` is not bold (commonmark/commonmark-spec issue 650). A run of
    delimiters beside a Chinese character opens before, and closes behind, anything but white space.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return scanned
        before = self.src[start - 1 : start]
        after = self.src[start + scanned.length : start + scanned.length + 1]
        if not (is_cjk(before) or is_cjk(after)):
            return scanned
        can_open, can_close = not after.isspace() and after != "", before.strip() != ""
        return Scanned(can_open, can_close, scanned.length)


class _ChineseParserInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _ChineseStateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def markup_ranges(self, text: str, md: MarkdownIt, env: EnvType) -> list[tuple[int, int]]:
        """The stretches of inline source that must stay in one piece, each as start and end."""
        state = _ChineseStateInline(text, md, env, [])
        rules = self.ruler.getRules("")
        ranges: list[tuple[int, int]] = []
        places: list[int] = []
        while state.pos < state.posMax:
            start, delimiters = state.pos, len(state.delimiters)
            rule = next((rule for rule in rules if rule(state, False)), None)
            if rule is None:
                state.pos += 1
            elif len(state.delimiters) > delimiters:
                places.extend(range(start, start + len(state.delimiters) - delimiters))
            elif rule not in _PLAIN_RULES:
                ranges.append((start, state.pos))
        rules_inline.link_pairs(state)
        for opener, place in zip(state.delimiters, places, strict=True):
            if opener.end >= 0:
                ranges.append((place, places[opener.end] + 1))
        return ranges


def markdown_parser() -> MarkdownIt:
    """A new parser of the dialect. Raw HTML passes through: sanitise what it renders."""
    md = MarkdownIt("commonmark", {"html": True})
    md.inline = _ChineseParserInline()
    md.configure("commonmark").enable(["table", "strikethrough"])
    return md.use(footnote_plugin, inline=False, move_to_end=False)


class InlineMarkup:
    """Finds the emphasis, links, code and tags of running text. Knows the digest's definitions."""

    def __init__(self, references: Iterable[LinkReference], footnotes: Iterable[str]) -> None:
        self._md = markdown_parser()
        self._env = inline_environment(references, footnotes)

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """The stretches of `text` that a sentence border may not fall into."""
        if not _MARKUP_RE.search(text):
            return []
        parser = self._md.inline
        assert isinstance(parser, _ChineseParserInline)
        return parser.markup_ranges(text, self._md, self._env)


def inline_environment(references: Iterable[LinkReference], footnotes: Iterable[str]) -> EnvType:
    """What markdown-it must know to parse a sentence on its own as it parses it in its digest."""
    return {
        "references": {r.label: {"href": r.target, "title": r.title} for r in references},
        "footnotes": {"refs": {f":{label}": -1 for label in footnotes}},
    }
