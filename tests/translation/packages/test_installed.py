"""What is installed, and the way from one language to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.argosengine import installed_route
from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.installed import (
    Package,
    argos_code,
    check_contents,
    find_route,
    installed_packages,
)
from tests.argos.samples import MODEL


def _package(folder: Path, name: str, **metadata: str | None) -> Path:
    place = folder / name
    (place / "model").mkdir(parents=True)
    (place / "model/model.bin").write_bytes(MODEL)
    (place / "sentencepiece.model").write_bytes(b"pieces")
    (place / "metadata.json").write_text(json.dumps(metadata), "utf-8")
    return place


def _packages(folder: Path) -> tuple[Package, ...]:
    return installed_packages([folder]).packages


def test_packages_of_others_are_found(tmp_path: Path) -> None:
    _package(tmp_path, "translate-zh_en-1_9", from_code="zh", to_code="en", package_version="1.9")
    (package,) = _packages(tmp_path)
    assert (package.source, package.target, package.version) == ("zh", "en", "1.9")
    assert package.name == "zh → en 1.9"


def test_null_is_no_prefix_and_no_version(tmp_path: Path) -> None:
    nothing = {"target_prefix": None, "package_version": None, "from_name": None}
    _package(tmp_path, "zh_en", from_code="zh", to_code="en", **nothing)
    (package,) = _packages(tmp_path)
    assert (package.target_prefix, package.version, package.source_name) == ("", "", "zh")


def test_what_does_not_translate_is_left_out(tmp_path: Path) -> None:
    _package(tmp_path, "sbd", type="sbd", from_code="zh", to_code="en")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", "utf-8")
    assert installed_packages([tmp_path, tmp_path / "absent"]).packages == ()


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "[]",
        "{",
        pytest.param("[" * 99_999, id="deep"),
        '{"from_code": "zh"}',
        '{"from_code": 1}',
    ],
)
def test_broken_metadata_is_a_fault_that_spares_the_others(tmp_path: Path, metadata: str) -> None:
    _package(tmp_path, "good", from_code="zh", to_code="en")
    (_package(tmp_path, "bad") / "metadata.json").write_text(metadata, "utf-8")
    installed = installed_packages([tmp_path])
    assert [package.folder.name for package in installed.packages] == ["good"]
    assert [problem.code for problem in installed.problems] == ["package-metadata"]


@pytest.mark.parametrize(
    ("name", "helps"),
    [
        ("junk", False),
        ("translate-en_fr-1_9", False),
        ("translate-zh_en-1_9", True),
        ("en_de", True),
        ("zh_de", True),
        ("zh_end", False),
    ],
)
def test_a_package_that_cannot_be_read_hinders_its_own_languages_only(
    tmp_path: Path, name: str, helps: bool
) -> None:
    (_package(tmp_path / "packages", name) / "metadata.json").write_text("{", "utf-8")
    with pytest.raises(SitegenError) as caught:
        installed_route("zh", "de", ArgosFolders((tmp_path / "packages",), tmp_path))
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["no-engine", "package-metadata"][: 1 + helps]


def test_the_newest_of_several_versions_is_used(tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        _package(tmp_path, version, from_code="zh", to_code="en", package_version=version)
    (package,) = find_route(_packages(tmp_path), "zh", "en")
    assert package.version == "1.10"


def test_two_packages_meet_in_english(tmp_path: Path) -> None:
    for source, target in (("zh", "en"), ("en", "de"), ("zh", "fr"), ("fr", "ja")):
        _package(tmp_path, f"{source}_{target}", from_code=source, to_code=target)
    packages = _packages(tmp_path)
    assert [p.folder.name for p in find_route(packages, "zh", "de")] == ["zh_en", "en_de"]
    assert [p.folder.name for p in find_route(packages, "zh", "fr")] == ["zh_fr"]
    assert find_route(packages, "zh", "ja") == ()
    assert find_route(packages, "de", "zh") == ()


@pytest.mark.parametrize(
    ("tag", "code"),
    [("zh-Hans", "zh"), ("zh_CN", "zh"), ("zh-Hant", "zt"), ("EN-gb", "en"), ("de", "de")],
)
def test_language_tags_become_the_codes_of_argos(tag: str, code: str) -> None:
    assert argos_code(tag) == code


def test_a_package_without_a_tokenizer(tmp_path: Path) -> None:
    (_package(tmp_path, "a", from_code="zh", to_code="en") / "sentencepiece.model").unlink()
    with pytest.raises(SitegenError, match="no tokenizer"):
        check_contents(_packages(tmp_path)[0])


@pytest.mark.parametrize("model", [None, b"", b"PK\3\4 pytorch", MODEL.replace(b"mer", b"MER")])
def test_a_model_that_is_not_ctranslate2(tmp_path: Path, model: bytes | None) -> None:
    file = _package(tmp_path, "a", from_code="zh", to_code="en") / "model/model.bin"
    file.unlink()
    if model is not None:
        file.write_bytes(model)
    with pytest.raises(SitegenError) as caught:
        check_contents(_packages(tmp_path)[0])
    assert caught.value.problems[0].code == "not-ctranslate2"
    assert "converters" in caught.value.problems[0].hint
