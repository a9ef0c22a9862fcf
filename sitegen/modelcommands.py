"""`sitegen model`: the translation packages of this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.progress import megabytes, terminal_transfer
from sitegen.report import Reporter, plural
from sitegen.terminal import faults_shown, finish, say

if TYPE_CHECKING:
    from sitegen.translation.packages.folders import ArgosFolders
    from sitegen.translation.packages.installed import Package
    from sitegen.translation.packages.record import Record
    from sitegen.translation.packages.transfer import Transfer

_INDEX_LIMIT = 16 << 20
_AGAIN = "; a download goes on where it stopped when this is run again"


@click.group()
def model() -> None:
    """Install, list and remove the packages that translate.

    Packages are Argos Translate's and lie in its folder, so those that argospm or LibreTranslate
    installed are found. `install` is the one command of Sitegen that uses the network.

    \b
      sitegen model install zh en
      sitegen model list
    """


@model.command("list")
def list_packages() -> None:
    """Show what is installed, and whether it is as it was installed."""
    from sitegen.problems import SitegenError
    from sitegen.translation.packages.folders import argos_folders
    from sitegen.translation.packages.installed import check_contents, installed_packages
    from sitegen.translation.packages.record import read_record, verify

    reporter = Reporter(Path())
    with faults_shown(reporter, "nothing was listed"):
        folders = argos_folders()
        installed = installed_packages(folders.packages)
        problems = [*installed.problems]
        for package in installed.packages:
            try:
                verify(package, remember=False)
                check_contents(package)
                click.echo(_listed(package, read_record(package)))
            except SitegenError as broken:
                problems.extend(broken.problems)
    for problem in problems:
        say(reporter.problem(problem))
    if not installed.packages and not problems:
        click.echo(f"No package is installed in {folders.packages[0]}")
        click.echo("To install one: sitegen model install zh en")
    finish(tuple(problems), strict=False)


def _hash(_: click.Context, __: click.Parameter, value: str) -> str:
    """A hash as tools write it, in one form; a slip is told before anything is fetched."""
    sha256 = value.lower().removeprefix("sha256:")
    if value and not re.fullmatch("[0-9a-f]{64}", sha256):
        raise click.BadParameter("a SHA-256 has 64 hexadecimal digits")
    return sha256


@model.command()
@click.argument("what", nargs=-1, required=True, metavar="FROM TO | FILE | URL")
@click.option(
    "--sha256",
    default="",
    metavar="HEX",
    callback=_hash,
    help="Refuse a package with another hash.",
)
def install(what: tuple[str, ...], sha256: str) -> None:
    """Install a package: by its two languages, from a .argosmodel file, or from a web address.

    Two languages are looked up in Argos's index; where the two have no package of their own, those
    by way of English are installed. What is there, whole and the newest, is not fetched again. A
    download that breaks off goes on where it stopped when the command is run again. The size and
    the SHA-256 of the package are shown and remembered, and its files are compared with what was
    installed when they are used.

    Proxies are those of the environment (https_proxy, no_proxy). ARGOS_PACKAGES_DIR names another
    folder for packages, XDG_CACHE_HOME one for downloads, and ARGOS_PACKAGE_INDEX another index.

    \b
      sitegen model install zh en
      sitegen model install zh en --sha256 5f8ed901…
      sitegen model install translate-zh_en-1_9.argosmodel
      sitegen model install https://example.org/translate-zh_en-1_9.argosmodel
    """
    from sitegen.translation.packages.folders import argos_folders

    with (
        faults_shown(Reporter(Path()), "no package was left half installed", _AGAIN),
        terminal_transfer(say) as transfer,
    ):
        folders = argos_folders()
        if len(what) == 1:
            _install_one(what[0], sha256, folders, transfer)
        elif len(what) == 2:
            _install_pair((what[0], what[1]), sha256, folders, transfer)
        else:
            raise click.UsageError("name two languages, or one file or web address")


@model.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def remove(source: str, target: str) -> None:
    """Remove the packages that translate from one language to another.

    \b
      sitegen model remove zh en
    """
    from sitegen.translation.packages.faults import fault
    from sitegen.translation.packages.folders import argos_folders
    from sitegen.translation.packages.installed import argos_code, installed_packages
    from sitegen.translation.packages.installing import remove_packages

    with faults_shown(Reporter(Path()), "nothing was removed"):
        folders = argos_folders()
        installed = installed_packages(folders.packages).packages
        pair = (argos_code(source), argos_code(target))
        found = [package for package in installed if (package.source, package.target) == pair]
        if not found:
            message = f"no package from {pair[0]} to {pair[1]} is installed"
            names = ", ".join(f"{p.source} {p.target}" for p in installed)
            raise fault("not-installed", message, f"installed are: {names or 'none'}")
        with terminal_transfer(say) as transfer:
            remove_packages(found, folders, transfer)
        for package in found:
            click.echo(f"Removed {package.name} from {package.folder}")


def _install_one(what: str, sha256: str, folders: ArgosFolders, transfer: Transfer) -> None:
    from sitegen.translation.packages.installing import Wanted, install_file, install_url

    if "://" in what:
        _say_installed(*install_url(what, folders, transfer, Wanted(sha256=sha256)))
    else:
        _say_installed(*install_file(Path(what), folders, transfer, Wanted(sha256=sha256)))


def _install_pair(
    pair: tuple[str, str], sha256: str, folders: ArgosFolders, transfer: Transfer
) -> None:
    from sitegen.translation.argos import index_address
    from sitegen.translation.packages.current import current_package
    from sitegen.translation.packages.index import choose_offers, read_index
    from sitegen.translation.packages.installed import argos_code
    from sitegen.translation.packages.installing import Wanted, install_offer
    from sitegen.translation.packages.network import fetch

    source, target = map(argos_code, pair)
    address = index_address()
    offers = choose_offers(read_index(fetch(address, _INDEX_LIMIT), address), source, target)
    if len(offers) > 1:
        say(f"There is no package from {source} to {target}; these go by way of English.")
        if sha256:
            raise click.UsageError("--sha256 is for one package; install these one by one")
    for offer in offers:
        if current := current_package(offer, folders, sha256):
            click.echo(f"Already installed, and the newest: {_listed(*current)}")
            continue
        wanted = Wanted((offer.source, offer.target), sha256)
        _say_installed(*install_offer(offer, folders, transfer, wanted))


def _say_installed(package: Package, record: Record) -> None:
    click.echo(f"Installed {_listed(package, record)}")


def _listed(package: Package, record: Record | None) -> str:
    """A package in a few lines: what it is, where it lies, where it came from."""
    names = f"{package.source_name} to {package.target_name}"
    lines = [f"{package.name} ({names})", f"  in {package.folder}"]
    if record is None:
        lines.append("  installed by another program: there is no hash to compare it with")
    else:
        size = sum(file.size for file in record.files.values())
        lines += [
            f"  {megabytes(size)} in {plural(len(record.files), 'file')}",
            f"  from {record.origin}, {megabytes(record.size)}",
            f"  SHA-256 {record.sha256}",
        ]
    return "\n".join(lines)
