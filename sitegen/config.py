"""content/site.toml becomes a Config."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.encodings import decode
from sitegen.problems import Problem, SitegenError, Span, error, near_match_hint, toml_fault

CONFIG_PATH = "content/site.toml"
_EXCHANGE: Mapping[str, type | tuple[type, ...]] = {
    "currency": str,
    "rate": (int, float),
    "date": date,
    "source": str,
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A rate for amounts in yuan: `rate` yuan buy one `currency` (as English names many: "US
    dollars"), on `date`, according to `source`; the page tells both."""

    currency: str
    rate: Decimal
    date: date
    source: str


@dataclass(frozen=True, slots=True)
class Config:
    """What `content/site.toml` says of the site.

    `title` and `description` are Chinese, their `_en` counterparts English. `base_url` is the
    address the site is published under, with scheme and final slash, or empty if it is not known.
    `noindex_unreviewed` keeps search engines from pages with English that nobody has reviewed.
    `names` are proper names with a numeral in them, in which no figure is looked for.
    """

    title: str = "文摘"
    title_en: str = "Digest"
    description: str = ""
    description_en: str = ""
    base_url: str = ""
    noindex_unreviewed: bool = False
    names: tuple[str, ...] = ()
    exchange: Exchange | None = None

    @property
    def base_path(self) -> str:
        """The path of the base URL, with a slash at both ends."""
        return urlsplit(self.base_url).path or "/"


def read_config(site: Path) -> Config:
    """Read the configuration of a site folder; without a file the defaults hold.

    Raises SitegenError for a file that does not parse, an unknown key, or a wrong value.
    """
    file = site / CONFIG_PATH
    try:
        text = decode(file.read_bytes(), CONFIG_PATH)
    except FileNotFoundError:
        return Config()
    except OSError as fault:
        message = f"cannot read the configuration: {fault}"
        raise SitegenError(error("config", message, Span.point(CONFIG_PATH))) from fault
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        reason, line, column = toml_fault(fault, text)
        span = Span.point(CONFIG_PATH, line, column)
        message = f"the configuration is not TOML: {reason}"
        hint = "text values need quotation marks"
        raise SitegenError(error("config", message, span, hint)) from fault
    problems = [p for key, value in values.items() for p in _faults(text, key, value)]
    if problems:
        raise SitegenError(*problems)
    if "base_url" in values:
        values["base_url"] = normal_base_url(values["base_url"])
    if "names" in values:
        values["names"] = tuple(values["names"])
    if "exchange" in values:
        table = values["exchange"]
        values["exchange"] = Exchange(**{**table, "rate": Decimal(str(table["rate"]))})
    return Config(**values)


def normal_base_url(url: str) -> str:
    """A base URL with exactly one slash at its end; empty stays empty."""
    return f"{url.rstrip('/')}/" if url else ""


def is_base_url(url: str) -> bool:
    """Whether the text is empty or an http(s) address without query or fragment."""
    parts = urlsplit(url)
    return not url or (
        parts.scheme in ("http", "https")
        and bool(parts.netloc)
        and not (parts.query or parts.fragment)
    )


def _faults(text: str, key: str, value: object) -> list[Problem]:
    known = [field.name for field in fields(Config)]
    span = _key_span(text, key)
    if key not in known:
        return [error("unknown-key", f"unknown key “{key}”", span, near_match_hint(key, known))]
    if key == "noindex_unreviewed":
        return _switch_faults(key, value, span)
    if key == "names":
        return _name_faults(value, span)
    if key == "exchange":
        return _exchange_faults(text, value, span)
    return _text_faults(key, value, span)


def _text_faults(key: str, value: object, span: Span) -> list[Problem]:
    if not isinstance(value, str):
        return [error("config", f"“{key}” must be text", span, "put it in quotation marks")]
    if key == "base_url" and not is_base_url(value):
        hint = "write the whole address, as in https://example.org/digest/"
        return [error("config", f"“{value}” is not a web address", span, hint)]
    return []


def _switch_faults(key: str, value: object, span: Span) -> list[Problem]:
    if isinstance(value, bool):
        return []
    return [error("config", f"“{key}” must be true or false", span, "without quotation marks")]


def _name_faults(value: object, span: Span) -> list[Problem]:
    if isinstance(value, list) and all(isinstance(name, str) and name for name in value):
        return []
    hint = 'write it as in names = ["三只水"]'
    return [error("config", "“names” must be a list of texts", span, hint)]


def _exchange_faults(text: str, value: object, span: Span) -> list[Problem]:
    hint = 'it needs currency = "US dollars", rate = 7.1, date = 2024-01-31 and source = "…"'
    if not isinstance(value, dict):
        return [error("config", "“exchange” must be a table", span, hint)]
    places = {key: _key_span(text, key) for key in value}
    unknown = [
        error("unknown-key", f"unknown key “{key}”", places[key], near_match_hint(key, _EXCHANGE))
        for key in value
        if key not in _EXCHANGE
    ]
    wrong = [key for key, kind in _EXCHANGE.items() if not isinstance(value.get(key), kind)]
    if not wrong and not value["rate"] > 0:
        wrong = ["rate"]
    message = "“{}” of “exchange” is missing or wrong"
    found = [error("config", message.format(key), places.get(key, span), hint) for key in wrong]
    return unknown + found


def _key_span(text: str, key: str) -> Span:
    found = re.search(rf"^\s*\[*[\"']?({re.escape(key)})\b", text, re.MULTILINE)
    if found is None:
        return Span.point(CONFIG_PATH)
    line = text.count("\n", 0, found.start(1)) + 1
    column = found.start(1) - (text.rfind("\n", 0, found.start(1)) + 1) + 1
    return Span(CONFIG_PATH, line, column, line, column + len(key))
