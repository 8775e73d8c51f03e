"""Indicators, findings and review in a real browser, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaluation.screenshots import served
from extractor.batch.run import ingest
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.library.decisions import log
from extractor.reading import Options
from extractor.web.app import make_app
from extractor.web.settings import Settings
from tests.web.browser import chromium
from tests.web.conftest import DAY
from tests.web.keyboard import enter, tab_to, toggle
from tests.web.neighbours import ASHFOLD, CARE, MERE, neighbours
from tests.web.test_in_browser import NARROW, PHONE, serious, too_wide, window
from tests.web.test_review import NAME, PASSWORD, kept, known, own

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from starlette.testclient import TestClient

__all__ = ["kept", "known", "own"]

ADDRESSES = {
    "indicators": "/indicators",
    "compare": "/compare?indicator=care-act-assessments-within-28-days",
    "findings": "/findings",
    "review": "/review",
    "log": "/review/log",
    "sign in": "/sign-in",
}
READ = f"/papers/{neighbours()[0].paper.sha256}/records"
FIRST = {"indicator": ("/indicators", "/indicators/s-"), "finding": ("/findings", "/findings/f-"),
         "action": ("/actions?state=open", "/actions/a-"),
         "planned": ("/plan?state=delivered", "/plan/"),
         "record": (f"{READ}?kind=figure", f"{READ}/fig-")}  # fmt: skip
KINDS = (*ADDRESSES, *FIRST)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture
def desk(own: Path, known: Path) -> Iterator[str]:
    """The address of pages that may be written."""
    told = Settings(library=str(own), today=DAY, reviewers=known, secure=False)
    with served(make_app(told)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    """A window on the pages."""
    for made in window(browser, desk):
        made.set_default_timeout(30_000)
        yield made


def sign_in(page: Page) -> None:
    """Sign in by the form."""
    page.goto("/sign-in")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review")


def go(page: Page, kind: str) -> None:
    """Open a page of a kind."""
    if kind in ADDRESSES:
        page.goto(ADDRESSES[kind])
        return
    at, to = FIRST[kind]
    page.goto(at)
    page.goto(str(page.locator(f"#results a[href^='{to}']").first.get_attribute("href")))


def test_two_councils_are_compared_and_a_value_is_read(page: Page) -> None:
    page.goto("/compare")
    page.get_by_label("Indicator").fill(CARE)
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=**")
    page.get_by_label(ASHFOLD).check()
    page.get_by_label(MERE).check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**council=**council=**")
    assert (
        page.locator(".chart img").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        > 100
    )
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="2024-25 Q2"))
    assert row.get_by_role("cell").all_inner_texts()[1].startswith("53%")


def test_a_finding_is_confirmed_by_keyboard(page: Page, own: Path) -> None:
    sign_in(page)
    go(page, "finding")
    tab_to(page, "#why-finding")
    page.keyboard.type("as printed")
    page.keyboard.press("Enter")  # of several answers it gives none
    assert log(connect(str(own))) == ()
    tab_to(page, "button[value='right']")
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert f"Right by {NAME}" in page.locator("dl.facts").inner_text()
    (made,) = log(connect(str(own)))
    assert (made.kind, made.verdict, made.by) == ("finding", "accept", NAME)


def test_a_link_is_corrected_by_keyboard_and_stays_so_when_papers_are_read_again(
    page: Page, own: Path, papers: Path
) -> None:
    sign_in(page)
    go(page, "action")
    before = page.locator(".course li").count()
    enter(page, "details:has([aria-label='Decide whether they are the same']) summary")
    tab_to(page, "input[id^='why-link-']")
    page.keyboard.type("two different notes")
    with page.expect_navigation():
        enter(page, "button[value='reject']")
    (made,) = log(connect(str(own)))
    assert (made.kind, made.verdict, made.why) == ("link", "reject", "two different notes")
    address = page.url
    assert page.locator(".course li").count() < before
    after = page.locator(".course").inner_text()
    otherwise = Options(max_pages=10_000)  # so that they are not left as they are
    for outcome in ingest(papers_in([str(papers)]), connect(str(own), create=True), otherwise):
        assert outcome.extraction is not None
    page.goto(address)
    assert page.locator(".course").inner_text() == after


def test_a_figure_is_corrected_by_keyboard(page: Page, own: Path) -> None:
    sign_in(page)
    go(page, "record")
    enter(page, "details:has([aria-label='Correct: value']) summary")
    tab_to(page, "#value-value")
    page.keyboard.press("Control+a")
    page.keyboard.type("39.5")
    tab_to(page, "#why-value")
    page.keyboard.type("the return was late")
    with page.expect_navigation():
        page.keyboard.press("Enter")  # there is one answer
    (made,) = log(connect(str(own)))
    assert (made.kind, made.field, made.value, made.was) == ("figure", "value", "39.5", "41")
    assert "39.5 (the paper alone: 41)" in page.locator("dl.facts").inner_text()


def test_a_value_of_two_councils_is_read_by_keyboard(page: Page) -> None:
    page.goto("/compare")
    tab_to(page, "#indicator")
    page.keyboard.type(CARE)
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=**")
    for council in (ASHFOLD, MERE):
        toggle(page, f"input[name='council'][value='{council}']")
    page.keyboard.press("Enter")
    page.wait_for_url("**council=**council=**")
    row = "#values tr:has(th:text-is('2024-25 Q2'))"
    tab_to(page, "#values td a")  # the table is reached, and a screen reader reads on from there
    assert page.locator(row).get_by_role("cell").all_inner_texts()[1].startswith("53%")
    enter(page, "#values td a[href*='words=']")
    page.wait_for_url("**/papers/**")


# ------------------------------------------------------------------ for everybody


@pytest.fixture(scope="module")
def signed_in(
    browser: Browser,
    library: Path,
    client: TestClient,
    kept: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """Windows of a reviewer on pages of which nothing is decided here."""
    client.get("/review")
    client.get("/findings")
    file = tmp_path_factory.mktemp("reading") / "known"
    file.write_bytes(kept)
    told = Settings(library=str(library), today=DAY, reviewers=file, secure=False)
    with served(make_app(told)) as address:
        context = browser.new_context(base_url=address, bypass_csp=True)
        sign_in(context.new_page())
        yield context
        context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_of_a_reviewer_bar_nobody_and_fit_a_phone(
    signed_in: BrowserContext, kind: str
) -> None:
    page = signed_in.new_page()
    go(page, kind)
    assert serious(page) == []
    assert too_wide(page, PHONE[0], NARROW[0]) == []
    page.close()
