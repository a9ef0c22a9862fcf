"""Scripts as they are published: in one file with their parts, without their comments."""

from __future__ import annotations

from pathlib import Path

from sitegen.site.assets import read_theme


def published(site: Path, **files: str) -> dict[str, str]:
    """The scripts of a site whose theme has these; `site__a` is `site/a.js`."""
    for name, text in files.items():
        file = site / "theme" / f"{name.replace('__', '/')}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assets = read_theme(site).assets.items()
    return {name: asset.data.decode() for name, asset in assets if name.endswith(".js")}


def test_parts_are_published_at_the_end_of_their_script(tmp_path: Path) -> None:
    scripts = published(tmp_path, own="one();\n", own__b="three();\n", own__a="two();\n")
    assert scripts["own.js"] == "one();\n\ntwo();\n\nthree();\n"
    assert not [name for name in scripts if name.startswith("own/")]


def test_a_part_of_the_sites_own_takes_the_place_of_the_default(tmp_path: Path) -> None:
    before = published(tmp_path)["site.js"]
    after = published(tmp_path, site__modes="mine();\n")["site.js"]
    assert "switchByKey" in before
    assert "switchByKey" not in after
    assert "mine();" in after
    assert "class Peek" in after


def test_a_script_in_a_folder_of_another_name_stands_alone(tmp_path: Path) -> None:
    assert published(tmp_path, lib__chart="draw();\n")["lib/chart.js"] == "draw();\n"


def test_comments_on_lines_of_their_own_are_not_published(tmp_path: Path) -> None:
    source = (
        "/** @param {string} a\n * https://example.org/ */\n  // why\n"
        "/** @type {string} */ let kept = '// here'; // there\n"
        "/*! licence */\nconst text = `\n// not a comment\n`;\n/** last */\nend();\n"
    )
    assert published(tmp_path, own=source)["own.js"] == (
        "/** @type {string} */ let kept = '// here'; // there\n"
        "/*! licence */\nconst text = `\n// not a comment\n`;\nend();\n"
    )
