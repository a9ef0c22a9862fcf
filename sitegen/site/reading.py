"""How long an article takes to read."""

from __future__ import annotations

import re

from sitegen.digest.characters import HAN
from sitegen.site.origins import LanguageTag
from sitegen.site.views import ReadingTime

# Silent reading of expository prose by adults: Brysbaert 2019 (English, 238 words a minute);
# Wang et al. 2019 (Chinese, about 400 characters a minute on screens).
_PER_MINUTE = {"zh-Hans": 400, "en": 238}
_WORD_RE = re.compile(r"[^\W_]+(?:[’'.,\-][^\W_]+)*")
_HAN_OR_WORD_RE = re.compile(f"[{HAN}]|[A-Za-z0-9]+(?:[.,%·-][A-Za-z0-9]+)*")


def reading_time(lang: LanguageTag, text: str) -> ReadingTime:
    """Count characters of Chinese (a Latin word or number as one), words of English."""
    pattern = _HAN_OR_WORD_RE if lang == "zh-Hans" else _WORD_RE
    amount = len(pattern.findall(text))
    return ReadingTime(lang, amount, max(1, round(amount / _PER_MINUTE[lang])))
