"""Figures worded for the pages of an edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from sitegen.config import Exchange
from sitegen.figures.wording.chinese import chinese_unit, chinese_unit_title, chinese_words
from sitegen.figures.wording.english import english_words, unit_name
from sitegen.figures.wording.numbers import english_number, plain_digits, rounded
from sitegen.figures.wording.units import unit_title
from sitegen.figures.wording.words import Setting, Words
from sitegen.model import Figure, Measure
from sitegen.site.inline import InlineRenderer
from sitegen.site.origins import LanguageTag, Line, Run, TextState
from sitegen.site.views import EditionName, FigureView
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import FIGURE_LABEL

_LANGUAGES: Mapping[EditionName, tuple[LanguageTag, ...]] = {
    "zh": ("zh-Hans",),
    "en": ("en",),
    "zh-en": ("zh-Hans", "en"),
}
_FORMS_RE = re.compile(r"\s*\|\s*")
_AMOUNT_RE = re.compile(r"[−\d](?:[^(]*\d)?")
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
        words = self._words(figure)
        quantity = self._line({language: w.quantity for language, w in words.items()})
        return FigureView(
            id=figure.id,
            url=f"{page}#{figure.sentence.id}",
            amount=tuple(_part(run, 0) for run in quantity),
            unit=tuple(_part(run, 1) for run in quantity),
            qualifier=self._line({lang: _opening(w.qualifier) for lang, w in words.items()}),
            text=self._line({language: _joined(language, w) for language, w in words.items()}),
            unit_name=self._line(_unit_names(figure.measure)),
            unit_title=self._line(_unit_titles(figure.measure)),
            label=self.label(figure),
            value=plain_digits(figure.measure.value),
            rank=figure.rank,
            measure=figure.measure,
        )

    def english(self, figure: Figure) -> str:
        """A figure in English with its qualifier and, at the site's rate, its worth elsewhere."""
        words = english_words(figure.measure, _setting(figure))
        return _joined("en", words) + self._conversion(figure)

    def label(self, figure: Figure) -> Line:
        """What a figure measures; a label without English, or with English that
        is in doubt, falls back to the sentence."""
        chinese_run = Run("zh-Hans", escape(figure.label))
        if "en" not in self._languages:
            return (chinese_run,)
        translation = self._digest.english(figure.label, FIGURE_LABEL)
        if translation.origin == "missing" or translation.doubtful:
            run = self._stand_in(figure)
        else:
            label = _form_for(figure.measure, translation.text)
            run = Run("en", escape(label), (TextState.of(translation),))
        return (run,) if len(self._languages) == 1 else (chinese_run, run)

    def _stand_in(self, figure: Figure) -> Run:
        sentence = figure.sentence
        translation = self._digest.english(sentence.text, self._digest.context_of(sentence))
        if translation.origin == "missing" or translation.doubtful:
            shown = TextState((FIGURE_LABEL, figure.label), "missing")
            return Run("zh-Hans", escape(figure.label), (shown,))
        text = self._renderer.html(translation.text).striptags()
        if len(text) > _LONGEST_STAND_IN:
            text = text[:_LONGEST_STAND_IN].rsplit(" ", 1)[0] + "…"
        return Run("en", escape(text), (TextState.of(translation),))

    def _words(self, figure: Figure) -> Mapping[LanguageTag, Words]:
        setting = _setting(figure)
        # The label names what is counted: 30 listed companies, not 30 companies, listed companies.
        measure = replace(figure.measure, unit="") if figure.measure.counter else figure.measure
        words = english_words(measure, setting)
        return {
            "zh-Hans": chinese_words(figure.measure, setting),
            "en": Words(words.qualifier, words.quantity + self._conversion(figure)),
        }

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


def _setting(figure: Figure) -> Setting:
    return Setting(figure.surface, figure.sentence.text[: figure.start], figure.label)


def _joined(language: LanguageTag, words: Words) -> str:
    separator = " " if language == "en" else ""
    return f"{words.qualifier}{separator}{words.quantity}".strip()


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def _form_for(measure: Measure, label: str) -> str:
    """The form that a label such as "law firm | law firms" takes: the first for one."""
    one, *more = _FORMS_RE.split(label, maxsplit=1)
    is_one = measure.value == 1 and measure.value_high is None and measure.qualifier == "exact"
    return one if is_one or not more else more[0]


def _unit_names(measure: Measure) -> Mapping[LanguageTag, str]:
    return {
        "zh-Hans": chinese_unit(measure),
        "en": "" if measure.counter else unit_name(measure),
    }


def _unit_titles(measure: Measure) -> Mapping[LanguageTag, str]:
    return {"zh-Hans": chinese_unit_title(measure), "en": unit_title(measure)}


def _part(run: Run, index: int) -> Run:
    """The number that is set large (0), or the words behind it (1)."""
    text = Markup(run.html).unescape()
    match = _AMOUNT_RE.match(text)
    end = match.end() if match else len(text)
    return Run(run.lang, escape(text[:end] if index == 0 else text[end:].strip()))
