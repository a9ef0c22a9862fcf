"""Each language set as it deserves, and the pair on one rhythm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
COUNTY = "xinfeng-greater-bay-vanguard"
TOWN = "mahuiling-rural-revitalisation"

LINES = """selector => [...document.querySelectorAll(selector)].map(block => {
  const lines = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const range = document.createRange();
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = [...range.getClientRects()].at(-1);
      if (!box?.width) continue;
      const middle = (box.top + box.bottom) / 2;
      const line = lines.find(known => Math.abs(known.middle - middle) < 8);
      if (line) line.text += node.data[at];
      else lines.push({ middle, text: node.data[at] });
    }
  }
  const style = getComputedStyle(block);
  const size = parseFloat(style.fontSize);
  const width = block.getBoundingClientRect().width;
  return { lines, ems: width / size, leading: parseFloat(style.lineHeight) / size };
})"""


def blocks(page: Page, selector: str) -> list[dict[str, Any]]:
    """The blocks with their lines, their width in em and their line height as a factor."""
    found: list[dict[str, Any]] = page.evaluate(LINES, selector)
    assert found
    return found


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_chinese_character_is_alone_on_a_last_line(width: int, open_page: OpenPage) -> None:
    for path in (f"/zh/{COUNTY}/", f"/zh-en/{COUNTY}/"):
        page = open_page(path, width=width)
        for block in blocks(page, ".body p:lang(zh-Hans)"):
            last = block["lines"][-1]["text"]
            assert len(block["lines"]) == 1 or sum(map(str.isalnum, last)) > 1, last


@pytest.mark.parametrize("width", [820, 1440, 1920])
def test_chinese_lines_are_short_and_have_air(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh/{TOWN}/", width=width)
    for block in blocks(page, ".body :is(p, li), .figure-note"):
        assert block["ems"] <= 40
        assert 1.75 <= round(block["leading"], 2) <= 1.9


@pytest.mark.parametrize("width", [820, 1000, 1440, 1920])
@pytest.mark.parametrize("edition", ["en", "zh-en"])
def test_english_lines_hold_at_most_seventy_five_characters(
    edition: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{TOWN}/", width=width)
    wide = width >= 960 and edition == "zh-en"
    of_text = ".row .cell:lang(en)" if wide else ".row .cell:lang(en) .s"
    selector = f"{of_text}, .caption .en" if edition == "zh-en" else ".body p"
    for block in blocks(page, selector):
        for line in block["lines"]:
            assert len(line["text"].strip()) <= 75, line["text"]


@pytest.mark.parametrize("width", [960, 1100, 1440, 1920])
def test_lines_side_by_side_stand_on_one_rhythm(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{COUNTY}/", width=width)
    (step,) = {round(b["leading"] * 17, 1) for b in blocks(page, ".row .cell")}
    pairs = zip(
        blocks(page, ".row .cell:lang(zh-Hans)"), blocks(page, ".row .cell:lang(en)"), strict=True
    )
    for pair in pairs:
        first = min(block["lines"][0]["middle"] for block in pair)
        for block in pair:
            for line in block["lines"]:
                away = (line["middle"] - first) % step
                assert min(away, step - away) < 2.5, line["text"]
    heights = page.eval_on_selector_all(".row", "all => all.map(e => e.clientHeight)")
    assert {round(height % step, 1) for height in heights} == {0}
