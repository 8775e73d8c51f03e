"""Every page: its title, its landmarks, what it may load, and where its links go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from starlette.testclient import TestClient

from extractor.web import agenda_view
from tests.web.conftest import FORMULA, HARM

ALIKE, PLACES = 12, 2  # questions that are asked of one address, and of a page or words of a paper
LISTS = {
    "/": "Overview",
    "/actions": "Actions",
    "/actions?state=open&due=overdue&older=30&sort=-age&owner=head": "Actions",
    "/actions?council=&owner=&due=&older=&younger=&text=": "Actions",
    "/actions/since-last-meeting": "Actions since the last meeting",
    "/meetings": "Meetings",
    "/plan?state=delivered": "Forward plan",
    "/indicators": "Indicators",
    "/indicators?theme=&rag=none&text=waste&sort=-latest": "Indicators",
    "/compare": "Compare councils",
    "/findings?kind=&decided=no&sort=-subject&text=household": "Findings",
    "/compare?indicator=&council=&by=": "Compare councils",
    "/review?kind=link&council=&committee=": "Review",
    "/review/log": "Decisions",
    "/papers?state=partial": "Papers",
    "/search": "Search",
    "/api": "For programs",
    "/search?q=&year=": "Search",
    "/search?q=housing&kind=paragraph&year=2024": "Search",
}


def read(client: TestClient, address: str) -> lxml.html.HtmlElement:
    """A page as a tree."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return lxml.html.fromstring(answer.text)


@pytest.mark.parametrize("address", LISTS)
def test_titles(client: TestClient, address: str) -> None:
    page = read(client, address)
    assert page.findtext(".//h1") == LISTS[address]
    assert page.findtext(".//title").endswith(" – committee papers")


def links(page: lxml.html.HtmlElement, base: str) -> Iterator[str]:
    """Where a page leads, without what stands after the #."""
    for _, name, target, _ in page.iterlinks():
        if name in ("href", "src", "action"):
            yield urljoin(base, target).partition("#")[0]


@pytest.fixture(scope="module")
def site(client: TestClient) -> dict[str, lxml.html.HtmlElement]:
    """Every page that can be reached from the first, but of each list only the first pages and of
    its filters only those that stand alone; of each chart one of its sizes, and of
    one address with many questions the first ones."""
    found: dict[str, lxml.html.HtmlElement] = {}
    todo, seen = ["/"], {"/"}
    times = Counter[str]()
    while todo:
        address = todo.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            found[address] = lxml.html.fromstring(answer.text)
            new = set(links(found[address], address)) - seen
            new = {each for each in new if each.count("&") < 2 and "room=" not in each}
            seen |= new
            for each in sorted(new):
                path = urlsplit(each).path
                if "/records/" in path:
                    path = path.rpartition("-")[0]  # each kind of a paper's records
                times[path] += 1
                most = PLACES if path.endswith("/words") or "/pages/" in path else ALIKE
                todo += [each] if times[path] <= most else []
    return found


def test_no_link_is_broken_and_none_leads_away(site: dict[str, lxml.html.HtmlElement]) -> None:
    kinds = {urlsplit(each).path.split("/")[1] for each in site}
    own = "actions api compare findings indicators meetings papers plan review search"
    assert kinds == {"", *own.split()}
    away = {t for at, page in site.items() for t in links(page, at) if not t.startswith("/")}
    assert not away


def test_the_front_page_counts_what_needs_attention(client: TestClient) -> None:
    told = {
        each.get("href"): each.findtext("b")
        for each in read(client, "/").xpath("//ul[@class='numbers']//a")
    }
    assert len(told) == 4
    for address, number in told.items():
        listed = read(client, address).xpath("string(//*[@id='results']//*[@class='count'])")
        assert listed.split()[0] == number, address


def test_each_number_of_a_committee_leads_to_as_many(client: TestClient) -> None:
    links = read(client, "/").xpath("//main//tbody//td[@class='right']/a")
    assert links
    assert len({each.text_content() for each in links}) == len(links)
    for each in links:
        listed = read(client, each.get("href")).xpath("string(//*[@class='count'])")
        assert listed.split()[0] == each.text, each.get("href")


def test_a_printed_list_says_what_it_is_of(client: TestClient) -> None:
    page = read(client, "/actions?state=open&text=survey&sort=age")
    assert page.xpath("string(//p[@class='printed'])") == "Status: open; Words: survey"
    assert not read(client, "/actions").xpath("//p[@class='printed']")


def test_every_question_of_the_api_is_explained(client: TestClient) -> None:
    page = read(client, "/api")
    told = {each.partition("?")[0] for each in page.xpath("//main//a/@href")}
    assert told == {*client.get("/api/openapi.json").json()["paths"], "/api/openapi.json"}
    states = page.xpath("//tr[th/code='state']/td/text()")
    assert "one of: scheduled, slipped, delivered, dropped, undated" in states
    assert any(each.startswith("any of: open, reopened") for each in states)


def test_every_page_has_its_landmarks(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        for landmark in ("header", "main", "footer", "nav[@aria-label='Main']", "h1"):
            assert len(page.xpath(f"//{landmark}")) == 1, (address, landmark)
        assert page.xpath("//a[@class='skip']/@href") == ["#main"], address
        assert page.get("lang") == "en-GB"


def test_headings_go_down_by_one(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        levels = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


def test_tables_have_names_and_heads(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        for table in page.xpath("//table"):
            assert table.findtext("caption"), address
            assert all(each.get("scope") == "col" for each in table.xpath("thead//th")), address
            assert all(
                [each.get("scope") for each in row.xpath("th")] == ["row"]
                for row in table.xpath("tbody/tr")
            ), address


def test_names_of_elements_are_unique(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        names = page.xpath("//@id")
        assert len(names) == len(set(names)), address


def test_nothing_is_inline(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        assert not page.xpath("//style | //script[not(@src)] | //@style"), address
        handlers = [n for each in page.iter("*") for n in each.attrib if n.startswith("on")]
        assert not handlers, address


def test_fields_have_labels(site: dict[str, lxml.html.HtmlElement]) -> None:
    for address, page in site.items():
        for field in page.xpath("//select | //input[not(@type='hidden')]"):
            labelled = page.xpath(f"//label[@for='{field.get('id')}']") or field.xpath("..//text()")
            assert labelled, address


def test_of_many_committees_one_is_chosen(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_view, "MOST", 1)
    page = read(client, "/actions/since-last-meeting")
    assert not page.xpath("//main//table")
    chosen = page.xpath("//a[contains(., 'Overview and Scrutiny Panel')]/@href")[0]
    assert "action sheet" in read(client, chosen).xpath("//main//h2")[0].text


# ------------------------------------------------------------------ what papers say


def test_hostile_words_are_words(site: dict[str, lxml.html.HtmlElement]) -> None:
    said = [at for at, page in site.items() if HARM in page.text_content()]
    assert {urlsplit(at).path.split("/")[1] for at in said} >= {"actions", "meetings", "papers"}
    for address, page in site.items():
        assert not page.xpath("//script[contains(., 'alert')] | //img[@src='x']"), address


def test_formulas_do_not_run_in_downloads(client: TestClient) -> None:
    lines = client.get("/actions.csv?text=evil.example").text.splitlines()
    assert len(lines) == 2
    assert "'=HYPERLINK" in lines[1]
    assert FORMULA in lxml.html.fromstring(client.get("/actions?text=evil").text).text_content()


# ------------------------------------------------------------------ what stands around pages


@pytest.mark.parametrize("address", ["/", "/nowhere", "/actions.csv", "/actions?page=x"])
def test_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-cache"


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/actions")
    tag = {"If-None-Match": first.headers["etag"]}
    again = client.get("/actions", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers
    assert client.get("/meetings", headers=tag).status_code == 200


def test_static_files_are_kept_for_good(client: TestClient) -> None:
    style = read(client, "/").xpath("//link[@rel='stylesheet']/@href")[0]
    answer = client.get(style)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/site.css").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "Page not found"),
        ("/actions/a-none", 404, "Page not found"),
        ("/papers/" + "0" * 64, 404, "Page not found"),
        ("/papers/..%2F..%2Fetc%2Fpasswd", 404, "Page not found"),
        ("/meetings/x/y/2024-01-01", 404, "Page not found"),
        ("/actions?page=0", 400, "That cannot be asked"),
        ("/actions?state=lost", 400, "That cannot be asked"),
        ("/search?year=never", 400, "That cannot be asked"),
        ("/actions?older=%00", 400, "That cannot be asked"),
    ],
)
def test_faults_are_pages(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert lxml.html.fromstring(answer.text).findtext(".//h1") == said


def test_pages_are_only_read(client: TestClient) -> None:
    assert client.post("/actions").status_code == 405
