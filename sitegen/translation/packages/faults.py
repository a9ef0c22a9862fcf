"""Faults of packages: they are in no file of the site, so they have no place in one."""

from __future__ import annotations

import errno

from sitegen.problems import SitegenError, Span, error

NO_PLACE = Span.point("")


def fault(code: str, message: str, hint: str) -> SitegenError:
    """A fault of a package or its installation."""
    return SitegenError(error(code, message, NO_PLACE, hint))


def disk_fault(cause: OSError, doing: str) -> SitegenError:
    """A fault of the disk, in words."""
    if cause.errno in (errno.ENOSPC, errno.EDQUOT):
        return fault("disk-full", f"the disk is full: {doing}", "make room and run this again")
    reason = cause.strerror or str(cause)
    place = f" ({cause.filename})" if cause.filename else ""
    hint = "check the folder and its permissions; ARGOS_PACKAGES_DIR names another one"
    return fault("package-folder", f"{doing} failed: {reason}{place}", hint)
