"""`sitegen translate --review`: a person walks through what nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.report import plural
from sitegen.terminal import say

if TYPE_CHECKING:
    from sitegen.translation.machine import Rules
    from sitegen.translation.reviewing import Waiting

_ANSWERS = click.Choice(["a", "e", "s", "q"])
_FIRST = "[a]ccept, [e]dit, [s]kip, [q]uit"
_AGAIN = "[a]ccept anyway, [e]dit again, [s]kip, [q]uit"


def review(site: Path, paths: Iterable[str], rules: Rules) -> None:
    """Show each unconfirmed translation of some PO files and do what the person says.

    What is confirmed is written at once. Raises SitegenError where a file cannot be read or
    written, click.Abort where the person breaks off.
    """
    from sitegen.translation.reviewing import confirm, waiting_entries

    done = 0
    try:
        for path in paths:
            entries = waiting_entries(site, path)
            for number, entry in enumerate(entries, 1):
                click.echo(_shown(entry, f"{path}, {number} of {len(entries)}", rules))
                text = _decided(entry, rules)
                if text is None:
                    return
                if text:
                    done += confirm(site, path, entry, text)
    except click.Abort:
        click.echo()
        raise
    finally:
        click.echo(f"{plural(done, 'translation')} reviewed")


def _decided(entry: Waiting, rules: Rules) -> str | None:
    """The text to confirm; empty to leave the entry as it is, None to end the review."""
    text, question, default = entry.text, _FIRST, "s"
    while True:
        answer = click.prompt(question, type=_ANSWERS, default=default)
        if answer != "e":
            return {"a": text, "s": "", "q": None}[answer]
        edited = _edited(entry, text)
        if not edited:
            continue
        text = edited
        found = _findings(entry, text, rules)
        if not found:
            return text
        click.echo("\n".join([f"  {text}", *_marked(found)]))
        # An answer in haste loses no edit.
        question, default = _AGAIN, "e"


def _edited(entry: Waiting, text: str) -> str:
    """The text as the person leaves it in an editor; empty where there is none, which is told."""
    note = f"\n\n# {entry.segment.source}\n# Lines that begin with # are left out.\n"
    try:
        written = click.edit(text + note)
    except (click.ClickException, OSError, ValueError) as fault:
        say(f"The text could not be edited: {fault}")
        say("The variable EDITOR says which program edits it; accept, skip or try again.")
        return ""
    lines = (line for line in (written or "").splitlines() if not line.startswith("#"))
    edited = " ".join(line.strip() for line in lines if line.strip())
    if not edited:
        say("Nothing was saved." if written is None else "The text is empty.")
    return edited


def _findings(entry: Waiting, text: str, rules: Rules) -> tuple[str, ...]:
    from sitegen.translation.machine import Machined

    told = rules.compared(Machined(entry.segment, text, ""))
    return (*told.problems, *told.notes)


def _shown(entry: Waiting, place: str, rules: Rules) -> str:
    context = f" ({entry.segment.context})" if entry.segment.context else ""
    made = [f"  [{entry.made}]"] if entry.made else []
    # The text may be older than a term of the glossary, or than an edit of its entry.
    flaws = dict.fromkeys((*entry.flaws, *_findings(entry, entry.text, rules)))
    lines = ["", f"{place}{context}", f"  {entry.segment.source}", f"  {entry.text}"]
    return "\n".join([*lines, *made, *_marked(flaws)])


def _marked(findings: Iterable[str]) -> list[str]:
    return [f"  ! {finding}" for finding in findings]
