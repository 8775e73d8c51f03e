"""Every number of a text is told in place: value, change, threshold, age, date, money, ..."""

from __future__ import annotations

import pytest

from extractor.language.number_kinds import NumberKind, classify

CHANGES = [
    "an increase of 1%",
    "an increase of about 1 per cent",
    "a rise of 12 pupils",
    "up 19.5 per cent compared to last year",
    "up by 19.5%",
    "down 3 on last year",
    "rose by 12",
    "fell 3%",
    "reduced by a further 4%",
    "a 5% reduction",
    "a 5 percentage point fall",
    "5% higher than England",
    "12 fewer than last year",
    "4 percentage points below target",
    "3.1pp",
    "+2.4%",
    "a gap of 6%",
    "a 4.5% pay award",
    "savings of £1.2m",
    "an increase 21.2% on the quarter before",
    "a fall in thefts from cars of 40 per cent",
    "an increase in long waits of about 12%",
]
THRESHOLDS = [
    "within 20 weeks",
    "within 24 hours",
    "above 95%",
    "at least 90%",
    "no more than 6 weeks",
    "fewer than 5 pupils",
    "fewer than five pupils",
    "missing 10% or more of sessions",
    "2 or more visits",
    "95% and above",
    "95%+",
    "<5",
    "< 5%",
    ">95%",
    "≥ 95%",
    "up to 25 places",
    "the 4-hour standard",
    "an 18-week wait",
    "a 10 working day target",
]
AGES = [
    "aged 16-17",
    "aged 16 and 17",
    "16 and 17 year olds",
    "18 to 25 year olds",
    "16/17 year olds",
    "under 18s",
    "under-18s",
    "over-65s",
    "65+",
    "the 75+ population",
    "people aged 65 and over",
    "18 years and over",
    "0-5 year olds",
    "two year olds",
    "a two-year-old",
    "under 16 conceptions",
    "children under 5",
    "those over 18",
    "turning 18",
]
DATES = [
    "31 March 2024",
    "on 3 May",
    "12/05/2023",
    "31-Mar-24",
    "2022/23",
    "Q3",
    "HT2 23/24",
    "in 2019",
    "the 1980s",
    "2023/25",
    "31 June",
    "Period 7",
    "rolling 12 months",
]
REFERENCES = [
    "section 17",
    "Section 106",
    "s.106",
    "S117 aftercare",
    "ss 5 and 6",
    "regulation 12",
    "regulations 4 to 6",
    "paragraph 3.4",
    "para 3.4.2",
    "page 12",
    "p. 12",
    "pp. 12-14",
    "Appendix 2",
    "Agenda Item 6b",
    "item 6",
    "ward 3",
    "Minute 45/22",
    "minute no. 45",
    "recommendation 4",
    "question 3",
    "Covid-19",
    "KS4",
    "KS 2",
    "Key Stage 1 and 2",
    "grade 5",
    "grades 9-4",
    "band 3",
    "Level 2+",
    "Year 12",
    "Type 1 diabetes",
    "NI 192",
    "KPI 12",
    "the M25",
    "PM2.5",
    "Children Act 1989",
    "4. The report",
]
REST = [
    ("ranked 22nd", "ordinal"),
    ("at 10.30am", "time"),
    ("at 10:30", "time"),
    ("call 01234 567890", "code"),
    ("call 0300 123 4567", "code"),
    ("24/7", "code"),
    ("open 24 / 7", "code"),
    ("999 and 101 calls", "code"),
    ("calls to NHS 111", "code"),
    ("3G pitches", "code"),
    ("5 A*-C grades", "code"),
    ("no one came", "code"),
    ("12/00345/FUL", "code"),
    ("two years ago", "length"),
    ("A&E 4 hour", "length"),
    ("a 12-month plan", "length"),
    ("the top 10", "rank"),
    ("£000", "scale"),
]
MONEY = ["£1.2m was spent", "a budget of £450k", "a £20 fee", "two million pounds"]
VALUES = [
    "84% of homes",
    "stood at 274",
    "27 of 131 children",
    "rose to 45%",
    "an increase to 45%",
    "took 34 days",
    "57.3 per 10,000",
    "two thirds of homes",
    "one in five homes",
    "1 in 5 homes",
    "46.2 points",
    "the ratio was 3:1",
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((t, NumberKind.CHANGE) for t in CHANGES),
        *((t, NumberKind.THRESHOLD) for t in THRESHOLDS),
        *((t, NumberKind.AGE) for t in AGES),
        *((t, NumberKind.DATE) for t in DATES),
        *((t, NumberKind.REFERENCE) for t in REFERENCES),
        *((t, NumberKind.MONEY) for t in MONEY),
        *((t, NumberKind.VALUE) for t in VALUES),
    ],
)
def test_kinds(text: str, kind: NumberKind) -> None:
    assert {n.kind for n in classify(text)} == {kind}


@pytest.mark.parametrize(("text", "role"), REST)
def test_other_roles(text: str, role: str) -> None:
    assert {(n.kind, n.role) for n in classify(text)} == {(NumberKind.OTHER, role)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "84% against a target of 90%, an increase of 3% on Q2",
            [("84%", "value"), ("90%", "value"), ("3%", "change"), ("Q2", "date")],
        ),
        (
            "Of 131 pupils aged 16-17 in KS5, 27 (20.6%) were absent for 10% or more of 2022/23",
            [
                ("131", "value"),
                ("16-17", "age"),
                ("KS5", "reference"),
                ("27", "value"),
                ("20.6%", "value"),
                ("10%", "threshold"),
                ("2022/23", "date"),
            ],
        ),
        (
            "fell 3 points to 45% at 31 March 2024",
            [("3 points", "change"), ("45%", "value"), ("at 31 March 2024", "date")],
        ),
        (
            "EHCPs issued within 20 weeks: 62%, up from 55%",
            [("20 weeks", "threshold"), ("62%", "value"), ("55%", "value")],
        ),
    ],
)
def test_each_number_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.text, n.kind.value) for n in classify(text)] == expected


@pytest.mark.parametrize(
    ("text", "sign", "approximate"),
    [
        ("-3%", "-", False),
        ("£(1.2m)", "-", False),
        ("+3%", "+", False),
        ("about 3%", None, True),
        ("circa 45 pupils", None, True),
        ("c.45 pupils", None, True),
        ("approx. 45 pupils", None, True),
        ("~45 pupils", None, True),
        ("just over 45 pupils", None, True),
        ("45 pupils", None, False),
    ],
)
def test_sign_and_approximation(text: str, sign: str | None, approximate: bool) -> None:
    (number,) = classify(text)
    assert (number.sign, number.approximate) == (sign, approximate)
