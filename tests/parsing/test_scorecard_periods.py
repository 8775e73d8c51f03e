"""Which period a scorecard's value is for, and tables that are read by their columns."""

from __future__ import annotations

import re

import pytest

from extractor.language import fiscal
from extractor.parsing import scorecard
from extractor.parsing.context import Context
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, ItemKind, Period, Section

Q1, Q2, Q3 = "2024-25 Q1", "2024-25 Q2", "2024-25 Q3"
LAMPS, FERRIES = "% of lamps lit", "Number of ferries run"
THIRD = fiscal.quarter(2024, 3)


def read(text: str, period: Period | None = THIRD) -> list[tuple[str, str, str | None, float]]:
    """The figures of a text whose tables have bars between the cells."""
    item = AgendaItem("item-1", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)
    lines = (re.sub(r"\s*\|\s*", "\t", line.strip()) for line in text.strip().splitlines())
    section = Section(item, blocks_of("\n".join(lines) + "\n"))
    figures = scorecard.parse(section, Context(period=period)).figures
    return [(f.indicator, f.measure, f.period, f.value) for f in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
            Indicator | Annual target | Q1 actual | Q2 actual | Q3 actual
            Number of ferries run | 400 | 90 | 95 | 99
            """,
            [
                (FERRIES, "target", "2024-25", 400),
                (FERRIES, "actual", Q1, 90),
                (FERRIES, "actual", Q2, 95),
                (FERRIES, "actual", Q3, 99),
            ],
            id="an annual target is of the whole year",
        ),
        pytest.param(
            """
            Indicator | Actual | Year-end target | Year end forecast | Annual outturn
            % of lamps lit | 90% | 96% | 94% | 89%
            """,
            [
                (LAMPS, "actual", Q3, 90),
                (LAMPS, "target", "2024-25", 96),
                (LAMPS, "forecast", "2024-25", 94),
                (LAMPS, "actual", Q3, 89),
            ],
            id="so is what is expected at the year's end",
        ),
        pytest.param(
            """
            Indicator | Year | Oct | Nov | Dec
            Number of ferries run | 2023/24 | 30 | 31 | 29
            Number of ferries run | 2024/25 | 33 | 34 | 32
            """,
            [
                (FERRIES, "actual", "2023-10", 30),
                (FERRIES, "actual", "2023-11", 31),
                (FERRIES, "actual", "2023-12", 29),
                (FERRIES, "actual", "2024-10", 33),
                (FERRIES, "actual", "2024-11", 34),
                (FERRIES, "actual", "2024-12", 32),
            ],
            id="months across and years down",
        ),
        pytest.param(
            """
            Indicator | 2022/23 | 2023/24 | Wales average | Target
            % of lamps lit | 88% | 90% | 85% | 95%
            """,
            [
                (LAMPS, "actual", "2022-23", 88),
                (LAMPS, "actual", "2023-24", 90),
                (LAMPS, "national", "2023-24", 85),
                (LAMPS, "target", Q3, 95),
            ],
            id="a benchmark beside years that are over is of the last of them",
        ),
        pytest.param(
            """
            Quarter | % of lamps lit | Number of ferries run
            Q1 | 88% | 90
            Q2 | 90% | 95
            """,
            [
                (LAMPS, "actual", Q1, 88),
                (LAMPS, "actual", Q2, 90),
                (FERRIES, "actual", Q1, 90),
                (FERRIES, "actual", Q2, 95),
            ],
            id="indicators across, quarters down",
        ),
        pytest.param(
            """
            | % of lamps lit | Number of ferries run
            Target | 95% | 100
            Actual | 90% | 99
            RAG | Red | Amber
            """,
            [
                (LAMPS, "target", Q3, 95),
                (LAMPS, "actual", Q3, 90),
                (FERRIES, "target", Q3, 100),
                (FERRIES, "actual", Q3, 99),
            ],
            id="indicators across, measures down",
        ),
        pytest.param(
            """
            | Number | Percentage change
            Q1 | 90 | 3%
            Q2 | 95 | 5%
            """,
            [],
            id="columns that name no indicator are no rows",
        ),
        pytest.param(
            """
            Indicator | | Q1 | Q2
            % of lamps lit | Actual | 88% | 90%
            | Target | 95% | 96%
            """,
            [
                (LAMPS, "actual", Q1, 88),
                (LAMPS, "actual", Q2, 90),
                (LAMPS, "target", Q1, 95),
                (LAMPS, "target", Q2, 96),
            ],
            id="a header's quarter is no indicator's name",
        ),
        pytest.param(
            """
            Indicator | | 2022/23 | 2023/24 | Target
            % of lamps lit | Northvale | 88% | 90% | 95%
            | England | 80% | 81% |
            Ferries run per 1,000 people | Northvale | 30 | 31 | 33
            | England | 28 | 29 |
            """,
            [
                (LAMPS, "actual", "2022-23", 88),
                (LAMPS, "actual", "2023-24", 90),
                (LAMPS, "target", Q3, 95),
                (LAMPS, "national", "2022-23", 80),
                (LAMPS, "national", "2023-24", 81),
                ("Ferries run per 1,000 people", "actual", "2022-23", 30),
                ("Ferries run per 1,000 people", "actual", "2023-24", 31),
                ("Ferries run per 1,000 people", "target", Q3, 33),
                ("Ferries run per 1,000 people", "national", "2022-23", 28),
                ("Ferries run per 1,000 people", "national", "2023-24", 29),
            ],
            id="a row of the body's own, and rows of others under it",
        ),
        pytest.param(
            """
            Indicator | Target | Tolerance | Actual
            % of lamps lit | 96% | 2% | 95% Frost put out some lamps in December
            Number of ferries run | 100 | 90 | 98
            """,
            [
                (LAMPS, "target", Q3, 96),
                (LAMPS, "actual", Q3, 95),
                (FERRIES, "target", Q3, 100),
                (FERRIES, "intervention", Q3, 90),
                (FERRIES, "actual", Q3, 98),
            ],
            id="a tolerance that is a width is no level",
        ),
        pytest.param(
            """
            Lamps performance measurement | 2022/23 results | 2023/24 results | Target for lamps
            Part of the lamps lit | 88% | 90% | 95%
            """,
            [
                ("Part of the lamps lit", "actual", "2022-23", 88),
                ("Part of the lamps lit", "actual", "2023-24", 90),
                ("Part of the lamps lit", "target", Q3, 95),
            ],
            id="a kind of measures heads the names",
        ),
        pytest.param(
            """
            Lighting performance | Q2 | Q3 | Target
            Part of the lamps lit | 88% | 90% | 95%
            """,
            [
                ("Part of the lamps lit", "actual", Q2, 88),
                ("Part of the lamps lit", "actual", Q3, 90),
                ("Part of the lamps lit", "target", Q3, 95),
            ],
            id="so does any header over a first column of phrases",
        ),
        pytest.param(
            """
            Priority | Number of KPIs | Green KPIs | Red KPIs
            Lamps and ferries | 10 | 8 | 2
            """,
            [],
            id="counts of a report's own indicators",
        ),
        pytest.param(
            """
            Ref. | Definition | Freq | Q2 | Q3 | Q3 Target
            L1 | % of lamps lit | Q | 88% | 90% | 95%
            """,
            [
                (LAMPS, "actual", Q2, 88),
                (LAMPS, "actual", Q3, 90),
                (LAMPS, "target", Q3, 95),
            ],
            id="a definition names what nothing else names",
        ),
        pytest.param(
            """
            Indicator | Latest result | Data date | Target
            % of lamps lit | 90% | Mar-24 | 95%
            Number of ferries run | 99 | 2023/24 | 100
            """,
            [
                (LAMPS, "actual", "2024-03", 90),
                (LAMPS, "target", "2024-03", 95),
                (FERRIES, "actual", "2023-24", 99),
                (FERRIES, "target", "2023-24", 100),
            ],
            id="each row's own date",
        ),
        pytest.param(
            """
            Indicator | Target | Actual
            % of lamps mended in time: | |
            (a) Streets | 95% | 90%
            (b) Quays | 85% | 88%
            Number of ferries run | 100 | 99
            """,
            [
                ("% of lamps mended in time: (a) Streets", "target", Q3, 95),
                ("% of lamps mended in time: (a) Streets", "actual", Q3, 90),
                ("% of lamps mended in time: (b) Quays", "target", Q3, 85),
                ("% of lamps mended in time: (b) Quays", "actual", Q3, 88),
                (FERRIES, "target", Q3, 100),
                (FERRIES, "actual", Q3, 99),
            ],
            id="parts of an indicator",
        ),
        pytest.param(
            """
            ## Average days lost to sickness

            Directorate | Q2 | Q3 | Target
            Quays | 2.4 | 2.2 | 2
            """,
            [
                ("Average days lost to sickness: Quays", "actual", Q2, 2.4),
                ("Average days lost to sickness: Quays", "actual", Q3, 2.2),
                ("Average days lost to sickness: Quays", "target", Q3, 2),
            ],
            id="the heading says what is counted of each directorate",
        ),
        pytest.param(
            """
            Prudential indicator | 2024/25 Estimate | 2024/25 Actual
            Share of income spent on loans (%) | 5.1 | 4.9
            """,
            [
                ("Share of income spent on loans (%)", "forecast", "2024-25", 5.1),
                ("Share of income spent on loans (%)", "actual", "2024-25", 4.9),
            ],
            id="an estimate is no result",
        ),
        pytest.param(
            """
            Measure | Northvale | England | Statistical neighbours | Rank
            % of lamps lit | 90% | 85% | 86% | 12
            """,
            [
                (LAMPS, "actual", Q3, 90),
                (LAMPS, "national", Q3, 85),
                (LAMPS, "statistical-neighbours", Q3, 86),
            ],
            id="the column of the body itself",
        ),
        pytest.param(
            """
            Indicator | Actual (target)
            % of lamps lit | 90% (95%)
            """,
            [(LAMPS, "actual", Q3, 90)],
            id="a target in brackets",
        ),
        pytest.param(
            """
            Staff | Q2 | Q3
            Sickness (days per FTE) | 2.4 | 2.2
            Spend on agencies | £1.2m | £1.1m
            """,
            [
                ("Sickness (days per FTE)", "actual", Q2, 2.4),
                ("Sickness (days per FTE)", "actual", Q3, 2.2),
            ],
            id="a head of spending among rates",
        ),
        pytest.param(
            """
            Staff | Q2 | Q3 | Target
            Average days lost per FTE | 2.4 | 2.2 | 2
            """,
            [
                ("Average days lost per FTE", "actual", Q2, 2.4),
                ("Average days lost per FTE", "actual", Q3, 2.2),
                ("Average days lost per FTE", "target", Q3, 2),
            ],
            id="a row of full-time equivalents is no head of spending",
        ),
        pytest.param(
            """
            Indicator | Target | Amber threshold | Red threshold | Actual
            % of lamps lit | 96% | 94% | 90% | 95%
            """,
            [
                (LAMPS, "target", Q3, 96),
                (LAMPS, "intervention", Q3, 90),
                (LAMPS, "actual", Q3, 95),
            ],
            id="of two thresholds the red one is where somebody intervenes",
        ),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str, str | None, float]]) -> None:
    assert read(text) == expected


def test_a_report_that_names_no_period() -> None:
    grid = """
        Indicator | 2022/23 | 2023/24 | Target | England
        % of lamps lit | 88% | 90% | 95% | 80%
        """
    assert [(m, p) for _, m, p, _ in read(grid, None)] == [
        ("actual", "2022-23"),
        ("actual", "2023-24"),
        ("target", "2023-24"),
        ("national", "2023-24"),
    ]


def test_what_counts_from_the_years_beginning_says_so() -> None:
    item = AgendaItem("item-1", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)
    blocks = blocks_of("Indicator\tActual\tYTD actual\nNumber of ferries run\t99\t284\n")
    figures = scorecard.parse(Section(item, blocks), Context(period=THIRD)).figures
    assert [(f.value, f.period, f.period_type) for f in figures] == [
        (99, Q3, fiscal.QUARTER),
        (284, Q3, fiscal.TO_DATE),
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Q2 | Q3 | Target | RAG", "88% | 90% | 95% | A", [None, "amber", None]),
        ("Q2 | RAG | Q3 | RAG", "88% | R | 90% | A", ["red", "amber"]),
        ("Q2 | Q3 | Q2 RAG | Q3 RAG", "88% | 90% | R | A", ["red", "amber"]),
        (
            "Dec-24 | Month RAG | YTD | YTD RAG | Target",
            "9 | R | 8 | A | 7",
            ["red", "amber", None],
        ),
        ("Q2 | Q3 | Current RAG | Former RAG", "88% | 90% | A | R", [None, "amber"]),
    ],
)
def test_ratings(header: str, row: str, expected: list[str | None]) -> None:
    item = AgendaItem("item-1", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)
    text = f"Indicator | {header}\nLamps lit | {row}\n".replace(" | ", "\t")
    found = scorecard.parse(Section(item, blocks_of(text)), Context(period=THIRD)).figures
    assert [f.rag for f in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
            Percentage of lamps lit

            Date | 2022/23 | 2023/24
            Q1 (April to June) | 91% | 92%
            Q2 (July to September) | 93% | 94%
            Yearly total | 92% | TBC
            """,
            [
                ("Percentage of lamps lit", "actual", "2022-23 Q1", 91),
                ("Percentage of lamps lit", "actual", "2023-24 Q1", 92),
                ("Percentage of lamps lit", "actual", "2022-23 Q2", 93),
                ("Percentage of lamps lit", "actual", "2023-24 Q2", 94),
                ("Percentage of lamps lit", "actual", "2022-23", 92),
            ],
            id="rows of quarters under years",
        ),
        pytest.param(
            """
            Indicator | Target 2022/23
            % of lamps lit | 90% (2023-24)
            % of lamps mended | 80% (Dec)
            """,
            [
                (LAMPS, "target", "2023-24", 90),
                ("% of lamps mended", "target", "2022-23", 80),
            ],
            id="a value with a year of its own",
        ),
    ],
)
def test_rows_and_values_of_other_times(
    text: str, expected: list[tuple[str, str, str | None, float]]
) -> None:
    assert read(text) == expected
