"""What people do with the pages, done by keyboard alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from extractor.web.marking import compact
from tests.web.keyboard import enter, has_focus, step, tab_to, toggle
from tests.web.test_in_browser import (
    KINDS,
    OWNER,
    browser,
    covered,
    kinds,
    pack,
    page,
    rows,
    site,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["browser", "kinds", "pack", "page", "site"]

STOPS = 24  # of a page
TOLD = "document.querySelector('#told').textContent.startsWith('{}')"


def test_an_owners_action_is_found_and_its_evidence_is_seen(page: Page, library: Path) -> None:
    page.goto("/actions")
    step(page)
    assert has_focus(page, ".skip")
    page.keyboard.press("Enter")
    step(page)
    assert has_focus(page, "#council")
    tab_to(page, "#owner")
    page.keyboard.type(OWNER)
    page.wait_for_url("**owner=Housing**")
    toggle(page, "input[name='state'][value='open']")
    page.wait_for_url("**state=open**")
    assert has_focus(page, "input[name='state'][value='open']")
    assert set(rows(page).locator("td[data-label='Lead officer']").all_inner_texts()) == {OWNER}
    enter(page, "#results th a[href^='/actions/']")
    page.wait_for_url("**/actions/a-*")
    words = page.locator(".course blockquote").first.inner_text()
    enter(page, ".course a.place")
    page.wait_for_url("**/pages/**")
    assert compact(words)[0] in compact(covered(page, library))[0]


def test_a_list_is_filtered_sorted_and_saved(page: Page) -> None:
    page.goto("/actions")
    tab_to(page, "#council")
    page.keyboard.type("Wexmoor")
    page.wait_for_url("**council=Wexmoor**")
    assert has_focus(page, "#council")
    page.wait_for_function(TOLD.format(rows(page).count()))
    enter(page, "#sort-age")
    page.wait_for_url("**sort=age**")
    page.wait_for_function("document.activeElement.id === 'sort-age'")
    assert "sorted by Age, ascending" in page.locator("#told").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=-age**")
    page.wait_for_function("document.activeElement.id === 'sort-age'")
    tab_to(page, "a[href^='/actions.csv']", "Shift+Tab")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
    ages = [int(line["age_days"]) for line in lines]
    assert {line["council"] for line in lines} == {"Wexmoor County Council"}
    assert ages == sorted(ages, reverse=True)


def test_an_order_stays_while_a_list_is_filtered(page: Page) -> None:
    page.goto("/actions")
    enter(page, "#sort-age")
    page.wait_for_url("**sort=age**")
    page.wait_for_function("document.activeElement.id === 'sort-age'")
    tab_to(page, "#text", "Shift+Tab")
    page.keyboard.type("survey")
    page.wait_for_url("**text=survey**")
    assert "sort=age" in page.url


def test_arrow_keys_turn_the_pages_of_a_paper_alone(page: Page, kinds: dict[str, str]) -> None:
    page.goto(kinds["page"])
    before = int(urlsplit(page.url).path.rpartition("/")[2])
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/pages/{before + 1}")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/pages/{before}")
    page.goto("/search?q=the&page=2")
    assert page.locator("a[rel='prev']").count() == 1
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)
    assert "page=2" in page.url


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_seen_wherever_it_goes(page: Page, kinds: dict[str, str], kind: str) -> None:
    page.goto(kinds[kind])
    stops = [step(page) for _ in range(STOPS)]
    assert any(stops)
