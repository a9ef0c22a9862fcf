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
from sitegen.review import review as review_files
from sitegen.terminal import faults_shown, finish, say

if TYPE_CHECKING:
    from sitegen.translation.bilingual import BilingualDigest
    from sitegen.translation.engine import Engine
    from sitegen.translation.machine import Machined
    from sitegen.translation.updating import EngineChoice, Merged

engine_option = click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["auto", "argos", "none"]),
    default="auto",
    help="What translates: an installed package if there is one (auto), one for sure (argos), or "
    "nothing (none).  [default: auto]",
)


@click.command()
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site folder: it holds content/.  [default: the current folder]",
)
@engine_option
@click.option(
    "--review", is_flag=True, help="Walk through what nobody has confirmed: accept, edit, skip."
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
@click.option(
    "--strict", is_flag=True, help="Let warnings fail the command too; texts to look at never do."
)
def translate(
    site: Path,
    engine_name: EngineChoice,
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
    with faults_shown(reporter, "what was translated and reviewed before that is kept"):
        problems = _translate(site, engine_name, imported, review, reporter)
    finish(problems, strict)


def _translate(
    site: Path, choice: EngineChoice, imported: Path | None, review: bool, reporter: Reporter
) -> tuple[Problem, ...]:
    from sitegen.build import read_content
    from sitegen.translation.catalogue import catalogue_path
    from sitegen.translation.doubts import doubts_about
    from sitegen.translation.exchange import read_tmx
    from sitegen.translation.glossary import read_glossary
    from sitegen.translation.machine import Rules
    from sitegen.translation.memory import SiteMemory
    from sitegen.translation.updating import Means, fill_all, merge_all

    memory = SiteMemory(site)
    imports = () if imported is None else (read_tmx(imported),)
    with terminal_progress(say) as progress:
        content = read_content(site, progress)
    merged = merge_all(site, content.digests, memory, datetime.now(UTC))
    _say_merged(merged)
    engine = _engine(choice, merged.digests)
    means = Means((memory, *imports), engine, content.config.names)
    with terminal_progress(say) as progress:
        filled = fill_all(site, merged.digests, means, progress)
    digests = filled.digests
    doubts = doubts_about(digests, filled.results)
    if filled.results or doubts.earlier:
        click.echo(translation_summary(filled.results, len(doubts.earlier)))
    missing = {key for d in digests for key, t in d.translations.items() if t.origin == "missing"}
    if missing:
        click.echo(f"{plural(len(missing), 'text')} still without English")
    if review:
        paths = [catalogue_path(digest.digest.path) for digest in digests]
        review_files(site, paths, Rules(content.config.names, read_glossary(site)))
        digests = tuple(digest.read_again(site) for digest in digests)
        doubts = doubts_about(digests, filled.results)
    of_content = content.with_digests(digests).problems
    problems = (*of_content, *merged.problems, *filled.problems, *doubts.problems())
    # A file that does not parse says so both when it is read and when it is merged.
    unique = tuple(dict.fromkeys(problems))
    for problem in (*unique, *doubts.to_look_at):
        say(reporter.problem(problem))
    return unique


def _say_merged(merged: Merged) -> None:
    for path, merge in merged.merges.items():
        state = "updated" if merge.written else "already up to date"
        entries = plural(merge.added, "new entry", "new entries")
        left = f", {merge.left:,} kept because the digest has an error" if merge.left else ""
        click.echo(f"{path}: {state}; {entries}, {merge.obsolete:,} set aside{left}")


def _engine(choice: EngineChoice, digests: Sequence[BilingualDigest]) -> Engine | None:
    """The engine, opened only where something is missing."""
    from sitegen.translation.updating import chosen_engine

    if not any(digest.counts()["missing"] for digest in digests):
        return None
    engine = chosen_engine(choice)
    if engine is None and choice == "auto":
        say("No translation package is installed; `sitegen model install zh en` installs one.")
    return engine


def _export(site: Path, file: Path) -> tuple[Problem, ...]:
    """Write the memory of the site; the problems are files that could not be read for it."""
    from sitegen.translation.exchange import write_tmx
    from sitegen.translation.memory import SiteMemory

    memory = SiteMemory(site)
    count = write_tmx(file, memory.translations)
    click.echo(f"{file}: {plural(count, 'reviewed translation')}")
    return memory.problems


def translation_summary(results: Sequence[Machined], earlier: int = 0) -> str:
    """What was translated by what, and what the guard made of it, in a line; `earlier` texts of
    other runs are still to be checked."""
    standing = f"{earlier:,} from earlier still to check"
    if not results:
        return standing
    made = Counter((result.engine, result.remembered) for result in results)
    parts = [
        f"{count:,} {'from' if remembered else 'by'} {engine}"
        for (engine, remembered), count in made.most_common()
    ]
    repaired = sum(result.repaired for result in results)
    doubtful = sum(bool(result.problems) for result in results)
    ends = [f"{repaired:,} with a number put right", f"{doubtful:,} to check"]
    noted = sum(bool(result.notes) for result in results)
    ends += [f"{noted:,} to look at"] if noted else []
    ends += [standing] if earlier else []
    return f"Translated {', '.join(parts)}; {', '.join(ends)}"
