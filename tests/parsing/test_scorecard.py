"""Scorecards in the layouts that councils use; grids are written with bars between cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import fiscal
from extractor.parsing import scorecard
from extractor.parsing.context import Context
from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    Figure,
    ItemKind,
    Period,
    Row,
    Section,
    Table,
)

CONTEXT = Context(period=fiscal.quarter(2023, 3))
ITEM = AgendaItem("item-1", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)


def row(line: str, width: int) -> Row:
    """One line of a grid; a line of one cell is a band over the whole width."""
    texts = [t.strip() for t in line.strip().split("|")]
    if len(texts) == 1:
        return Row((Cell(text=texts[0], column=0, col_span=width),))
    return Row(tuple(Cell(text=t, column=n) for n, t in enumerate(texts)))


def table(grid: str, header: int = 1) -> Block:
    lines = [line for line in grid.strip().splitlines() if line.strip()]
    width = max(line.count("|") for line in lines) + 1
    rows = tuple(row(line, width) for line in lines)
    made = Table(rows[:header], rows[header:], width)
    text = "\n".join("\t".join(c.text for c in r.cells) for r in rows)
    return Block(kind=BlockKind.TABLE, text=text, table=made)


def heading(text: str) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=2)


def read(*blocks: Block, context: Context = CONTEXT) -> tuple[Figure, ...]:
    return scorecard.parse(Section(ITEM, blocks), context).figures


def brief(figures: tuple[Figure, ...]) -> list[tuple[str, str, str | None, float, str]]:
    return [(f.indicator, f.measure, f.period, f.value, f.unit) for f in figures]


REPAIRS = "% of repairs done on time"


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        pytest.param(
            """
            Measure | Q2 Actual 23/24 | Q3 Target 23/24 | Q3 Intervention 23/24 | Q3 Actual 23/24
            % of repairs done on time | 81 | 90% | 75% | 84.50%
            """,
            [
                (REPAIRS, "actual", "2023-24 Q2", 81, "percent"),
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
                (REPAIRS, "intervention", "2023-24 Q3", 75, "percent"),
                (REPAIRS, "actual", "2023-24 Q3", 84.5, "percent"),
            ],
            id="quarter and measure in each header cell",
        ),
        pytest.param(
            """
            Performance Indicator | Good is | Target | Actual | Direction of travel | RAG
            % of repairs done on time | High | 90 | 84 | ▼ | A
            """,
            [
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
                (REPAIRS, "actual", "2023-24 Q3", 84, "percent"),
            ],
            id="the report's own period",
        ),
        pytest.param(
            """
            Ref | Indicator | Unit | Q1 | Q2 | Q3 | Q4 | 2023/24 Target
            H1 | Repairs done on time | % | 80 | 81 | 84 | | 90
            """,
            [
                ("Repairs done on time", "actual", "2023-24 Q1", 80, "percent"),
                ("Repairs done on time", "actual", "2023-24 Q2", 81, "percent"),
                ("Repairs done on time", "actual", "2023-24 Q3", 84, "percent"),
                ("Repairs done on time", "target", "2023-24", 90, "percent"),
            ],
            id="quarters without years, a unit column, a code column",
        ),
        pytest.param(
            """
            KPI | Q4 | Q1 | Q2 | Q3 | England | Statistical neighbours | South West
            Rate of children in care per 10,000 | 61 | 62.5 | 63 | 64 | 70 | 66.1 | 58
            """,
            [
                ("Rate of children in care per 10,000", m, p, v, "rate")
                for m, p, v in [
                    ("actual", "2022-23 Q4", 61),
                    ("actual", "2023-24 Q1", 62.5),
                    ("actual", "2023-24 Q2", 63),
                    ("actual", "2023-24 Q3", 64),
                    ("national", "2023-24 Q3", 70),
                    ("statistical-neighbours", "2023-24 Q3", 66.1),
                    ("regional", "2023-24 Q3", 58),
                ]
            ],
            id="a quarter before the year's first is last year's",
        ),
        pytest.param(
            """
            Indicator | Previous quarter | Latest | Same period last year | Target
            Number of missed bins | 1,204 | 998 | 1,310 | <1,000
            """,
            [
                ("Number of missed bins", "actual", "2023-24 Q2", 1204, "count"),
                ("Number of missed bins", "actual", "2023-24 Q3", 998, "count"),
                ("Number of missed bins", "actual", "2022-23 Q3", 1310, "count"),
                ("Number of missed bins", "target", "2023-24 Q3", 1000, "count"),
            ],
            id="periods in words",
        ),
        pytest.param(
            """
            Indicator | Previous | Current | Target
            Average days to let a home | 31.2 | 28 days | 25
            """,
            [
                ("Average days to let a home", "previous", None, 31.2, "days"),
                ("Average days to let a home", "actual", "2023-24 Q3", 28, "days"),
                ("Average days to let a home", "target", "2023-24 Q3", 25, "days"),
            ],
            id="an earlier period that nothing names",
        ),
        pytest.param(
            """
            Measure | Oct-23 | Nov-23 | Dec-23 | Target
            Calls answered within 60 seconds | 71% | 69.4% | 75% | 80%
            """,
            [
                ("Calls answered within 60 seconds", "actual", "2023-10", 71, "percent"),
                ("Calls answered within 60 seconds", "actual", "2023-11", 69.4, "percent"),
                ("Calls answered within 60 seconds", "actual", "2023-12", 75, "percent"),
                ("Calls answered within 60 seconds", "target", "2023-24 Q3", 80, "percent"),
            ],
            id="months",
        ),
        pytest.param(
            """
            Measure | Targ et Q3 23/24 | Interven tion Q3 23/24 | Actu al Q3 23/24
            % of repairs done on time | 90 | 75 | 84
            """,
            [
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
                (REPAIRS, "intervention", "2023-24 Q3", 75, "percent"),
                (REPAIRS, "actual", "2023-24 Q3", 84, "percent"),
            ],
            id="header words that a narrow column broke",
        ),
        pytest.param(
            """
            Measure | 31 March 2023 | 31 December 2023
            Households in temporary accommodation (number) | 210 | 245
            """,
            [
                ("Households in temporary accommodation (number)", "actual", p, v, "count")
                for p, v in [("2023-03-31", 210), ("2023-12-31", 245)]
            ],
            id="as at a day",
        ),
        pytest.param(
            """
            Indicator | Measure | Q1 2023/24 | Q2 2023/24
            % of repairs done on time | Actual | 80 | 81
             | Target | 90 | 90
            """,
            [
                (REPAIRS, "actual", "2023-24 Q1", 80, "percent"),
                (REPAIRS, "actual", "2023-24 Q2", 81, "percent"),
                (REPAIRS, "target", "2023-24 Q1", 90, "percent"),
                (REPAIRS, "target", "2023-24 Q2", 90, "percent"),
            ],
            id="a column of measures",
        ),
        pytest.param(
            """
             | Sep-23 | Dec-23
            % of repairs done on time
            Actual | 81% | 84%
            Target | 90% | 90%
            RAG | Red | Amber
            """,
            [
                (REPAIRS, "actual", "2023-09", 81, "percent"),
                (REPAIRS, "actual", "2023-12", 84, "percent"),
                (REPAIRS, "target", "2023-09", 90, "percent"),
                (REPAIRS, "target", "2023-12", 90, "percent"),
            ],
            id="a band names the rows of measures under it",
        ),
        pytest.param(
            """
            Indicator | Latest data | Period covered | Period target | Data 12 months earlier
            % of repairs done on time | 81.2 | Jul - Sep 2023 | 80 | 79.5
            """,
            [
                (REPAIRS, "actual", "2023-24 Q2", 81.2, "percent"),
                (REPAIRS, "target", "2023-24 Q2", 80, "percent"),
                (REPAIRS, "actual", "2022-23 Q3", 79.5, "percent"),
            ],
            id="a column of periods",
        ),
        pytest.param(
            """
            Measure | Q3 2023/24
            2023/24 - New - % of repairs done on time | 84
            """,
            [(REPAIRS, "actual", "2023-24 Q3", 84, "percent")],
            id="tags before a name are left out",
        ),
        pytest.param(
            """
            Indicator | Target | Actual
            Housing
            % of repairs done on time | 90 | 84
            Indicator | Target | Actual
            Number of empty homes | 20 | 23
            Total | 110 | 107
            """,
            [
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
                (REPAIRS, "actual", "2023-24 Q3", 84, "percent"),
                ("Number of empty homes", "target", "2023-24 Q3", 20, "count"),
                ("Number of empty homes", "actual", "2023-24 Q3", 23, "count"),
            ],
            id="bands, repeated headers and sums are no indicators",
        ),
        pytest.param(
            """
            Indicator | Target | Actual
            Percentage of homes inspected and found safe within | 90 | 84
            twelve months of the last visit | |
            """,
            [
                (
                    "Percentage of homes inspected and found safe within"
                    " twelve months of the last visit",
                    measure,
                    "2023-24 Q3",
                    value,
                    "percent",
                )
                for measure, value in [("target", 90), ("actual", 84)]
            ],
            id="a name that a page break split",
        ),
    ],
)
def test_layouts(grid: str, expected: list[tuple[str, str, str | None, float, str]]) -> None:
    assert brief(read(table(grid))) == expected


def test_a_cell_is_shown_as_printed() -> None:
    (figure,) = read(table(f"Measure | Q3 2023/24 | Notes\n{REPAIRS} | 84% (81% Oct) | none"))
    assert (figure.value, figure.qualifier) == (84, "81% Oct")
    assert figure.as_printed == figure.evidence.text == "84% (81% Oct)"
    assert figure.item_id == "item-1"


@pytest.mark.parametrize(
    ("name", "cell", "unit"),
    [
        ("Number of homes", "12", "count"),
        ("No. of complaints", "12", "count"),
        ("Percentage of homes", "12", "percent"),
        ("Homes let as a proportion of all", "0.4", "percent"),
        ("Attainment gap at key stage 4", "-14.50", "points"),
        ("Attainment 8", "46.2", "score"),
        ("Rate per 100,000 people", "46.2", "rate"),
        ("Working days lost per employee", "9.1", "days"),
        ("Timeliness of assessments", "81.5", "percent"),
        ("Average cost of a placement", "£1,050", "gbp"),
        ("Average wait", "11 weeks", "weeks"),
        ("Percentage of 16-17 year olds in training", "91", "percent"),
    ],
)
def test_units(name: str, cell: str, unit: str) -> None:
    (figure,) = read(table(f"Indicator | Q3 2023/24 | Notes\n{name} | {cell} |"))
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("rating", "colour"),
    [("G", "green"), ("Amber", "amber"), ("On target", "green"), ("n/a", None), ("", None)],
)
def test_the_rating_goes_to_the_latest_actual(rating: str, colour: str | None) -> None:
    grid = f"KPI | Q2 2023/24 | Q3 2023/24 | Target | RAG\n{REPAIRS} | 80 | 84 | 90 | {rating}"
    assert [f.rag for f in read(table(grid))] == [None, colour, None]


@pytest.mark.parametrize(
    "grid",
    [
        "Service | Budget £000 | Forecast £000 | Variance £000\nHousing | 1,200 | 1,250 | 50",
        "Service | Approved budget 2023/24 | Actual Q3\nHousing | 1,200 | 1,250",
        "Risk | Likelihood | Impact | Score\nFlood at the depot | 3 | 4 | 12",
        "Councillor | Attended | Apologies\nA. Green | 4 | 1",
        "Subject | Background | Lead officer | Date\nLibraries review | From Council | B. Hill | 3",
        "Date | Venue\n3 March 2024 | Town Hall",
        "Action | Owner | Due date\nWrite to the Minister | Chair | 31/01/2024",
        "Name | Ward\nA. Green | 5",
        "Scheme | Q1 | Q2 | Q3\nNew depot | £1.2m | £1.4m | £2.0m",
        "Heads of spending | 2022-23 | 2023-24\nTotal spend | 264 | 299\nSchools | 106 | 123",
    ],
)
def test_other_tables_are_no_scorecards(grid: str) -> None:
    assert read(table(grid)) == ()


def test_a_table_that_sets_values_against_years_is_a_table() -> None:
    grid = "School phase | 2021-22 | 2022-23\nPrimary | 12% | 14%\nSecondary | 20% | 19%"
    figures = read(heading("Table 2: Persistent absence"), table(grid))
    assert {f.source for f in figures} == {"table"}
    assert figures[0].indicator == "Persistent absence: Primary"
    assert [f.period for f in figures] == ["2021-22", "2022-23"] * 2


def test_a_block_an_indicator() -> None:
    grid = f"""
        Indicator | {REPAIRS}
        Reporting period | Q2 2023/24
        Latest | 84% (provisional)
        Target | 90%
        Previous | 81%
        RAG | Amber
        Indicator | Number of empty homes
        Actual | 23
        Target | 20
    """
    figures = read(table(grid, header=0))
    assert brief(figures) == [
        (REPAIRS, "actual", "2023-24 Q2", 84, "percent"),
        (REPAIRS, "target", "2023-24 Q2", 90, "percent"),
        (REPAIRS, "previous", None, 81, "percent"),
        ("Number of empty homes", "actual", "2023-24 Q3", 23, "count"),
        ("Number of empty homes", "target", "2023-24 Q3", 20, "count"),
    ]
    assert [f.rag for f in figures] == ["amber", None, None, None, None]


def test_rows_of_measures_take_the_name_above_the_table() -> None:
    grid = " | Q1 2023/24 | Q2 2023/24\nActual | 80% | 81%\nTarget | 90% | 90%"
    figures = read(heading(REPAIRS), table(grid))
    assert [(f.indicator, f.measure) for f in figures] == [(REPAIRS, "actual")] * 2 + [
        (REPAIRS, "target")
    ] * 2


def test_a_table_without_a_header_goes_on_with_the_last_one() -> None:
    first = table(f"Measure | Q3 Target 2023/24 | Q3 Actual 2023/24\n{REPAIRS} | 90 | 84")
    second = table("Number of empty homes | 20 | 23\nNumber of homes let | 40 | 41", header=0)
    figures = read(first, second)
    assert [f.value for f in figures] == [90, 84, 20, 23, 40, 41]
    assert figures[2].measure == "target"


def test_without_a_period_the_period_stays_unknown() -> None:
    (figure,) = read(table(f"Measure | Actual\n{REPAIRS} | 84%"), context=Context())
    assert figure.period is None


@given(
    st.lists(
        st.sampled_from(["", "5", "5%", "n/a", "Target", "Q3", "Measure"]), min_size=4, max_size=24
    )
)
def test_never_fails_and_always_shows_its_cell(texts: list[str]) -> None:
    grid = "\n".join(" | ".join(texts[n : n + 4]) for n in range(0, len(texts) - 3, 4))
    for figure in read(table(grid or "x")):
        assert figure.evidence.text
        assert figure.unit


def test_period_type_is_told() -> None:
    period: Period = fiscal.half_term(2023, 2)
    (figure,) = read(table(f"Measure | HT2 23/24\n{REPAIRS} | 84%\n"))
    assert (figure.period, figure.period_type) == (period.label, "half-term")
