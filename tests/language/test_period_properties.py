"""What holds for every period: its days, its label, its spellings, and the words around it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import fiscal
from extractor.language.casing import small_letters
from extractor.language.period_forms import forms, signs
from extractor.language.periods import dated, find_periods, parse_period
from extractor.records import Period

YEARS = st.integers(2001, 2080)
DAYS = st.dates(date(2001, 1, 1), date(2080, 12, 31))

PARTS = st.one_of(
    st.builds(fiscal.quarter, YEARS, st.integers(1, 4)),
    st.builds(fiscal.month, YEARS, st.integers(1, 12)),
    st.builds(fiscal.half_term, YEARS, st.integers(1, 6)),
    st.builds(fiscal.day, DAYS),
)
PERIODS = st.one_of(
    PARTS,
    st.builds(fiscal.year_of, st.sampled_from(list(fiscal.FIRST_MONTH)), YEARS),
    st.builds(fiscal.term, YEARS, st.integers(1, 3)),
    st.builds(fiscal.to_date, PARTS),
    st.builds(fiscal.rolling_year, PARTS),
    st.tuples(DAYS, DAYS).map(lambda pair: fiscal.span(min(pair), max(pair))),
)


@given(PERIODS)
def test_a_label_means_its_period(period: Period) -> None:
    assert fiscal.from_label(period.label, period.type) == period


@given(PERIODS)
def test_no_period_ends_before_it_starts(period: Period) -> None:
    for other in (period, fiscal.before(period), fiscal.year_before(period), fiscal.base(period)):
        assert other.start <= other.end


@given(PERIODS)
def test_a_year_before_is_alike_and_earlier(period: Period) -> None:
    earlier = fiscal.year_before(period)
    assert earlier.type == period.type
    assert earlier.end.year == period.end.year - 1
    assert earlier.start.year == period.start.year - 1


@given(PERIODS)
def test_the_one_before_is_over_earlier(period: Period) -> None:
    earlier = fiscal.before(period)
    assert earlier.type == period.type
    assert earlier.end < period.end


@given(YEARS)
def test_the_months_of_quarters_make_up_the_year(year: int) -> None:
    quarters = [fiscal.quarter(year, n) for n in (1, 2, 3, 4)]
    whole = fiscal.year_of(fiscal.FINANCIAL, year)
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert all(b.start - a.end == timedelta(days=1) for a, b in pairwise(quarters))
    months = [fiscal.month(year + (n > 12), (n - 1) % 12 + 1) for n in range(4, 16)]
    assert all(sum(q.start <= m.start and m.end <= q.end for q in quarters) == 1 for m in months)


@given(
    st.builds(fiscal.quarter, YEARS, st.integers(1, 4))
    | st.builds(fiscal.year_of, st.just(fiscal.FINANCIAL), YEARS)
    | st.builds(fiscal.half_term, YEARS, st.integers(1, 6))
    | st.builds(fiscal.day, DAYS)
)
def test_labels_are_read_as_printed(period: Period) -> None:
    assert parse_period(period.label) == period


QUARTERS = st.tuples(YEARS, st.integers(1, 4))
NAMES = ("April", "July", "October", "January")


@given(
    QUARTERS,
    st.sampled_from(
        [
            "Q{q} {y}/{z}",
            "Q{q} {s}/{z}",
            "Quarter {q} {y}-{z}",
            "{y}/{z} Q{q}",
            "Qtr {q} {s}/{z}",
            "Q{q} ({y}/{z})",
            "Q{q} of {y}/{z}",
            "{y}/{z} - Quarter {q}",
        ]
    ),
)
def test_every_spelling_of_a_quarter(which: tuple[int, int], form: str) -> None:
    year, number = which
    text = form.format(q=number, y=year, s=f"{year % 100:02}", z=f"{(year + 1) % 100:02}")
    assert parse_period(text) == fiscal.quarter(year, number)
    assert [f.period for f in find_periods(text)] == [fiscal.quarter(year, number)]


@given(
    DAYS,
    st.sampled_from(["as at {:%d %B %Y}", "as at {:%d/%m/%Y}", "at {:%d.%m.%y}", "{:%Y-%m-%d}"]),
)
def test_every_spelling_of_a_day(day: date, form: str) -> None:
    assert [f.period for f in find_periods(form.format(day))] == [fiscal.day(day)]


@given(
    st.dates(date(2011, 1, 1), date(2079, 12, 31)),
    st.sampled_from(["{:%B %Y}", "{:%b-%y}", "{:%b '%y}", "end of {:%B %Y}"]),
)
def test_every_spelling_of_a_month(day: date, form: str) -> None:
    month = fiscal.month(day.year, day.month)
    short = "%y" in form and day.year > 2029  # from '30 on two digits may be a day
    found = [f.period for f in find_periods(form.format(day))]
    assert found == [month] or short


@given(st.tuples(st.integers(2001, 2079), st.integers(1, 12)), st.integers(1, 11))
def test_every_run_of_months(start: tuple[int, int], length: int) -> None:
    year, place = start[0], start[1] + length
    first = fiscal.month(*start)
    last = fiscal.month(year + (place > 12), (place - 1) % 12 + 1)
    (found,) = find_periods(f"{first.start:%B %Y} to {last.start:%B %Y}")
    assert (found.period.start, found.period.end) == (first.start, last.end)


FORMS = [
    "Q3 2022/23",
    "2022-23",
    "HT2 23/24",
    "November 2022",
    "as at 31 December 2022",
    "April to December 2022",
    "12 months to September 2024",
    "autumn term 2023",
    "the previous quarter",
    "same point last year",
    "academic year 2022/23",
    "year to date",
    "first half of 2023/24",
    "Q1-Q3 2022/23",
]
AROUND = ["", "it was 84% in", "rose, to 12,", "of 27 homes;", "(compared with", "target 90%:"]


@pytest.mark.parametrize("form", FORMS)
@given(
    before=st.sampled_from(AROUND),
    after=st.sampled_from(["", ", which rose", ") and fell", ". The"]),
)
def test_the_words_around_change_nothing(form: str, before: str, after: str) -> None:
    context = fiscal.quarter(2022, 3)
    alone = [f.period for f in find_periods(form, context)]
    text = f"{before} {form}{after}"
    found = find_periods(text, context)
    assert [f.period for f in found] == alone
    assert all(form in text[f.start : f.end] or text[f.start : f.end] in form for f in found)


PIECES = (
    "Q1|Q5|2023/25|31 June|and|to|-|(|)|,|last year|term|H1|YTD|rolling|12 months|year|ending"
    "|March|May|99|2000|/|P7|half|half of|32"
)
WORDS = st.lists(st.sampled_from([*FORMS, *PIECES.split("|")])).map(" ".join)


@given(st.text() | WORDS, st.none() | PERIODS)
def test_no_text_is_too_much(text: str, context: Period | None) -> None:
    found = find_periods(text, context)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.period.start <= f.period.end for f in found)
    assert all(fiscal.from_label(f.period.label, f.period.type) == f.period for f in found)
    parse_period(text, context)
    assert all(0 <= start < end <= len(text) for start, end in dated(text))


FRAGMENTS = (
    "Q1|q3|Quarter|quarter|two|first|half|of|the|financial|year|h1|ht2|T3|term|autumn|Spring|and"
    "|summer|terms|2022/23|22-23|2022|20|23|2022-03-31|31/12/22|1.4.23|31|March|April|to|month|7"
    "|P7|m9|period|this|last|previous|same|point|in|at|as|rolling|12|twelve|months|ago|earlier"
    "|before|time|ytd|current|calendar|so|far|date|moving|ending|up|between|March ſ|(|)|,|-|/"
)
RUN_TOGETHER = st.lists(
    st.tuples(st.sampled_from(FRAGMENTS.split("|")), st.sampled_from(["", " "])), max_size=14
).map(lambda pieces: "".join(word + space for word, space in pieces))


@given(RUN_TOGETHER)
def test_no_form_matches_where_it_is_not_tried(text: str) -> None:
    told = signs(small_letters(text))
    for form in forms():
        assert form.needs <= told or not form.pattern.search(text), form.pattern.pattern
