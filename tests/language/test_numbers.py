"""Numbers as councils print them: what they are worth, in which unit, and what is no value."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.numbers import find_numbers, parse_number, values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("75% of reviews", 75, "percent"),
        ("75 % of reviews", 75, "percent"),
        ("75 per cent of reviews", 75, "percent"),
        ("75 percent of reviews", 75, "percent"),
        ("75.25% of reviews", 75.25, "percent"),
        ("a fall of 5 percentage points", 5, "points"),
        ("a fall of 0.5pp", 0.5, "points"),
        ("a gap of -14.50", -14.5, None),
        ("a gap of −3.2 points", -3.2, "points"),
        ("cost £1.2m", 1_200_000, "gbp"),
        ("cost £450k", 450_000, "gbp"),
        ("cost £3.5 million", 3_500_000, "gbp"),
        ("cost £1.1bn", 1_100_000_000, "gbp"),
        ("cost £20,000", 20_000, "gbp"),
        ("saved £-2.5", -2.5, "gbp"),
        ("some 1,234 contacts", 1234, None),
        ("stood at 274, a rise", 274, None),
        ("stood at 274.", 274, None),
        ("maintained to 4,453.", 4453, None),
        ("took 34 days", 34, "days"),
        ("took 3.4 working days", 3.4, "days"),
        ("waited 18 weeks", 18, "weeks"),
        ("57.3 per 10,000 children", 57.3, "rate"),
        ("412 per 100,000", 412, "rate"),
        ("about 1.5 million visits", 1_500_000, None),
        ("79%1 of homes", 79, "percent"),
        ("in September 20 pupils left", 20, None),
        ("the 16% intervention level", 16, "percent"),
        ("nine pupils", 9, None),
        ("twenty-one pupils", 21, None),
        ("two thirds of pupils", 66.7, "percent"),
        ("half of the homes", 50, "percent"),
        ("ten per cent of homes", 10, "percent"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    found = values(text)
    assert [(n.value, n.unit) for n in found] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("children aged 16", "age"),
        ("16-17 year olds", "age"),
        ("11–17-year-olds", "age"),
        ("those aged 11-17 years", "age"),
        ("under 5s", "age"),
        ("over 65s", "age"),
        ("people aged 65+", "age"),
        ("16-18yrs in training", "age"),
        ("attendance above 95%", "limit"),
        ("fewer than 10 pupils", "limit"),
        ("at least 90%", "limit"),
        ("attendance of 95+%", "limit"),
        ("section 19 of the Act", "reference"),
        ("Year 12 pupils", "reference"),
        ("Key Stage 4", "reference"),
        ("Level 3 intervention", "reference"),
        ("by day 43", "reference"),
        ("Appendix 2", "reference"),
        ("the Children Act 1989", "reference"),
        ("in the summer of 2022", "year"),
        ("the 45 day window", "length"),
        ("a 45-day window", "length"),
        ("for longer than 6 weeks", "length"),
        ("within 20 weeks", "length"),
        ("over 12 months", "length"),
        ("3 years on", "length"),
        ("ranked 22nd", "ordinal"),
        ("the 1st of these", "ordinal"),
        ("at 10.30am", "time"),
        ("at 6 pm", "time"),
        ("call 01234 567890", "code"),
        ("17/01/23", "period"),
        ("on 7 February 2023", "period"),
        ("2022/23", "period"),
        ("Q3 22/23", "period"),
        ("as at 31 March 2024", "period"),
        ("4. The report", "marker"),
        ("(3) The report", "marker"),
        ("as seen in 2019%", "year"),
    ],
)
def test_what_a_number_is_not(text: str, role: str) -> None:
    assert {n.role for n in find_numbers(text)} == {role}


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("27 of 131 children", 27, 131),
        ("14 out of 20", 14, 20),
        ("14 of the 27 young people", 14, 27),
        ("3 of a total of 1,200", 3, 1200),
    ],
)
def test_a_part_keeps_its_whole(text: str, value: float, of: float) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("90-95%", 90, 95), ("£20-30k", 20_000, 30_000), ("between 5–7 visits", 5, 7)],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("96% and 94% respectively", [96, 94]),
        ("from 70% to 75%", [70, 75]),
        ("by 38% - 263 then 179", [38, 263, 179]),
        ("0.01% (2 children)", [0.01, 2]),
        ("98% - 5 more", [98, 5]),
        ("KS4 and SEN2 returns", []),
        ("the half term holiday", []),
        ("3.7% at the end of November 2022", [3.7]),
    ],
)
def test_several_numbers(text: str, expected: list[float]) -> None:
    assert [n.value for n in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("(1.2)", -1.2, None),
        ("(5%)", -5, "percent"),
        ("(5)%", -5, "percent"),
        ("(£3.4m)", -3_400_000, "gbp"),
        ("£(1.2m)", -1_200_000, "gbp"),
        ("–14.5", -14.5, None),
        (" 1,000 ", 1000, None),
        ("12 days", 12, "days"),
    ],
)
def test_whole_cells(text: str, value: float, unit: str | None) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize("text", ["n/a", "", "12 of", "three", "1 in 5", "Q3", "31/03/2024"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(alphabet=st.sampled_from("0123456789 .,%£()-/–aQpmkto\n"), max_size=60))
def test_stretches_are_in_order_and_inside(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(0, 10**9))
def test_thousands_separators_change_nothing(number: int) -> None:
    plain, separated = parse_number(str(number)), parse_number(f"{number:,}")
    assert plain is not None
    assert separated is not None
    assert plain.value == separated.value == number


@given(st.decimals(0, 1000, places=2))
def test_percentages_come_back(value: object) -> None:
    number = parse_number(f"{value}%")
    assert number is not None
    assert (number.value, number.unit) == (float(str(value)), "percent")
