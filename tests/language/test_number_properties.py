"""What holds for every number: it reads back, it stands where it is printed, it is told alone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.number_kinds import NumberKind, classify
from extractor.language.numbers import (
    find_numbers,
    missing_value,
    money_scale,
    parse_number,
    values,
)

HUNDREDTHS = st.integers(0, 10**7).map(lambda n: n / 100)
WHOLE = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("form", "factor", "unit"),
    [
        ("{:.2f}%", 1, "percent"),
        ("{:,.2f} %", 1, "percent"),
        ("{:.2f} per cent", 1, "percent"),
        ("{:.2f}percent", 1, "percent"),
        ("{:.2f} pct", 1, "percent"),
        ("-{:.2f}%", -1, "percent"),
        ("−{:.2f}%", -1, "percent"),
        ("‑{:.2f}%", -1, "percent"),
        ("–{:.2f}%", -1, "percent"),
        ("+{:.2f}%", 1, "percent"),
        ("minus {:.2f}%", -1, "percent"),
        ("({:.2f}%)", -1, "percent"),
        ("({:,.2f})", -1, None),
        ("{:.2f}pp", 1, "points"),
        ("{:.2f} percentage points", 1, "points"),
        ("{:.2f} % points", 1, "points"),
        ("£{:,.2f}", 1, "gbp"),
        ("-£{:,.2f}", -1, "gbp"),
        ("£-{:,.2f}", -1, "gbp"),
        ("£({:,.2f})", -1, "gbp"),
        ("(£{:,.2f})", -1, "gbp"),
        ("£{:.2f}k", 1e3, "gbp"),
        ("£{:.2f}m", 1e6, "gbp"),
        ("£{:.2f} million", 1e6, "gbp"),
        ("£{:.2f}bn", 1e9, "gbp"),
        ("{:.2f} days", 1, "days"),
        ("{:.2f} working days", 1, "days"),
        ("{:.2f} weeks", 1, "weeks"),
        ("{:,.2f}", 1, None),
        ("{:.2f}", 1, None),
    ],
)
@given(number=HUNDREDTHS)
def test_every_form_reads_back(form: str, factor: float, unit: str | None, number: float) -> None:
    found = parse_number(form.format(number))
    assert found
    assert found.value == pytest.approx(factor * float(f"{number:.2f}"), abs=1e-4)
    assert found.unit == unit


@given(WHOLE, st.sampled_from(["{:,}", "{}", "£{:,}", "-{:,}"]))
def test_whole_numbers_read_back(number: int, form: str) -> None:
    found = parse_number(form.format(number))
    assert found
    assert abs(found.value) == number


@given(WHOLE)
def test_spaces_that_do_not_break_part_thousands(number: int) -> None:
    (found,) = find_numbers(f"{number:,}".replace(",", "\u202f") + " visits in all")
    assert found.value == number


ONES: list[str] = re.findall(
    r"\w+",
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""",
)
TENS: list[str] = re.findall(r"\w+", "- twenty thirty forty fifty sixty seventy eighty ninety")


def in_words(number: int) -> str:
    """247 as "two hundred and forty-seven"."""
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand" if not rest else "?"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 999) | st.integers(1, 999).map(lambda n: 1000 * n))
def test_words_read_back(number: int) -> None:
    (found,) = find_numbers(f"there were {in_words(number)} visits")
    assert (found.value, found.spelt) == (number, True)


@given(st.integers(1, 99), st.integers(1, 400))
def test_a_part_keeps_its_whole(part: int, more: int) -> None:
    (found,) = find_numbers(f"with {part} of {part + more} children")
    assert (found.value, found.of) == (part, part + more)


@given(st.integers(1, 60), st.integers(1, 30), st.sampled_from(["-", "–", " to ", " – "]))
def test_a_range_keeps_both_ends(low: int, more: int, join: str) -> None:
    (found,) = find_numbers(f"likely {low}{join}{low + more}%")
    assert (found.value, found.high, found.unit) == (low, low + more, "percent")


FORMS = ["84%", "84 per cent", "£1.2m", "3.1pp", "274", "27 of 131", "12-15%", "57.3 per 10,000"]
BEFORE = ["it was ", "Homes (", "stood at ", "target: ", "and ", "Overall, "]
AFTER = ["", " of homes", ", which is good", ") and so on", ". The next", "; then", "\n"]


@pytest.mark.parametrize("form", FORMS)
@given(before=st.sampled_from(BEFORE), after=st.sampled_from(AFTER))
def test_the_words_around_change_nothing(form: str, before: str, after: str) -> None:
    (alone,) = values(form)
    text = f"{before}{form}{after}"
    (found,) = values(text)
    assert (found.value, found.unit, found.of) == (alone.value, alone.unit, alone.of)
    assert text[found.start : found.end] == form


PIECES = (
    "84%|£1.2m|(|)|-|–|and|to|between|27|of|131|1 in 5|£000|aged|16|65+|Q3|2022/23|nine|a hundred"
    "|half|per cent|section|10:30|£(3)|3:1|a|one|in|quarter of|,|.|<|+|%|£|24/7|999|calls|1,234"
    "|pp|within|20 weeks|KS4|\u00a0|thousand|dozen|minus"
)
WORDS = st.lists(st.sampled_from(PIECES.split("|"))).map(" ".join)


@given(st.text() | WORDS)
def test_no_text_is_too_much(text: str) -> None:
    found = find_numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    parse_number(text)
    missing_value(text)
    money_scale(text)


@given(st.text() | WORDS)
def test_every_number_is_told_once_where_it_is_printed(text: str) -> None:
    told = classify(text)
    assert all(text[n.start : n.end] == n.text for n in told)
    assert all(a.end <= b.start for a, b in pairwise(told))
    assert all(isinstance(n.kind, NumberKind) for n in told)


@given(WORDS)
def test_no_digit_of_a_value_is_left_out(text: str) -> None:
    inside = {place for n in classify(text) for place in range(n.start, n.end)}
    for n in find_numbers(text):
        assert set(range(n.start, n.end)) <= inside or n.role == "period"
