"""How many processors a process may use, by what Linux tells of the machine and of containers."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sitegen.translation.processors import usable_processors

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux has affinity and cgroups")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of eight cores with two hyperthreads each: 0 and 8, 1 and 9, and so on."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)))
    for number in range(16):
        _write(
            tmp_path / f"sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list",
            f"{number % 8},{number % 8 + 8}\n",
        )
    return tmp_path


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_hyperthreads_are_one_core(machine: Path) -> None:
    assert usable_processors(machine) == 8


@pytest.mark.parametrize(("allowed", "cores"), [({0, 8}, 1), ({3}, 1), ({0, 1, 2, 9}, 3)])
def test_affinity_is_kept(
    machine: Path, monkeypatch: pytest.MonkeyPatch, allowed: set[int], cores: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: allowed)
    assert usable_processors(machine) == cores


def test_without_topology_each_processor_counts(tmp_path: Path) -> None:
    assert usable_processors(tmp_path) == len(os.sched_getaffinity(0))


@pytest.mark.parametrize(
    ("groups", "files", "cores"),
    [
        pytest.param("0::/\n", {"cpu.max": "300000 100000\n"}, 3, id="version 2, in a container"),
        pytest.param(
            "0::/user.slice/job\n",
            {"user.slice/cpu.max": "200000 100000", "user.slice/job/cpu.max": "max 100000"},
            2,
            id="version 2, a group around it",
        ),
        pytest.param("0::/\n", {"cpu.max": "max 100000\n"}, 8, id="version 2, no quota"),
        pytest.param("0::/\n", {"cpu.max": "50000 100000\n"}, 1, id="less than one processor"),
        pytest.param("0::/\n", {"cpu.max": "250000 100000\n"}, 3, id="two and a half"),
        pytest.param(
            "4:memory:/\n3:cpu,cpuacct:/docker/0123\n",
            {"cpu,cpuacct/cpu.cfs_quota_us": "400000", "cpu,cpuacct/cpu.cfs_period_us": "100000"},
            4,
            id="version 1, with names from outside",
        ),
        pytest.param(
            "1:cpu:/job\n0::/\n",
            {"cpu/job/cpu.cfs_quota_us": "-1", "cpu/job/cpu.cfs_period_us": "100000"},
            8,
            id="version 1, no quota",
        ),
        pytest.param(
            "1:cpuset:/\n0::/job\n", {"unified/job/cpu.max": "100000 100000"}, 1, id="both versions"
        ),
    ],
)
def test_quotas_of_containers_are_kept(
    machine: Path, groups: str, files: dict[str, str], cores: int
) -> None:
    _write(machine / "proc/self/cgroup", groups)
    for name, text in files.items():
        _write(machine / "sys/fs/cgroup" / name, text)
    assert usable_processors(machine) == cores
