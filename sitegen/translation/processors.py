"""How many processors may be worked on: what the machine has, less what it does not lend us."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_GROUPS = Path("proc/self/cgroup")
_MOUNT = Path("sys/fs/cgroup")
_SIBLINGS = "sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"


def usable_processors(root: Path = Path("/")) -> int:
    """Processor cores that this process may keep busy, at least 1.

    On Linux: the cores whose processors its affinity allows, two hyperthreads being one (they
    share the arithmetic units that decoding keeps busy), and no more than the quotas of its control
    groups pay for, as containers have them. Elsewhere all processors. `root` is where /proc and
    /sys are looked for.
    """
    if sys.platform != "linux":
        return os.cpu_count() or 1
    cores = len({_core(root, number) for number in os.sched_getaffinity(0)})
    # A part of a processor is one that is worked on a part of the time.
    return max(math.ceil(min([cores, *_quotas(root)])), 1)


def _core(root: Path, processor: int) -> str:
    """What names the core of a processor: the processors it consists of."""
    siblings = root / _SIBLINGS.format(processor)
    return _read(siblings) or str(processor)


def _quotas(root: Path) -> Iterator[float]:
    """The quotas that hold for this process, in processors.

    Each group is held to those of the groups around it too (Linux, cgroup-v2.rst, "CPU"; for
    version 1 scheduler/sched-bwc.rst). In a container the groups may have the names they have
    outside, where only the outermost one is to be seen.
    """
    for line in _read(root / _GROUPS).splitlines():
        # hierarchy:controllers:path; version 2 has no controllers.
        _, controllers, path = line.split(":", 2)
        if controllers and "cpu" not in controllers.split(","):
            continue
        names = [controllers, "cpu"] if controllers else ["", "unified"]
        group = PurePosixPath(path.lstrip("/"))
        for name in names:
            for around in (group, *group.parents):
                yield from _quota(root / _MOUNT / name / around)


def _quota(group: Path) -> Iterator[float]:
    """The quota of one group, if it has one: microseconds of work in a period."""
    limits = _read(group / "cpu.max") or (
        f"{_read(group / 'cpu.cfs_quota_us')} {_read(group / 'cpu.cfs_period_us')}"
    )
    quota, _, period = limits.partition(" ")
    # "max" and -1 are no quota.
    if quota.isdecimal() and period.isdecimal() and int(period):
        yield int(quota) / int(period)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except OSError:
        return ""
