"""Words for the person at the terminal, and how a command ends. Only this room and `cli` print."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from sitegen.problems import Problem, SitegenError, has_errors
from sitegen.report import Reporter

EXIT_PROBLEMS = 1
EXIT_INTERRUPTED = 130


def say(text: str) -> None:
    """Say something beside the results, on standard error."""
    click.echo(text, err=True)


@contextmanager
def faults_shown(reporter: Reporter, consequence: str) -> Iterator[None]:
    """Show the faults that stop a command, and what that means for the site."""
    try:
        yield
    except SitegenError as fault:
        for problem in fault.problems:
            say(reporter.problem(problem))
        say(f"Stopped: {consequence}.")
        sys.exit(EXIT_PROBLEMS)
    except (KeyboardInterrupt, click.Abort):
        say(f"Interrupted: {consequence}.")
        sys.exit(EXIT_INTERRUPTED)


def finish(problems: tuple[Problem, ...], strict: bool) -> None:
    """End the command with the exit code that its problems call for."""
    if has_errors(problems) or (strict and problems):
        sys.exit(EXIT_PROBLEMS)
