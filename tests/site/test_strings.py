"""The site's own words."""

from __future__ import annotations

import re
import tomllib
from typing import get_args

import pytest

from sitegen.defaults import default_folder
from sitegen.model import FigureKind, Origin
from sitegen.site.strings import Strings, read_strings

TEMPLATES = default_folder("templates")
TABLES = tomllib.loads((TEMPLATES / "strings.toml").read_text("utf-8"))
UNREVIEWED = set(get_args(Origin)) - {"reviewed"}
STATES = UNREVIEWED | {"doubtful"}
# Put together in templates: say("edition_" ~ …), say(key ~ "_article"), say(label).
COMPOSED = {"edition_zh", "edition_zh_en", "edition_en", "previous_article", "next_article"}
COMPOSED |= {"places", "topics", "choose_zh", "choose_en", "words", "characters"}
COMPOSED |= {f"sign_{state}" for state in STATES} | {f"notice_{state}" for state in STATES}
COMPOSED |= {f"{origin}_mark" for origin in UNREVIEWED} | {"notice_machine_by"}
COMPOSED |= {"machine_doubtful_mark", "memory_doubtful_mark"}
COMPOSED |= {f"search_{key}" for key in ("one", "other", "first", "none", "failed", "server")}
COMPOSED |= {f"settings_theme{choice}" for choice in ("", "_usual", "_light", "_dark")}
COMPOSED |= {f"settings_text{size}" for size in ("", "_small", "_usual", "_large", "_largest")}
COMPOSED |= {f"kind_{kind}" for kind in get_args(FigureKind)}
COMPOSED |= {
    f"{origin}{doubt}_mark" for origin in ("machine", "memory") for doubt in ("", "_doubtful")
}


def test_both_languages_have_the_same_words() -> None:
    assert set(TABLES["zh"]) == set(TABLES["en"])


def test_every_word_is_used() -> None:
    text = "".join(file.read_text("utf-8") for file in TEMPLATES.glob("*.html"))
    said = set(re.findall(r'(?:say|words|choice)\("(\w+)"[,)]', text)) | COMPOSED
    # Titles of pages are asked for where their contexts are made.
    assert set(TABLES["zh"]) == said | {"not_found_title", "subject_about"}


@pytest.mark.parametrize(("count", "text"), [(1, "1 word"), (0, "0 words"), (1200, "1,200 words")])
def test_english_counts(count: int, text: str) -> None:
    assert read_strings((TEMPLATES,)).say("en", "words", count=count) == text


def test_an_earlier_folder_wins_phrase_by_phrase() -> None:
    strings = Strings({"zh": {"hello": "你好{name}"}, "en": {}})
    assert strings.say("zh", "hello", name="李") == "你好李"
