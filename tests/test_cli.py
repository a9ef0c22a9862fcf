"""Commands as users meet them: exit codes, messages, bad input."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.conftest import SiteFolder
from tests.samples import DIGEST

GOOD = "## 好 {#good}\n\n正文。\n"
READABLE = "article, date_line, neighbours, page, related, say, structured, translation"
RATE = """[exchange]
currency = "euros"
rate = 7.1
date = 2024-01-31
source = "ECB"
"""


def test_a_build_says_what_it_did_and_where_to_look(site: SiteFolder) -> None:
    result = site.build()
    assert result.exit_code == 0
    assert "28 pages: 51 files written, 0 unchanged, 0 removed" in result.stdout
    assert "index.html" in result.stdout


def test_a_second_build_writes_nothing(site: SiteFolder) -> None:
    site.build()
    before = site.built()
    assert "0 files written, 51 unchanged, 0 removed" in site.build().stdout
    assert site.built() == before


def test_pages_of_a_deleted_digest_go_away(site: SiteFolder) -> None:
    site.write("content/b.md", GOOD)
    site.build()
    (site.root / "content/b.md").unlink()
    site.build()
    assert "zh/good/index.html" not in site.built()
    assert not (site.root / "build/zh/good").exists()


def test_two_builds_of_the_same_content_are_the_same_bytes(site: SiteFolder) -> None:
    site.build()
    site.build("--output", str(site.root / "other"))
    other = site.root / "other"
    for path, data in site.built().items():
        assert (other / path).read_bytes() == data


def test_check_lists_repairs_and_warnings_with_their_places(site: SiteFolder) -> None:
    site.write("content/b.md", "## 乙 {#b}\n\n他说：“来了。（刘滨）\n")
    result = site.run("check")
    path = "content/b.md"
    assert result.exit_code == 0
    assert re.search(rf"{path}:3:8: repair: byline: （刘滨） → text: 刘滨", result.stdout)
    assert re.search(rf"{path}:3:4: warning: “ is never closed \[unbalanced-mark\]", result.stdout)
    assert "hint:" in result.stdout
    assert "2 repairs, 3 warnings, 0 errors" in result.stdout
    assert not (site.root / "build").exists()


def test_a_build_counts_what_was_mended(site: SiteFolder) -> None:
    assert "1 repair; sitegen check lists them" in site.build().stdout
    site.write("content/b.md", "## 乙 {#b}\n\n正\x07文。\n")
    assert "2 repairs; sitegen check lists them" in site.build().stdout


def test_a_build_that_mended_nothing_does_not_speak_of_it(empty_site: SiteFolder) -> None:
    empty_site.write("content/a.md", GOOD)
    assert "repair" not in empty_site.build().stdout


def test_strict_makes_warnings_fail(site: SiteFolder) -> None:
    assert site.run("check").exit_code == 0
    assert site.run("check", "--strict").exit_code == 1
    assert site.build("--strict").exit_code == 1
    assert "index.html" in site.built()


def test_a_message_marks_the_place_in_its_line(empty_site: SiteFolder) -> None:
    empty_site.write("content/a.md", "## 甲\n\n他说：“来了。\n")
    lines = empty_site.run("check").stdout.split("\n")
    index = next(i for i, line in enumerate(lines) if "never closed" in line)
    assert lines[index + 1] == "    他说：“来了。"
    # Three wide characters before the mark take six columns.
    assert lines[index + 2] == "    " + " " * 6 + "^"


def test_a_file_in_another_encoding_is_shown_as_what_it_is(site: SiteFolder) -> None:
    site.write("content/digest.en.po", 'msgid "甲乙"\nmsgstr "A"\n'.encode("gb18030"))
    shown = site.run("check").stdout
    assert '    msgid "甲乙"\n           ^' in shown
    path = "content/digest.en.po"
    assert f"iconv -f GB18030 -t UTF-8 {path} > {path}.utf8 && mv {path}.utf8 {path}" in shown


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("{{ artikel }}", "did you mean “article”?"),
        ("{{ nothing }}", f"known names: {READABLE}"),
        ("{{ article.headlines }}", "did you mean “headline”?"),
        ("{{ article.figures.none }}", "known names: all, exchange, has_mu, key"),
        ("{{ 1 / 0 }}", f"the template may read {READABLE}"),
        ("{% if %}", "the syntax is described at https://jinja.palletsprojects.com/templates/"),
    ],
)
def test_a_template_fault_tells_what_there_is_to_read(
    template: str, hint: str, site: SiteFolder
) -> None:
    site.write("templates/article.html", template)
    assert f"    hint: {hint}\n" in site.build().stderr


def test_a_fault_in_a_template_of_sitegen_is_placed_there(site: SiteFolder) -> None:
    call = '{% import "macros.html" as m with context %}{{ m.byline(3) }}'
    site.write("templates/article.html", call)
    fault = r"macros\.html:\d+:1: error: .* no attribute 'writers' .*\n.*by\.writers"
    assert re.search(fault, site.build().stderr)


# Bad input


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({}, "no-content", "content: error: "),
        ({"content/site.toml": ""}, "no-content", "content: error: "),
        ({"content/a.md": ""}, "empty-digest", "content/a.md:1:1"),
        ({"content/a.md": "正文。\n"}, "no-articles", "content/a.md:1:1"),
        ({"content/a.md": "---\na: [\n---\n" + GOOD}, "front-matter", "content/a.md:2:"),
        ({"content/a.md": GOOD.encode("gb18030")}, "not-utf8", "content/a.md:1:4"),
        (
            {"content/a.md": GOOD, "content/site.toml": "titel = 'x'"},
            "unknown-key",
            "site.toml:1:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "title = '文摘'".encode("gb18030")},
            "not-utf8",
            "site.toml:1:10",
        ),
        (
            {"content/a.md": GOOD, "templates/strings.toml": "# 文摘".encode("gb18030")},
            "not-utf8",
            "strings.toml:1:3",
        ),
        ({"content/a.md": GOOD, "content/site.toml": "title = x"}, "config", "site.toml:1:9"),
        ({"content/a.md": GOOD, "content/site.toml": "title = 1"}, "config", "site.toml:1:1"),
        (
            {"content/a.md": GOOD, "content/site.toml": "base_url = 'example.org'"},
            "config",
            "site.toml:1:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "title = 'x'\nnames = '三只水'"},
            "config",
            "site.toml:2:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "[exchange]\ncurrency = 'euros'"},
            "config",
            "site.toml:1:2",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": RATE.replace("7.1", "0")},
            "config",
            "site.toml:3:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": RATE + "sourse = 'x'"},
            "unknown-key",
            "site.toml:6:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "translation = 'int8'"},
            "config",
            "site.toml:1:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "[translation]\ncompute_type = 'int9'"},
            "config",
            "site.toml:2:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "[translation]\nthreads = -1"},
            "config",
            "site.toml:2:1",
        ),
        (
            {"content/a.md": GOOD, "content/site.toml": "[translation]\nthread = 1"},
            "unknown-key",
            "site.toml:2:1",
        ),
        (
            {"content/a.md": GOOD, "templates/article.html": "\n\n{{ article.authors }}"},
            "template",
            "templates/article.html:3:1",
        ),
        (
            {"content/a.md": GOOD, "templates/article.html": "\n{% if %}"},
            "template",
            "templates/article.html:2:1",
        ),
        (
            {"content/a.md": GOOD, "templates/article.html": "{{ say('nonsense') }}"},
            "template",
            "templates/article.html:1:1",
        ),
        (
            {"content/a.md": GOOD, "templates/strings.toml": "[zh"},
            "strings",
            "templates/strings.toml:1:",
        ),
    ],
)
def test_a_fault_that_leaves_no_site(
    files: dict[str, str | bytes], code: str, place: str, empty_site: SiteFolder
) -> None:
    empty_site.root.mkdir()
    for path, text in files.items():
        empty_site.write(path, text)
    result = empty_site.build()
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert place in result.stderr
    assert re.search(r"^    hint: \S", result.stderr, re.MULTILINE)
    assert "Stopped" in result.stderr
    assert not (empty_site.root / "build/index.html").exists()


LEAVE_SOMETHING_OUT = [
    ("content/z.md", "", "empty-digest"),
    ("content/z.md", "---\na: [\n---\n## 乙\n\n乙。\n", "front-matter"),
    ("content/z.md", GOOD.encode("gb18030"), "not-utf8"),
    ("content/z.md", "## 乙 {#bridges}\n\n乙。\n", "duplicate-slug"),
    ("content/z.md", "## 乙 {#figures}\n\n乙。\n", "reserved-slug"),
    ("content/z.md", "##\n\n乙。\n\n## 丙\n\n丙。\n", "empty-headline"),
]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        *LEAVE_SOMETHING_OUT,
        ("content/digest.en.po", 'msgid "甲\n', "broken-po"),
    ],
)
def test_a_first_build_goes_without_what_is_at_fault(
    path: str, text: str | bytes, code: str, site: SiteFolder
) -> None:
    site.write(path, text)
    result = site.build()
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert re.search(rf"{path}:\d+:\d+: error: ", result.stderr)
    assert "青山镇今年新修三座桥" in site.page("zh/bridges")


def test_a_failed_build_leaves_the_last_good_site(site: SiteFolder) -> None:
    site.build()
    before = site.built()
    site.write("templates/404.html", "{{ nothing }}")
    site.write("content/digest.md", DIGEST.replace("三座桥", "四座桥"))
    result = site.build()
    assert result.exit_code == 1
    assert re.search(r"^Stopped: nothing in .*build/ was changed\.$", result.stderr, re.MULTILINE)
    assert site.built() == before


@pytest.mark.parametrize(("path", "text", "code"), LEAVE_SOMETHING_OUT)
def test_an_error_that_leaves_something_out_leaves_the_last_good_site(
    path: str, text: str | bytes, code: str, site: SiteFolder
) -> None:
    site.write("content/z.md", GOOD)
    site.build()
    before = site.built()
    site.write("content/digest.md", DIGEST.replace("三座桥", "四座桥"))
    site.write(path, text)
    result = site.build()
    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert result.stderr.endswith("/ is left as the last good build made it.\n")
    assert site.built() == before
    site.write("content/z.md", GOOD)
    assert site.build().exit_code == 0
    assert "四座桥" in site.page("zh")


def test_while_no_build_was_good_each_goes_without_what_is_at_fault(site: SiteFolder) -> None:
    site.write("content/z.md", "")
    assert "It lacks what the errors above leave out." in site.build().stderr
    site.write("content/digest.md", DIGEST.replace("三座桥", "四座桥"))
    assert site.build().exit_code == 1
    assert "四座桥" in site.page("zh")


def test_a_broken_po_file_shows_chinese_and_drops_old_pages(site: SiteFolder) -> None:
    site.write("content/b.md", GOOD)
    site.build()
    (site.root / "content/b.md").unlink()
    site.write("content/digest.en.po", 'msgid "甲\n')
    assert site.build().exit_code == 1
    assert "zh/good/index.html" not in site.built()
    assert "青山镇今年新修三座桥" in site.page("en/bridges")


def test_a_folder_of_others_is_not_built_into(site: SiteFolder) -> None:
    site.write("build/thesis.txt", "mine")
    result = site.build()
    assert result.exit_code == 1
    assert "[foreign-output]" in result.stderr
    assert site.built() == {"thesis.txt": b"mine"}


def test_the_content_folder_is_not_built_into(site: SiteFolder) -> None:
    result = site.build("--output", str(site.root / "content"))
    assert result.exit_code == 1
    assert (site.root / "content/digest.md").read_text("utf-8") == DIGEST


def test_an_output_that_cannot_be_written(site: SiteFolder) -> None:
    site.write("file", "")
    result = site.build("--output", str(site.root / "file/build"))
    assert result.exit_code == 1
    assert "[unwritable]" in result.stderr


def test_translate_makes_and_keeps_the_po_file(site: SiteFolder) -> None:
    assert "updated" in site.run("translate").stdout
    file = site.root / "content/digest.en.po"
    data = file.read_bytes()
    assert "already up to date" in site.run("translate").stdout
    assert file.read_bytes() == data


def test_translate_leaves_a_broken_po_file_alone(site: SiteFolder) -> None:
    site.write("content/digest.en.po", "nonsense")
    result = site.run("translate")
    assert result.exit_code == 1
    assert "[broken-po]" in result.stderr
    assert (site.root / "content/digest.en.po").read_text("utf-8") == "nonsense"


@pytest.mark.parametrize(
    "arguments",
    [["build", "--site", "nowhere"], ["build", "--nonsense"], ["build", "--base-url", "example"]],
)
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["translate"]])
def test_help_teaches(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert "--site" in result.output or "sitegen build" in result.output


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("sitegen, version ")


def test_an_interrupted_build_says_so(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = site.built()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.build.render_pages", interrupted)
    result = site.build()
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert site.built() == before


def test_a_long_paragraph_of_a_megabyte_is_built(site: SiteFolder) -> None:
    site.write("content/b.md", "## 长 {#long}\n\n" + "青山镇今年新修了石桥。" * 32_000 + "\n")
    assert site.build().exit_code == 0
    assert (site.root / "build/zh/long/index.html").stat().st_size > 1_000_000


def test_paths_are_shown_as_one_would_type_them(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root.parent)
    site.write("content/b.md", "")
    result = CliRunner().invoke(main, ["build", "--site", "site"])
    assert f"\n{Path('site/content/b.md')}:1:1: error: " in f"\n{result.stderr}"


@pytest.mark.parametrize(
    ("arguments", "code", "place"),
    [
        (["--site", "nothing"], "no-content", "nothing/content"),
        (["--site", "../here/nothing"], "no-content", "nothing/content"),
        (["--site", "../site", "--output", "mine"], "foreign-output", "mine"),
        (["--site", "../site", "--output", "file/build"], "unwritable", "file/build"),
        (["--site", "../there"], "no-content", "../there/content"),
    ],
)
def test_a_folder_at_fault_is_named_as_one_would_type_it(
    arguments: list[str], code: str, place: str, site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("../here/mine/thesis.txt", "mine")
    site.write("../here/file", "")
    site.write("../here/nothing/README", "")
    site.write("../there/README", "")
    monkeypatch.chdir(site.root.parent / "here")
    result = CliRunner().invoke(main, ["build", *arguments])
    assert re.search(rf"^{Path(place)}: error: .*\[{code}\]$", result.stderr, re.MULTILINE)


def test_rows_at_fault_are_named_from_the_current_folder(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root.parent)
    Path("rows.jsonl").write_text("nonsense\n", "utf-8")
    arguments = ["figures", "--site", "site", "--from-text", "rows.jsonl"]
    assert CliRunner().invoke(main, arguments).stderr.startswith("rows.jsonl:1:1: error: ")


# Figures


def test_figures_of_the_site_as_a_table(site: SiteFolder) -> None:
    assert site.run("figures").stdout.split("\n") == [
        "bridges",
        "* 三座             3 item                         桥",
        "* 210亿元          21000000000 CNY                总投资",
        "",
        "he-kou-xiang-ju-ban-du-shu-jie",
        "* 600余名          over 600 person                学生",
        "",
    ]


def test_figures_of_the_site_as_rows(site: SiteFolder) -> None:
    rows = [
        json.loads(line) for line in site.run("figures", "--format", "jsonl").stdout.splitlines()
    ]
    assert [(row["doc"], row["surface"], row["value"]) for row in rows] == [
        ("bridges", "三座", 3),
        ("bridges", "210亿元", 21_000_000_000),
        ("he-kou-xiang-ju-ban-du-shu-jie", "600余名", 600),
    ]
    table = list(csv.DictReader(site.run("figures", "--format", "csv").stdout.split("\n")))
    assert [row["surface"] for row in table] == [row["surface"] for row in rows]


def test_figures_of_any_text() -> None:
    row = '{"doc": "a", "para": 7, "text": "森林覆盖率达70.33%。"}'
    result = CliRunner().invoke(main, ["figures", "--from-text", "-"], input=row)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["para"], found["surface"], found["value"]) == (7, "达70.33%", 70.33)


def test_a_row_that_is_none_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "好"}\n{"text": }\n', "utf-8")
    result = CliRunner().invoke(main, ["figures", "--from-text", str(file)])
    assert result.exit_code == 1
    assert "rows.jsonl:2:10: error: not JSON" in result.stderr
    assert "no figures were read" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "row"),
    [
        (["figures", "--from-text", "-"], '{"text": "投资5亿元。"}'),
        (
            ["guard", "-"],
            '{"id": 1, "zh": "投资5亿元。", "en": "An investment of 500 million yuan."}',
        ),
    ],
)
def test_rows_are_utf8_with_or_without_a_mark_at_their_head(arguments: list[str], row: str) -> None:
    marked = CliRunner().invoke(main, arguments, input=b"\xef\xbb\xbf" + row.encode())
    assert (marked.exit_code, marked.stdout.count("\n")) == (0, 1)
    other = CliRunner().invoke(main, arguments, input=(row + "\n" + row).encode("gbk"))
    assert other.exit_code == 1
    assert ":1:" in other.stderr
    assert "not UTF-8" in other.stderr
    assert "save the file as UTF-8" in other.stderr
