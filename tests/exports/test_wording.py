"""What files for officers say of an action."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from extractor.actions_command import STATES
from extractor.exports import explanation, wording
from extractor.linking import decided, states
from extractor.linking.events import Event
from extractor.records import Decided

JAN, MARCH, MAY = (date(2031, month, 14) for month in (1, 3, 5))


def said(event: str, text: str, day: date | None = MARCH) -> Event:
    """An event of a pack."""
    return Event(day, event, "pack.pdf", 3, text)


RAISED = said("raised", "circulate the audit", JAN)
DECIDED = Decided("correct", "status", "open", False, "A Clerk", datetime(2031, 5, 1), None)
GONE = said("vanished", "no longer on the action sheet", MAY)


@pytest.mark.parametrize(
    ("history", "taken"),
    [
        ((RAISED,), ""),
        ((RAISED, said("listed", "Asked the harbour")), "14 March 2031: Asked the harbour"),
        ((RAISED, said("listed", "To circulate the audit")), "14 March 2031, listed"),
        ((RAISED, said("listed", "Asked", None)), "undated: Asked"),
        ((said("reported complete", "Sent"),), "14 March 2031, reported complete: Sent"),
        ((RAISED, said("listed", "Asked"), said("deadline moved", "May")), "14 March 2031: Asked"),
        ((RAISED, said("listed", "Asked"), GONE), "14 March 2031: Asked"),
    ],
)
def test_action_taken(entry: Any, history: tuple[Event, ...], taken: str) -> None:
    assert wording.action_taken(entry(text="circulate the audit", history=history)) == taken


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ({"overdue": False}, ""),
        ({}, "Overdue since 14 March 2031"),
        (
            {"state": "vanished", "overdue": False, "history": (RAISED, GONE)},
            "Vanished: gone from the sheet of 14 May 2031 without a word",
        ),
        (
            {"state": "vanished", "history": (RAISED, GONE)},
            "Overdue since 14 March 2031;"
            " Vanished: gone from the sheet of 14 May 2031 without a word",
        ),
        ({"overdue": False, "decided": (DECIDED,)}, "Status decided by A Clerk"),
        # It vanished, and was listed again.
        ({"overdue": False, "history": (RAISED, GONE, said("listed", "Asked"))}, ""),
    ],
)
def test_attention(entry: Any, otherwise: dict[str, Any], told: str) -> None:
    assert wording.attention(entry(**otherwise)) == told


@pytest.mark.parametrize(
    ("minute", "item", "origin"),
    [
        ("12", "Ferries", "Minute 12, Ferries"),
        (None, "Ferries", "Ferries"),
        ("12", None, "Minute 12"),
        (None, None, ""),
    ],
)
def test_origin(entry: Any, minute: str | None, item: str | None, origin: str) -> None:
    assert wording.origin(entry(minute=minute, item=item)) == origin


@pytest.mark.parametrize(
    ("words", "kept"),
    [(None, ""), (" the pier\n", "the pier"), ("a\x00b\x1b[31m\ud800\uffff", "ab[31m")],
)
def test_printable(words: str | None, kept: str) -> None:
    assert wording.printable(words) == kept


def test_every_state_has_its_words_and_meaning() -> None:
    assert set(wording.STATES) == set(explanation.STATES) == set(STATES)


def test_every_field_that_is_decided_has_its_words() -> None:
    assert set(wording.FIELDS) == set(decided.FIELDS)


def test_every_event_has_its_meaning() -> None:
    assert set(states.STATES) | set(wording.SILENT) <= set(explanation.EVENTS)
