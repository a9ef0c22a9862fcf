"""The command line."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from sitegen import __version__
from sitegen.model import Origin
from sitegen.modelcommands import model
from sitegen.problems import Problem
from sitegen.progress import terminal_progress
from sitegen.report import Reporter, plural
from sitegen.terminal import EXIT_PROBLEMS, faults_shown, finish, say
from sitegen.translatecommand import engine_option, translate, translation_summary

if TYPE_CHECKING:
    from sitegen.translation.updating import EngineChoice

_site_option = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The site folder: it holds content/.  [default: the current folder]",
)
_strict_option = click.option("--strict", is_flag=True, help="Let warnings fail the command too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Make a readable bilingual site from Markdown digests of Chinese news.

    A site folder holds content/*.md (the digests), content/*.en.po (their English, in gettext's PO
    format) and content/site.toml. The usual round:

    \b
      sitegen check       see what the reader mended and what looks wrong
      sitegen figures     see which numbers it found, and what they measure
      sitegen translate   bring the PO files up to date; edit them in Poedit
      sitegen build       write the site to build/

    Exit codes: 0 good, 1 problems in the content, 2 wrong usage, 130 interrupted.
    """


@main.command()
@_site_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write the site.  [default: build/ in the site folder]",
)
@click.option("--base-url", help="The address the site is published under.")
@engine_option
@_strict_option
def build(
    site: Path, output: Path | None, base_url: str | None, engine_name: EngineChoice, strict: bool
) -> None:
    """Write the site.

    Only files that changed are written, and only files that an earlier build wrote are removed.
    Where an error leaves out an article or more, the site from the last good build stays as it is;
    only a first build goes without it.

    Sentences without English are translated by an installed package if there is one, and written
    to the PO files as `sitegen translate` does.

    \b
      sitegen build
      sitegen build --engine none
      sitegen build --output public --base-url https://example.org/digest/
    """
    from sitegen.build import build as build_site
    from sitegen.config import is_base_url, normal_base_url

    if base_url is not None and not is_base_url(base_url):
        hint = "write the whole address, as in https://example.org/digest/"
        raise click.BadParameter(f"“{base_url}” is not a web address; {hint}")
    output = output or site / "build"
    url = None if base_url is None else normal_base_url(base_url)
    reporter = Reporter(site)
    with faults_shown(reporter, f"nothing in {output}/ was changed"):
        with terminal_progress(say) as progress:
            result = build_site(site, output, url, progress, engine_name)
        if result.machined:
            click.echo(translation_summary(result.machined))
        for problem in result.problems:
            say(reporter.problem(problem))
        written = result.written
        if written is None:
            say(f"Stopped: the site in {output}/ is left as the last good build made it.")
            sys.exit(EXIT_PROBLEMS)
        counts: Counter[Origin] = Counter()
        for digest in result.content.digests:
            counts.update(digest.counts())
        click.echo(_coverage(counts))
        repairs = sum(len(digest.digest.repairs) for digest in result.content.digests)
        if repairs:
            click.echo(f"{plural(repairs, 'repair')}; sitegen check lists them")
        click.echo(
            f"{plural(result.pages, 'page')}: {plural(written.written, 'file')} written, "
            f"{written.unchanged:,} unchanged, {written.removed:,} removed"
        )
        click.echo(f"The site is in {output}/ (start at {output / 'index.html'})")
        if not result.content.complete:
            say("It lacks what the errors above leave out.")
    finish(result.problems, strict)


@main.command()
@_site_option
@_strict_option
def check(site: Path, strict: bool) -> None:
    """Show what the reader mended, and every problem, without writing anything.

    Each line begins with path:line:column. A repair is something that scanning broke and Sitegen
    mended on the page (the digest itself is never changed); look whether it did so rightly. Every
    translation is compared with its source, figure by figure.
    """
    from sitegen.build import gather_material, read_content
    from sitegen.translation.glossary import read_glossary
    from sitegen.translation.guard.digest import guard_problems

    reporter = Reporter(site)
    with faults_shown(reporter, "nothing was checked further"):
        with terminal_progress(say) as progress:
            content = read_content(site, progress)
        _, media_problems = gather_material(site, content)
        glossary = read_glossary(site)
        guarded = [p for d in content.digests for p in guard_problems(d, content.config.names)]
        guarded += [
            problem
            for digest in content.digests
            for translation in digest.translations.values()
            for problem in glossary.violations(translation)
        ]
        problems = (*content.problems, *media_problems, *guarded)
        repairs = [r for digest in content.digests for r in digest.digest.repairs]
        for repair in repairs:
            click.echo(reporter.repair(repair))
        for problem in problems:
            click.echo(reporter.problem(problem))
        counts: Counter[Origin] = Counter()
        for digest in content.digests:
            counts.update(digest.counts())
        click.echo(_coverage(counts))
        severities = Counter(problem.severity for problem in problems)
        click.echo(
            f"{plural(len(repairs), 'repair')}, {plural(severities['warning'], 'warning')}, "
            f"{plural(severities['error'], 'error')}"
        )
    finish(problems, strict)


@main.command()
@_site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="How to show them.  [default: table; jsonl with --from-text]",
)
@click.option(
    "--from-text",
    "source",
    type=click.File("rb"),
    help="Read rows of {doc, para, text} instead of the site; - is standard input.",
)
def figures(site: Path, form: str | None, source: BinaryIO | None) -> None:
    """Show the figures of the site's articles, or of any Chinese text.

    A figure is a number that measures something: dates, ordinals, names and slogans are left out.
    The key figures, at most six an article, are marked with a star. Values are exact, with 万 and
    亿 multiplied out; units are not converted.

    \b
      sitegen figures
      sitegen figures --format csv > figures.csv
      sitegen figures --from-text paragraphs.jsonl > figures.jsonl
    """
    from sitegen.build import read_content
    from sitegen.figures.rows import Row, article_rows, decoded, figure_rows, read_text_rows
    from sitegen.report import rows_as_csv, rows_as_jsonl, rows_as_table

    reporter = Reporter(site)
    rows: list[Row]
    problems: tuple[Problem, ...] = ()
    with faults_shown(reporter, "no figures were read"):
        if source is not None:
            path = _path_of(source)
            rows = list(figure_rows(read_text_rows(decoded(source, path), path)))
        else:
            with terminal_progress(say) as progress:
                content = read_content(site, progress)
            articles = (a for digest in content.digests for a in digest.digest.articles)
            rows = [row for article in articles for row in article_rows(article)]
            problems = tuple(p for p in content.problems if p.severity == "error")
    writers = {"table": rows_as_table, "jsonl": rows_as_jsonl, "csv": rows_as_csv}
    click.echo(writers[form or ("table" if source is None else "jsonl")](rows), nl=False)
    for problem in problems:
        say(reporter.problem(problem))
    finish(problems, strict=False)


main.add_command(model)
main.add_command(translate)


@main.command()
@click.argument("pairs", type=click.File("rb"))
def guard(pairs: BinaryIO) -> None:
    """Check translations against their sources, figure by figure.

    PAIRS is a file of rows {id, zh, en}, one JSON object a line, or - for standard input; with
    {id, zh, hypotheses: [...]} the best of several translations is taken. Each row gets a verdict:
    {id, ok, problems: [{code, figure, message}], repaired}, where "repaired" is the text that
    would be published: "en" itself where nothing is wrong, null where no safe text was found.

    \b
      sitegen guard pairs.jsonl > verdicts.jsonl
    """
    from sitegen.figures.rows import decoded
    from sitegen.report import rows_as_jsonl
    from sitegen.translation.guard.rows import guard_rows, read_pairs

    reporter = Reporter(Path())
    with faults_shown(reporter, "the rows were not all checked"):
        path = _path_of(pairs)
        for row in guard_rows(read_pairs(decoded(pairs, path), path)):
            click.echo(rows_as_jsonl([row]), nl=False)


def _path_of(source: BinaryIO) -> str:
    return str(Path(getattr(source, "name", "<stdin>")).absolute())


def _coverage(counts: Counter[Origin]) -> str:
    words: dict[Origin, str] = {
        "memory": "from translation memory",
        "machine": "machine-translated",
        "missing": "missing",
    }
    parts = [f"{counts['reviewed']:,} reviewed"]
    parts += [f"{counts[origin]:,} {word}" for origin, word in words.items() if counts[origin]]
    return f"English: {plural(counts.total(), 'text')}, {', '.join(parts)}"
