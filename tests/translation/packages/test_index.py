"""Finding a package in the index."""

from __future__ import annotations

import json

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.packages.index import choose_offers, read_index

NAMES = {"zh": "Chinese", "en": "English", "de": "German", "fr": "French", "eo": "Esperanto"}


def _entry(source: str, target: str, version: str = "1.0", **more: object) -> dict[str, object]:
    link = f"https://example.org/translate-{source}_{target}-{version}.argosmodel"
    return {
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "package_version": version,
        "links": [link],
        **more,
    }


INDEX = json.dumps(
    [
        _entry("zh", "en", "1.1"),
        _entry("zh", "en", "1.9"),
        _entry("zh", "en", "1.10", links=["ipfs://only"]),
        _entry("en", "de"),
        _entry("en", "zh"),
        _entry("fr", "en", type="sbd"),
    ]
).encode()


def _chosen(source: str, target: str) -> list[str]:
    offers = choose_offers(read_index(INDEX, "index"), source, target)
    return [f"{offer.source}_{offer.target} {offer.version}" for offer in offers]


def test_the_newest_package_that_can_be_had_is_chosen() -> None:
    assert _chosen("zh", "en") == ["zh_en 1.9"]


def test_two_packages_by_way_of_english() -> None:
    assert _chosen("zh", "de") == ["zh_en 1.9", "en_de 1.0"]


@pytest.mark.parametrize(
    ("source", "target", "hint"),
    [
        ("chinese", "en", "did you mean zh (Chinese)?"),
        ("zh", "germn", "did you mean de (German)?"),
        ("cn", "en", "codes of two letters: en (English), zh (Chinese)"),
        ("en", "en", "from en there are: de, zh"),
    ],
)
def test_a_pair_that_is_not_there_is_answered_with_near_ones(
    source: str, target: str, hint: str
) -> None:
    with pytest.raises(SitegenError) as caught:
        _chosen(source, target)
    assert caught.value.problems[0].code == "no-such-pair"
    assert hint in caught.value.problems[0].hint


@pytest.mark.parametrize("data", [b"", b"<html>", b"{}x", b"[1]", b'[{"links": 1}]', b"3"])
def test_what_is_no_index(data: bytes) -> None:
    with pytest.raises(SitegenError, match="no index"):
        read_index(data, "https://example.org/index.json")
