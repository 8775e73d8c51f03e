"""The pages in a real browser: by mouse, by keyboard, without scripts, on a phone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pdfplumber
import pytest

from evaluation.screenshots import served
from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.records import Extraction
from extractor.web import addresses
from extractor.web.app import make_app
from extractor.web.marking import compact
from extractor.web.settings import Settings
from tests.web.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (320, 640)
OWNER = "Housing Strategy Officer"
PANEL = "committee=Overview+and+Scrutiny+Panel"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(settings: Settings) -> Iterator[str]:
    """The address at which the pages are served."""
    with served(make_app(settings)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A window on the pages; what goes wrong in it, or leads away, fails the test."""
    yield from window(browser, site)


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A window without scripts."""
    yield from window(browser, site, java_script_enabled=False)


def window(browser: Browser, site: str, **how: Any) -> Iterator[Page]:
    """A window that keeps what it asks for and what it complains of."""
    context = browser.new_context(
        base_url=site, viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, **how
    )
    asked, complaints = list[str](), list[str]()
    made = context.new_page()
    made.set_default_timeout(10_000)
    made.on("request", lambda request: asked.append(request.url))
    made.on("console", lambda message: complaints.append(message.text))
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    context.close()
    assert not [url for url in asked if not url.startswith(site)]
    assert not complaints


@pytest.fixture(scope="module")
def pack(library: Path) -> Extraction:
    """A paper with pages."""
    every = extractions(connect(str(library)))
    return next(p for p in every if p.paper.source.endswith("brayford-2025-01-15-pack.pdf"))


@pytest.fixture(scope="module")
def kinds(library: Path, pack: Extraction) -> dict[str, str]:
    """An address of every kind of page."""
    sha256, item = pack.paper.sha256, pack.items[-1]
    every = extractions(connect(str(library)))
    unpaged = next(p for p in every if p.paper.source.endswith(".html"))
    figure = next(f for f in pack.records.figures if f.evidence.bbox)
    return {
        "overview": "/",
        "actions": "/actions",
        "since": f"/actions/since-last-meeting?{PANEL}",
        "meetings": "/meetings",
        "plan": "/plan",
        "papers": "/papers",
        "paper": addresses.paper(sha256),
        "item": addresses.item(sha256, item.id),
        "page": addresses.evidence(sha256, figure.evidence),
        "words": addresses.page(unpaged.paper.sha256, None),
        "search": "/search?q=housing",
        "api": "/api",
        "fault": "/nowhere",
    }


def rows(page: Page) -> Locator:
    """The actions of a list."""
    return page.locator("#results table.stacked tbody tr")


# ------------------------------------------------------------------ what people do


def test_an_owners_action_is_found_and_its_evidence_covers_the_words(
    page: Page, library: Path
) -> None:
    page.goto("/actions")
    page.get_by_label("Lead officer").fill(OWNER)
    page.wait_for_url("**owner=Housing**")
    page.get_by_label("Open", exact=True).check()
    page.wait_for_url("**state=open**")
    assert rows(page).count() >= 1
    assert set(rows(page).locator("td[data-label='Lead officer']").all_inner_texts()) == {OWNER}
    rows(page).first.get_by_role("link").click()
    words = page.locator(".course blockquote").first.inner_text()
    page.locator(".course a.place").first.click()
    assert compact(words)[0] in compact(covered(page, library))[0]


def covered(page: Page, library: Path) -> str:
    """The words of the paper that the marks on the screen cover."""
    picture = page.locator(".sheet img").bounding_box()
    marks = [mark.bounding_box() for mark in page.locator("rect.marked").all()]
    assert picture and marks
    path = urlsplit(page.url).path.split("/")
    every = extractions(connect(str(library)), "pages")
    source = next(p.paper.source for p in every if p.paper.sha256 == path[2])
    with pdfplumber.open(source) as document:
        sheet = document.pages[int(path[4]) - 1]
        points = float(sheet.width) / picture["width"]
        boxes = [
            (
                (mark["x"] - picture["x"]) * points,
                (mark["y"] - picture["y"]) * points,
                (mark["x"] + mark["width"] - picture["x"]) * points,
                (mark["y"] + mark["height"] - picture["y"]) * points,
            )
            for mark in marks
            if mark
        ]
        return str(
            sheet.filter(lambda thing: any(holds(box, thing) for box in boxes)).extract_text()
        )


def holds(box: tuple[float, float, float, float], thing: dict[str, float]) -> bool:
    """Whether the middle of a letter is in a box."""
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def test_a_list_is_filtered_sorted_and_saved(page: Page) -> None:
    page.goto("/actions")
    page.get_by_label("Council").select_option("Wexmoor County Council")
    page.wait_for_url("**council=Wexmoor**")
    page.locator("#results thead").get_by_role("link", name="Age").click()
    page.wait_for_url("**sort=age**")
    ages = [int(text.split()[0].replace(",", "")) for text in
            rows(page).locator("td[data-label='Age']").all_inner_texts()]  # fmt: skip
    assert ages == sorted(ages)
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
    assert {line["council"] for line in lines} == {"Wexmoor County Council"}
    assert [int(line["age_days"]) for line in lines] == ages


def test_lists_work_without_scripts(plain: Page) -> None:
    plain.goto("/actions")
    plain.get_by_label("Lead officer").fill(OWNER)
    plain.get_by_role("button", name="Show").click()
    assert "owner=Housing" in plain.url
    assert set(rows(plain).locator("td[data-label='Lead officer']").all_inner_texts()) == {OWNER}


def test_search_is_narrowed_and_opens_its_page(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("Words to look for").fill("landlord survey")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("navigation", name="Narrow the results").get_by_role(
        "link", name="Paragraph"
    ).click()
    page.wait_for_url("**kind=paragraph**")
    assert "survey" in page.locator(".hits mark").all_inner_texts()
    page.locator(".hits a.place[href*='/pages/']").first.click()
    assert page.locator("rect.marked").count() >= 1
    assert "landlord+survey" in unquote(page.url) or "survey" in page.url


def test_the_words_of_a_page_can_be_selected(page: Page, kinds: dict[str, str]) -> None:
    page.goto(kinds["page"])
    page.locator(".words p").first.dblclick()
    assert page.evaluate("getSelection().toString()").strip()


# ------------------------------------------------------------------ for everybody

KINDS = (
    "overview", "actions", "since", "meetings", "plan", "papers", "paper", "item", "page", "words",
    "search", "api",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(
    browser: Browser, site: str, kinds: dict[str, str], kind: str
) -> None:
    context = browser.new_context(base_url=site, bypass_csp=True)
    page = context.new_page()
    page.goto(kinds[kind])
    assert serious(page) == []
    context.close()


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page that bars people from it; in the dark, where only colours are
    others, of the colours."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs the test extra"
    )
    found = axe.Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += axe.Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    return [(each["id"], [n["html"][:90] for n in each["nodes"]][:3]) for each in found
            if each["impact"] in ("serious", "critical")]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(page: Page, kinds: dict[str, str], kind: str) -> None:
    page.goto(kinds[kind])
    assert too_wide(page, PHONE[0], NARROW[0]) == []


def too_wide(page: Page, *widths: int) -> list[int]:
    """The widths of a window that a page does not fit."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


def test_marks_stay_on_the_printed_picture(page: Page, kinds: dict[str, str]) -> None:
    page.goto(kinds["page"])
    page.emulate_media(media="print")
    picture = page.locator(".sheet img").bounding_box()
    marks = page.locator(".sheet svg").bounding_box()
    assert picture and marks
    assert list(marks.values()) == pytest.approx(list(picture.values()), abs=2)


@pytest.mark.parametrize("kind", ["actions", "since", "papers", "plan"])
def test_no_table_is_wider_than_a_desk(page: Page, kinds: dict[str, str], kind: str) -> None:
    page.goto(kinds[kind])
    assert too_wide(page, 800, 1024, DESKTOP[0]) == []


def test_tables_are_printed_as_tables(page: Page, tmp_path: Path) -> None:
    for address, heads in (
        (f"/actions/since-last-meeting?{PANEL}", "Raised Action Lead officer Due Progress"),
        ("/actions", "Status Action Lead officer Committee Raised Age Due"),
    ):
        page.goto(address)
        page.pdf(path=tmp_path / "printed.pdf", format="A4", prefer_css_page_size=True)
        with pdfplumber.open(tmp_path / "printed.pdf") as document:
            sheet = document.pages[0]
            assert heads in str(sheet.extract_text()).splitlines()
            assert (sheet.width > sheet.height) == (address == "/actions")


def test_who_hears_a_page_is_told_what_is_marked(page: Page, kinds: dict[str, str]) -> None:
    page.goto(kinds["page"])
    heard = page.locator("main").aria_snapshot()
    words = page.locator(".words mark").first.inner_text()
    assert f"marked on it is “{words}" in heard
    assert f"[marked: {words}" in heard


def test_print_has_no_navigation(page: Page) -> None:
    page.goto(f"/actions/since-last-meeting?{PANEL}")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert not page.locator("form").is_visible()
    assert page.locator("table").first.is_visible()
