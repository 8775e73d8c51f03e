"""Forward plans over time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.plans import Subject, plan

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
OTHER = "Dredging Contract Award"


def only(papers: list[Any], subject: str = "Lighthouse Bursary") -> Subject:
    [found] = [s for s in plan(papers) if s.subject == subject]
    return found


def test_scheduled(paper: Any, planned: Any) -> None:
    found = only([paper(JAN, planned("Lighthouse Bursary", MARCH))])
    assert (found.state, found.slips, found.first_listed) == ("scheduled", 0, JAN)
    assert [(p.as_of, p.meeting_date, p.page) for p in found.planned] == [(JAN, MARCH, 7)]
    assert (found.council, found.committee) == ("Westmere Council", "Quay Committee")


def test_slipped(paper: Any, planned: Any) -> None:
    days = {JAN: MARCH, MARCH: MAY, MAY: JULY}
    found = only([paper(as_of, planned("Lighthouse Bursary", day)) for as_of, day in days.items()])
    assert (found.state, found.slips) == ("slipped", 2)
    assert [p.meeting_date for p in found.planned] == [MARCH, MAY, JULY]


def test_slipped_then_delivered(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", MARCH)),
        paper(MARCH, "Dredging", "Harbour dues", planned("Lighthouse Bursary", MAY)),
        paper(MAY, "Lighthouse Bursary", "Harbour dues", planned(OTHER, JULY)),
    ]
    found = only(papers)
    assert (found.state, found.slips, found.delivered_at) == ("delivered", 1, MAY)
    assert [p.meeting_date for p in found.planned] == [MARCH, MAY]


def test_brought_forward_is_no_slip(paper: Any, planned: Any) -> None:
    found = only(
        [
            paper(JAN, planned("Lighthouse Bursary", JULY)),
            paper(MARCH, planned("Lighthouse Bursary", MAY)),
        ]
    )
    assert (found.state, found.slips) == ("scheduled", 0)


def test_undated(paper: Any, planned: Any) -> None:
    assert only([paper(JAN, planned("Lighthouse Bursary"))]).state == "undated"


def test_delivered_when_planned(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", MARCH)),
        paper(MARCH, "The Lighthouse Bursary", "Harbour dues", planned(OTHER, MAY)),
    ]
    found = only(papers)
    assert (found.state, found.delivered_at) == ("delivered", MARCH)


def test_delivered_after_it_left_the_plan(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary"), planned(OTHER, JULY)),
        paper(MARCH, planned(OTHER, JULY)),
        paper(MAY, "Lighthouse Bursary", "Harbour dues"),
    ]
    assert only(papers).delivered_at == MAY


def test_undated_and_still_listed_is_not_delivered(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary"), "Lighthouse Bursary", "Harbour dues"),
        paper(MARCH, planned("Lighthouse Bursary")),
    ]
    assert only(papers).state == "undated"


@pytest.mark.parametrize(
    ("day", "agenda", "state"),
    [
        (JULY, (), "dropped"),  # gone before its meeting
        (None, (), "dropped"),
        (MARCH, ("Harbour dues", "Mooring fees"), "dropped"),  # its meeting did without
        (MARCH, (), "scheduled"),  # no agenda is held: nobody knows
    ],
)
def test_gone_from_the_plan(
    paper: Any, planned: Any, day: date | None, agenda: tuple[str, ...], state: str
) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", day), planned(OTHER, JULY)),
        paper(MARCH, *agenda, planned(OTHER, JULY)),
    ]
    assert only(papers).state == state


def test_recurring_subject_is_a_line_a_meeting(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, *(planned("Tide Tables", day) for day in (MARCH, MAY))),
        paper(
            MARCH, "Tide Tables", "Harbour dues", *(planned("Tide Tables", d) for d in (MAY, JULY))
        ),
    ]
    found = [s for s in plan(papers) if s.subject == "Tide Tables"]
    assert [(s.planned[-1].meeting_date, s.state, s.slips) for s in found] == [
        (MARCH, "delivered", 0),
        (MAY, "scheduled", 0),
        (JULY, "scheduled", 0),
    ]


def test_committees_are_apart(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", MARCH)),
        paper(JAN, planned("Lighthouse Bursary", MAY), committee="Pier Committee"),
    ]
    assert len(plan(papers)) == 2


def test_copies_of_a_paper_count_once(paper: Any, planned: Any) -> None:
    papers = [
        paper(JAN, planned("Lighthouse Bursary", MARCH), source=name) for name in ("a.pdf", "a.txt")
    ]
    assert len(only(papers).planned) == 1


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Lighthouse Keeper's Annual Report", "Lighthouse Keepers Annual report", True),
        ("Harbour Strategy – themed issue", "Harbour Strategy – TBC", True),
        ("Quay Plan 2031/32", "Quay Plan 2032/33", False),
        ("Performance Indicators (Q3)", "Performance Indicators (Q4)", False),
        ("Ferry Safety", "Feedback from the Ferry Safety Working Group", False),
        ("Youth Justice Plan", "Youth Offer", False),
        ("Committee update", "Officer report", False),
    ],
)
def test_an_item_of_two_plans(paper: Any, planned: Any, one: str, two: str, *, same: bool) -> None:
    papers = [
        paper(JAN, planned(one, JULY), planned(OTHER, MAY)),
        paper(MARCH, planned(two, JULY), planned(OTHER, MAY)),
    ]
    assert len(plan(papers)) == (2 if same else 3)


@pytest.mark.parametrize(
    ("subject", "title", "same"),
    [
        ("Lighthouse Annual Report", "Lighthouse Annual Report 2030/31", True),
        ("Harbour Strategy – identify theme", "Harbour Strategy: Dredging and Dues", True),
        ("Ferry Service Inspection Report", "Joint Inspection of the Ferry Service", True),
        ("Quay Plan 2031/32", "Quay Plan 2032/33", False),
        ("Youth Offer", "Youth Justice Plan", False),
        ("Pier Repairs", "Quayside Lighting", False),
    ],
)
def test_the_report_with_which_an_item_came(
    paper: Any, planned: Any, subject: str, title: str, *, same: bool
) -> None:
    found = only([paper(MARCH, "Harbour dues", title, planned(subject, MARCH))], subject)
    assert (found.delivered_at == MARCH) is same
    assert (found.delivered_by.title if found.delivered_by else None) == (title if same else None)
