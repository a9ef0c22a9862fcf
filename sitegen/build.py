"""The pipeline: from a site folder to a finished output folder, one stage a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sitegen.config import Config, Overrides, read_config
from sitegen.defaults import search_path
from sitegen.digest.collection import with_unique_slugs
from sitegen.digest.reader import read_digest
from sitegen.figures.articles import with_figures
from sitegen.model import Digest, Progress
from sitegen.output.writer import OutputFolder, Written, open_output
from sitegen.problems import Problem, Severity, SitegenError, Span, error, has_errors
from sitegen.search.index import find_pagefind, index_files, index_folder
from sitegen.search.records import article_records
from sitegen.site.addresses import output_path
from sitegen.site.assets import read_media, read_theme
from sitegen.site.contexts import PageContexts
from sitegen.site.datafiles import as_csv, as_json, data_url, figure_rows
from sitegen.site.material import SiteMaterial
from sitegen.site.plan import Page, plan_pages
from sitegen.site.rendering import PageRenderer
from sitegen.site.strings import Language, read_strings
from sitegen.translation.bilingual import BilingualDigest, translate_digest
from sitegen.translation.doubts import doubts_about
from sitegen.translation.guard.digest import guard_problems
from sitegen.translation.machine import Machined
from sitegen.translation.memory import SiteMemory
from sitegen.translation.poshelf import PoShelf
from sitegen.translation.updating import (
    EngineChoice,
    Filled,
    Means,
    chosen_engine,
    fill_all,
    merge_all,
)

CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Content:
    """All that is read from a site folder: configuration and bilingual digests, newest first.

    `faults` are those of configuration and digests; the digests have those of their translations.
    `complete`: no error left out an article or a digest.
    """

    config: Config
    digests: tuple[BilingualDigest, ...]
    faults: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        # An error in a digest leaves something out; one in a PO file only shows Chinese instead.
        return not has_errors(self.faults)

    def with_digests(self, digests: Iterable[BilingualDigest]) -> Content:
        """The content with some of its digests as they are now."""
        now = {digest.digest.path: digest for digest in digests}
        return replace(self, digests=tuple(now.get(d.digest.path, d) for d in self.digests))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, digest by digest."""
        by_path = sorted(self.digests, key=lambda d: d.digest.path)
        return (*self.faults, *(p for digest in by_path for p in digest.problems))


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made of which content; `written` is None where it left the last good site.

    `machined`: what an engine translated for it.
    """

    content: Content
    problems: tuple[Problem, ...]
    pages: int
    written: Written | None
    machined: tuple[Machined, ...] = ()


def build(
    site: Path,
    output: Path,
    overrides: Overrides,
    progress: Progress,
    engine: EngineChoice = "none",
) -> BuildResult:
    """Build the site.

    What has no English is translated first, if `engine` is there and no error leaves anything out
    (the PO files would lose what is left out). Faults are problems of the result. If they leave
    out an article or a digest, a good site in the output folder stays as it is; where there is
    none yet, the rest is built. Raises SitegenError, and changes no page, where no site can be
    made: configuration, templates, output folder.
    """
    shelf = PoShelf(site)
    read = read_content(site, progress, shelf)
    configured = replace(read, config=read.config.overridden(overrides))
    content, filled = _with_english(shelf, configured, engine, progress)
    material, media_problems = gather_material(site, content)
    guarded = (p for d in content.digests for p in guard_problems(d, content.config.names))
    problems = (*content.problems, *media_problems, *filled.problems, *guarded)
    pages = plan_pages(material.digests, material.subjects.values())
    with open_output(output) as folder:
        if folder.holds_good_site and not content.complete:
            return BuildResult(content, problems, len(pages), None, filled.results)
        search, search_problems = add_search_index(content.digests, folder)
        problems = (*problems, *search_problems)
        render_pages(site, replace(material, search=search), pages, folder, progress)
        written = folder.publish(complete=content.complete)
    return BuildResult(content, problems, len(pages), written, filled.results)


def read_content(site: Path, progress: Progress, shelf: PoShelf | None = None) -> Content:
    """Read configuration, digests and translations, these from `shelf` if they are needed again.

    Raises SitegenError where there are none.
    """
    config = read_config(site)
    read, faults = _read_digests(site, progress)
    digests, duplicates = with_unique_slugs(read)
    problems = (*faults, *(p for digest in digests for p in digest.problems), *duplicates)
    figured = [with_figures(digest, config.names) for digest in digests]
    broken = {problem.span.path for problem in problems if problem.severity == "error"}
    # A shelf keeps what it has read; where nobody looks at it again, none is kept for long.
    bilingual = (
        translate_digest(shelf or PoShelf(site), d, whole=d.path not in broken) for d in figured
    )
    return Content(config, _newest_first(bilingual), problems)


def _with_english(
    shelf: PoShelf, content: Content, choice: EngineChoice, progress: Progress
) -> tuple[Content, Filled]:
    """The content with its PO files filled in, where something is missing and something translates.

    Without an engine no PO file is touched; digests are not read again. An engine or a PO file
    that is broken is a problem of what is filled in, and the site is built without it.
    """
    digests = [d for d in content.digests if d.counts()["missing"] and not has_errors(d.problems)]
    if not digests or not content.complete:
        return content, Filled(content.digests)
    try:
        engine = chosen_engine(choice, content.config.translation)
    except SitegenError as fault:
        # Nobody asked for just this engine, and the site can do without.
        severity: Severity = "error" if choice == "argos" else "warning"
        problems = tuple(replace(problem, severity=severity) for problem in fault.problems)
        return content, Filled(content.digests, problems=problems)
    if engine is None:
        return content, Filled(content.digests)
    memory = SiteMemory(shelf)
    merged = merge_all(shelf, digests, memory, datetime.now(UTC))
    means = Means((memory,), engine, content.config.names)
    filled = fill_all(shelf, merged.digests, means, progress)
    doubts = doubts_about(filled.digests, filled.results)
    problems = (*merged.problems, *filled.problems, *doubts.to_check)
    return content.with_digests(filled.digests), replace(filled, problems=problems)


def find_digests(site: Path) -> tuple[str, ...]:
    """Paths of the digests of a site, relative to its folder. Raises SitegenError for none."""
    folder = site / CONTENT
    if not folder.is_dir():
        message = f"there is no {CONTENT} folder in {site}"
        hint = "run the command in a site folder, or name one with --site DIR"
        raise SitegenError(error("no-content", message, Span.whole(CONTENT), hint))
    found = (p.relative_to(site) for p in folder.rglob("*.md") if p.is_file())
    paths = sorted(p.as_posix() for p in found if not any(s.startswith(".") for s in p.parts))
    if not paths:
        message = f"the {CONTENT} folder holds no digest"
        hint = f"put a Markdown file there, such as {CONTENT}/digest.md"
        raise SitegenError(error("no-content", message, Span.whole(CONTENT), hint))
    return tuple(paths)


def _read_digests(site: Path, progress: Progress) -> tuple[list[Digest], list[Problem]]:
    paths = find_digests(site)
    digests: list[Digest] = []
    problems: list[Problem] = []
    progress.start("reading", len(paths))
    for path in paths:
        try:
            digests.append(read_digest(site / path, path))
        except SitegenError as fault:
            problems.extend(fault.problems)
        progress.advance()
    if not digests:
        raise SitegenError(*problems)
    return digests, problems


def _newest_first(digests: Iterable[BilingualDigest]) -> tuple[BilingualDigest, ...]:
    by_path = sorted(digests, key=lambda d: d.digest.path)
    return tuple(sorted(by_path, key=lambda d: d.digest.date or date.min, reverse=True))


def gather_material(site: Path, content: Content) -> tuple[SiteMaterial, tuple[Problem, ...]]:
    """Add the site's words, theme and images to its content."""
    media = {d.digest.path: read_media(site, d.digest) for d in content.digests}
    strings = read_strings(search_path(site, "templates"))
    material = SiteMaterial(content.config, strings, read_theme(site), content.digests, media)
    return material, tuple(p for found in media.values() for p in found.problems)


def add_search_index(
    digests: tuple[BilingualDigest, ...], folder: OutputFolder
) -> tuple[str, tuple[Problem, ...]]:
    """Make the search index, if it is not there yet; its site path, or "" and why there is none."""
    records = tuple(article_records(digests))
    if not records:
        return "", ()
    try:
        pagefind = find_pagefind()
        url = index_folder(pagefind, records)
        if not folder.keep(url.lstrip("/")):
            for path, data in index_files(pagefind, records).items():
                folder.add(output_path(url + path), data)
    except SitegenError as fault:
        return "", fault.problems
    return url, ()


def render_pages(
    site: Path,
    material: SiteMaterial,
    pages: tuple[Page, ...],
    folder: OutputFolder,
    progress: Progress,
) -> None:
    """Render every page and asset into the output folder."""
    images = (a for media in material.media.values() for a in media.assets.values())
    for asset in (*material.theme.assets.values(), *images):
        folder.add(output_path(asset.url), asset.data)
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        rows = list(figure_rows(material.digests, language, material.config))
        folder.add(output_path(data_url(language, "json")), as_json(rows))
        folder.add(output_path(data_url(language, "csv")), as_csv(rows))
    contexts = PageContexts(material)
    renderer = PageRenderer(site)
    progress.start("rendering", len(pages))
    for page in pages:
        folder.add(output_path(page.url), renderer.render(page.template, contexts.values(page)))
        progress.advance()
