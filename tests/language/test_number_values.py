"""What a printed number is worth: units, signs, money, ranges, parts, shares and words."""

from __future__ import annotations

import pytest

from extractor.language.numbers import (
    find_numbers,
    missing_value,
    money_scale,
    parse_number,
    values,
)

PERCENTAGES = [
    ("84% of homes", 84, "percent"),
    ("84 % of homes", 84, "percent"),
    ("84 per cent of homes", 84, "percent"),
    ("84 per-cent of homes", 84, "percent"),
    ("84percent of homes", 84, "percent"),
    ("84pct of homes", 84, "percent"),
    ("0.0% of homes", 0, "percent"),
    ("100 per cent.", 100, "percent"),
    ("1,250% of plan", 1250, "percent"),
    (".5% of homes", 0.5, "percent"),
    ("twelve per cent", 12, "percent"),
]
POINTS = [
    ("3 percentage points", 3, "points"),
    ("1 percentage point", 1, "points"),
    ("5 percentage-points", 5, "points"),
    ("2 per cent points", 2, "points"),
    ("2 % points", 2, "points"),
    ("2%-points", 2, "points"),
    ("3.1 %pts", 3.1, "points"),
    ("3.1pp", 3.1, "points"),
    ("3 pps", 3, "points"),
    ("3ppts", 3, "points"),
    ("46.2 points", 46.2, "points"),
    ("two percentage points", 2, "points"),
]
SIGNS = [
    ("a gap of -3.2%", -3.2, "percent"),
    ("a gap of −3.2%", -3.2, "percent"),
    ("a gap of ‑3.2%", -3.2, "percent"),
    ("fell to –3.2%", -3.2, "percent"),
    ("—3.2%", -3.2, "percent"),
    ("(–3.2%) here", -3.2, "percent"),
    ("minus 3.2%", -3.2, "percent"),
    ("+3.2%", 3.2, "percent"),
    ("a balance of (3.2)% today", -3.2, "percent"),
]
MONEY = [
    ("£12", 12, "gbp"),
    ("£12.50", 12.5, "gbp"),
    ("£450k", 450_000, "gbp"),
    ("£450K", 450_000, "gbp"),
    ("£1.2m", 1_200_000, "gbp"),
    ("£1.2mn", 1_200_000, "gbp"),
    ("£ 3.4 m", 3_400_000, "gbp"),
    ("£1.2million", 1_200_000, "gbp"),
    ("£1.2 million", 1_200_000, "gbp"),
    ("£2.5bn", 2_500_000_000, "gbp"),
    ("£40 thousand", 40_000, "gbp"),
    ("-£1.2m", -1_200_000, "gbp"),
    ("£(1.2m)", -1_200_000, "gbp"),
    ("an overspend of £(450)k", -450_000, "gbp"),
    ("two million pounds", 2_000_000, "gbp"),
]
MARKED = [
    ("84%* of homes", 84, "percent"),
    ("84%¹ of homes", 84, "percent"),
    ("84%1 of homes", 84, "percent"),
    ("84%† of homes", 84, "percent"),
    ("84%# of homes", 84, "percent"),
    ("84† homes", 84, None),
    ("84* homes", 84, None),
    ("84^ homes", 84, None),
]
OTHERS = [
    ("12,345 visits", 12_345, None),
    ("12\u00a0345 visits", 12_345, None),
    ("1\u2009234\u2009567 visits", 1_234_567, None),
    ("c.45 pupils", 45, None),
    ("c45 pupils", 45, None),
    ("ca. 45 pupils", 45, None),
    ("circa 1,200 pupils", 1200, None),
    ("~45 pupils", 45, None),
    ("12.4 FTE", 12.4, None),
    ("23 per 1,000 homes", 23, "rate"),
    ("12.3 per 10k", 12.3, "rate"),
    ("5.4 per head", 5.4, "rate"),
    ("a ratio of 3:1", 3, "ratio"),
    ("a ratio of 1:25", 0.04, "ratio"),
    ("the ratio was 1 : 4", 0.25, "ratio"),
    ("took 12 school days", 12, "days"),
    ("took 5 wks", 5, "weeks"),
]
WORDS = [
    ("nine pupils", 9, None),
    ("twenty-three pupils", 23, None),
    ("twenty three pupils", 23, None),
    ("a hundred and four pupils", 104, None),
    ("one hundred and twenty-four pupils", 124, None),
    ("two hundred pupils", 200, None),
    ("three thousand visits", 3000, None),
    ("two hundred thousand visits", 200_000, None),
    ("a dozen pupils", 12, None),
    ("two and a half places", 2.5, None),
    ("two thirds of pupils", 66.7, "percent"),
    ("two-thirds of pupils", 66.7, "percent"),
    ("a third of pupils", 33.3, "percent"),
    ("one third of pupils", 33.3, "percent"),
    ("a quarter of pupils", 25, "percent"),
    ("three quarters of pupils", 75, "percent"),
    ("three-quarters of pupils", 75, "percent"),
    ("half of pupils", 50, "percent"),
    ("one in five pupils", 20, "percent"),
    ("nine in ten pupils", 90, "percent"),
    ("one in every four pupils", 25, "percent"),
    ("1 in 5 pupils", 20, "percent"),
    ("7 in 10 pupils", 70, "percent"),
]


@pytest.mark.parametrize(
    ("text", "value", "unit"), PERCENTAGES + POINTS + SIGNS + MONEY + MARKED + OTHERS + WORDS
)
def test_worth_and_unit(text: str, value: float, unit: str | None) -> None:
    assert [(n.value, n.unit) for n in values(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("27 of 131 children", 27, 131),
        ("27 out of 131 children", 27, 131),
        ("27 out of the 131", 27, 131),
        ("27 of all 1,310", 27, 1310),
        ("nine out of ten", 9, 10),
        ("eleven of the 23", 11, 23),
        ("two of the five", 2, 5),
    ],
)
def test_parts(text: str, value: float, of: float) -> None:
    assert [(n.value, n.of) for n in find_numbers(text)] == [(value, of)]


@pytest.mark.parametrize(
    ("text", "printed", "low", "high"),
    [
        ("12-15%", "12-15%", 12, 15),
        ("12%-15%", "12%-15%", 12, 15),
        ("12–15 per cent", "12–15 per cent", 12, 15),
        ("12 to 15%", "12 to 15%", 12, 15),
        ("12 – 15%", "12 – 15%", 12, 15),
        ("between 12% and 15%", "12% and 15%", 12, 15),
        ("between 12 and 15 per cent", "12 and 15 per cent", 12, 15),
        ("between £20,000 and £50,000", "£20,000 and £50,000", 20_000, 50_000),
        ("ranging from 12% to 15%", "12% to 15%", 12, 15),
        ("£1.2-1.5m", "£1.2-1.5m", 1_200_000, 1_500_000),
        ("£900k-£1.2m", "£900k-£1.2m", 900_000, 1_200_000),
        ("5 to 10 days", "5 to 10 days", 5, 10),
    ],
)
def test_both_ends_of_a_range(text: str, printed: str, low: float, high: float) -> None:
    (number,) = find_numbers(text)
    assert (text[number.start : number.end], number.value, number.high) == (printed, low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from 12% to 15%", [12, 15]),
        ("from 12 to 15%", [12, 15]),
        ("up 12 to 15%", [12, 15]),
        ("12% and 15% respectively", [12, 15]),
        ("by 5 to 45%", [5, 45]),
    ],
)
def test_two_values_are_no_range(text: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("(0.4)", -0.4, None),
        ("(1,234)", -1234, None),
        ("(3.2%)", -3.2, "percent"),
        ("(3.2)%", -3.2, "percent"),
        ("(£450k)", -450_000, "gbp"),
        ("£(450k)", -450_000, "gbp"),
        ("£1 234", 1234, "gbp"),
        ("+1.5 pp", 1.5, "points"),
        ("3:1", 3, "ratio"),
        ("—4", -4, None),
        ("0", 0, None),
    ],
)
def test_cells(text: str, value: float, unit: str | None) -> None:
    number = parse_number(text)
    assert number
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("n/a", "not-applicable"),
        ("N/A", "not-applicable"),
        ("N.A.", "not-applicable"),
        ("Not applicable", "not-applicable"),
        ("no target set", "not-applicable"),
        ("tbc", "awaited"),
        ("TBC", "awaited"),
        ("(tbc)", "awaited"),
        ("To be confirmed", "awaited"),
        ("Not yet available", "awaited"),
        ("Available in May 2024", "awaited"),
        ("-", "blank"),
        ("–", "blank"),
        ("..", "blank"),
        ("not available", "not-available"),
        ("Data not available.", "not-available"),
        ("*", "suppressed"),
        ("[c]", "suppressed"),
        ("84%", None),
        ("0", None),
        ("", None),
        ("Reduction on last quarter", None),
    ],
)
def test_missing_values(text: str, why: str | None) -> None:
    assert missing_value(text) == why
    assert why is None or parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("£000", 1000),
        ("£'000", 1000),
        ("£’000s", 1000),
        ("Budget (£000s)", 1000),
        ("£k", 1000),
        ("£m", 1_000_000),
        ("Variance £ million", 1_000_000),
        ("£bn", 1_000_000_000),
        ("£", None),
        ("£1.2m", None),
        ("Target", None),
    ],
)
def test_column_heads_of_money(text: str, scale: int | None) -> None:
    assert money_scale(text) == scale
    assert values(text) == [] or scale is None
