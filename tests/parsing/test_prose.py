"""Figures and statements in sentences, with the traps that such sentences set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import fiscal
from extractor.parsing import prose
from extractor.parsing.context import Context
from extractor.parsing.own_names import own_name
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Figure, ItemKind, Records, Section

CONTEXT = Context(period=fiscal.quarter(2023, 3))
Q2, Q3 = "2023-24 Q2", "2023-24 Q3"


def read(text: str, kind: ItemKind = ItemKind.KPI_REPORT, context: Context = CONTEXT) -> Records:
    item = AgendaItem("item-3", "agenda", "7", "Performance report", kind)
    return prose.parse(Section(item, blocks_of(text)), context)


def brief(figures: tuple[Figure, ...]) -> list[tuple[str, str | None, float, str]]:
    return [(f.measure, f.period, f.value, f.unit) for f in figures]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("84% in Q3.", [("actual", Q3, 84, "percent")]),
        ("the Q3 figure was 84%.", [("actual", Q3, 84, "percent")]),
        ("In Q3 84% were done in time.", [("actual", Q3, 84, "percent")]),
        ("performance is 84 per cent.", [("actual", Q3, 84, "percent")]),
        (
            "this rose to 84% in Q3 from 81% in Q2.",
            [("actual", Q3, 84, "percent"), ("actual", Q2, 81, "percent")],
        ),
        (
            "Q3 23/24 has seen a marked decrease 75% compared to 81.5% in Q2.",
            [("actual", Q3, 75, "percent"), ("actual", Q2, 81.5, "percent")],
        ),
        (
            "an increase since Q4 22/23 - 13.4% compared to 21% in Q3 23/24, above the 16% floor.",
            [
                ("actual", "2022-23 Q4", 13.4, "percent"),
                ("actual", Q3, 21, "percent"),
                ("intervention", Q3, 16, "percent"),
            ],
        ),
        (
            "57% at the end of Q3, a 1% increase from 56% in Q2 and is now slightly below the "
            "target level – 58%.",
            [
                ("actual", Q3, 57, "percent"),
                ("actual", Q2, 56, "percent"),
                ("target", Q3, 58, "percent"),
            ],
        ),
        (
            "84% against a target of 90%.",
            [("actual", Q3, 84, "percent"), ("target", Q3, 90, "percent")],
        ),
        ("84% (target 90%).", [("actual", Q3, 84, "percent"), ("target", Q3, 90, "percent")]),
        ("84% (Q2: 81%).", [("actual", Q3, 84, "percent"), ("actual", Q2, 81, "percent")]),
        (
            "84%, higher than the national average of 80% and the South West (79%).",
            [
                ("actual", Q3, 84, "percent"),
                ("national", Q3, 80, "percent"),
                ("regional", Q3, 79, "percent"),
            ],
        ),
        (
            "above comparators – national 20.5% and statistical neighbours 23.5% but below the "
            "intervention level of 30%.",
            [
                ("national", Q3, 20.5, "percent"),
                ("statistical-neighbours", Q3, 23.5, "percent"),
                ("intervention", Q3, 30, "percent"),
            ],
        ),
        (
            "84% at the end of November 2023 (the December 2023 figure will follow).",
            [("actual", "2023-11", 84, "percent")],
        ),
        (
            "fell from 31% when the academic year began (HT1) to 21% in HT2.",
            [("actual", "2023-24 HT1", 31, "percent"), ("actual", "2023-24 HT2", 21, "percent")],
        ),
        (
            "84% compared with 80% in the same period last year.",
            [("actual", Q3, 84, "percent"), ("actual", "2022-23 Q3", 80, "percent")],
        ),
        (
            "84%, up from 81%.",
            [("actual", Q3, 84, "percent"), ("previous", None, 81, "percent")],
        ),
        (
            "24.8% in Q2 23/24 – an increase 20.6% from 4.2% in Q1 23/24.",
            [("actual", Q2, 24.8, "percent"), ("actual", "2023-24 Q1", 4.2, "percent")],
        ),
        ("Q3 0.16%, equating to 41 homes.", [("actual", Q3, 0.16, "percent")]),
        ("In Q3 0.01% (2 homes) were late.", [("actual", Q3, 0.01, "percent")]),
        (
            "0.02% in Q3 (0% in Q2) – equates to 5 homes.",
            [("actual", Q3, 0.02, "percent"), ("actual", Q2, 0, "percent")],
        ),
    ],
)
def test_what_is_said_of_a_share(
    said: str, expected: list[tuple[str, str | None, float, str]]
) -> None:
    figures = read(f"- 3.1 **Percentage of repairs done on time** – {said}\n").figures
    assert brief(figures) == expected
    assert {f.indicator for f in figures} == {"Percentage of repairs done on time"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Q3 23/24 figure stood at 274.", [("actual", Q3, 274, "count")]),
        (
            "this has reduced slightly to 412 in Q3 from 419 in Q2.",
            [("actual", Q3, 412, "count"), ("actual", Q2, 419, "count")],
        ),
        (
            "increased by 36% from 317 in Q2 23/24 to 431 in Q3 23/24.",
            [("actual", Q2, 317, "count"), ("actual", Q3, 431, "count")],
        ),
        (
            "decreased by 38% - 241 in Q1 23/24 to 149 in Q2 23/24.",
            [("actual", "2023-24 Q1", 241, "count"), ("actual", Q2, 149, "count")],
        ),
        ("there were 1,204 households in Q3.", [("actual", Q3, 1204, "count")]),
        ("12 officers worked on it and 4 carers left.", []),
        ("the service spent £20,000 on this.", []),
        ("55% of them are new.", []),
    ],
)
def test_what_is_said_of_a_count(
    said: str, expected: list[tuple[str, str | None, float, str]]
) -> None:
    figures = read(f"- 3.1 **Number of fostering households** – {said}\n").figures
    assert brief(figures) == expected


@pytest.mark.parametrize(
    "said",
    [
        "an increase of 1%.",
        "this is 3 percentage points higher.",
        "down by 4% since Q2.",
        "pupils aged 16-17 are counted.",
        "section 19 of the Act applies.",
        "27 of 131 homes are old.",
        "the 45 day window is a legal requirement.",
        "a place costs between £18,000 and £44,000 a year.",
        "For example, one young person was out for 66% of the term.",
        "we expect it to reach 95% next year.",
        "work continues with 5 teams.",
        "see exception report (appendix 2).",
        "figures for Q4 will be available in May 2024.",
        "it should be above 95%.",
    ],
)
def test_what_is_no_figure(said: str) -> None:
    assert read(f"- 3.1 **Percentage of repairs done on time** – {said}\n").figures == ()


def test_two_names_in_one_paragraph() -> None:
    text = (
        "- 3.2 **Percentage of homes let on time** – 98% in Q3 and **Percentage of homes "
        "inspected** – 92% in Q3. Both indicators remain above the target of 95% and 90% "
        "respectively.\n"
    )
    found = [(f.indicator, f.measure, f.value) for f in read(text).figures]
    assert found == [
        ("Percentage of homes let on time", "actual", 98),
        ("Percentage of homes inspected", "actual", 92),
        ("Percentage of homes let on time", "target", 95),
        ("Percentage of homes inspected", "target", 90),
    ]


def test_a_group_is_named_with_its_heading_and_shared_out() -> None:
    text = (
        "5.3 **Good / Outstanding Schools:**\n\n"
        "- 5.3.1 **Primary and Secondary Schools:** The percentage of children in both primary "
        "and secondary schools that are rated as good remains above target at 96% and 94% "
        "respectively.\n"
    )
    found = [(f.indicator, f.measure, f.value) for f in read(text).figures]
    assert found == [
        ("Good / Outstanding Schools: Primary Schools", "actual", 96),
        ("Good / Outstanding Schools: Secondary Schools", "actual", 94),
    ]


@pytest.mark.parametrize(
    ("text", "name", "value", "unit"),
    [
        (
            "The percentage of calls answered within 60 seconds was 71% in Q3.",
            "percentage of calls answered within 60 seconds",
            71,
            "percent",
        ),
        (
            "The number of children on a protection plan had remained stable at 388.",
            "number of children on a protection plan",
            388,
            "count",
        ),
        (
            "86% of conferences took place within 15 working days of the meeting.",
            "% of conferences took place within 15 working days of the meeting",
            86,
            "percent",
        ),
        ("Re-referrals had reduced in October to 21%, it was said.", "Re-referrals", 21, "percent"),
        (
            "There was an increase in the timeliness of contacts screened in one day, to 90%.",
            "timeliness of contacts screened in one day",
            90,
            "percent",
        ),
    ],
)
def test_a_sentence_that_names_its_indicator(text: str, name: str, value: float, unit: str) -> None:
    (figure,) = read(text + "\n", ItemKind.MINUTES).figures
    assert (figure.indicator, figure.value, figure.unit) == (name, value, unit)
    assert (figure.source, figure.evidence.text) == ("minutes", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The recycling rate was 45.6% for the quarter, which is 2.3 percentage points below "
            "the 48% target.",
            [("actual", Q3, 45.6, "percent"), ("target", Q3, 48, "percent")],
        ),
        (
            "Sickness absence averaged 9.4 days per FTE against a target of 8.5 days.",
            [("actual", Q3, 9.4, "days"), ("target", Q3, 8.5, "days")],
        ),
        (
            "There were 345 children in care at the end of December 2023, compared with 332 at the "
            "same point last year.",
            [("actual", "2023-12", 345, "count"), ("actual", "2022-23 Q3", 332, "count")],
        ),
        (
            "The rate of children in care was 71.3 per 10,000 in Q3, up from 69.8 in Q2.",
            [("actual", Q3, 71.3, "rate"), ("actual", Q2, 69.8, "rate")],
        ),
        (
            "The number of visits rose by 12% to 145,678 in Q3.",
            [("actual", Q3, 145_678, "count")],
        ),
        (
            "Number of fly tips - 1,245 (Q2 1,310; November 2023 402).",
            [
                ("actual", Q3, 1245, "count"),
                ("actual", Q2, 1310, "count"),
                ("actual", "2023-11", 402, "count"),
            ],
        ),
        (
            "The percentage of boys and girls at the standard was 61% and 68% respectively.",
            [("actual", Q3, 61, "percent"), ("actual", Q3, 68, "percent")],
        ),
        (
            "The percentage of calls answered went from 71% in Q1 to 75% in Q2 and 82% in Q3.",
            [
                ("actual", "2023-24 Q1", 71, "percent"),
                ("actual", Q2, 75, "percent"),
                ("actual", Q3, 82, "percent"),
            ],
        ),
        (
            "EHCP timeliness: At the end of December 2023, 45.2% were on time, compared to 49.2% "
            "nationally and 52% for statistical neighbours.",
            [
                ("actual", "2023-12", 45.2, "percent"),
                ("national", "2023-12", 49.2, "percent"),
                ("statistical-neighbours", "2023-12", 52, "percent"),
            ],
        ),
    ],
)
def test_sentences_of_many_councils(
    text: str, expected: list[tuple[str, str | None, float, str]]
) -> None:
    assert brief(read(text + "\n").figures) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was 45% in Q3.",
        "The budget rose by 4% to £2.3m.",
        "The Committee heard from 14 people.",
        "A number of schemes began in 2022.",
        "Members voted 5 to 4.",
        "One pupil's attendance was noted as 71%.",
    ],
)
def test_no_figure_where_no_indicator_is_named(text: str) -> None:
    assert read(text + "\n", ItemKind.REPORT).figures == ()


@pytest.mark.parametrize(
    ("said", "standing", "direction"),
    [
        ("performance remains above target.", "above-target", None),
        ("it continues to remain higher than the national average.", "above-national", None),
        ("it is below our statistical neighbours.", "below-statistical-neighbours", None),
        ("it is in line with regional comparators.", "on-regional", None),
        ("it is not above target.", "below-target", None),
        ("all are rated good – no change since Q2.", None, "unchanged"),
        ("there has been a marked improvement.", None, "improved"),
        ("performance has deteriorated.", None, "worsened"),
        ("data is not yet available.", "not-available", None),
    ],
)
def test_statements(said: str, standing: str | None, direction: str | None) -> None:
    (statement,) = read(f"- 3.1 **Percentage of repairs done on time** – {said}\n").statements
    assert (statement.standing, statement.direction) == (standing, direction)
    assert statement.indicator == "Percentage of repairs done on time"
    assert said in statement.evidence.text


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("it got worse in Q2.", Q2),
        ("it got worse since Q2.", Q3),
        ("this is better than in Q2.", Q3),
        ("it improved by comparison with Q2.", Q3),
        ("an improvement on the position in Q2.", Q3),
        ("it improved for the second quarter running.", Q3),
    ],
)
def test_a_statement_is_not_of_the_time_that_it_compares_with(said: str, period: str) -> None:
    (statement,) = read(f"- 3.1 **Percentage of repairs done on time** – {said}\n").statements
    assert statement.period == period


def test_an_aim_is_a_name() -> None:
    text = (
        "8. Increase the percentage of plans issued within 20 weeks. This measure shows how many "
        "were on time. This figure remains above the national average at 46.4%.\n"
    )
    (figure,) = read(text).figures
    assert (figure.measure, figure.value) == ("national", 46.4)
    assert figure.indicator == "Increase the percentage of plans issued within 20 weeks"


def test_exception_forms_are_left_to_their_parser() -> None:
    text = (
        "Exception report\n\nIndicator description: % of repairs done on time\n\n"
        "Q3 outturn: 58%\n\nThe percentage of repairs done on time fell to 58% in Q3.\n"
    )
    assert read(text).figures == ()


def test_evidence_is_the_sentence() -> None:
    text = "- 3.1 **Number of empty homes** – this fell. The figure for Q3 is 23.\n"
    (figure,) = read(text).figures
    assert figure.evidence.text == "The figure for Q3 is 23."
    assert figure.item_id == "item-3"


@given(st.text(alphabet=st.sampled_from("Q3 12%/–-. Rateof**target\n()"), max_size=80))
def test_never_fails_and_always_has_evidence(text: str) -> None:
    for figure in read(f"The {text}").figures:
        assert figure.evidence.text
        assert figure.indicator


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "It was noted that 92.5 per cent of first talks (FT) were held within 15 days.",
            "% of first talks (FT) were held within 15 days",
        ),
        (
            "100 per cent of crews with a Safety Plan (SP) card and 98 per cent of Ships at Sea "
            "have a bell.",
            "% of Ships at Sea have a bell",
        ),
        ("A decrease of around 25% of complaints that were received by post.", None),
    ],
)
def test_the_share_that_a_sentence_tells(sentence: str, name: str | None) -> None:
    found = own_name(sentence)
    assert (found.name if found else None) == name
