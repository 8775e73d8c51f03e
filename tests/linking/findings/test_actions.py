"""What the papers lose sight of, and what minutes say of people that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings
from extractor.records import (
    Attendance,
    Block,
    BlockKind,
    Evidence,
    Minutes,
    Problem,
    Records,
)

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
FERRY = "Circulate the ferry safety audit to the Committee"
LAMPS = "Harbourmaster to meet the lamp makers about the pier"
DUES = "Publish the harbour dues of the last three years"


def kinds(papers: list[Any]) -> list[tuple[str, str]]:
    """The kinds found, with the subject of each."""
    return [(each.kind, each.subject) for each in findings(papers)]


def test_gone_from_the_sheet(paper: Any, row: Any) -> None:
    papers = [
        paper(MARCH, row(JAN, FERRY), row(JAN, LAMPS)),
        paper(MAY, row(JAN, FERRY), sheet_pages=(4, 5)),
    ]
    [found] = findings(papers)
    assert (found.kind, found.subject) == ("action-vanished", LAMPS)
    assert [(v.value, v.page) for v in found.values] == [("listed", 3), ("vanished", 4)]
    unread = replace(papers[1], problems=(Problem("no-text", "a picture", 5),))
    assert kinds([papers[0], unread]) == []


def test_raised_and_on_no_sheet(paper: Any, minuted: Any, row: Any) -> None:
    raised = (minuted(JAN, FERRY), minuted(JAN, LAMPS))
    assert kinds([paper(MARCH, *raised, row(JAN, FERRY))]) == [("action-not-on-sheet", LAMPS)]
    # a sheet that has nothing of that meeting may not have reached it
    assert kinds([paper(MARCH, *raised, row(MAY, DUES))]) == []
    passing = minuted(JAN, LAMPS, marked=False)
    assert kinds([paper(MARCH, raised[0], passing, row(JAN, FERRY))]) == []


def test_on_a_sheet_and_in_no_minutes(paper: Any, minuted: Any, row: Any) -> None:
    papers = [paper(MARCH, minuted(JAN, FERRY), row(JAN, FERRY), row(JAN, LAMPS))]
    assert kinds(papers) == [("action-not-in-minutes", LAMPS)]
    assert kinds([paper(MARCH, row(JAN, FERRY), row(JAN, LAMPS))]) == []


@pytest.mark.parametrize(
    ("note", "status", "early"),
    [
        ("To be circulated after the election", "complete", True),
        ("Awaiting the surveyor", "complete", True),
        ("Circulated on 2 March", "complete", False),
        ("To be circulated after the election", "open", False),
    ],
)
def test_closed_before_it_is_done(
    paper: Any, row: Any, note: str, status: str, *, early: bool
) -> None:
    found = kinds([paper(MARCH, row(JAN, FERRY, status, note=note))])
    assert found == ([("action-closed-early", FERRY)] if early else [])


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        ("1 April 2031", "open", True),
        ("next meeting", "open", True),
        ("1 April 2031", "complete", False),
        ("1 June 2031", "open", False),
        ("in due course", "open", False),
    ],
)
def test_overdue(paper: Any, row: Any, due: str, status: str, *, late: bool) -> None:
    papers = [paper(day, row(JAN, FERRY, status, due=due)) for day in (MARCH, MAY)]
    papers[1] = paper(MAY, row(JAN, FERRY, status, due=due)) if status == "open" else paper(MAY)
    assert kinds(papers) == ([("action-overdue", FERRY)] if late else [])


@pytest.mark.parametrize(
    ("planned_for", "titles", "broken"),
    [
        (MARCH, ("Harbour dues", "Mooring fees"), True),
        (MARCH, ("Harbour dues", "Lighthouse Bursary"), False),
        (MARCH, (), False),  # no agenda is held
        (MAY, ("Harbour dues", "Mooring fees"), False),
        (None, ("Harbour dues", "Mooring fees"), False),
    ],
)
def test_promised_for_a_meeting(
    paper: Any, planned: Any, planned_for: date | None, titles: tuple[str, ...], *, broken: bool
) -> None:
    papers = [paper(JAN, planned("Lighthouse Bursary", planned_for)), paper(MARCH, *titles)]
    found = kinds(papers)
    assert found == ([("promised-not-delivered", "Lighthouse Bursary")] if broken else [])


def test_a_promise_given_another_day_is_none_broken(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", MARCH)),
        paper(MARCH, "Harbour dues", "Mooring fees", planned("Lighthouse Bursary", MAY)),
    ]
    assert kinds(papers) == []


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        ((("Cllr A Amber", "present"), ("Councillor A Amber", "apologies")), True),
        ((("Cllr A Amber", "present"), ("Cllr B Amber", "apologies")), False),
        ((("Cllr A Amber", "present"), ("Cllr A Amber", "in-attendance")), False),
        ((("Amber", "present"), ("Amber", "apologies")), False),  # of two people, perhaps
    ],
)
def test_there_and_away(paper: Any, names: tuple[tuple[str, str], ...], *, wrong: bool) -> None:
    listed = tuple(Attendance(name, None, status, Evidence(name, 2)) for name, status in names)
    held = replace(paper(JAN), records=Records(minutes=(Minutes(JAN, None, attendance=listed),)))
    assert kinds([held]) == ([("attendance-mismatch", "Cllr A Amber")] if wrong else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "For: Councillors Amber, Birch and Cole (3). Against: Councillor Dale (2)",
            ["Against: 2 votes are counted, 1 members named."],
        ),
        (
            "For (2): Cllr A Amber, Cllr B Birch; Against (1): Cllr A Amber",
            ["A Amber is named for and against."],
        ),
        ("For: Councillors Amber and Birch (2). Against: Councillor Dale (1)", []),
        ("For: 3. Against: 2.", []),
        ("It was for: Councillors Amber and Birch to decide.", []),
    ],
)
def test_votes(paper: Any, text: str, said: list[str]) -> None:
    held = paper(JAN)
    block = Block(kind=BlockKind.PARAGRAPH, text=text)
    held = replace(
        held,
        paper=replace(held.paper, blocks=(block,)),
        records=Records(minutes=(Minutes(JAN, None),)),
    )
    assert [each.explanation for each in findings([held])] == said
