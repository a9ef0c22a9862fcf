"""Figures of the shipped site in Chromium: margin, marks, charts, explorer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
COUNTY = "xinfeng-greater-bay-vanguard"
TOWN = "mahuiling-rural-revitalisation"
VALUES = "all => all.filter(r => !r.hidden).map(r => Number(r.dataset.value))"


def tip(figure: Locator) -> str:
    """What the tip of a figure says; "none" where it is not shown."""
    said: str = figure.evaluate("""e => {
        const shown = getComputedStyle(e, '::after').content !== 'none';
        return shown ? e.getAttribute('aria-description') : 'none';
    }""")
    return said


def colour(sentence: Locator) -> str:
    """The background of a sentence."""
    found: str = sentence.evaluate("e => getComputedStyle(e).backgroundColor")
    return found


@pytest.mark.parametrize("width", [390, 1440])
def test_from_the_front_page_to_a_figures_sentence_by_keyboard(
    width: int, open_page: OpenPage
) -> None:
    page = open_page("/en/", width=width)
    top = page.locator(".card .top-figure a").first
    for _ in range(40):
        if top.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/*/#s-*")
    sentence = page.locator(f"#{page.url.partition('#')[2]}")
    expect(sentence).to_be_in_viewport()
    page.wait_for_function(
        "id => getComputedStyle(document.getElementById(id)).backgroundColor != 'rgba(0, 0, 0, 0)'",
        arg=page.url.partition("#")[2],
    )


def test_a_key_figure_lights_up_its_sentence(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{COUNTY}/")
    link = page.locator(".key-figures a").last
    name = str(link.get_attribute("href")).removeprefix("#")
    sentence = page.locator(f"#{name}")
    before = colour(sentence)
    link.click()
    expect(sentence).to_be_in_viewport()
    page.wait_for_function(
        "([id, before]) => getComputedStyle(document.getElementById(id)).backgroundColor != before",
        arg=[name, before],
    )
    # The margin stays beside the text.
    expect(page.locator(".key-figures")).to_be_in_viewport()


def test_the_margin_is_beside_the_text_or_a_strip_that_scrolls(open_page: OpenPage) -> None:
    wide = open_page(f"/en/{COUNTY}/", width=1440)
    text, margin = (
        wide.locator(s).first.bounding_box() for s in (".body", ".article > .key-figures")
    )
    assert text
    assert margin
    assert margin["x"] > text["x"] + text["width"]
    narrow = open_page(f"/en/{COUNTY}/", width=390)
    strip = narrow.locator(".key-figures ul")
    assert strip.evaluate("e => e.scrollWidth > e.clientWidth")
    strip.focus()
    narrow.keyboard.press("ArrowRight")
    narrow.wait_for_function("() => document.querySelector('.key-figures ul').scrollLeft > 0")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("edition", "words"), [("zh", "more than 2,000 mu (about 133 ha)"), ("en", "2000余亩")]
)
def test_a_figure_tells_its_value_in_the_other_language(
    edition: str, words: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{TOWN}/", width=width)
    figure = page.locator(".body .fig").first
    assert tip(figure) == "none"
    if width < 500:
        figure.tap()
    else:
        figure.hover()
        assert tip(figure) == words
        page.mouse.move(0, 0)
        assert tip(figure) == "none"
        figure.focus()
    assert tip(figure) == words
    for other in page.locator(".body .fig").all():
        other.focus()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1440])
def test_escape_dismisses_a_tip_until_the_next_figure(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh/{TOWN}/", width=width)
    first, second = page.locator(".body .fig").all()[:2]
    first.focus()
    assert tip(first) != "none"
    page.keyboard.press("Escape")
    assert tip(first) == "none"
    second.focus()
    assert tip(second) != "none"


def test_the_pointer_can_go_to_a_tip(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{TOWN}/", width=1440)
    figure = page.locator(".body .fig").first
    box = figure.bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
    assert tip(figure) != "none"
    page.mouse.move(box["x"] + 8, box["y"] - 16, steps=16)
    assert tip(figure) != "none"
    page.mouse.move(box["x"] + 8, box["y"] - 90)
    assert tip(figure) == "none"


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
@pytest.mark.parametrize("width", [390, 820, 1000])
def test_the_strip_of_key_figures_begins_where_the_text_does(
    width: int, edition: str, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{COUNTY}/", width=width)
    left = "e => e.getBoundingClientRect().left"
    text = page.locator(".body").evaluate(left)
    for part in (".key-figures h2", ".key-figures li >> nth=0"):
        assert page.locator(part).evaluate(left) == pytest.approx(text, abs=1)


def test_side_by_side_both_values_are_in_sight_and_nothing_pops_up(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{TOWN}/")
    figure = page.locator(".body [lang=zh-Hans] .fig").first
    figure.hover()
    assert tip(figure) == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_a_chart_fits_and_its_words_do_not_run_into_each_other(
    edition: str, width: int, scheme: str, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{COUNTY}/", width=width, scheme=scheme)
    for chart in page.locator(".chart svg").all():
        boxes = "all => all.map(e => e.getBoundingClientRect().toJSON())"
        texts = chart.locator("text").evaluate_all(boxes)
        outside = chart.evaluate("e => e.getBoundingClientRect().toJSON()")
        for index, one in enumerate(texts):
            assert one["left"] >= outside["left"] - 1
            assert one["right"] <= outside["right"] + 1
            for other in texts[index + 1 :]:
                beside = one["right"] <= other["left"] or other["right"] <= one["left"]
                below = one["bottom"] <= other["top"] + 4 or other["bottom"] <= one["top"] + 4
                assert beside or below
        bars = chart.locator(".bar").evaluate_all(boxes)
        tracks = chart.locator(".bar-track").evaluate_all(boxes)
        longest = max(bar["width"] for bar in bars)
        assert longest == pytest.approx(tracks[0]["width"], abs=1)


def test_the_explorer_filters_and_sorts(open_page: OpenPage) -> None:
    page = open_page("/en/figures/")
    rows = page.locator(".explorer tbody tr")
    everything = rows.evaluate_all(VALUES)
    page.select_option("select[name=kind]", "Money")
    money = rows.evaluate_all(VALUES)
    assert 0 < len(money) < len(everything)
    page.select_option("select[name=article]", index=1)
    expect(page.locator(".filter-count")).to_have_text(
        f"{len(rows.evaluate_all(VALUES))} figures shown"
    )
    page.select_option("select[name=article]", "")
    heading = page.locator("th[data-sort]")
    for order in ("descending", "ascending", None):
        heading.locator("button").click()
        assert heading.get_attribute("aria-sort") == order
        wanted = sorted(money, reverse=order == "descending") if order else money
        assert rows.evaluate_all(VALUES) == wanted


def test_the_explorer_filters_by_people(open_page: OpenPage) -> None:
    page = open_page("/en/figures/")
    page.select_option("select[name=unit]", "people")
    values = page.locator(".explorer tbody tr").evaluate_all(VALUES)
    assert {5000, 1178, 116, 103} <= set(values)


def test_the_explorer_is_a_plain_table_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/zh/figures/", javascript=False)
    expect(page.locator(".filters")).to_be_hidden()
    assert page.locator(".explorer tbody tr").count() > 80
    expect(page.locator(".explorer tbody tr").last).to_be_visible()
    page.locator(".explorer td.value a").first.click()
    page.wait_for_url(f"**/zh/{COUNTY}/#s-*")


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("path", ["/zh/figures/", "/en/figures/", "/zh-en/figures/"])
def test_the_explorer_fits_the_window(path: str, width: int, open_page: OpenPage) -> None:
    page = open_page(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.select_option("select[name=kind]", index=2)
    hidden = page.locator(".explorer tbody tr[hidden]")
    assert hidden.count() > 0
    expect(hidden.first).to_be_hidden()
