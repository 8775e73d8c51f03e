"""Exception forms printed as lines, as lines with the value below, and as tables."""

from __future__ import annotations

import pytest

from extractor.language import fiscal
from extractor.parsing import exception_report, scorecard
from extractor.parsing.context import Context
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Figure, ItemKind, Section

CONTEXT = Context(period=fiscal.quarter(2023, 3))


def section(text: str, title: str = "Appendix 2: Exception reports") -> Section:
    item = AgendaItem("item-2", "agenda", None, title, ItemKind.APPENDIX)
    return Section(item, blocks_of(text))


def brief(figures: tuple[Figure, ...]) -> list[tuple[str, str, str | None, float, str]]:
    return [(f.indicator, f.measure, f.period, f.value, f.unit) for f in figures]


LINES = """
Exception Performance Report

Indicator Description (taken from performance scorecard):

Housing: % of repairs done on time

2023/24 Q3 outturn: 58% (20% within a week of it)

Quarterly Target:
90% (Government target is 97%)

Reason for level of performance:

Two of the 14 teams were short of staff, so that 61% were done by November.

Completed by: A. Green
"""

TABLE = """
Performance exception report

Indicator\tHousing: % of repairs done on time
Q3 2023/24 outturn\t58%
Target\t90%
Reason for performance\tTwo of the 14 teams were short of staff.
"""

SEVERAL = """
Exception report

Indicator description:

Homes without heating*

* Counted on the last day of the quarter.

2023/24 Q1 outturn: 263

2023/24 Q2 outturn: 179

2023/24 Q3 outturn: 226

Quarterly Target: Reduction on previous quarter

Indicator description: Number of empty homes

Current performance: 23

Target: 20

Previous outturn: 21
"""

HEADED = """
Performance indicators off target

## LS/004 Housing: % of repairs done on time

Q3 2023/24 target: 90%

Q3 2023/24 actual: 58%

Why is performance off target?

Two of the 14 teams were short of staff.

## Number of empty homes

Q3 2023/24 actual: 23
"""

EARLIER = """
Exception report

Indicator: Housing: % of repairs done on time

Actual: 58%

Previous quarter: 61%

Same quarter last year: 64.5%
"""

REPAIRS = "Housing: % of repairs done on time"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LINES,
            [
                (REPAIRS, "actual", "2023-24 Q3", 58, "percent"),
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
            ],
        ),
        (
            TABLE,
            [
                (REPAIRS, "actual", "2023-24 Q3", 58, "percent"),
                (REPAIRS, "target", "2023-24 Q3", 90, "percent"),
            ],
        ),
        (
            HEADED,
            [
                (f"LS/004 {REPAIRS}", "target", "2023-24 Q3", 90, "percent"),
                (f"LS/004 {REPAIRS}", "actual", "2023-24 Q3", 58, "percent"),
                ("Number of empty homes", "actual", "2023-24 Q3", 23, "count"),
            ],
        ),
        (
            SEVERAL,
            [
                ("Homes without heating", "actual", "2023-24 Q1", 263, "count"),
                ("Homes without heating", "actual", "2023-24 Q2", 179, "count"),
                ("Homes without heating", "actual", "2023-24 Q3", 226, "count"),
                ("Number of empty homes", "actual", "2023-24 Q3", 23, "count"),
                ("Number of empty homes", "target", "2023-24 Q3", 20, "count"),
                ("Number of empty homes", "previous", None, 21, "count"),
            ],
        ),
        (
            EARLIER,
            [
                (REPAIRS, "actual", "2023-24 Q3", 58, "percent"),
                (REPAIRS, "actual", "2023-24 Q2", 61, "percent"),
                (REPAIRS, "actual", "2022-23 Q3", 64.5, "percent"),
            ],
        ),
    ],
    ids=["lines", "table", "under names", "several forms and quarters", "earlier quarters"],
)
def test_forms(text: str, expected: list[tuple[str, str, str | None, float, str]]) -> None:
    assert brief(exception_report.parse(section(text), CONTEXT).figures) == expected


def test_a_deep_dive_names_its_indicator() -> None:
    name = "% of repairs done on time"
    text = f"## Deep dive: {name}\n\nQ3 2023/24 result: 58%\n\nQ3 2023/24 target: 90%\n"
    assert brief(exception_report.parse(section(text, "Deep dives"), CONTEXT).figures) == [
        (name, "actual", "2023-24 Q3", 58, "percent"),
        (name, "target", "2023-24 Q3", 90, "percent"),
    ]


def test_a_form_in_a_table_is_no_scorecard() -> None:
    rows = "Performance indicator\tHomes re-let\nQ3 2023/24 value\t58\nQ3 2023/24 target\t90\n"
    form = section(f"Exception report\n\n{rows}\n")
    assert len(exception_report.parse(form, CONTEXT).figures) == 2
    assert scorecard.parse(form, CONTEXT).figures == ()


def test_a_form_is_no_scorecard_too() -> None:
    assert scorecard.parse(section(TABLE), CONTEXT).figures == ()


def test_the_period_as_printed_wins_over_the_report_s() -> None:
    text = LINES.replace("2023/24 Q3", "2022/23 Q3")
    figures = exception_report.parse(section(text), CONTEXT).figures
    assert [f.period for f in figures] == ["2022-23 Q3"] * 2


def test_qualifier_words_and_evidence() -> None:
    (outturn, target) = exception_report.parse(section(LINES), CONTEXT).figures
    assert outturn.as_printed == "58% (20% within a week of it)"
    assert outturn.qualifier == "20% within a week of it"
    assert outturn.evidence.text.startswith("2023/24 Q3 outturn")
    assert "90%" in target.evidence.text
    assert outturn.item_id == "item-2"


def test_the_period_of_a_form_is_its_own() -> None:
    text = (
        "Exception report\n\nIndicator: % of repairs in time\n\nPeriod: Q3 2022/23\n\n"
        "Performance: 58%\n\nTarget: 90%\n"
    )
    found = exception_report.parse(section(text), CONTEXT).figures
    assert {figure.period for figure in found} == {"2022-23 Q3"}


@pytest.mark.parametrize(
    "text",
    [
        "Indicator: % of repairs\n\nTarget: 90%\n",
        "Exception report\n\nTarget: 90%\n",
        "Exception report\n\nIndicator: % of repairs\n\nTarget date: 31 March 2024\n",
        "Exception report\n\nIndicator: % of repairs\n\nNothing else.\n",
    ],
    ids=["no sign", "no name", "no value", "no label"],
)
def test_what_is_no_form(text: str) -> None:
    found = section(text, title="Housing update")
    assert exception_report.parse(found, CONTEXT).figures == ()
    assert len(exception_report.extent(found)) == 0


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2022/23 Q3 outturn", True),
        ("Quarterly Target:", True),
        ("Current performance (Q3)", True),
        ("Annual target 2023/24", True),
        ("Intervention level", True),
        ("Reporting period", True),
        ("Indicator Description (taken from performance scorecard)", True),
        ("Target date", False),
        ("Reason for level of performance", False),
        ("Completed by", False),
        ("Quarterly Target: 12%", False),
        ("Actions taken or planned to improve performance", False),
    ],
)
def test_labels(label: str, expected: bool) -> None:
    assert exception_report.is_label(label) is expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("# Exception reports\n\n{grid}", ["exception-report"] * 2),
        ("# 2. Performance exceptions\n\n## Housing\n\n{grid}", ["exception-report"] * 2),
        ("# Exception reports\n\nNone.\n\n# Scorecard\n\n{grid}", ["scorecard"] * 2),
        ("# Scorecard and exception report\n\n{grid}", ["scorecard"] * 2),
    ],
)
def test_scorecards_of_exceptions(text: str, sources: list[str]) -> None:
    grid = "Indicator\tTarget\tActual\tReason\n% of repairs done on time\t90%\t58%\tFrost\n"
    found = scorecard.parse(section(text.format(grid=grid), "Performance report"), CONTEXT)
    assert [f.source for f in found.figures] == sources


def test_forms_that_are_no_exceptions() -> None:
    text = """
Measure: Time to mend a lamp

Target: A maximum of 3 days.

Year-end result:

2.5 days

The lamps were mended in 4 days or less in 96% of cases.
"""
    card = section(text, "Performance report")
    found = exception_report.parse(card, CONTEXT).figures
    assert [(f.source, *b) for f, b in zip(found, brief(found), strict=True)] == [
        ("scorecard", "Time to mend a lamp", "target", "2023-24 Q3", 3, "days"),
        ("scorecard", "Time to mend a lamp", "actual", "2023-24 Q3", 2.5, "days"),
    ]
    assert list(exception_report.extent(card)) == [0, 1, 2, 3]


@pytest.mark.parametrize("text", ["Measure: 3 yards\n\nTarget: 4 yards", "Target: 4\n\nActual: 3"])
def test_no_forms(text: str) -> None:
    assert not exception_report.parse(section(text, "Report"), CONTEXT).figures
