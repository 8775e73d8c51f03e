"""The ledger and the plan of a real pack: what belongs together there, as a person reads it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractor.linking.ledger import Entry, ledger
from extractor.linking.plans import Subject, plan
from extractor.pipeline import extract
from extractor.records import Extraction

pytestmark = pytest.mark.shared
PACK = "papers/bcp/bcp-childrens-scrutiny-2023-02-07-pack.pdf"
MINUTED, MET = date(2022, 11, 22), date(2023, 2, 7)

# words of the minutes, and words of the row that is the same action
JOINED = [
    ("Police and Crime Commissioner", "circulate an update from the Local Police"),
    ("minutes of the working group", "circulate the minutes of the recent working group"),
    ("scrutineer addition", "scrutiny plan"),
    ("happily attend a forum", "attend a youth forum"),
    ("coproduction work", "coproduction work be shared"),
    ("MYPs shared the survey", "MYPs shared the survey"),
    ("(KPIs) being developed and requested", "(KPIs) being developed be shared"),
    ("send the inspection letter", "send the inspection letter"),
]

# every entry of the plan that came: its date on the plan, how it begins, the item of the agenda
CAME = {
    (MET, "Virtual School Head"): "7",
    (MET, "SEND Improvement Journey"): "8",
    (MET, "Children's Services Improvement Plan"): "9",
    (MET, "School Attainment and Progress"): "10",
    (MET, "Brighter Futures Children's Services Key Performance"): "11",
    (MET, "Youth Justice Service Inspection Report"): "6",
}
ENTRIES = 30


@cache
def read(path: Path) -> Extraction:
    return extract(path)


@pytest.fixture
def entries(shared: Path) -> tuple[Entry, ...]:
    return ledger([read(shared / PACK)], today=date(2023, 3, 1))


@pytest.fixture
def items(shared: Path) -> tuple[Subject, ...]:
    return plan([read(shared / PACK)])


@pytest.mark.parametrize(("minuted", "listed"), JOINED)
def test_an_action_of_the_minutes_and_its_row(
    shared: Path, entries: tuple[Entry, ...], minuted: str, listed: str
) -> None:
    [entry] = [e for e in entries if minuted in e.text and e.raised == MINUTED]
    rows = [a for a in read(shared / PACK).records.actions if a.source == "action-sheet"]
    [row] = [r for r in rows if listed in r.text]
    told = [event for event in entry.history if event.date == MET]
    assert entry.history[0].event == "raised"
    assert {(event.page, event.text) for event in told} == {(row.evidence.page, row.note)}


def test_no_row_is_joined_to_what_it_is_not(entries: tuple[Entry, ...]) -> None:
    """Twenty rows, eight of them raised by these minutes, which raise one action more."""
    assert len(entries) == 21
    both = [e for e in entries if {event.date for event in e.history} >= {MINUTED, MET}]
    assert len(both) == len(JOINED) + 1


def test_what_was_asked_for_came(entries: tuple[Entry, ...]) -> None:
    [entry] = [e for e in entries if "validated data" in e.text]
    assert (entry.minute, entry.state, entry.raised) == ("58", "delivered", MINUTED)
    assert entry.became == "School Attainment and Progress - Validated Data"
    assert [(e.date, e.event, e.page) for e in entry.history] == [
        (MINUTED, "raised", 12),
        (MINUTED, "moved to forward plan", 12),
        (MET, "scheduled", 131),
        (MET, "delivered", 97),
    ]
    assert (entry.due, entry.due_date, entry.overdue) == ("next meeting", MET, False)


def test_every_planned_item_and_its_report(items: tuple[Subject, ...]) -> None:
    came = {
        (item.planned[-1].meeting_date, item.subject): item.delivered_by.number
        for item in items
        if item.delivered_by
    }
    assert len(items) == ENTRIES
    assert len(came) == len(CAME)
    for (day, begins), number in CAME.items():
        [found] = [n for (d, s), n in came.items() if d == day and s.startswith(begins)]
        assert found == number


def test_states_of_the_plan(items: tuple[Subject, ...]) -> None:
    for item in items:
        day = item.planned[-1].meeting_date
        expected = "undated" if day is None else "delivered" if day == MET else "scheduled"
        assert item.state == expected, item.subject
