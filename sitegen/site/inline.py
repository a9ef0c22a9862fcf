"""Markdown sentences become safe HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from sitegen.digest.markdown import inline_environment, markdown_parser
from sitegen.model import LinkReference

_MARKUP_RE = re.compile(r"[*_~`\[\]<>&\\\n]|https?:")
_KEPT_CLASSES = {"sup": {"footnote-ref"}}


class InlineRenderer:
    """Renders the sentences of one digest for pages of one depth.

    `media` gives the address of each local image; `footnotes` are labels in order of appearance.
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
        self._md.add_render_rule("footnote_ref", self._footnote_reference)
        self._md.add_render_rule("image", self._image)
        self.html = lru_cache(maxsize=4096)(self._html)

    def _html(self, text: str) -> Markup:
        if not _MARKUP_RE.search(text):
            return escape(text)
        env: EnvType = {**self._environment, "footnotes": {**self._environment["footnotes"]}}
        return sanitise(self._md.renderInline(text, env))

    def address(self, target: str) -> str:
        """The address of an image as the page writes it."""
        return self._media.get(target, target)

    def number(self, label: str) -> int:
        """The number of a footnote."""
        return self._numbers.get(label, 0)

    def _footnote_reference(
        self, _: RendererHTML, tokens: list[Token], index: int, __: OptionsDict, ___: EnvType
    ) -> str:
        label = str(tokens[index].meta["label"])
        number = self._numbers[label]
        return f'<sup class="footnote-ref"><a href="#fn-{number}">{number}</a></sup>'

    def _image(
        self, _: RendererHTML, tokens: list[Token], index: int, __: OptionsDict, ___: EnvType
    ) -> str:
        target = str(tokens[index].attrs["src"])
        source, alt = escape(self.address(target)), escape(tokens[index].content)
        return f'<img src="{source}" alt="{alt}" loading="lazy">'


def sanitise(html: str) -> Markup:
    """Keep what readers need; scripts, styles, event handlers and odd addresses go."""
    return Markup(nh3.clean(html, allowed_classes=_KEPT_CLASSES, url_schemes=_SCHEMES))


_SCHEMES = {"http", "https", "mailto"}
