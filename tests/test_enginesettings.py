"""How the engine works is set in site.toml, and threads on the command line too."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.config import COMPUTE_TYPES, EngineSettings, read_config
from sitegen.problems import SitegenError
from sitegen.translation.argos import Decoding
from tests.argos.samples import install_sample
from tests.conftest import SiteFolder

SETTINGS = '[translation]\ncompute_type = "float32"\nthreads = 3\n'


@pytest.fixture
def set_site(site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with settings, on a machine with the test package."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(install_sample(tmp_path).packages[0]))
    site.write("content/site.toml", SETTINGS)
    return site


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Decoding]:
    """How packages were to be decoded with, instead of doing it."""
    found: list[Decoding] = []

    def load(_: object, decoding: Decoding) -> None:
        found.append(decoding)
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.translation.argosengine.Model", load)
    return found


def test_settings_are_read(site: SiteFolder) -> None:
    assert read_config(site.root).translation == EngineSettings("default", 0)
    site.write("content/site.toml", SETTINGS)
    assert read_config(site.root).translation == EngineSettings("float32", 3)


@pytest.mark.parametrize("command", ["translate", "build"])
@pytest.mark.parametrize(("arguments", "threads"), [((), 3), (("--threads", "1"), 1)])
def test_the_engine_works_as_set(
    set_site: SiteFolder,
    opened: list[Decoding],
    command: str,
    arguments: tuple[str, ...],
    threads: int,
) -> None:
    set_site.run(command, *arguments)
    assert [(d.compute_type, d.threads) for d in opened] == [("float32", threads)]


def test_a_mistyped_compute_type_is_answered_with_a_near_one(site: SiteFolder) -> None:
    site.write("content/site.toml", "[translation]\ncompute_type = 'int8_float23'\n")
    with pytest.raises(SitegenError) as caught:
        read_config(site.root)
    (problem,) = caught.value.problems
    assert "int8_float32" in problem.hint
    site.write("content/site.toml", "[translation]\ncompute_type = 'quick'\n")
    with pytest.raises(SitegenError) as caught:
        read_config(site.root)
    (problem,) = caught.value.problems
    assert all(name in problem.hint for name in COMPUTE_TYPES)


def test_a_compute_type_that_the_machine_lacks_stops_before_anything_is_lost(
    set_site: SiteFolder,
) -> None:
    set_site.write("content/site.toml", "[translation]\ncompute_type = 'float16'\n")
    result = set_site.run("translate")
    assert result.exit_code == 1
    assert "this machine cannot compute in float16 [compute-type]" in result.stderr
