"""What Pagefind reads of an article."""

from __future__ import annotations

import re

import polib

from sitegen.build import read_content
from sitegen.model import Progress
from sitegen.search.records import article_records
from tests.conftest import SiteFolder
from tests.samples import ENGLISH


class _Silent:
    def start(self, stage: str, total: int) -> None:
        """No progress to tell."""

    def advance(self) -> None:
        """No progress to tell."""


def records(site: SiteFolder) -> dict[tuple[str, str], str]:
    """The records of a site by language and address."""
    silent: Progress = _Silent()
    digests = read_content(site.root, silent).digests
    return {(r.language, r.slug): r.html for r in article_records(digests)}


def translate(site: SiteFolder, *missing: str) -> None:
    """Fill in the English, but of the sentences named."""
    site.run("translate")
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    for entry in po:
        if entry.msgid not in missing:
            entry.msgstr = ENGLISH.get((entry.msgctxt or "", entry.msgid), "some topic")
            entry.flags, entry.comment = [], ""
    po.save()


def texts(html: str, tag: str) -> list[str]:
    """The texts of the elements that have an id, their figures in braces."""
    found = re.findall(rf'<{tag} id="(?:top|s-\w+)">(.*?)</{tag}>', html)
    return [re.sub(r'<b id="(.*?)">(.*?)</b>', r"{\1: \2}", text) for text in found]


def asked(html: str) -> list[str]:
    """The words that are there for queries alone."""
    (words,) = re.findall(r'<span data-pagefind-weight="0.1">(.*?)</span>', html)
    return list(words.split())


def test_parts_and_values_are_there_for_queries(site: SiteFolder) -> None:
    translate(site)
    html = records(site)
    assert {"山镇", "镇今", "3n", "21000000000n"} <= set(asked(html["zh", "bridges"]))
    assert asked(html["en", "bridges"]) == ["21000000000n", "3n"]


def test_chinese_sentences_have_their_words_and_figures(site: SiteFolder) -> None:
    html = records(site)["zh", "bridges"]
    assert texts(html, "i")[:2] == ["青 山镇 新修 三座 桥", "李明"]
    sentence = "青 山镇 今年 新修 {3n: 三座} 桥 ， 总 投资 {21000000000n: 210 亿元} 。"
    assert sentence in texts(html, "i")
    assert '<html lang="und">' in html


def test_english_sentences_have_their_figures(site: SiteFolder) -> None:
    translate(site)
    html = records(site)["en", "bridges"]
    assert texts(html, "i") == []
    sentence = "Qingshan Town is building {3n: three} bridges this year for {21000000000n: 21"
    assert any(text.startswith(sentence) for text in texts(html, "span"))
    assert "Li Ming" in texts(html, "span")


def test_english_that_nobody_has_reviewed_says_so(site: SiteFolder) -> None:
    translate(site)
    file = site.root / "content/digest.en.po"
    po = polib.pofile(str(file))
    for entry in po:
        if entry.msgid == "工程将于明年完工。":
            entry.flags.append("fuzzy")
            entry.comment = "machine translation: Parrot 1.0\nto check: “明年” is missing"
    po.save(str(file))
    found = re.search(r'id="s-\w+\.(\w+)">(.*?)<', records(site)["en", "bridges"])
    assert found
    assert found.groups() == ("machine_doubtful", "The work will be done next year.")


def test_chinese_that_stands_in_for_english_is_found_as_chinese(site: SiteFolder) -> None:
    translate(site, "工程将于明年完工。")
    html = records(site)["en", "bridges"]
    assert texts(html, "i") == ["工程 将 于 明年 完工 。"]
    assert "年完" in asked(html)


def test_markup_and_the_numbers_of_footnotes_are_no_text(site: SiteFolder) -> None:
    site.write("content/digest.md", "## 桥 {#bridges}\n\n**新桥**[^1]<3座&好。\n\n[^1]: 注。\n")
    html = records(site)["zh", "bridges"]
    assert [text.replace(" ", "") for text in texts(html, "i")][1:] == [
        "新桥&lt;{3n:3座}&amp;好。",
        "注。",
    ]


def test_what_has_no_sentence_is_found_too(site: SiteFolder) -> None:
    site.write(
        "content/digest.md",
        "## 桥 {#bridges}\n\n```\n铁索桥\n```\n\n![石拱桥](a.png)\n\n木桥（李明摄）\n",
    )
    found = re.sub(r"\s", "", records(site)["zh", "bridges"])
    assert all(word in found for word in ("铁索桥", "石拱桥", "李明"))
