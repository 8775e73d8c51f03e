"""The action sheet for the next agenda, as python-docx reads it back."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from docx import Document

from extractor.exports.action_sheet import action_sheet, next_meetings
from extractor.linking.events import Event
from extractor.records import Decided, Evidence, Extraction, Meeting, Paper, PlanEntry, Records

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
BODY = ("westmere council", "quay and pier committee")
RAISED = Event(JAN, "raised", "pack.pdf", 9, "words")
DECIDED = Decided("correct", "status", "open", False, "A Clerk", datetime(2031, 6, 1), None)


def document(entries: Any, meetings: Any = None) -> Any:
    """The sheet of entries, read back."""
    return Document(io.BytesIO(action_sheet(entries, meetings or {}, MAY)))


def parts(found: Any) -> dict[str, list[str]]:
    """The actions of each table under its heading."""
    told, heading = dict[str, list[str]](), ""
    for block in found.iter_inner_content():
        if hasattr(block, "rows"):
            told[heading] = [row.cells[1].text for row in block.rows][1:]
        elif block.style.name == "Heading 2":
            heading = block.text
            told[heading] = []
    return told


def ended(event: str, day: date) -> tuple[Event, ...]:
    """A history that ends with an event."""
    return (RAISED, Event(day, event, "pack.pdf", 3, "words"))


def test_each_action_is_under_its_heading(entry: Any) -> None:
    entries = [
        entry(text="waits"),
        entry(text="waits again", state="reopened"),
        entry(text="planned", state="on-forward-plan"),
        entry(text="done", state="reported-complete", history=ended("reported complete", MAY)),
        entry(text="came", state="delivered", history=ended("delivered", MAY)),
        entry(text="replaced", state="superseded", history=ended("superseded", MAY)),
        entry(text="done before", state="delivered", history=ended("delivered", MARCH)),
        entry(text="decided", state="delivered", history=ended("listed", MAY), decided=(DECIDED,)),
        entry(text="gone", state="vanished", history=ended("vanished", MARCH)),
    ]
    assert parts(document(entries)) == {
        "Outstanding": ["waits", "waits again"],
        "Moved to the forward plan": ["planned"],
        "Closed at or since the meeting of 14 May 2031": ["done", "came", "replaced", "decided"],
        "Left the action sheet without a word": ["gone"],
    }


def test_what_closed_on_no_known_day_is_there(entry: Any) -> None:
    undated = Event(None, "reported complete", "pack.pdf", 3, "words")
    found = parts(document([entry(text="done", state="reported-complete", history=(undated,))]))
    assert found["Closed"] == ["done"]


def test_a_row_in_the_form_that_councils_print(entry: Any) -> None:
    [table] = document([entry()]).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Raised", "Action", "Officer", "Due", "Progress"],
        [
            "14 January 2031\nMinute 12, Ferry Safety\na-1f0c9be27d",
            "circulate the ferry safety audit",
            "Clerk, Harbourmaster",
            "next meeting\n(14 March 2031)",
            "Overdue since 14 March 2031\n14 March 2031: Clerk has asked the harbour",
        ],
    ]


@pytest.mark.parametrize(
    ("due", "day", "cell"),
    [
        (None, None, ""),
        ("in due course", None, "in due course"),
        ("by 14 March 2031", MARCH, "by 14 March 2031"),
        ("next meeting", MARCH, "next meeting\n(14 March 2031)"),
    ],
)
def test_due(entry: Any, due: str | None, day: date | None, cell: str) -> None:
    [table] = document([entry(due=due, due_date=day)]).tables
    assert table.rows[1].cells[3].text == cell


def test_the_head_says_whose_and_when(entry: Any) -> None:
    told = [p.text for p in document([entry()], {BODY: JULY}).paragraphs][:2]
    assert told == [
        "Quay & Pier Committee: action sheet",
        "Westmere Council\nAs at 14 May 2031\nNext meeting in its papers: 14 July 2031",
    ]


def test_a_committee_spelt_otherwise_is_the_same(entry: Any) -> None:
    found = document([entry(), entry(committee="QUAY AND PIER COMMITTEE"), entry(committee=None)])
    heads = [p.text for p in found.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["Quay & Pier Committee: action sheet", "Committee not known: action sheet"]


def test_no_actions_is_said() -> None:
    assert [p.text for p in document([]).paragraphs] == ["No actions at 14 May 2031."]


def test_the_same_actions_give_the_same_bytes(entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = action_sheet([entry(text="the\x07 pier")], {}, MAY)
    monkeypatch.setattr("time.localtime", lambda *_: (2040, 1, 1, 0, 0, 0, 0, 1, 0))
    assert action_sheet([entry(text="the\x07 pier")], {}, MAY) == first


def paper(day: date, *planned: date) -> Extraction:
    """A paper of the committee with entries of its plan."""
    entries = tuple(PlanEntry("Ferries", Evidence("Ferries"), meeting_date=p) for p in planned)
    meeting = Meeting("Westmere Council", None, "Quay & Pier Committee", day)
    return Extraction(Paper("a.pdf", "1", "application/pdf"), meeting, (), Records(plan=entries))


@pytest.mark.parametrize(
    ("papers", "found"),
    [
        ([paper(MARCH)], {}),
        ([paper(MARCH, MARCH, JULY)], {BODY: JULY}),
        ([paper(MARCH), paper(JULY)], {BODY: JULY}),
        # What a later paper plans was not known.
        ([paper(MARCH), paper(JULY, date(2031, 6, 1))], {BODY: JULY}),
    ],
)
def test_next_meetings(papers: list[Extraction], found: dict[Any, date]) -> None:
    assert next_meetings(papers, MAY) == found
