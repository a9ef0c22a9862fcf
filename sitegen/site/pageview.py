"""What a template may read on every page, whatever its content."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.site.origins import LanguageTag, Line, RunOrigin
from sitegen.site.views import EditionName


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An entry of the language switch. `url` is relative to the page."""

    edition: EditionName
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `<link rel="alternate" hreflang>` of the page."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has. All addresses are relative to the page, but `canonical` and, where the
    site has a base URL, those of `alternates`.

    `lang` and `origin` are those of the page's own words and of every run not marked otherwise.
    `home` is the front page in the page's language, `root` the language choice, `figures` the
    explorer, `search` the search page, `subjects` the list of topics and places. `search_script`
    serves the search page alone.
    """

    edition: EditionName
    lang: LanguageTag
    origin: RunOrigin
    title: str
    description: str
    site_title: Line
    home: str
    root: str
    figures: str
    search: str
    subjects: str
    stylesheet: str
    script: str
    settings: str
    search_script: str
    icon: str
    canonical: str
    alternates: tuple[Alternate, ...]
    switch: tuple[EditionLink, ...]
