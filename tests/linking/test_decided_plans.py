"""What people decided of forward plans wins, whatever is read again, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.linking.bodies import by_body
from extractor.linking.decided_plans import claims
from extractor.linking.doubts import doubts
from extractor.linking.findings import findings
from extractor.linking.ledger import Entry, ledger, linked
from extractor.linking.lessons import lessons
from extractor.linking.plan_threads import programme
from extractor.linking.plans import Subject, plan
from extractor.linking.reviewed import Reviewed, reviewed
from extractor.linking.trained import installed
from extractor.records import Decision, Extraction, Said

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
TODAY = date(2031, 8, 1)
NOON = datetime(2031, 7, 20, 12, tzinfo=UTC)
LAMPS, PIER, DUES = "Lamp Review", "Pier Repairs", "Harbour Dues"
SURVEY = "Survey of the Quayside"
FERRY = "Circulate the ferry safety audit to Members"


def said(text: str, day: date, planned: date | None = MAY, **more: Any) -> Said:
    """A row of a plan."""
    return Said("plan", day, planned, text, **more)


def tabled(title: str, day: date = MAY, **more: Any) -> Said:
    """A report on an agenda."""
    return Said("agenda", day, None, title, **more)


def decision(
    kind: str, verdict: str, row: Said, *other: Said, number: int = 1, **more: Any
) -> Decision:
    """A decision of the Quay Committee; without another row or report of nothing at all."""
    return Decision(
        kind,
        verdict,
        "A Reviewer",
        NOON,
        "Westmere Council",
        "Quay Committee",
        (row, *other),
        field=kind,
        id=number,
        **more,
    )


LAMPS_IN_MARCH, PIER_IN_MARCH = said(LAMPS, MARCH), said(PIER, MARCH)
JOINED = decision("plan", "accept", LAMPS_IN_MARCH, said(SURVEY, JAN))
PARTED = decision("plan", "reject", LAMPS_IN_MARCH, said(LAMPS, JAN))
ALONE = decision("plan", "correct", LAMPS_IN_MARCH, value="")
CAME_ELSE = decision("report", "correct", LAMPS_IN_MARCH, tabled(DUES))
CAME_NOT = decision("report", "correct", LAMPS_IN_MARCH, value="")
REFUSED = decision("report", "reject", LAMPS_IN_MARCH, tabled(LAMPS))
EVERY = (JOINED, PARTED, ALONE, CAME_ELSE, CAME_NOT, REFUSED)


@pytest.fixture
def papers(paper: Any, planned: Any) -> list[Extraction]:
    """Two plans, and the agenda of the day that they planned for."""
    return [
        paper(JAN, *(planned(name, MAY) for name in (LAMPS, PIER, SURVEY))),
        paper(MARCH, *(planned(name, MAY) for name in (LAMPS, PIER))),
        paper(MAY, LAMPS, PIER, DUES),
    ]


def numbered(*made: Decision) -> list[Decision]:
    return [replace(each, id=n) for n, each in enumerate(made, 1)]


def rows_of(subject: Subject) -> tuple[date | None, ...]:
    return tuple(each.as_of for each in subject.planned)


def told(papers: list[Extraction], *made: Decision) -> dict[str, list[tuple[Any, ...]]]:
    """By name, the plans that have an item, and with what it came."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for each in plan(papers, decisions=made):
        came = each.delivered_by.title if each.delivered_by else None
        found.setdefault(each.subject, []).append((rows_of(each), came))
    return found


def lost(papers: list[Extraction], *made: Decision) -> list[int]:
    """The numbers of the decisions without effect."""
    return sorted(each.id for each in reviewed(papers, made, TODAY).without_effect(made))


# ------------------------------------------------------------------ what a decision does


BEFORE: dict[str, list[tuple[Any, ...]]] = {
    LAMPS: [((JAN, MARCH), LAMPS)],
    PIER: [((JAN, MARCH), PIER)],
    SURVEY: [((JAN,), None)],
}


def test_what_papers_alone_say(papers: list[Extraction]) -> None:
    assert told(papers) == BEFORE


@pytest.mark.parametrize(
    ("made", "changed"),
    [
        ([JOINED], {SURVEY: [((JAN, MARCH), None)], LAMPS: [((JAN,), LAMPS)]}),
        ([PARTED], {LAMPS: [((MARCH,), None), ((JAN,), LAMPS)]}),
        ([ALONE], {LAMPS: [((MARCH,), None), ((JAN,), LAMPS)]}),
        ([CAME_ELSE], {LAMPS: [((JAN, MARCH), DUES)]}),
        ([CAME_NOT], {LAMPS: [((JAN, MARCH), None)]}),
        ([REFUSED], {LAMPS: [((JAN, MARCH), None)]}),
        ([ALONE, JOINED], {SURVEY: [((JAN, MARCH), None)], LAMPS: [((JAN,), LAMPS)]}),
        ([JOINED, ALONE], {LAMPS: [((MARCH,), None), ((JAN,), LAMPS)]}),
        ([CAME_NOT, CAME_ELSE], {LAMPS: [((JAN, MARCH), DUES)]}),
        ([CAME_ELSE, CAME_NOT], {LAMPS: [((JAN, MARCH), None)]}),
        ([CAME_ELSE, REFUSED], {LAMPS: [((JAN, MARCH), DUES)]}),
        ([REFUSED, replace(REFUSED, verdict="accept")], {}),
    ],
)
def test_the_items_as_people_have_them(
    papers: list[Extraction], made: list[Decision], changed: dict[str, list[tuple[Any, ...]]]
) -> None:
    found = told(papers, *numbered(*made))
    expected: dict[str, list[tuple[Any, ...]]] = BEFORE | changed
    assert {name: sorted(each, key=str) for name, each in found.items()} == {
        name: sorted(each, key=str) for name, each in expected.items()
    }
    assert lost(papers, *numbered(*made)) == []


def test_a_report_that_an_item_is_given_is_no_others(papers: list[Extraction]) -> None:
    made = decision("report", "accept", LAMPS_IN_MARCH, tabled(PIER))
    found = told(papers, made)
    assert (found[LAMPS], found[PIER]) == ([((JAN, MARCH), PIER)], [((JAN, MARCH), None)])


def test_what_was_decided_is_told(papers: list[Extraction]) -> None:
    made = replace(CAME_ELSE, why="so the clerk says", was=f"{LAMPS} ({MAY})")
    [found] = [s for s in plan(papers, decisions=[made]) if s.subject == LAMPS]
    [mark] = found.decided
    assert (mark.verdict, mark.field, mark.was) == ("correct", "report", f"{LAMPS} ({MAY})")
    assert (mark.by, mark.when, mark.why) == ("A Reviewer", NOON, "so the clerk says")
    assert not mark.changed
    assert (found.state, found.delivered_at) == ("delivered", MAY)
    assert [s.decided for s in plan(papers, decisions=[made]) if s.subject != LAMPS] == [(), ()]


def test_a_link_that_is_rejected_is_told_on_both_sides(papers: list[Extraction]) -> None:
    parts = [s for s in plan(papers, decisions=[PARTED]) if s.subject == LAMPS]
    assert [[mark.was for mark in s.decided] for s in parts] == [[f"{LAMPS} ({JAN})"]] * 2


def test_states_and_findings_follow(papers: list[Extraction]) -> None:
    def states(*made: Decision) -> list[str]:
        return [s.state for s in plan(papers, decisions=made) if s.subject == LAMPS]

    def promised(*made: Decision) -> int:
        kinds = [f.kind for f in findings(papers, decisions=made)]
        return kinds.count("promised-not-delivered")

    assert (states(), states(CAME_NOT)) == (["delivered"], ["scheduled"])
    assert (promised(), promised(CAME_NOT)) == (1, 2)


def test_other_committees_are_left_alone(papers: list[Extraction], paper: Any) -> None:
    made = replace(CAME_NOT, committee="Pier Committee")
    assert told(papers, made) == BEFORE


def test_an_action_that_became_an_item_follows(paper: Any, row: Any, planned: Any) -> None:
    papers = [
        paper(MARCH, row(JAN, FERRY, "forward-plan")),
        paper(MAY, row(JAN, FERRY, "forward-plan"), planned("Ferry safety audit", JULY)),
        paper(JULY, "Apologies", "Ferry Safety Audit", DUES),
    ]

    def entry(*made: Decision) -> Entry:
        [found] = ledger(papers, today=TODAY, decisions=made)
        return found

    ferry = said("Ferry safety audit", MAY, JULY)
    not_come = decision("report", "correct", ferry, value="")
    other = decision("report", "correct", ferry, tabled(DUES, JULY))
    assert (entry().state, entry().delivered_by) == ("delivered", "Ferry Safety Audit")
    assert (entry(not_come).state, entry(not_come).delivered_by) == ("on-forward-plan", None)
    assert (entry(other).state, entry(other).delivered_by) == ("delivered", DUES)


# ------------------------------------------------------------------ what is read again


@pytest.mark.parametrize(
    ("old", "new"), [(LAMPS, LAMPS.upper()), (LAMPS, f"The {LAMPS}"), (LAMPS, "Lamp Rcview")]
)
def test_a_decision_holds_though_words_are_read_a_little_otherwise(
    papers: list[Extraction], old: str, new: str
) -> None:
    def again(each: Extraction) -> Extraction:
        rows = tuple(replace(r, subject=r.subject.replace(old, new)) for r in each.records.plan)
        held = replace(each.paper, source=f"again-{each.paper.source}")
        return replace(each, paper=held, records=replace(each.records, plan=rows))

    read = [again(each) for each in papers]
    assert told(read, CAME_ELSE)[new] == [((JAN, MARCH), DUES)]
    assert lost(read, CAME_ELSE) == []


def test_a_decision_holds_when_plans_and_rows_come_between(
    papers: list[Extraction], paper: Any, planned: Any
) -> None:
    february = date(2031, 2, 14)
    more = [*papers, paper(february, planned(SURVEY, MAY), planned(LAMPS, MAY))]
    made = numbered(decision("plan", "accept", LAMPS_IN_MARCH, said(LAMPS, JAN)), CAME_ELSE)
    assert told(more, *made)[LAMPS] == [((JAN, february, MARCH), DUES)]
    assert lost(more, *made) == []


def test_rows_in_the_same_words_are_told_apart(paper: Any, planned: Any) -> None:
    papers = [paper(JAN, planned(LAMPS, MAY), planned(LAMPS, MAY)), paper(MAY, PIER, DUES)]
    made = [
        decision("report", "accept", said(LAMPS, JAN, nth=n), tabled(title), number=n)
        for n, title in enumerate((PIER, DUES), 1)
    ]
    assert sorted(told(papers, *made)[LAMPS]) == [((JAN,), DUES), ((JAN,), PIER)]


@pytest.mark.parametrize(
    "made",
    [
        decision("report", "correct", said("Lighthouse Bursary", MARCH), tabled(DUES)),
        decision("report", "correct", said(LAMPS, MARCH, JULY), tabled(DUES)),
        decision("report", "correct", said(LAMPS, MARCH, nth=2), tabled(DUES)),
        decision("report", "correct", LAMPS_IN_MARCH, tabled(DUES, JULY)),
        decision("plan", "accept", LAMPS_IN_MARCH, said(SURVEY, MARCH)),
        decision("plan", "accept", said(LAMPS, JAN), LAMPS_IN_MARCH),  # the later one first
    ],
)
def test_a_decision_of_what_is_not_there_is_told(papers: list[Extraction], made: Decision) -> None:
    assert lost(papers, made) == [1]
    assert told(papers, made) == BEFORE


def test_what_others_rule_out_is_told(papers: list[Extraction]) -> None:
    both = [
        decision("report", "accept", row, tabled(DUES), number=n)
        for n, row in enumerate((LAMPS_IN_MARCH, PIER_IN_MARCH), 1)
    ]
    assert lost(papers, *both) == [1]
    assert told(papers, *both)[PIER] == [((JAN, MARCH), DUES)]
    rows = [
        decision("plan", "accept", row, said(SURVEY, JAN), number=n)
        for n, row in enumerate((LAMPS_IN_MARCH, PIER_IN_MARCH), 1)
    ]
    assert lost(papers, *rows) == [1]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(EVERY), max_size=5), st.integers(0, 99))
def test_undoing_leaves_all_as_before_and_order_changes_nothing(
    papers: list[Extraction], some: list[Decision], seed: int
) -> None:
    made = numbered(*some)
    expected = plan(papers, decisions=made)
    undone = [
        replace(each, verdict="undo", undoes=each.id, id=each.id + len(made)) for each in made
    ]
    assert plan(papers, decisions=[*made, *undone]) == plan(papers)
    again = [
        replace(each, verdict="undo", undoes=each.id, id=each.id + len(made)) for each in undone
    ]
    assert plan(papers, decisions=[*made, *undone, *again]) == expected
    shuffled, log = list(papers), list(made)
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(log)
    assert plan(shuffled, decisions=log) == expected


# ------------------------------------------------------------------ what is asked


@pytest.fixture
def doubtful(paper: Any, planned: Any) -> list[Extraction]:
    """Plans that call an item otherwise, and an agenda that does so again."""
    return [
        paper(JAN, planned("Lighthouse Grants Survey", MAY), planned(PIER, MAY)),
        paper(MARCH, planned("Lighthouse Grants (part to be agreed)", MAY), planned(PIER, MAY)),
        paper(MAY, "Survey of Lighthouse Bursaries and Grants 2030", PIER, DUES),
    ]


def known_of(papers: list[Extraction], *made: Decision) -> Reviewed:
    [found] = reviewed(papers, made, TODAY).committees
    return found


def asked(papers: list[Extraction], *made: Decision) -> list[Any]:
    every = doubts(reviewed(papers, made, TODAY))
    return [each for each in every if each.kind in ("plan", "report")]


def test_what_is_doubtful_is_asked_until_it_is_decided(doubtful: list[Extraction]) -> None:
    found = asked(doubtful)
    assert {each.kind for each in found} == {"plan", "report"}
    for each in found:
        assert each.certainty is not None
        assert each.certainty < 0.99
        assert "Lighthouse" in each.text
        assert (each.paper, each.page) == (f"{each.day}.pdf", 7)
        assert each.id == each.candidates[0].id
    for each, verdict in product(found, ("accept", "reject")):
        about = known_of(doubtful).subject(each.id)
        assert about
        made = replace(about.decision(verdict, "A Reviewer", NOON, "seen"), id=1)
        again = asked(doubtful, made)
        assert each.id not in [candidate.id for doubt in again for candidate in doubt.candidates]
        assert lost(doubtful, made) == []


def test_every_name_stands_for_what_it_names(papers: list[Extraction]) -> None:
    known = known_of(papers).plan
    programme_ = programme(papers)
    for place, name in known.row_names.items():
        for number, report in enumerate(known.report_names):
            link = known.link(f"{name}:{report}")
            assert link
            assert link.other
            made = decision("report", "accept", link.about, link.other)
            [claim] = claims([made], programme_)
            assert (claim.row, claim.other) == (place, number)


@pytest.mark.parametrize("made", EVERY)
def test_examples_to_train_on(papers: list[Extraction], made: Decision) -> None:
    [lesson] = lessons(reviewed(papers, [made], TODAY))
    assert (lesson["kind"], lesson["by"]) == (made.kind, "A Reviewer")
    assert len(lesson["mentions"]) == len(made.subject)
    if len(made.subject) > 1:
        assert lesson["model"] == "subject-links"
        assert lesson["label"] == ("other" if made.verdict == "reject" else "same")
        assert lesson["features"]
    else:
        assert "features" not in lesson


def test_the_ledger_and_the_plan_have_the_same_items(papers: list[Extraction]) -> None:
    [(body, members)] = by_body(papers).items()
    for made in EVERY:
        items = linked(body, members, TODAY, None, installed(), (made,)).items
        days = sorted(tuple(row.as_of for row in item.rows) for item in items)
        assert days == sorted(rows_of(each) for each in plan(papers, decisions=[made]))
