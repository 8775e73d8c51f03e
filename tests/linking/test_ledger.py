"""An action is one line of the ledger, from the minutes through the sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.events import Event
from extractor.linking.ledger import Linked, ledger
from extractor.linking.meetings import Place
from extractor.linking.states import state_of
from extractor.records import Problem

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
TODAY = date(2031, 8, 1)
FERRY = "circulate the ferry safety audit to the Committee"
FERRY_ROW = "To circulate the audit of ferry safety, with its annexes, once it is signed off."
LAMPS = "Harbourmaster to meet the lamp makers about the pier"


def test_minutes_and_sheet_are_one_action(paper: Any, minuted: Any, row: Any) -> None:
    pack = paper(MARCH, minuted(JAN, FERRY, minute="12"), row(JAN, FERRY_ROW, owners=("Clerk",)))
    [entry] = ledger([pack], today=TODAY)
    assert (entry.text, entry.minute, entry.owners) == (FERRY, "12", ("Clerk",))
    assert (entry.state, entry.raised, entry.age_days) == ("open", JAN, (TODAY - JAN).days)
    assert [(e.date, e.event, e.page) for e in entry.history] == [
        (JAN, "raised", 9),
        (MARCH, "listed", 3),
    ]


@pytest.mark.parametrize(
    ("sheet_text", "raised", "committee"),
    [
        (FERRY_ROW, MAY, "Quay Committee"),  # another meeting raised it
        (FERRY_ROW, JAN, "Pier Committee"),
        ("To circulate the budget to the Committee", JAN, "Quay Committee"),
        ("To share the data with the Committee", JAN, "Quay Committee"),
    ],
)
def test_not_the_same_action(
    paper: Any, minuted: Any, row: Any, sheet_text: str, raised: date, committee: str
) -> None:
    papers = [
        paper(JAN, minuted(JAN, FERRY)),
        paper(MARCH, row(raised, sheet_text), committee=committee),
    ]
    assert len(ledger(papers, today=TODAY)) == 2


def test_spelling_of_the_body_does_not_count(paper: Any, row: Any) -> None:
    papers = [
        paper(MARCH, row(JAN, LAMPS), committee="Quay & Children's Committee"),
        paper(MAY, row(JAN, LAMPS), committee="QUAY AND CHILDREN’S COMMITTEE"),
    ]
    assert len(ledger(papers, today=TODAY)) == 1


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (["open"], "open"),
        (["unknown"], "open"),
        (["open", "complete"], "reported-complete"),
        (["open", "forward-plan"], "on-forward-plan"),
        (["superseded"], "superseded"),
        (["complete", "unknown"], "reported-complete"),
        (["complete", "open"], "reopened"),
        (["complete", "open", "open"], "reopened"),
        (["complete", "open", "complete"], "reported-complete"),
        (["open", None], "vanished"),
        (["open", "open", None], "vanished"),
        (["complete", None], "reported-complete"),
        (["forward-plan", None], "on-forward-plan"),
        (["open", None, "open"], "open"),
    ],
)
def test_states(paper: Any, row: Any, statuses: list[str | None], state: str) -> None:
    days = (MARCH, MAY, JULY)
    papers = [
        paper(day, row(JAN, FERRY), *([row(JAN, LAMPS, status)] if status else []))
        for day, status in zip(days, statuses, strict=False)
    ]
    found = {e.text: e for e in ledger(reversed(papers), today=TODAY)}
    assert found[LAMPS].state == state
    assert found[FERRY].state == "open"


def test_vanished_says_where(paper: Any, row: Any) -> None:
    papers = [
        paper(MARCH, row(JAN, LAMPS), row(JAN, FERRY)),
        paper(MAY, row(JAN, FERRY), sheet_pages=(4, 5)),
    ]
    [lamps] = [e for e in ledger(papers, today=TODAY) if e.text == LAMPS]
    assert lamps.history[-1] == Event(
        MAY, "vanished", "2031-05-14.pdf", 4, "no longer on the action sheet"
    )


@pytest.mark.parametrize("note", [None, "The lamps are ordered"])
def test_a_row_says_what_is_asked_and_what_came_of_it(
    paper: Any, row: Any, note: str | None
) -> None:
    asked = row(JAN, LAMPS)
    [entry] = ledger([paper(MARCH, replace(asked, note=note))], today=TODAY)
    [event] = entry.history
    words = asked.evidence.text
    assert (event.text, event.asked) == ((note, words) if note else (words, None))


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (Problem("no-text", "a picture", 5), "open"),
        (Problem("no-text", "a picture", 9), "vanished"),
        (Problem("truncated", "cut off"), "open"),
    ],
)
def test_half_a_sheet_proves_nothing(paper: Any, row: Any, problem: Problem, state: str) -> None:
    papers = [
        paper(MARCH, row(JAN, LAMPS), row(JAN, FERRY)),
        paper(MAY, row(JAN, FERRY), sheet_pages=(4, 5), problems=(problem,)),
    ]
    assert {e.text: e.state for e in ledger(papers, today=TODAY)}[LAMPS] == state


def test_sheet_without_rows_proves_nothing(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, sheet_pages=(4, 5))]
    assert ledger(papers, today=TODAY)[0].state == "open"


def test_as_of(paper: Any, row: Any, minuted: Any) -> None:
    papers = [
        paper(MARCH, minuted(JAN, LAMPS), row(JAN, LAMPS)),
        paper(MAY, row(JAN, LAMPS, "complete"), minuted(MARCH, FERRY)),
    ]
    told = {
        day: [(e.text, e.state, e.age_days) for e in ledger(papers, today=TODAY, as_of=day)]
        for day in (date(2031, 1, 1), MARCH, MAY)
    }
    assert told[date(2031, 1, 1)] == []
    assert told[MARCH] == [(LAMPS, "open", 59), (FERRY, "open", 0)]
    assert told[MAY] == [(LAMPS, "reported-complete", 120), (FERRY, "open", 61)]


def test_copies_of_a_paper_are_one_action_with_every_source(
    paper: Any, row: Any, minuted: Any
) -> None:
    found = (minuted(JAN, LAMPS), row(JAN, LAMPS))
    papers = [paper(MARCH, *found, source=name) for name in ("pack.pdf", "pack.txt")]
    [entry] = ledger(papers, today=TODAY)
    assert [(e.event, e.paper, e.also) for e in entry.history] == [
        ("raised", "pack.pdf", (Place("pack.txt", 9),)),
        ("listed", "pack.pdf", (Place("pack.txt", 3),)),
    ]
    assert (entry.state, entry.text) == ("open", LAMPS)


@pytest.mark.parametrize("council", [None, "Westmere Council"])
def test_minutes_on_a_web_page_and_in_the_next_pack(
    paper: Any, minuted: Any, row: Any, council: str | None
) -> None:
    papers = [
        paper(JAN, minuted(JAN, LAMPS), source="item.html", council=council),
        paper(JAN),
        paper(MARCH, minuted(JAN, LAMPS, minute="12"), row(JAN, LAMPS), source="pack.pdf"),
    ]
    [entry] = ledger(papers, today=TODAY)
    assert (entry.council, entry.minute, entry.state) == ("Westmere Council", "12", "open")
    assert [(e.date, e.event, e.paper) for e in entry.history] == [
        (JAN, "raised", "item.html"),
        (MARCH, "listed", "pack.pdf"),
    ]
    assert entry.history[0].also == (Place("pack.pdf", 9),)


def test_rows_that_resemble_each_other_stay_two(paper: Any, row: Any) -> None:
    one, two = "Clerk to write to the North Pier Trust", "Clerk to write to the South Pier Trust"
    papers = [paper(MARCH, row(JAN, one), row(JAN, two)), paper(MAY, row(JAN, two), row(JAN, one))]
    entries = ledger(papers, today=TODAY)
    assert {e.text: [h.paper for h in e.history] for e in entries} == {
        one: ["2031-03-14.pdf", "2031-05-14.pdf"],
        two: ["2031-03-14.pdf", "2031-05-14.pdf"],
    }


def test_a_row_goes_on_from_the_nearest_that_says_it(paper: Any, row: Any) -> None:
    papers = [
        paper(MARCH, row(JAN, LAMPS, due="1 April 2031", owners=("Clerk",))),
        paper(MAY, row(JAN, LAMPS, due="1 June 2031", owners=("Clerk",))),
        paper(JULY, row(JAN, f"{LAMPS} and the jetty", due="1 June 2031", owners=("Pilot",))),
    ]
    [entry] = ledger(papers, today=TODAY)
    assert [(e.date, e.event, e.text) for e in entry.history if e.event != "listed"] == [
        (MAY, "deadline moved", "1 June 2031"),
        (JULY, "reworded", f"{LAMPS} and the jetty"),
        (JULY, "owner changed", "Pilot"),
    ]
    assert (entry.due_date, entry.overdue) == (date(2031, 6, 1), True)
    assert (entry.age_meetings, entry.owners) == (3, ("Pilot",))


SURVEY = "Circulate the survey of the moorings and the slipways to Members"


def test_a_row_split_in_two_is_one_action(paper: Any, row: Any) -> None:
    halves = [f"{SURVEY} (north bank)", f"{SURVEY} (south bank)"]
    papers = [
        paper(MARCH, row(JAN, SURVEY), row(JAN, FERRY)),
        paper(MAY, row(JAN, halves[0]), row(JAN, halves[1], "complete"), row(JAN, FERRY)),
        paper(JULY, row(JAN, halves[0], "complete"), row(JAN, FERRY)),
    ]
    found = {e.text: e for e in ledger(papers, today=TODAY)}
    assert set(found) == {SURVEY, FERRY}
    assert [(e.date, e.event) for e in found[SURVEY].history] == [
        (MARCH, "listed"),
        (MAY, "listed"),
        (MAY, "split"),
        (JULY, "reported complete"),
    ]


def test_rows_merged_into_one_are_two_actions(paper: Any, row: Any) -> None:
    both = f"{SURVEY}; and {LAMPS}"
    papers = [
        paper(MARCH, row(JAN, SURVEY), row(JAN, LAMPS), row(JAN, FERRY)),
        paper(MAY, row(JAN, both), row(JAN, FERRY)),
        paper(JULY, row(JAN, both, "complete"), row(JAN, FERRY)),
    ]
    found = {e.text: e.state for e in ledger(papers, today=TODAY)}
    assert found == {
        SURVEY: "reported-complete",
        LAMPS: "reported-complete",
        FERRY: "open",
    }


@pytest.mark.parametrize(
    ("until", "said", "state"),
    [
        (date(2031, 12, 31), MARCH, "superseded"),
        (date(2030, 12, 31), MARCH, "vanished"),  # it says so of older ones
        (date(2031, 12, 31), JAN, "vanished"),  # it had been said before the last sheet
    ],
)
def test_cleared_away_together(
    paper: Any, row: Any, cleared: Any, until: date, said: date, state: str
) -> None:
    papers = [
        paper(MARCH, row(JAN, LAMPS), row(JAN, FERRY)),
        paper(MAY, row(JAN, FERRY), cleared(until, said)),
    ]
    [lamps] = [e for e in ledger(papers, today=TODAY) if e.text == LAMPS]
    assert lamps.state == state
    assert (lamps.history[-1].text == cleared(until, said).text) is (state == "superseded")


def test_what_went_to_the_plan_and_came(paper: Any, minuted: Any, row: Any, planned: Any) -> None:
    papers = [
        paper(MARCH, minuted(JAN, FERRY), row(JAN, FERRY, "forward-plan")),
        paper(MAY, row(JAN, FERRY, "forward-plan"), planned("Ferry safety audit", JULY)),
        paper(JULY, "Harbour dues", "Ferry Safety Audit", planned("Ferry safety audit", JULY)),
    ]
    [entry] = ledger(papers, today=TODAY)
    assert [(e.date, e.event) for e in entry.history] == [
        (JAN, "raised"),
        (MARCH, "moved to forward plan"),
        (MAY, "listed"),
        (MAY, "scheduled"),
        (JULY, "delivered"),
    ]
    assert (entry.state, entry.became, entry.delivered_by) == (
        "delivered",
        "Ferry safety audit",
        "Ferry Safety Audit",
    )
    assert entry.completed_days == (JULY - JAN).days
    [before] = ledger(papers, today=TODAY, as_of=MAY)
    assert (before.state, before.delivered_by) == ("on-forward-plan", None)


def test_row_without_its_date(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, row(None, LAMPS, "complete"))]
    [entry] = ledger(papers, today=TODAY)
    assert (entry.raised, entry.state) == (JAN, "reported-complete")


def test_ids_stay_and_differ(paper: Any, row: Any) -> None:
    first = paper(MARCH, row(JAN, LAMPS), row(JAN, LAMPS), row(JAN, FERRY))
    second = paper(MAY, row(JAN, LAMPS), row(JAN, LAMPS), row(JAN, FERRY))
    before = [e.id for e in ledger([first], today=TODAY)]
    assert len(set(before)) == 3
    assert before == [e.id for e in ledger([first, second], today=TODAY)]


def test_only_a_committee_with_something_new_is_linked_again(paper: Any, row: Any) -> None:
    quay, pier = paper(MARCH, row(JAN, LAMPS)), paper(MARCH, row(JAN, FERRY), committee="Pier")
    kept: dict[str, Linked] = {}
    before = ledger([quay, pier], today=TODAY, kept=kept)
    assert len(kept) == 2
    assert ledger([pier, quay], today=TODAY, kept=kept) == before
    assert len(kept) == 2
    ledger([quay, pier, paper(MAY, row(JAN, LAMPS, "complete"))], today=TODAY, kept=kept)
    assert len(kept) == 3


def test_no_papers() -> None:
    assert ledger([], today=TODAY) == ()
    assert state_of([]) == "open"
