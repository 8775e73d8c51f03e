"""The order of papers changes nothing, nor do copies; later papers leave the past alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.linking.bodies import by_body
from extractor.linking.decided import Index
from extractor.linking.ledger import Entry, ledger
from extractor.linking.meetings import documents
from extractor.linking.plans import Subject, plan
from extractor.records import (
    Action,
    AgendaItem,
    Decision,
    Evidence,
    Extraction,
    ItemKind,
    Meeting,
    Paper,
    PlanEntry,
    Records,
    Said,
)

TODAY = date(2032, 1, 1)
NOON = datetime(2031, 12, 1, 12, tzinfo=UTC)
DAYS = [date(2031, 1, 14) + timedelta(days=56 * n) for n in range(5)]
TASKS = [
    "Circulate the ferry safety audit to Members",
    "Circulate the ferry timetable to Members",
    "Harbourmaster to meet the lamp makers about the pier",
    "Write to the North Pier Trust about its lease",
    "Write to the South Pier Trust about its lease",
]
SUBJECTS = ["Lighthouse Bursary", "Lighthouse Bursary Review", "Dredging Contract Award"]
STATUSES = ["open", "complete", "forward-plan", "superseded", "unknown"]

texts = st.sampled_from(TASKS)
earlier = st.sampled_from([None, *DAYS])


@st.composite
def papers(draw: st.DrawFn) -> list[Extraction]:
    """A few packs of one committee or two, with whatever they hold."""
    count = draw(st.integers(1, 5))
    return [draw(packs(n)) for n in range(count)]


@st.composite
def packs(draw: st.DrawFn, number: int) -> Extraction:
    """A pack: minutes, a sheet, a plan and an agenda."""
    day = draw(st.sampled_from(DAYS))
    committee = draw(st.sampled_from(["Quay Committee", "Pier Committee"]))
    minuted = [
        action("minutes", text, draw(earlier), "open") for text in draw(st.lists(texts, max_size=2))
    ]
    rows = [
        action("action-sheet", text, draw(earlier), draw(st.sampled_from(STATUSES)))
        for text in draw(st.lists(texts, max_size=4))
    ]
    planned = [
        PlanEntry(subject, Evidence(subject, 7), meeting_date=draw(earlier))
        for subject in draw(st.lists(st.sampled_from(SUBJECTS), max_size=3))
    ]
    titles = draw(st.lists(st.sampled_from(SUBJECTS), max_size=3))
    items = [
        AgendaItem(f"i{n}", "agenda", str(n), title, ItemKind.REPORT, n, n)
        for n, title in enumerate(titles, 1)
    ]
    return Extraction(
        Paper(f"{number}.pdf", str(number), "application/pdf"),
        Meeting("Westmere Council", None, committee, day),
        tuple(items),
        Records(actions=(*minuted, *rows), plan=tuple(planned)),
    )


def action(source: str, text: str, raised: date | None, status: str) -> Action:
    """An action of a paper."""
    return Action(source, text, Evidence(text, 3), raised=raised, status=status)


def told(found: list[Extraction]) -> tuple[tuple[Entry, ...], tuple[Subject, ...]]:
    """Both answers."""
    return ledger(found, today=TODAY), plan(found)


quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(papers(), st.randoms(use_true_random=False))
def test_order_changes_nothing(found: list[Extraction], chance: Any) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert told(shuffled) == told(found)


def decisions_about(found: list[Extraction]) -> st.SearchStrategy[list[Decision]]:
    """Some decisions of the actions and links of papers, and some that take others back."""
    every = [
        (paper.meeting.committee, index.name(mention))
        for body, own in by_body(found).items()
        for paper in own[:1]
        for index in [Index(documents(own))]
        for document in documents(own)
        for mention in document.mentions
    ]
    one = st.sampled_from(every or [(None, Said("minutes", None, None, "nothing"))])
    made = st.one_of(
        st.builds(of_action, one, st.sampled_from(["owner", "status", None])),
        st.builds(of_link, one, one, st.sampled_from(["accept", "reject"])),
        st.builds(partial(Decision, "action", "undo", "R", NOON), undoes=st.integers(1, 6)),
    )
    return st.lists(made, max_size=6).map(numbered)


def of_action(about: tuple[str | None, Said], field: str | None) -> Decision:
    """A correction, or that something is no action."""
    verdict, value = ("correct", "delivered") if field else ("reject", None)
    body = ("Westmere Council", about[0])
    return Decision("action", verdict, "R", NOON, *body, (about[1],), field=field, value=value)


def of_link(one: tuple[str | None, Said], two: tuple[str | None, Said], verdict: str) -> Decision:
    """What is decided of two mentions, perhaps of two committees."""
    return Decision("link", verdict, "R", NOON, "Westmere Council", one[0], (one[1], two[1]))


def numbered(made: list[Decision]) -> list[Decision]:
    """Decisions as the log has them; only what came before is taken back."""
    kept = [d for n, d in enumerate(made, 1) if d.undoes is None or d.undoes < n]
    return [replace(d, id=n) for n, d in enumerate(kept, 1)]


@quick
@given(st.data(), st.randoms(use_true_random=False))
def test_order_changes_nothing_of_what_was_decided(data: st.DataObject, chance: Any) -> None:
    found = data.draw(papers())
    made = data.draw(decisions_about(found))
    expected = ledger(found, today=TODAY, decisions=made)
    shuffled, logged = list(found), list(made)
    chance.shuffle(shuffled)
    chance.shuffle(logged)
    assert ledger(shuffled, today=TODAY, decisions=logged) == expected


@quick
@given(st.data())
def test_what_is_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    found = data.draw(papers())
    made = [d for d in data.draw(decisions_about(found)) if d.undoes is None]
    undone = [replace(d, verdict="undo", undoes=d.id, id=d.id + len(made)) for d in numbered(made)]
    taken_back = [*numbered(made), *undone]
    assert ledger(found, today=TODAY, decisions=taken_back) == ledger(found, today=TODAY)


@quick
@given(papers())
def test_copies_change_nothing_but_the_places(found: list[Extraction]) -> None:
    copies = [replace(p, paper=replace(p.paper, source=f"copy-{p.paper.source}")) for p in found]
    (entries, items), (twice, again) = told(found), told(found + copies)
    assert [(e.text, e.state, len(e.history)) for e in twice] == [
        (e.text, e.state, len(e.history)) for e in entries
    ]
    assert [(i.subject, i.state, len(i.planned)) for i in again] == [
        (i.subject, i.state, len(i.planned)) for i in items
    ]


@quick
@given(papers(), st.integers(0, 4))
def test_what_is_said_later_leaves_the_past_alone(found: list[Extraction], number: int) -> None:
    """As of a day, sheets and plans of later meetings might as well not be there.  Minutes are
    left out: those of an earlier meeting may be printed later."""
    listed = [without_minutes(paper) for paper in found]
    day = DAYS[number]
    held = [p for p in listed if p.meeting.date and p.meeting.date <= day]
    assert [(e.id, e.history) for e in ledger(listed, today=TODAY, as_of=day)] == [
        (e.id, e.history) for e in ledger(held, today=TODAY, as_of=day)
    ]
    assert plan(listed, as_of=day) == plan(held, as_of=day)


def without_minutes(paper: Extraction) -> Extraction:
    """A paper without what its minutes raise."""
    rows = tuple(a for a in paper.records.actions if a.source != "minutes")
    return replace(paper, records=replace(paper.records, actions=rows))
