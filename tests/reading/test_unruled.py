"""Tables of figures that no rules draw."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.reading.unruled import FIGURE

ROWS = [
    ("Adult care", "35.4", "36.1", "+0.7"),
    ("Children and schools", "9.9", "9.2", "-0.7"),
    ("Roads", "202.9", "209.2", "+6.3"),
]


def draw(press: Any, rows: list[tuple[str, ...]], y: float = 120) -> None:
    for row in rows:
        for x, text in zip((60, 300, 380, 460), row, strict=False):
            press.write(x, y, text)
        y += 16


def test_columns_of_figures_are_a_table(press: Any) -> None:
    press.write(60, 80, "The forecast is given below in millions.")
    draw(press, [("", "Budget", "Forecast", "Variance"), *ROWS])
    before, table = press.paper().blocks
    assert before.text == "The forecast is given below in millions."
    assert table.table is not None
    assert table.table.names == ("", "Budget", "Forecast", "Variance")
    assert [tuple(c.text for c in row.cells) for row in table.table.body] == ROWS


def test_a_name_that_wraps_stays_with_its_row(press: Any) -> None:
    rows = [*ROWS, ("Strategy, policy, relations", "22.1", "23.2", "+1.1"), ("and assurance",)]
    draw(press, rows, 200)
    (found,) = press.paper().blocks
    assert found.table is not None
    assert found.table.body[-1].text(0) == "Strategy, policy, relations and assurance"


@pytest.mark.parametrize(
    "rows",
    [
        [("Cllr A Reed", "Cllr S Poole", "Cllr T Marsh")] * 4,
        [("1.", "Apologies", "5 - 8"), ("2.", "Minutes", "9 - 12"), ("3.", "Plan", "13")],
    ],
)
def test_names_and_agendas_are_not_tables(press: Any, rows: list[tuple[str, ...]]) -> None:
    y = 120.0
    for row in rows:
        for x, text in zip((60, 85 if row[0][0].isdigit() else 220, 480), row, strict=False):
            press.write(x, y, text)
        y += 16
    assert not any(b.table for b in press.paper().blocks)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("14.20%", True),
        ("+£12.4m", True),
        ("(3,400)", True),
        ("n/a", True),
        ("-", True),
        ("2024-25", False),
        ("Q3 target", False),
    ],
)
def test_figures(text: str, fits: bool) -> None:
    assert bool(FIGURE.fullmatch(text)) is fits


def test_rows_between_horizontal_rules_are_a_table(press: Any) -> None:
    for y in (80, 100, 140, 160):
        press.rule(50, y, 545, y)
    press.row([50, 200, 430], 94, ["Subject", "Purpose", "Lead"], bold=True)
    press.row([50, 200, 430], 114, ["Places for|care leavers", "To look at homes", "Ann Reed"])
    press.row([50, 200, 430], 154, ["Schools", "To hear from heads", "Sam Poole"])
    (found,) = press.paper().blocks
    assert found.table is not None
    assert found.table.names == ("Subject", "Purpose", "Lead")
    assert found.table.body[0].text(0) == "Places for care leavers"
    assert found.table.body[1].text(2) == "Sam Poole"


def test_rules_around_text_make_no_table(press: Any) -> None:
    for y in (80, 110, 140, 170):
        press.rule(50, y, 545, y)
        press.write(60, y + 18, "The committee heard that the work on the plan was now complete.")
    assert not any(b.table for b in press.paper().blocks)


def test_totals_below_the_last_rule_belong_to_the_table(press: Any) -> None:
    for y in (80, 100, 120, 140):
        press.rule(50, y, 545, y)
    for y, row in [
        (94, ("", "Budget", "Forecast")),
        (114, ("Adult care", "35.4", "36.1")),
        (134, ("Roads", "12.0", "11.2")),
        (154, ("Total", "47.4", "47.3")),
    ]:
        press.row([50, 300, 430], y, row)
    press.write(54, 190, "The total is within what was planned for the year.")
    table, after = press.paper().blocks
    assert table.table is not None
    assert [r.text(0) for r in table.table.body] == ["Adult care", "Roads", "Total"]
    assert table.table.names == ("", "Budget", "Forecast")
    assert after.table is None
