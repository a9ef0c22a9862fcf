"""Whether a package of the index is there already, so that it need not be fetched again."""

from __future__ import annotations

from sitegen.problems import SitegenError
from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.index import Offer
from sitegen.translation.packages.installed import (
    Package,
    check_contents,
    find_route,
    installed_packages,
    version_key,
)
from sitegen.translation.packages.record import Record, read_record, verify


def current_package(
    offer: Offer, folders: ArgosFolders, sha256: str = ""
) -> tuple[Package, Record | None] | None:
    """The installed package that is as new as the offered one and not damaged, if there is one;
    where a hash is asked for, only one that is known to have been installed from that archive."""
    route = find_route(installed_packages(folders.packages).packages, offer.source, offer.target)
    if len(route) != 1 or version_key(route[0].version) < version_key(offer.version):
        return None
    (package,) = route
    try:
        verify(package, remember=False)
        check_contents(package)
        record = read_record(package)
    except SitegenError:
        return None
    known = "" if record is None else record.sha256
    return None if sha256 and known != sha256 else (package, record)
