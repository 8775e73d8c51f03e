"""Header cells are told apart by data, not by place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsing.columns import find_columns, likeness, match_columns
from extractor.records import Cell, Row, Table

ALIASES = {
    "reference": ["ref", "minute number", "minute"],
    "item": ["item", "subject"],
    "action": ["action", "action required", "decision"],
    "owner": ["lead officer", "owner", "lead"],
    "due": ["due date", "target date", "by when"],
    "raised": ["date raised", "date", "meeting date"],
}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Ref", "Item", "Action"), {"reference": 0, "item": 1, "action": 2}),
        (
            ("Minute No.", "Subject", "Action*  *kept until done"),
            {"reference": 0, "item": 1, "action": 2},
        ),
        (("Date", "Action", "Due Date"), {"raised": 0, "action": 1, "due": 2}),
        (("ACTION REQUIRED", "LEAD OFFICER:", "Targt date"), {"action": 0, "owner": 1, "due": 2}),
        (("", "Colour", "Size"), {}),
        ((), {}),
    ],
)
def test_match_columns(names: tuple[str, ...], expected: dict[str, int]) -> None:
    assert match_columns(names, ALIASES, 80) == expected


@given(st.lists(st.text(max_size=20), max_size=8))
def test_a_column_is_given_once(names: list[str]) -> None:
    found = match_columns(names, ALIASES, 70)
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= set(range(len(names)))


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_bounded(name: str, alias: str) -> None:
    assert 0 <= likeness(name, alias) <= 100


def row(*words: str) -> Row:
    return Row(tuple(Cell(text=w, column=n) for n, w in enumerate(words)))


def test_a_header_that_is_not_marked_is_found_below_a_title_row() -> None:
    table = Table(
        (),
        (
            row("Actions of Northshire", "", ""),
            row("Ref", "Item", "Action"),
            row("1", "Buses", "Ask"),
        ),
        3,
    )
    columns = find_columns(table, ALIASES, 80)
    assert columns
    assert [columns.text(r, "action") for r in columns.body] == ["Ask"]
    assert columns.text(columns.body[0], "due") == ""


def test_a_table_of_something_else_has_no_columns() -> None:
    assert find_columns(Table((row("Colour", "Size"),), (row("red", "2"),), 2), ALIASES, 80) is None
