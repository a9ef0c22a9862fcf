"""Figures worded for the pages of an edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from sitegen.config import Exchange
from sitegen.figures.wording.chinese import chinese, chinese_qualifier, chinese_quantity
from sitegen.figures.wording.english import (
    english,
    english_qualifier,
    english_quantity,
    unit_name,
)
from sitegen.figures.wording.numbers import english_number, plain, rounded
from sitegen.model import Figure
from sitegen.site.inline import InlineRenderer
from sitegen.site.views import EditionName, FigureView, LanguageTag, Line, Run
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import FIGURE_LABEL

_LANGUAGES: Mapping[EditionName, tuple[LanguageTag, ...]] = {
    "zh": ("zh-Hans",),
    "en": ("en",),
    "zh-en": ("zh-Hans", "en"),
}
_COMPANY_RE = re.compile("企业|公司|商家|银行|工厂|门店|店")
_AMOUNT_RE = re.compile(r"[−\d][\d.,–—:∶/−]*")
_LONGEST_STAND_IN = 90


class FigureTexts:
    """Words figures in the languages of an edition."""

    def __init__(
        self,
        digest: BilingualDigest,
        edition: EditionName,
        renderer: InlineRenderer,
        exchange: Exchange | None,
    ) -> None:
        self._digest = digest
        self._languages = _LANGUAGES[edition]
        self._renderer = renderer
        self.exchange = exchange

    def view(self, figure: Figure, page: str) -> FigureView:
        """A figure for a page from which `page` leads to its article; empty on the article."""
        quantity = self._line(self._quantity(figure))
        return FigureView(
            id=figure.id,
            url=f"{page}#{figure.sentence.id}",
            amount=tuple(_part(run, 0) for run in quantity),
            unit=tuple(_part(run, 1) for run in quantity),
            qualifier=self._line(_qualifiers(figure)),
            text=self._line(self._text(figure)),
            unit_name=self._line(_unit_names(figure)),
            label=self.label(figure),
            value=f"{plain(figure.measure.value):f}",
            rank=figure.rank,
            measure=figure.measure,
        )

    def english(self, figure: Figure) -> str:
        """A figure in English with its qualifier and, at the site's rate, its worth elsewhere."""
        words = english(figure.measure, figure.surface, _counts_companies(figure))
        return words + self._conversion(figure)

    def label(self, figure: Figure) -> Line:
        """What a figure measures; a label without English falls back to the sentence."""
        chinese_run = Run("zh-Hans", escape(figure.label))
        if "en" not in self._languages:
            return (chinese_run,)
        translation = self._digest.english(figure.label, FIGURE_LABEL)
        if translation.origin == "missing":
            run = self._stand_in(figure)
        else:
            run = Run("en", escape(translation.text), translation.origin)
        return (run,) if len(self._languages) == 1 else (chinese_run, run)

    def _stand_in(self, figure: Figure) -> Run:
        sentence = figure.sentence
        translation = self._digest.english(sentence.text, self._digest.context_of(sentence))
        if translation.origin == "missing":
            return Run("zh-Hans", escape(figure.label), "missing")
        text = self._renderer.html(translation.text).striptags()
        if len(text) > _LONGEST_STAND_IN:
            text = text[:_LONGEST_STAND_IN].rsplit(" ", 1)[0] + "…"
        return Run("en", escape(text), translation.origin)

    def _quantity(self, figure: Figure) -> Mapping[LanguageTag, str]:
        # The label names what is counted: 30 listed companies, not 30 companies, listed companies.
        measure = replace(figure.measure, unit="") if figure.measure.counter else figure.measure
        words = english_quantity(measure, figure.surface)
        return {
            "zh-Hans": chinese_quantity(figure.measure),
            "en": words + self._conversion(figure),
        }

    def _text(self, figure: Figure) -> Mapping[LanguageTag, str]:
        quantity = self._quantity(figure)["en"]
        qualified = f"{english_qualifier(figure.measure, figure.surface)} {quantity}".strip()
        return {"zh-Hans": chinese(figure.measure), "en": qualified}

    def _conversion(self, figure: Figure) -> str:
        rate, measure = self.exchange, figure.measure
        if rate is None or measure.unit != "CNY" or "/" in measure.unit_zh:
            return ""
        ends = (
            [measure.value] if measure.value_high is None else [measure.value, measure.value_high]
        )
        worth = "–".join(english_number(rounded(end / rate.rate)) for end in ends)
        return f" (about {worth} {rate.currency})"

    def _line(self, words: Mapping[LanguageTag, str]) -> Line:
        return tuple(Run(language, escape(words[language])) for language in self._languages)


def _qualifiers(figure: Figure) -> Mapping[LanguageTag, str]:
    words = english_qualifier(figure.measure, figure.surface)
    return {
        "zh-Hans": chinese_qualifier(figure.measure),
        "en": words[:1].upper() + words[1:],
    }


def _unit_names(figure: Figure) -> Mapping[LanguageTag, str]:
    measure = figure.measure
    return {"zh-Hans": measure.unit_zh, "en": "" if measure.counter else unit_name(measure)}


def _counts_companies(figure: Figure) -> bool:
    return bool(_COMPANY_RE.search(figure.label))


def _part(run: Run, index: int) -> Run:
    """The number that is set large (0), or the words behind it (1)."""
    text = Markup(run.html).unescape()
    match = _AMOUNT_RE.match(text)
    end = match.end() if match else len(text)
    return Run(run.lang, escape(text[:end] if index == 0 else text[end:].strip()))
