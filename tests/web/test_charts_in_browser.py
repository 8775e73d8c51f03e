"""Charts and their tables: beside each other on a desk, below each other on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.web.chart_words import told
from tests.charts.conftest import compared
from tests.web.neighbours import MERE
from tests.web.test_in_browser import browser, page, site

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "page", "site"]

COMPARED = "/compare?indicator=care-act-assessments-within-28-days"


def opened(page: Page, kind: str, width: int) -> None:
    """A page with a chart, once that is drawn."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(COMPARED if kind == "compare" else f"/indicators?council={MERE}")
    if kind == "indicator":
        page.goto(
            str(page.locator("#results th a[href^='/indicators/']").first.get_attribute("href"))
        )
    page.locator(".chart img").evaluate("image => image.decode()")


@pytest.mark.parametrize("kind", ["compare", "indicator"])
@pytest.mark.parametrize("width", [320, 375, 700, 1280])
def test_a_chart_is_whole_and_its_table_near(page: Page, kind: str, width: int) -> None:
    opened(page, kind, width)
    chart, table = page.locator(".chart img").bounding_box(), page.locator("#values").bounding_box()
    assert chart and table
    assert chart["x"] >= 0
    assert chart["x"] + chart["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width >= 1000:
        assert table["x"] >= chart["x"] + chart["width"]
        assert table["y"] < chart["y"] + chart["height"]
    else:
        assert table["y"] >= chart["y"] + chart["height"]


def test_a_phone_gets_a_chart_that_is_drawn_for_it(page: Page) -> None:
    opened(page, "compare", 375)
    shown = page.locator(".chart img").evaluate("image => [image.currentSrc, image.width]")
    assert "room=narrow" in shown[0]
    natural = page.locator(".chart img").evaluate("image => image.naturalWidth")
    assert shown[1] >= natural * 0.95


@pytest.mark.parametrize(
    ("councils", "words"),
    [
        (("Westmere Council",), "Westmere Council: 71% in 2030-31 Q1, 81% in 2031-32 Q1,"
         " with a target of 80%, an intervention level of 70%."),
        (tuple(f"{name} Council" for name in "ABCDE"),
         "5 councils, whose last values go from 81% (A Council, 2031-32 Q1)"
         " to 89% (E Council, 2031-32 Q1)."),
    ],
)  # fmt: skip
def test_what_a_chart_shows_is_told(councils: tuple[str, ...], words: str) -> None:
    assert told(compared(*councils)) == words
