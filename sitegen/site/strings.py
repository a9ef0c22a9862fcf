"""The site's own words, in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from markupsafe import Markup, escape

from sitegen.encodings import decode
from sitegen.problems import SitegenError, Span, error, toml_fault

Language = Literal["zh", "en"]
_Phrase = str | Mapping[str, str]
_FILE = "strings.toml"


@dataclass(frozen=True, slots=True)
class Strings:
    """Phrases by language and key, as in `templates/strings.toml`."""

    phrases: Mapping[str, Mapping[str, _Phrase]]

    def say(self, language: Language, key: str, **values: object) -> Markup:
        """A phrase with its `{placeholders}` filled in; numbers get thousands separators, and what
        is HTML already stays so.

        A phrase with the forms `one` and `other` is chosen by the value `count` (CLDR's plural
        rule for whole numbers in English). Raises KeyError for an unknown key or placeholder.
        """
        phrase = self.phrases[language][key]
        if not isinstance(phrase, str):
            phrase = phrase["one" if values.get("count") == 1 else "other"]
        shown = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
        return Markup(escape(phrase)).format_map(shown)


def read_strings(folders: tuple[Path, ...]) -> Strings:
    """Read `strings.toml` from the template folders; an earlier folder's phrase wins.

    Raises SitegenError for a file that does not parse.
    """
    phrases: dict[str, dict[str, _Phrase]] = {"zh": {}, "en": {}}
    for folder in reversed(folders):
        file = folder / _FILE
        if not file.exists():
            continue
        text = decode(file.read_bytes(), f"templates/{_FILE}")
        try:
            found = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            reason, line, column = toml_fault(fault, text)
            span = Span.point(f"templates/{_FILE}", line, column)
            hint = "text values need quotation marks"
            raise SitegenError(error("strings", reason, span, hint)) from fault
        for language, table in phrases.items():
            table.update(found.get(language, {}))
    return Strings(phrases)
