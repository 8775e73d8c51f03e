"""Sentences that name their indicator as a plain subject, and words that only sound like one."""

from __future__ import annotations

import pytest

from extractor.language import fiscal
from extractor.parsing import prose
from extractor.parsing.context import Context
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Block, BlockKind, ItemKind, Records, Section

CONTEXT = Context(period=fiscal.quarter(2023, 3))
Q2, Q3 = "2023-24 Q2", "2023-24 Q3"
Found = list[tuple[str, str, str | None, float, str]]


def read(text: str, kind: ItemKind = ItemKind.KPI_REPORT) -> Records:
    item = AgendaItem("item-3", "agenda", "7", "Performance report", kind)
    return prose.parse(Section(item, blocks_of(text + "\n")), CONTEXT)


def figures(text: str, kind: ItemKind = ItemKind.KPI_REPORT) -> Found:
    return [(f.indicator, f.measure, f.period, f.value, f.unit) for f in read(text, kind).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Garden waste composted was 31.4% against a target of 35%.",
            [
                ("Garden waste composted", "actual", Q3, 31.4, "percent"),
                ("Garden waste composted", "target", Q3, 35, "percent"),
            ],
        ),
        (
            "- Fly tips per 10,000 homes fell to 61 from 75 in Quarter 2 and are within target.",
            [
                ("Fly tips per 10,000 homes", "actual", Q3, 61, "rate"),
                ("Fly tips per 10,000 homes", "actual", Q2, 75, "rate"),
            ],
        ),
        (
            "- Days lost to sickness per post were 2.1 days in Quarter 3, compared with 2.6 days "
            "in Quarter 2.",
            [
                ("Days lost to sickness per post", "actual", Q3, 2.1, "days"),
                ("Days lost to sickness per post", "actual", Q2, 2.6, "days"),
            ],
        ),
        (
            "- The average number of days to let a home was 21.8 in Quarter 3.",
            [("average number of days to let a home", "actual", Q3, 21.8, "days")],
        ),
        (
            "- Garden waste composted was 31% against a target of 35%. The Quarter 2 figure has "
            "been restated as 29.5%.",
            [
                ("Garden waste composted", "actual", Q3, 31, "percent"),
                ("Garden waste composted", "target", Q3, 35, "percent"),
                ("Garden waste composted", "actual", Q2, 29.5, "percent"),
            ],
        ),
        (
            "It was said that 92 per cent of visits were made on time, better than the target of "
            "90 per cent; and 28.1 per cent of leavers were out of work.",
            [
                ("% of visits were made on time", "actual", Q3, 92, "percent"),
                ("% of visits were made on time", "target", Q3, 90, "percent"),
                ("% of leavers were out of work", "actual", Q3, 28.1, "percent"),
            ],
        ),
        (
            "90.4% of 'other' requests were answered in time during this quarter and this was "
            "above the target of 85%.",
            [
                ("% of 'other' requests were answered in time", "actual", Q3, 90.4, "percent"),
                ("% of 'other' requests were answered in time", "target", Q3, 85, "percent"),
            ],
        ),
        (
            "The rate of cases was 253.9 per 10,000 in Q3. This is below the rates seen for "
            "England (537.7) and the North West (548.1).",
            [
                ("rate of cases", "actual", Q3, 253.9, "rate"),
                ("rate of cases", "national", Q3, 537.7, "rate"),
                ("rate of cases", "regional", Q3, 548.1, "rate"),
            ],
        ),
        (
            "The rent collection rate for 2023/24 was 97% compared to 96% in 2022/23.",
            [
                ("rent collection rate", "actual", "2023-24", 97, "percent"),
                ("rent collection rate", "actual", "2022-23", 96, "percent"),
            ],
        ),
        (
            "In Q3 89% of 999 calls were answered in time, against a target of 90%.",
            [
                ("% of 999 calls were answered in time", "actual", Q3, 89, "percent"),
                ("% of 999 calls were answered in time", "target", Q3, 90, "percent"),
            ],
        ),
        (
            "## Percentage of homes let on time\n\nTarget: 90%\n\nQ2 Actual: 82.5%",
            [
                ("Percentage of homes let on time", "target", Q3, 90, "percent"),
                ("Percentage of homes let on time", "actual", Q2, 82.5, "percent"),
            ],
        ),
        (
            "There had been 122 children entering care this quarter.",
            [("Number of children entering care", "actual", Q3, 122, "count")],
        ),
        (
            "The percentage of leavers not in work, training or college (NOWT) was 2.4% in Q3.",
            [
                (
                    "percentage of leavers not in work, training or college (NOWT)",
                    "actual",
                    Q3,
                    2.4,
                    "percent",
                )
            ],
        ),
        (
            "The percentage of parks, play areas and woods with a flag was 45% in Q3.",
            [
                (
                    "percentage of parks, play areas and woods with a flag",
                    "actual",
                    Q3,
                    45,
                    "percent",
                )
            ],
        ),
        (
            "The percentage of parking notices (PCNs) paid on time rose to 61% in Q3.",
            [("percentage of parking notices (PCNs) paid on time", "actual", Q3, 61, "percent")],
        ),
        (
            "The proportion of lets to key workers, excluding those by swap, was 8% in Q3.",
            [
                (
                    "proportion of lets to key workers, excluding those by swap",
                    "actual",
                    Q3,
                    8,
                    "percent",
                )
            ],
        ),
        (  # what a comma parts off is no more of the name
            "The percentage of lamps lit on time, which had been low, was 61% in Q3.",
            [("percentage of lamps lit on time", "actual", Q3, 61, "percent")],
        ),
        (
            "In Quarter 3 the percent of tips leading to a fine was 81.5% against a target of 50%.",
            [
                ("percent of tips leading to a fine", "actual", Q3, 81.5, "percent"),
                ("percent of tips leading to a fine", "target", Q3, 50, "percent"),
            ],
        ),
    ],
)
def test_subjects_with_their_values(text: str, expected: Found) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3.0% receive Daily Support - Washing 2.9% receive Daily Support - Shopping",
        "The largest proportion of the group (40.6%) have no recorded address.",
        "A survey found that 70% of authorities expected to spend too much this year.",
        "The charity ensured that 100% of cloth was reused in Q3.",
        "For context, the number of births in the county dropped to 15,000 by 2023.",
        "Since the report was written 26 children had moved home.",
        "There were 12 corporate indicators in Q3.",
        "It was noted that 59% of Council Plan commitments are green.",
        "75% of the monthly performance measures had met their target in Q3.",
        "It was 45% against a target of 50%.",
    ],
)
def test_numbers_that_measure_no_indicator(text: str) -> None:
    assert figures(text, ItemKind.MINUTES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Red Hill Improvement Scheme – 4th June to 2nd July 2025",
        "- **% of children in schools rated as Requires Improvement** – see the table.",
        "- **% of schools open** – some are rated as requires improvement.",
        "- **% of schools open** – the Improvement Board met in May.",
        "- **% of schools open** – the School Improvement team meets in May.",
        "- **% of schools open** – a fund is there for improving outcomes in each ward.",
        "- **% of schools open** – it led to an improved sharing of what is known.",
    ],
)
def test_improvement_in_a_name_is_no_direction(text: str) -> None:
    assert read(text).statements == ()


def marked(text: str) -> Section:
    """A list item whose own number stands in its text, as some papers are tagged."""
    item = AgendaItem("item-3", "agenda", "7", "Performance report", ItemKind.KPI_REPORT)
    return Section(item, (Block(kind=BlockKind.LIST_ITEM, text=text, marker="•"),))


@pytest.mark.parametrize("number", ["", "5. ", "5.2. ", "(5) "])
@pytest.mark.parametrize(
    ("said", "standing", "direction"),
    [
        ("During Q3, we remained on target.", "on-target", None),
        ("Performance has dropped since the last quarter.", None, "worsened"),
        ("Results will be available at the end of August.", "not-available", None),
        ("This figure remains above the national average at 46.4%.", "above-national", None),
    ],
)
def test_statements_of_an_aim(
    number: str, said: str, standing: str | None, direction: str | None
) -> None:
    text = f"{number}Reduce the gap in reading. This measure shows how pupils do. {said}"
    (statement,) = prose.parse(marked(text), CONTEXT).statements
    assert (statement.standing, statement.direction) == (standing, direction)
    assert (statement.indicator, statement.period) == ("Reduce the gap in reading", Q3)


@pytest.mark.parametrize(
    "said",
    [
        "A plan is in place to ensure timeliness matches at least the national average.",
        "Comparison data will be available in November.",
    ],
)
def test_what_states_nothing_of_the_indicator(said: str) -> None:
    text = f"Reduce the gap in reading. This measure shows how pupils do. {said}"
    assert prose.parse(marked(text), CONTEXT).statements == ()


@pytest.mark.parametrize(
    ("said", "standing", "direction", "period"),
    [
        ("no change from Q4 22/23 and Q1 23/24.", None, "unchanged", Q3),
        ("performance declined in Q2.", None, "worsened", Q2),
        (
            "it remains higher than comparators and Redby intervention levels.",
            "above-intervention",
            None,
            Q3,
        ),
    ],
)
def test_the_period_that_a_statement_is_of(
    said: str, standing: str | None, direction: str | None, period: str
) -> None:
    (statement,) = read(f"- 3.1 **Percentage of repairs done on time** – {said}").statements
    assert (statement.standing, statement.direction, statement.period) == (
        standing,
        direction,
        period,
    )


def test_whole_names_that_share_a_verb() -> None:
    text = (
        "- The amount of waste, in kilograms and the percentage of bins emptied on the day were 94%"
        " and 61% respectively in Q3."
    )
    assert [(name, value) for name, _, _, value, _ in figures(text)] == [
        ("amount of waste, in kilograms", 94),
        ("percentage of bins emptied on the day", 61),
    ]
