"""What people decide wins, whatever is read again, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest

from extractor.linking.bodies import by_body
from extractor.linking.decided import Index, standing
from extractor.linking.ledger import Entry, ledger, linked
from extractor.linking.trained import installed
from extractor.records import Decision, Extraction, Said

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
TODAY = date(2031, 8, 1)
FERRY = "Circulate the ferry safety audit to Members"
TIMES = "Circulate the ferry timetable to Members"
LAMPS = "Harbourmaster to meet the lamp makers about the pier"
NOON = datetime(2031, 7, 20, 12, tzinfo=UTC)


def sheet(text: str, day: date = MARCH, **more: Any) -> Said:
    return Said("action-sheet", day, JAN, text, **more)


def decision(verdict: str, *subject: Said, number: int = 1, **more: Any) -> Decision:
    """A decision of the Quay Committee: of an action, or of the link between two mentions."""
    return Decision(
        "link" if len(subject) == 2 else "action",
        verdict,
        "A Reviewer",
        NOON,
        "Westmere Council",
        "Quay Committee",
        subject,
        id=number,
        **more,
    )


def corrected(field: str, value: str, number: int = 1, text: str = LAMPS, **more: Any) -> Decision:
    return decision("correct", sheet(text), number=number, field=field, value=value, **more)


@pytest.fixture
def papers(paper: Any, row: Any) -> list[Extraction]:
    return [
        paper(MARCH, row(JAN, LAMPS, owners=("Clerk",), due="May 2031"), row(JAN, FERRY)),
        paper(MAY, row(JAN, LAMPS, owners=("Clerk",), due="May 2031"), row(JAN, FERRY)),
    ]


def entry_of(papers: list[Extraction], *decisions: Decision, text: str = LAMPS) -> Entry:
    found = ledger(papers, today=TODAY, decisions=decisions)
    return next(entry for entry in found if entry.text == text)


@pytest.mark.parametrize(
    ("field", "value", "shown", "told"),
    [
        ("owner", "Harbourmaster; Clerk", "owners", ("Harbourmaster", "Clerk")),
        ("owner", "", "owners", ()),
        ("status", "reported-complete", "state", "reported-complete"),
        ("status", "reported-complete", "overdue", False),
        ("due", "1 September 2031", "due", "1 September 2031"),
        ("due", "1 September 2031", "due_date", date(2031, 9, 1)),
        ("due", "1 September 2031", "overdue", False),
        ("due", "", "due", None),
    ],
)
def test_a_correction_wins(
    papers: list[Extraction], field: str, value: str, shown: str, told: Any
) -> None:
    before, after = entry_of(papers), entry_of(papers, corrected(field, value, why="he said so"))
    assert before.overdue
    assert getattr(after, shown) == told != getattr(before, shown)
    [mark] = after.decided
    assert (mark.field, mark.by, mark.when, mark.why) == (field, "A Reviewer", NOON, "he said so")
    assert after.id == before.id


def test_the_others_are_left_alone(papers: list[Extraction]) -> None:
    made = corrected("owner", "Harbourmaster")
    assert entry_of(papers, made, text=FERRY) == entry_of(papers, text=FERRY)


def test_a_corrected_text_is_shown_under_the_same_name(papers: list[Extraction]) -> None:
    found = ledger(papers, today=TODAY, decisions=[corrected("text", "Meet them")])
    assert {e.id: e.text for e in found} == {
        e.id: "Meet them" if e.text == LAMPS else e.text for e in ledger(papers, today=TODAY)
    }


def test_of_one_field_the_later_wins(papers: list[Extraction]) -> None:
    made = [corrected("owner", "Harbourmaster", 1), corrected("owner", "Pilot", 2)]
    assert entry_of(papers, *made).owners == entry_of(papers, *made[::-1]).owners == ("Pilot",)


def test_of_different_fields_both_hold(papers: list[Extraction]) -> None:
    found = entry_of(papers, corrected("owner", "Pilot", 1), corrected("status", "delivered", 2))
    assert (found.owners, found.state) == (("Pilot",), "delivered")


def test_what_is_no_action_is_left_out(papers: list[Extraction]) -> None:
    made = decision("reject", sheet(LAMPS))
    assert [e.text for e in ledger(papers, today=TODAY, decisions=[made])] == [FERRY]
    again = [made, decision("accept", sheet(LAMPS), number=2)]
    assert len(ledger(papers, today=TODAY, decisions=again)) == 2


@pytest.mark.parametrize(
    ("undoing", "owner"), [([], "Pilot"), ([1], "Clerk"), ([1, 2], "Pilot"), ([1, 2, 3], "Clerk")]
)
def test_undo(papers: list[Extraction], undoing: list[int], owner: str) -> None:
    undone = [Decision("action", "undo", "A Reviewer", NOON, undoes=n, id=n + 1) for n in undoing]
    assert entry_of(papers, corrected("owner", "Pilot"), *undone).owners == (owner,)


def test_undoing_gives_back_what_was_decided_before() -> None:
    one, two = corrected("owner", "Pilot", 1), corrected("owner", "Clerk", 2)
    undo = Decision("action", "undo", "A Reviewer", NOON, undoes=2, id=3)
    assert standing([undo, two, one]) == [one]


def test_as_of_an_earlier_day_a_status_was_not_yet_decided(papers: list[Extraction]) -> None:
    made = [corrected("status", "delivered", 1), corrected("owner", "Pilot", 2)]
    [then] = [e for e in ledger(papers, today=TODAY, as_of=MAY, decisions=made) if e.text == LAMPS]
    assert (then.state, then.owners) == ("open", ("Pilot",))


# ------------------------------------------------------------------ what is read again


def reworded(papers: list[Extraction], old: str, new: str) -> list[Extraction]:
    """The papers as if they had been read in other words."""

    def again(paper: Extraction) -> Extraction:
        actions = tuple(replace(a, text=a.text.replace(old, new)) for a in paper.records.actions)
        return replace(paper, records=replace(paper.records, actions=actions))

    return [again(paper) for paper in papers]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Harbourmaster", "HARBOURMASTER,"),
        ("the lamp makers", "lamp makers"),
        ("makers", "mak ers"),  # a slip in the words
    ],
)
def test_a_decision_holds_though_words_are_read_a_little_otherwise(
    papers: list[Extraction], old: str, new: str
) -> None:
    again = reworded(papers, old, new)
    [found] = [
        e
        for e in ledger(again, today=TODAY, decisions=[corrected("owner", "Pilot")])
        if e.text != FERRY
    ]
    assert found.owners == ("Pilot",)


def test_a_decision_holds_when_the_minutes_come_later(
    papers: list[Extraction], paper: Any, minuted: Any
) -> None:
    more = [*papers, paper(JAN, minuted(JAN, LAMPS, minute="12"))]
    found = entry_of(more, corrected("owner", "Pilot"))
    assert (found.minute, found.owners) == ("12", ("Pilot",))


def test_rows_in_the_same_words_are_told_apart(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS), row(JAN, LAMPS))]
    made = decision("correct", sheet(LAMPS, nth=2), field="owner", value="Pilot")
    owners = {e.id: e.owners for e in ledger(papers, today=TODAY, decisions=[made])}
    assert sorted(owners.values()) == [(), ("Pilot",)]
    assert [owners[name] for name in owners if name.endswith("-2")] == [("Pilot",)]


def without_effect(papers: list[Extraction], *made: Decision) -> list[int]:
    [(body, own)] = by_body(papers).items()
    found = linked(body, own, TODAY, None, installed(), made)
    return [each.id for each in found.without_effect]


@pytest.mark.parametrize(
    "subject",
    [
        sheet("Write to the North Pier Trust about its lease"),
        sheet(LAMPS, JULY),
        sheet(LAMPS, nth=2),
        Said("minutes", MARCH, JAN, LAMPS),
    ],
)
def test_a_decision_of_what_is_not_there_is_told(papers: list[Extraction], subject: Said) -> None:
    made = decision("correct", subject, field="owner", value="Pilot")
    assert without_effect(papers, made) == [1]
    assert ledger(papers, today=TODAY) == ledger(papers, today=TODAY, decisions=[])


def test_papers_say_otherwise_since(papers: list[Extraction], paper: Any, row: Any) -> None:
    made = corrected("status", "delivered", was="open")
    assert not entry_of(papers, made).decided[0].changed
    later = [*papers, paper(JULY, row(JAN, LAMPS, status="superseded"))]
    found = entry_of(later, made)
    assert (found.state, found.decided[0].was, found.decided[0].changed) == (
        "delivered",
        "superseded",
        True,
    )


# ------------------------------------------------------------------ the forward plan


@pytest.fixture
def plans(paper: Any, row: Any, planned: Any) -> list[Extraction]:
    """An action went to the plan, which has it by its name and another item beside; both came."""
    audit, review = planned("Ferry safety audit", JULY), planned("Harbour Review", JULY)
    return [
        paper(MARCH, row(JAN, FERRY, "forward-plan"), row(JAN, LAMPS)),
        paper(MAY, row(JAN, FERRY, "forward-plan"), row(JAN, LAMPS), audit, review),
        paper(JULY, "Apologies", "Ferry Safety Audit", "Harbour Review"),
    ]


@pytest.mark.parametrize(
    ("value", "became", "state"),
    [
        (None, "Ferry safety audit", "delivered"),
        ("Harbour review", "Harbour Review", "delivered"),
        ("", None, "on-forward-plan"),
        ("Lighthouse Bursary", None, "on-forward-plan"),  # no plan has it
    ],
)
def test_what_it_became(
    plans: list[Extraction], value: str | None, became: str | None, state: str
) -> None:
    made = [corrected("became", value, text=FERRY)] if value is not None else []
    found = entry_of(plans, *made, text=FERRY)
    assert (found.became, found.state) == (became, state)
    assert [mark.was for mark in found.decided] == ["Ferry safety audit"] * len(made)
    assert without_effect(plans, *made) == ([1] if value == "Lighthouse Bursary" else [])


def test_an_item_is_that_of_the_action_that_was_chosen(plans: list[Extraction]) -> None:
    made = corrected("became", "Ferry safety audit")
    assert entry_of(plans, made).state == "delivered"
    assert entry_of(plans, made, text=FERRY).became is None


# ------------------------------------------------------------------ links


def steps_of(papers: list[Extraction], *made: Decision) -> set[tuple[date | None, ...]]:
    """The days of the events of each action."""
    return {
        tuple(e.date for e in entry.history if e.event != "vanished")
        for entry in ledger(papers, today=TODAY, decisions=made)
    }


def test_a_rejected_link_parts_two(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, row(JAN, LAMPS))]
    made = decision("reject", sheet(LAMPS), sheet(LAMPS, MAY))
    assert steps_of(papers) == {(MARCH, MAY)}
    assert steps_of(papers, made) == {(MARCH,), (MAY,)}
    assert without_effect(papers, made) == []


def test_an_accepted_link_joins_two(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, row(JAN, TIMES))]
    made = decision("accept", sheet(LAMPS), sheet(TIMES, MAY))
    assert steps_of(papers) == {(MARCH,), (MAY,)}
    [entry] = ledger(papers, today=TODAY, decisions=[made])
    assert [e.event for e in entry.history] == ["listed", "listed", "reworded"]
    assert entry.confidence == 1


def test_a_sheet_that_comes_later_may_stand_between(paper: Any, row: Any) -> None:
    made = decision("accept", sheet(LAMPS), sheet(LAMPS, JULY))
    papers = [paper(day, row(JAN, LAMPS)) for day in (MARCH, MAY, JULY)]
    assert steps_of(papers, made) == {(MARCH, MAY, JULY)}


def test_a_row_that_was_split(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, row(JAN, TIMES), row(JAN, FERRY))]
    made = [
        decision("accept", sheet(LAMPS), sheet(text, MAY), number=n)
        for n, text in enumerate((TIMES, FERRY), 1)
    ]
    [entry] = ledger(papers, today=TODAY, decisions=made)
    assert "split" in [event.event for event in entry.history]
    assert without_effect(papers, *made) == []


def test_the_last_word_on_a_link_counts(paper: Any, row: Any) -> None:
    papers = [paper(MARCH, row(JAN, LAMPS)), paper(MAY, row(JAN, LAMPS))]
    made = [
        decision(verdict, sheet(LAMPS, MAY), sheet(LAMPS), number=n)
        for n, verdict in enumerate(("reject", "accept"), 1)
    ]
    assert steps_of(papers, *made) == {(MARCH, MAY)}
    assert without_effect(papers, *made) == []


def test_what_others_rule_out_is_told(paper: Any, row: Any) -> None:
    papers = [paper(day, row(JAN, LAMPS)) for day in (MARCH, MAY, JULY)]
    days = ((MARCH, MAY), (MAY, JULY), (MARCH, JULY))
    made = [
        decision(verdict, *(sheet(LAMPS, day) for day in pair), number=n)
        for n, (pair, verdict) in enumerate(zip(days, ("accept", "accept", "reject"), strict=True))
    ]
    assert without_effect(papers, *made) == [2]


def test_the_order_of_papers_and_decisions_changes_nothing(
    papers: list[Extraction], paper: Any, row: Any
) -> None:
    made = [
        corrected("owner", "Pilot", 1),
        corrected("status", "delivered", 2),
        decision("reject", sheet(FERRY), sheet(FERRY, MAY), number=3),
        decision("accept", sheet(FERRY), sheet(TIMES, JULY), number=4),
    ]
    every = [*papers, paper(JULY, row(JAN, TIMES), row(JAN, LAMPS))]
    expected = ledger(every, today=TODAY, decisions=made)
    assert {e.owners for e in expected if e.text == LAMPS} == {("Pilot",)}
    for seed in range(6):
        Random(seed).shuffle(every)
        Random(seed).shuffle(made)
        assert ledger(every, today=TODAY, decisions=made) == expected


def test_other_committees_are_not_linked_again(
    papers: list[Extraction], paper: Any, row: Any
) -> None:
    kept: dict[str, Any] = {}
    every = [*papers, paper(MAY, row(JAN, LAMPS), committee="Pier Committee", source="p.pdf")]
    ledger(every, today=TODAY, kept=kept)
    ledger(every, today=TODAY, kept=kept, decisions=[corrected("owner", "Pilot")])
    assert len(kept) == 3


def test_an_index_names_what_it_finds(papers: list[Extraction]) -> None:
    [(body, own)] = by_body(papers).items()
    found = linked(body, own, TODAY, None, installed())
    index = Index(found.documents)
    for document in found.documents:
        for mention in document.mentions:
            assert index.mention(index.name(mention)) == mention
