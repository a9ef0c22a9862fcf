"""The shipped digest: complete in English, and with the same numbers in both languages."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import polib
import pytest

from sitegen.config import read_config
from sitegen.digest.reader import read_digest
from sitegen.figures.articles import with_figures
from sitegen.model import Digest
from sitegen.translation.bilingual import translate_digest
from sitegen.translation.poshelf import PoShelf
from sitegen.translation.segments import digest_segments
from tests.samples import REPOSITORY

PATH = "content/jiangxi-digest.md"
PO = REPOSITORY / "content/jiangxi-digest.en.po"
SCALES = {
    "": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12,
    "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
WORDS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
# 1 mu is 1/15 hectare; the translation adds the hectares for 2,000 mu.
ADDED = {"亩": Decimal(133)}


class Pair(NamedTuple):
    """A text and its English."""

    chinese: str
    english: str


@pytest.fixture(scope="module")
def digest() -> Digest:
    """The shipped digest."""
    return with_figures(read_digest(REPOSITORY / PATH, PATH), read_config(REPOSITORY).names)


def _pairs() -> list[Pair]:
    return [Pair(entry.msgid, entry.msgstr) for entry in polib.pofile(str(PO))]


def _chinese_values(text: str) -> Counter[Decimal]:
    """Numbers in digits with 万 and 亿 multiplied out."""
    text = text.replace("超亿元", "超1亿元")
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)[余多]?(万亿|亿|万)?", text)
    return Counter(Decimal(n.replace(",", "")) * SCALES[scale] for n, scale in found)


def _spelled_values(text: str) -> set[Decimal]:
    """Numbers in characters: 三, 十一, 一万亿."""
    values = set()
    for run in re.findall("[〇一二两三四五六七八九十百千万亿]+", text):
        total = part = digit = 0
        for char in run:
            if char in "十百千":
                part += (digit or 1) * 10 ** ("十百千".index(char) + 1)
                digit = 0
            elif char in "万亿":
                total = (total + part + digit or 1) * SCALES[char]
                part = digit = 0
            else:
                digit = 2 if char == "两" else "〇一二三四五六七八九".index(char)
        values.add(Decimal(total + part + digit))
    return values


def _english_digits(text: str) -> Counter[Decimal]:
    """Numbers in digits with million and billion multiplied out."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(?:[ -](million|billion|trillion))?", text)
    return Counter(Decimal(n.rstrip(",").replace(",", "")) * SCALES[s] for n, s in found)


def _english_words(text: str) -> Counter[Decimal]:
    """Small numbers in words."""
    found = re.findall(rf"\b({'|'.join(WORDS)})\b(?! thousand)", text, re.IGNORECASE)
    return Counter(Decimal(WORDS.index(word.lower())) for word in found)


def _months(text: str) -> Counter[Decimal]:
    """Months, which Chinese numbers."""
    return Counter(
        Decimal(n) for n, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}\b", text)
    )


def test_every_text_has_reviewed_english(digest: Digest) -> None:
    bilingual = translate_digest(PoShelf(REPOSITORY), digest)
    assert set(bilingual.counts()) == {"reviewed"}
    assert bilingual.problems == ()


def test_the_po_file_has_no_entry_too_many(digest: Digest) -> None:
    entries = [(e.msgctxt or "", e.msgid) for e in polib.pofile(str(PO))]
    assert entries == [segment.key for segment in digest_segments(digest)]


def test_the_gettext_tools_accept_the_po_file() -> None:
    command = ["msgfmt", "--check", "-o", "/dev/null", str(PO)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_chinese_is_left_in_the_english() -> None:
    for pair in _pairs():
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", pair.english), pair


@pytest.mark.parametrize("pair", _pairs(), ids=lambda pair: pair.chinese[:20])
def test_every_number_is_the_same_in_both_languages(pair: Pair) -> None:
    chinese, digits = _chinese_values(pair.chinese), _english_digits(pair.english)
    words = _english_words(pair.english)
    missing = chinese - digits - words - _months(pair.english)
    assert not missing, "a number of the Chinese is missing or changed"
    known = set(chinese) | _spelled_values(pair.chinese)
    known |= {value for unit, value in ADDED.items() if unit in pair.chinese}
    # “One” is often no number.
    assert set(digits + words) - {1} <= known, "the English has a number of its own"


def test_the_number_check_can_fail() -> None:
    wrong = Pair("投资210亿元", "an investment of 2.1 billion yuan")
    with pytest.raises(AssertionError, match="missing or changed"):
        test_every_number_is_the_same_in_both_languages(wrong)
    invented = Pair("投资210亿元", "21 billion yuan in 3 years")
    with pytest.raises(AssertionError, match="of its own"):
        test_every_number_is_the_same_in_both_languages(invented)
    spelled = Pair("新增企业7家", "Six new companies")
    with pytest.raises(AssertionError, match="missing or changed"):
        test_every_number_is_the_same_in_both_languages(spelled)
    worded = Pair("新增企业7家", "seven new companies in three years")
    with pytest.raises(AssertionError, match="of its own"):
        test_every_number_is_the_same_in_both_languages(worded)


def test_the_digest_has_three_joined_paragraphs_three_captions_and_eight_bylines(
    digest: Digest,
) -> None:
    kinds = Counter(repair.kind for repair in digest.repairs)
    assert kinds == {"joined-paragraph": 3, "caption": 3, "byline": 8}
    assert [(p.code, p.span.line) for p in digest.problems] == [("unbalanced-mark", 104)]
    assert len(digest.articles) == 8
