"""`sitegen translate`: PO files brought up to date, filled by an engine, reviewed by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.problems import Problem
from sitegen.progress import terminal_progress
from sitegen.report import Reporter, plural
from sitegen.terminal import faults_shown, finish, say

if TYPE_CHECKING:
    from sitegen.config import EngineSettings
    from sitegen.translation.bilingual import BilingualDigest
    from sitegen.translation.engine import Engine
    from sitegen.translation.machine import Machined
    from sitegen.translation.reviewing import Waiting
    from sitegen.translation.updating import EngineChoice, Merged

_ANSWERS = click.Choice(["a", "e", "s", "q"])

engine_option = click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["auto", "argos", "none"]),
    default="auto",
    help="What translates: an installed package if there is one (auto), one for sure (argos), or "
    "nothing (none).  [default: auto]",
)
threads_option = click.option(
    "--threads",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processors may translate.  [default: as site.toml says; else as many as the "
    "machine lends, at most 8]",
)


@click.command()
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site folder: it holds content/.  [default: the current folder]",
)
@engine_option
@threads_option
@click.option(
    "--review", is_flag=True, help="Walk through machine translations: accept, edit, skip."
)
@click.option(
    "--export",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Only write all reviewed translations of the site to a TMX file, for other programs.",
)
@click.option(
    "--import",
    "imported",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Fill empty entries from a TMX file first, marked fuzzy.",
)
@click.option("--strict", is_flag=True, help="Fail when a translation is left to be checked.")
def translate(
    site: Path,
    engine_name: EngineChoice,
    threads: int,
    review: bool,
    strict: bool,
    export: Path | None,
    imported: Path | None,
) -> None:
    """Bring the PO files up to date with their digests, and fill in what is missing.

    New sentences become entries in the order of the digest; entries whose sentence is gone are set
    aside as obsolete. What people have translated is never changed or lost. Sentences without
    English are translated by an installed package (see `sitegen model`), guarded figure by figure,
    and marked fuzzy until a person confirms them.

    \b
      sitegen translate
      sitegen translate --review
      sitegen translate --export memory.tmx
      sitegen translate --import memory.tmx --engine none
    """
    reporter = Reporter(site)
    if export is not None:
        if imported or review:
            raise click.UsageError("--export goes with neither --import nor --review")
        with faults_shown(reporter, "nothing was exported"):
            problems = _export(site, export)
        for problem in problems:
            say(reporter.problem(problem))
        finish(problems, strict)
        return
    with faults_shown(reporter, "what was translated before that is kept"):
        problems = _translate(site, engine_name, threads, imported, review, reporter)
    finish(problems, strict)


def _translate(
    site: Path,
    choice: EngineChoice,
    threads: int,
    imported: Path | None,
    review: bool,
    reporter: Reporter,
) -> tuple[Problem, ...]:
    from sitegen.build import read_content
    from sitegen.config import Overrides
    from sitegen.translation.exchange import read_tmx
    from sitegen.translation.memory import SiteMemory
    from sitegen.translation.poshelf import PoShelf
    from sitegen.translation.updating import Means, fill_all, merge_all

    shelf = PoShelf(site)
    memory = SiteMemory(shelf)
    imports = () if imported is None else (read_tmx(imported),)
    with terminal_progress(say) as progress:
        content = read_content(site, progress, shelf)
    merged = merge_all(shelf, content.digests, memory, datetime.now(UTC))
    _say_merged(merged)
    settings = content.config.overridden(Overrides(threads=threads)).translation
    engine = _engine(choice, settings, merged.digests)
    means = Means((memory, *imports), engine, content.config.names)
    with terminal_progress(say) as progress:
        filled = fill_all(shelf, merged.digests, means, progress)
    if filled.results:
        click.echo(translation_summary(filled.results))
    if filled.left:
        click.echo(f"{plural(filled.left, 'text')} still without English")
    if review:
        _review(site, merged.digests)
    # What was missing may be there now.
    of_content = (p for p in content.problems if filled.left or p.code != "missing-translation")
    problems = (*of_content, *merged.problems, *filled.problems)
    for problem in problems:
        say(reporter.problem(problem))
    return problems


def _say_merged(merged: Merged) -> None:
    for path, merge in merged.merges.items():
        state = "updated" if merge.written else "already up to date"
        entries = plural(merge.added, "new entry", "new entries")
        click.echo(f"{path}: {state}; {entries}, {merge.obsolete:,} set aside")


def _engine(
    choice: EngineChoice, settings: EngineSettings, digests: Sequence[BilingualDigest]
) -> Engine | None:
    """The engine, opened only where something is missing."""
    from sitegen.translation.updating import chosen_engine

    if not any(digest.counts()["missing"] for digest in digests):
        return None
    engine = chosen_engine(choice, settings)
    if engine is None and choice == "auto":
        say("No translation package is installed; `sitegen model install zh en` installs one.")
    return engine


def _export(site: Path, file: Path) -> tuple[Problem, ...]:
    """Write the memory of the site; the problems are files that could not be read for it."""
    from sitegen.translation.exchange import write_tmx
    from sitegen.translation.memory import SiteMemory
    from sitegen.translation.poshelf import PoShelf

    memory = SiteMemory(PoShelf(site))
    count = write_tmx(file, memory.translations)
    click.echo(f"{file}: {plural(count, 'reviewed translation')}")
    return memory.problems


def translation_summary(results: Sequence[Machined]) -> str:
    """What was translated by what, and what the guard made of it, in a line."""
    made = Counter(result.engine for result in results)
    parts = [f"{count:,} by {engine}" for engine, count in made.most_common()]
    repaired = sum(result.repaired for result in results)
    doubtful = sum(bool(result.problems) for result in results)
    ends = f"{repaired:,} with a number put right, {doubtful:,} to check"
    return f"Translated {', '.join(parts)}; {ends}"


def _review(site: Path, digests: Sequence[BilingualDigest]) -> None:
    """Show each machine translation and do what the person says."""
    from sitegen.translation.catalogue import catalogue_path
    from sitegen.translation.reviewing import confirm, waiting_entries

    done = 0
    for path in [catalogue_path(digest.digest.path) for digest in digests]:
        entries = waiting_entries(site, path)
        for number, entry in enumerate(entries, 1):
            click.echo(_shown(entry, f"{path}, {number} of {len(entries)}"))
            answer = click.prompt("[a]ccept, [e]dit, [s]kip, [q]uit", type=_ANSWERS, default="s")
            if answer == "q":
                click.echo(f"{plural(done, 'translation')} reviewed")
                return
            text = _edited(entry) if answer == "e" else entry.text
            if answer != "s" and text:
                done += confirm(site, path, entry, text)
    click.echo(f"{plural(done, 'translation')} reviewed")


def _edited(entry: Waiting) -> str:
    note = f"\n\n# {entry.key[1]}\n# Lines that begin with # are left out.\n"
    written = click.edit(entry.text + note) or ""
    lines = (line for line in written.splitlines() if not line.startswith("#"))
    return " ".join(line.strip() for line in lines if line.strip())


def _shown(entry: Waiting, place: str) -> str:
    context = f" ({entry.key[0]})" if entry.key[0] else ""
    lines = ["", f"{place}{context}", f"  {entry.key[1]}", f"  {entry.text}"]
    return "\n".join([*lines, *(f"  ! {flaw}" for flaw in entry.flaws)])
