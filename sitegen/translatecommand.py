"""`sitegen translate`: PO files brought up to date, filled by an engine, reviewed by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.model import SegmentKey
from sitegen.problems import Problem, SitegenError, Span, warning
from sitegen.progress import terminal_progress
from sitegen.report import Reporter, plural
from sitegen.terminal import faults_shown, finish, say

if TYPE_CHECKING:
    from sitegen.build import Content
    from sitegen.translation.bilingual import BilingualDigest
    from sitegen.translation.engine import Engine
    from sitegen.translation.machine import Machined
    from sitegen.translation.reviewing import Waiting

_ANSWERS = click.Choice(["a", "e", "s", "q"])


@click.command()
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site folder: it holds content/.  [default: the current folder]",
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["auto", "argos", "none"]),
    default="auto",
    help="What translates: an installed package if there is one (auto), one for sure (argos), or "
    "nothing (none).  [default: auto]",
)
@click.option(
    "--review", is_flag=True, help="Walk through machine translations: accept, edit, skip."
)
@click.option("--strict", is_flag=True, help="Fail when a translation is left to be checked.")
def translate(site: Path, engine_name: str, review: bool, strict: bool) -> None:
    """Bring the PO files up to date with their digests, and fill in what is missing.

    New sentences become entries in the order of the digest; entries whose sentence is gone are set
    aside as obsolete. What people have translated is never changed or lost. Sentences without
    English are translated by an installed package (see `sitegen model`), guarded figure by figure,
    and marked fuzzy until a person confirms them.

    \b
      sitegen translate
      sitegen translate --review
    """
    from sitegen.build import read_content

    reporter = Reporter(site)
    faults: list[Problem] = []
    with faults_shown(reporter, "what was translated before that is kept"):
        with terminal_progress(say) as progress:
            content = read_content(site, progress)
        merged = [d for d in content.digests if _merged(site, d, faults)]
        faults += _filled(site, content, merged, engine_name)
        if review:
            _review(site, merged)
    for problem in faults:
        say(reporter.problem(problem))
    finish((*content.problems, *faults), strict)


def _merged(site: Path, digest: BilingualDigest, faults: list[Problem]) -> bool:
    from sitegen.translation.catalogue import catalogue_path
    from sitegen.translation.merging import merge_file
    from sitegen.translation.segments import digest_segments

    path = catalogue_path(digest.digest.path)
    try:
        merge = merge_file(site, path, digest_segments(digest.digest), datetime.now(UTC))
    except SitegenError as fault:
        faults.extend(fault.problems)
        return False
    state = "updated" if merge.written else "already up to date"
    entries = plural(merge.added, "new entry", "new entries")
    click.echo(f"{path}: {state}; {entries}, {merge.obsolete:,} set aside")
    return True


def _filled(
    site: Path, content: Content, digests: Sequence[BilingualDigest], engine_name: str
) -> list[Problem]:
    """Fill in what is missing; the problems are what is left to be checked."""
    from sitegen.translation.bilingual import translate_digest
    from sitegen.translation.glossary import read_glossary
    from sitegen.translation.machine import Rules
    from sitegen.translation.translating import missing_work, translate_missing

    # Merging may have woken entries that were set aside.
    work = missing_work([translate_digest(site, digest.digest) for digest in digests])
    if not work.paths:
        return []
    engine = _engine(engine_name)
    rules = Rules(content.config.names, read_glossary(site))
    results: list[Machined] = []
    with terminal_progress(say) as progress:
        results.extend(translate_missing(site, work, engine, rules, progress))
    if results:
        click.echo(_summary(results))
    left = len(work.paths) - len({result.segment.key for result in results})
    if left:
        click.echo(f"{plural(left, 'text')} still without English")
    return [problem for result in results for problem in _doubts(result, work.paths)]


def _engine(name: str) -> Engine | None:
    from sitegen.translation.argosengine import open_engine

    if name == "none":
        return None
    try:
        return open_engine("zh", "en")
    except SitegenError as fault:
        missing = all(problem.code == "no-engine" for problem in fault.problems)
        if name == "argos" or not missing:
            raise
        say("No translation package is installed; `sitegen model install zh en` installs one.")
        return None


def _summary(results: Sequence[Machined]) -> str:
    made = Counter(result.engine for result in results)
    parts = [f"{count:,} by {engine}" for engine, count in made.most_common()]
    repaired = sum(result.repaired for result in results)
    doubtful = sum(bool(result.problems) for result in results)
    ends = f"{repaired:,} with a number put right, {doubtful:,} to check"
    return f"Translated {', '.join(parts)}; {ends}"


def _doubts(result: Machined, paths: Mapping[SegmentKey, tuple[str, ...]]) -> Iterator[Problem]:
    for message in result.problems:
        span = Span.whole(paths[result.segment.key][0])
        hint = f"“{result.text[:80]}”; `sitegen translate --review` shows it"
        yield warning("to-check", message, span, hint)


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
