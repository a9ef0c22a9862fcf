"""Dates in words."""

from __future__ import annotations

from datetime import date

from sitegen.site.strings import Language

_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}


def date_in_words(when: date, language: Language) -> str:
    """The long form of CLDR: 2024年1月5日, 5 January 2024."""
    from babel.dates import format_date

    return format_date(when, "long", locale=_LOCALES[language])
