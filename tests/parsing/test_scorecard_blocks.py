"""Scorecards that give each indicator its own small table, and headers of two lines."""

from __future__ import annotations

import re

import pytest

from extractor.language import fiscal
from extractor.parsing import scorecard
from extractor.parsing.context import Context
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Figure, ItemKind, Section

Q1, Q2 = "2024-25 Q1", "2024-25 Q2"
VISITS = "CS01 Percentage of visits on time"
CALLS = "Percentage of calls answered in time"


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text whose tables have bars between the cells."""
    item = AgendaItem("item-1", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)
    lines = (re.sub(r"\s*\|\s*", "\t", line.strip()) for line in text.strip().splitlines())
    section = Section(item, blocks_of("\n".join(lines) + "\n"))
    return scorecard.parse(section, Context(period=fiscal.quarter(2024, 2))).figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"""
            {CALLS} | | |
            Q2 Actual | 91.2% | Q2 Tar get | 90%
            Q1 Actual | 88% | Status | Green
            {VISITS} | | |
            Current value (Q2 2024/25) | 41% | Target | 60%
            Previous quarter | 38% | Status | Red
            """,
            [
                (CALLS, "actual", Q2, 91.2, "percent", "green"),
                (CALLS, "target", Q2, 90, "percent", None),
                (CALLS, "actual", Q1, 88, "percent", None),
                (VISITS, "actual", Q2, 41, "percent", "red"),
                (VISITS, "target", Q2, 60, "percent", None),
                (VISITS, "actual", Q1, 38, "percent", None),
            ],
            id="a box an indicator, with two labels to a row",
        ),
        pytest.param(
            f"""
            ## {VISITS}

            Latest | 85 (G)
            Target | 90%
            Floor | 80%
            Previous | 84.2%
            """,
            [
                (VISITS, "actual", Q2, 85, "percent", "green"),
                (VISITS, "target", Q2, 90, "percent", None),
                (VISITS, "intervention", Q2, 80, "percent", None),
                (VISITS, "previous", None, 84.2, "percent", None),
            ],
            id="a heading over labels and values",
        ),
        pytest.param(
            f"""
            ## {CALLS}

            Latest | Target | RAG | Previous
            72.1% ▲ | 75% | Amber | 71.0%
            """,
            [
                (CALLS, "actual", Q2, 72.1, "percent", "amber"),
                (CALLS, "target", Q2, 75, "percent", None),
                (CALLS, "previous", None, 71, "percent", None),
            ],
            id="labels side by side",
        ),
        pytest.param(
            """
            **Households helped to move**

            Latest | Target | Floor | Previous quarter | Same quarter last year
            31 | 40 | 20 | 28 | 25
            """,
            [
                ("Households helped to move", "actual", Q2, 31, "count", None),
                ("Households helped to move", "target", Q2, 40, "count", None),
                ("Households helped to move", "intervention", Q2, 20, "count", None),
                ("Households helped to move", "actual", Q1, 28, "count", None),
                ("Households helped to move", "actual", "2023-24 Q2", 25, "count", None),
            ],
            id="under a bold line, with earlier quarters told from the latest",
        ),
        pytest.param(
            f"""
            Households helped | | |
            Latest | Target | RAG | England
            31 | 40 | Red | 35
            Few homes were let | | |
            {CALLS} | | |
            Latest | Target | RAG | England
            72.1% | 75% | Amber | 70%
            """,
            [
                ("Households helped", "actual", Q2, 31, "count", "red"),
                ("Households helped", "target", Q2, 40, "count", None),
                ("Households helped", "national", Q2, 35, "count", None),
                (CALLS, "actual", Q2, 72.1, "percent", "amber"),
                (CALLS, "target", Q2, 75, "percent", None),
                (CALLS, "national", Q2, 70, "percent", None),
            ],
            id="names, labels and values in rows of one table",
        ),
        pytest.param(
            f"""
            {VISITS} | {VISITS}
            Latest | 85%
            Target | 90%
            {CALLS} | {CALLS}
            Latest (Q2) | 72.1%
            Previous (Q1) | 71.0%
            RAG | Red
            """,
            [
                (VISITS, "actual", Q2, 85, "percent", None),
                (VISITS, "target", Q2, 90, "percent", None),
                (CALLS, "actual", Q2, 72.1, "percent", "red"),
                (CALLS, "actual", Q1, 71, "percent", None),
            ],
            id="many blocks in one table",
        ),
        pytest.param(
            f"""
            Performance Indicator | Q2 2024/25 | Q2 2024/25 | Q2 2024/25 | Q2 2024/25
             | Value | Target | Status | Short Trend
            {CALLS} | 72.1% | 75% | Red | Up
            {VISITS} | n/a | 90% | |
            """,
            [
                (CALLS, "actual", Q2, 72.1, "percent", "red"),
                (CALLS, "target", Q2, 75, "percent", None),
                (VISITS, "target", Q2, 90, "percent", None),
            ],
            id="a second line of the header in the body",
        ),
        pytest.param(
            f"""
            Priority measures | Actuals | Actuals | Aim | Year to date
             | 2022/23 | 2023/24 | 2024/25 | 2024/25
            {CALLS} | 70 | 71.5 | 75 | 72
            """,
            [
                (CALLS, "actual", "2022-23", 70, "percent", None),
                (CALLS, "actual", "2023-24", 71.5, "percent", None),
                (CALLS, "target", "2024-25", 75, "percent", None),
                (CALLS, "actual", "2024-25", 72, "percent", None),
            ],
            id="years below the measures",
        ),
    ],
)
def test_figures(
    text: str, expected: list[tuple[str, str, str | None, float, str, str | None]]
) -> None:
    found = read(text)
    assert [(f.indicator, f.measure, f.period, f.value, f.unit, f.rag) for f in found] == expected
    assert {f.source for f in found} == {"scorecard"}


@pytest.mark.parametrize(
    "text",
    [
        "## Summary of the year\n\nTarget | 12\nActual | 14",
        "## Number of visits\n\nRoom | Hall\nClerk | 12",
        f"## {CALLS}\n\nNorth | South\n71% | 75%",
        "## Summary of the year\n\nTarget | Actual\n12 | 14",
    ],
)
def test_tables_that_name_no_indicator_or_measure(text: str) -> None:
    assert read(text) == ()
