"""Markdown sentences become safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from sitegen.digest.markdown import inline_environment, markdown_parser
from sitegen.model import LinkReference

_MARKUP_RE = re.compile(r"[*_~`\[\]<>&\\\n]")
_KEPT_CLASSES = {"sup": {"footnote-ref"}}
_SCHEMES = {"http", "https", "mailto"}


class InlineRenderer:
    """Renders the sentences of one digest for pages of one depth.

    `media` gives the address of each local image; `footnotes` are labels in the order of their
    numbers.
    """

    def __init__(
        self,
        references: Iterable[LinkReference],
        footnotes: Iterable[str],
        media: Mapping[str, str],
    ) -> None:
        self._media = media
        self._numbers = {label: number for number, label in enumerate(footnotes, 1)}
        self._environment = inline_environment(references, self._numbers)
        self._md = markdown_parser()
        self._md.renderer = _SentenceRenderer(self)
        self.html = lru_cache(maxsize=4096)(self._html)

    def _html(self, text: str) -> Markup:
        if not _MARKUP_RE.search(text):
            return escape(text)
        # markdown-it notes in its environment what it has seen, so each sentence gets a new one.
        env = {**self._environment, "footnotes": {**self._environment["footnotes"]}}
        return sanitise(self._md.renderInline(text, env))

    def address(self, target: str) -> str:
        """The address of an image as the page writes it."""
        return self._media.get(unquote(target), target)

    def number(self, label: str) -> int:
        """The number of a footnote."""
        return self._numbers[label]


class _SentenceRenderer(RendererHTML):
    """markdown-it's renderer; each method is the rule for the tokens of its name."""

    def __init__(self, sentences: InlineRenderer) -> None:
        super().__init__()
        self._sentences = sentences

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        number = self._sentences.number(str(tokens[idx].meta["label"]))
        return f'<sup class="footnote-ref"><a href="#fn-{number}">{number}</a></sup>'

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        source = escape(self._sentences.address(str(tokens[idx].attrs["src"])))
        return f'<img src="{source}" alt="{escape(tokens[idx].content)}" loading="lazy">'


def sanitise(html: str) -> Markup:
    """Keep what readers need; scripts, styles, event handlers and odd addresses go."""
    return Markup(nh3.clean(html, allowed_classes=_KEPT_CLASSES, url_schemes=_SCHEMES))
