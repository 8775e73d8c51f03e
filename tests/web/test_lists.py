"""What a list shows is what was asked for, in the order that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.library.writes import keep
from extractor.linking.ledger import Entry, ledger
from extractor.linking.plans import Subject, plan
from extractor.records import Meeting
from extractor.web.app import make_app
from extractor.web.asked import PAGE, Asked, Part, fetched, shown
from extractor.web.settings import Settings
from tests.web.conftest import hostile

DAY = date(2025, 4, 9)
WEXMOOR = "Wexmoor County Council"


@pytest.fixture(scope="module")
def entries(settings: Settings) -> tuple[Entry, ...]:
    """The ledger, linked here."""
    return ledger(extractions(connect(settings.library)), today=DAY)


@pytest.fixture(scope="module")
def subjects(settings: Settings) -> tuple[Subject, ...]:
    """The planned items, linked here."""
    return plan(extractions(connect(settings.library)))


def listed(client: TestClient, query: str) -> list[str]:
    """The actions of a list by their names, in its order."""
    answer = client.get(f"/actions?{query}")
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    links = page.xpath("//*[@id='results']//tbody/tr/th[contains(@class, 'text')]/a/@href")
    return [link.rpartition("/")[2] for link in links]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("state=open&state=reopened", lambda e: e.state in ("open", "reopened")),
        ("state=vanished", lambda e: e.state == "vanished"),
        ("council=Wexmoor+County+Council", lambda e: e.council == WEXMOOR),
        ("council=wexmoor+county+council&state=open",
         lambda e: e.council == WEXMOOR and e.state == "open"),
        ("owner=head+housing",
         lambda e: all(w in "; ".join(e.owners).lower() for w in ("head", "housing"))),
        ("text=EXCLUSIONS", lambda e: "exclusions" in e.text.lower()),
        ("text=100%25", lambda e: "100%" in e.text),
        ("due=overdue", lambda e: e.overdue),
        ("due=dated", lambda e: e.due_date),
        ("due=undated", lambda e: e.due_date is None),
        ("older=365", lambda e: e.age_days is not None and e.age_days >= 365),
        ("younger=90", lambda e: e.age_days is not None and e.age_days <= 90),
        ("older=100&younger=400", lambda e: e.age_days is not None and 100 <= e.age_days <= 400),
        ("older=1000000", lambda _: False),
    ],
)  # fmt: skip
def test_filters(
    client: TestClient, entries: tuple[Entry, ...], query: str, wanted: Callable[[Entry], bool]
) -> None:
    assert len(entries) < PAGE
    assert sorted(listed(client, query)) == sorted(e.id for e in entries if wanted(e))


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("raised", lambda e: e.raised),
        ("age", lambda e: e.age_days),
        ("due", lambda e: e.due_date),
        ("action", lambda e: e.text),
        ("state", lambda e: e.state),
    ],
)
def test_orders(
    client: TestClient, entries: tuple[Entry, ...], sort: str, key: Callable[[Entry], Any]
) -> None:
    of = {entry.id: key(entry) for entry in entries}
    for sign in ("", "-"):
        found = [of[name] for name in listed(client, f"sort={sign}{sort}")]
        assert len(found) == len(entries)
        known = [value for value in found if value is not None]
        assert known == sorted(known, reverse=sign == "-")
        assert found[len(known) :] == [None] * (len(found) - len(known))


def test_what_is_outstanding_comes_first(client: TestClient, entries: tuple[Entry, ...]) -> None:
    waits = {entry.id: entry.state in ("open", "reopened", "vanished") for entry in entries}
    found = [waits[name] for name in listed(client, "")]
    assert found == sorted(found, reverse=True)


def test_ages_are_those_of_the_list(client: TestClient, entries: tuple[Entry, ...]) -> None:
    page = lxml.html.fromstring(client.get("/actions").text)
    cells = page.xpath("//details[@class='ageing']//tbody/tr/td[position() < 3]/text()")
    late = [e for e in entries if e.state in ("open", "reopened", "vanished") and e.raised]
    assert sum(map(int, cells)) == len(late)


def test_the_plan_has_what_is_to_come_first(
    client: TestClient, subjects: tuple[Subject, ...]
) -> None:
    page = lxml.html.fromstring(client.get("/plan").text)
    states = page.xpath("//*[@id='results']//tbody/tr/td[1]/strong/@class")
    assert len(states) == len(subjects) < PAGE
    waiting = [state.split()[1] in ("scheduled", "slipped", "undated") for state in states]
    assert waiting == sorted(waiting, reverse=True)


# ------------------------------------------------------------------ pages of a list


def test_what_names_no_committee_is_asked_for(tmp_path: Path) -> None:
    library = str(tmp_path / "papers.sqlite")
    engine, one = connect(library, create=True), hostile()
    for number, (council, committee) in enumerate(product(("Ash Council", None), ("Panel", None))):
        paper = replace(one.paper, source=f"{number}.txt", sha256=f"{number:064}")
        keep(engine, replace(one, paper=paper, meeting=Meeting(council, None, committee, None)))
    with TestClient(make_app(Settings(library=library, today=DAY))) as client:
        page = lxml.html.fromstring(client.get("/").text)
        links = page.xpath("//main//tbody//td[@data-label='Open']/a")
        assert len(links) == 4
        for each in links:
            assert len(listed(client, each.get("href").partition("?")[2])) == int(each.text) > 0
        assert len(page.xpath("//main//p[contains(., ' of 1 council,')]")) == 1


@pytest.mark.parametrize(
    ("total", "asked", "page", "pages", "first", "count"),
    [
        (0, 1, 1, 1, None, 0),
        (PAGE, 1, 1, 1, 0, PAGE),
        (PAGE + 1, 2, 2, 2, PAGE, 1),
        (PAGE + 1, 9, 2, 2, PAGE, 1),
    ],
)
def test_shown(
    total: int, asked: int, page: int, pages: int, first: int | None, count: int
) -> None:
    found = shown(range(total), asked)
    assert (found.total, found.page, found.pages, len(found.rows)) == (total, page, pages, count)
    assert (found.rows[0] if found.rows else None) == first


@pytest.mark.parametrize("lengths", [(30, 30, 50), (0, 110), (PAGE, PAGE, 10), (110, 0, 0)])
def test_lists_that_follow_on_each_other(lengths: tuple[int, ...]) -> None:
    every = list(range(sum(lengths)))
    starts = [sum(lengths[:n]) for n in range(len(lengths))]

    def part(start: int, length: int) -> Part[int]:
        return Part(length, lambda at, n: every[start + at : start + at + n])

    parts = [part(start, length) for start, length in zip(starts, lengths, strict=True)]
    rows = [row for page in (1, 2, 3) for row in fetched(page, *parts).rows]
    assert rows == every


class Some(Asked):
    """A question with a filter."""

    council: str = ""
    state: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("asked", "changed", "query"),
    [
        (Some(), {}, ""),
        (Some(council="A & B"), {}, "?council=A+%26+B"),
        (Some(state=("open", "vanished"), page=3), {"page": None}, "?state=open&state=vanished"),
        (Some(council="A"), {"council": ""}, ""),
        (Some(sort="age"), {"page": 2}, "?sort=age&page=2"),
    ],
)
def test_questions_as_addresses(asked: Some, changed: dict[str, Any], query: str) -> None:
    assert asked.query(**changed) == query


@pytest.mark.parametrize(
    ("sort", "order", "then"),
    [("", "none", "?sort=age"), ("age", "ascending", "?sort=-age"),
     ("-age", "descending", "?sort=age"), ("due", "none", "?sort=age")],
)  # fmt: skip
def test_a_column_is_sorted_one_way_and_the_other(sort: str, order: str, then: str) -> None:
    asked = Some(sort=sort, page=1)
    assert (asked.sorted_by("age"), asked.sort_query("age")) == (order, then)
