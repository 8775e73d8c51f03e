"""How pages say what was decided, asked and found."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from extractor.library.search import Hit
from extractor.linking.decided import ACCEPT, CORRECT, REJECT, UNDO
from extractor.records import Decision, Said
from extractor.web.actions import bars
from extractor.web.filtered_actions import ActionsAsked
from extractor.web.found_words import with_marks
from extractor.web.words import narrowed_words, said_of

SUBJECT = (Said("rag-mismatch", None, None, "Bins emptied"),)


@pytest.mark.parametrize(
    ("kind", "verdict", "said"),
    [
        ("finding", ACCEPT, "Right"),
        ("finding", REJECT, "Wrong"),
        ("finding", CORRECT, "Explained"),
        ("finding", UNDO, "Undoes decision"),
        ("link", ACCEPT, "Accepted"),
        ("action", CORRECT, "Corrected"),
    ],
)
def test_what_was_decided(kind: str, verdict: str, said: str) -> None:
    when = datetime(2025, 4, 9, tzinfo=UTC)
    made = Decision(
        kind=kind,
        verdict=verdict,
        council="Brayford",
        committee=None,
        subject=SUBJECT,
        by="Ann Lee",
        when=when,
    )
    assert said_of(made) == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, []),
        ({"page": 2, "sort": "-age"}, []),
        ({"state": ("open", "vanished")}, ["Status: open, vanished"]),
        ({"due": "30", "owner": "Ann"}, ["Lead officer: Ann", "Due: within 30 days"]),
        ({"older": 0, "text": "bins"}, ["Days old, from: 0", "Words: bins"]),
    ],
)
def test_by_what_a_list_is_narrowed(asked: dict[str, object], said: list[str]) -> None:
    narrowed = ActionsAsked.model_validate(asked).narrowed()
    assert [narrowed_words(name, values) for name, values in narrowed] == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Repairs ‹budget›.............. 24", "Repairs <mark>budget</mark> … 24"),
        ("‹Budget› . . . . . . 7", "<mark>Budget</mark> … 7"),
        ("…of the ‹budget› … and more.", "…of the <mark>budget</mark> … and more."),
        ("‹a› < b", "<mark>a</mark> &lt; b"),
    ],
)
def test_found_words(text: str, shown: str) -> None:
    hit = Hit("a.pdf", None, None, None, "paragraph", None, 1, "1", text)
    assert str(with_marks(hit)) == shown


def test_every_outstanding_action_has_a_bar() -> None:
    day = date(2025, 4, 9)
    ages = [("open", date(2025, 4, 1), 3), ("vanished", date(2020, 1, 1), 2), ("open", None, 1)]
    told = {each.words: (each.open, each.vanished) for each in bars(ages, day) if each.total}
    assert told == {"Up to 3 months": (3, 0), "Over 2 years": (0, 2), "Date not known": (1, 0)}
    assert "Date not known" not in [each.words for each in bars(ages[:2], day)]
