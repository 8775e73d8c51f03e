"""Words that the tagger takes for a time, read beside the report's period."""

from __future__ import annotations

import pytest

from extractor.language import fiscal
from extractor.language.said_periods import pointing, said_period
from extractor.records import Period

Q3 = fiscal.quarter(2024, 3)
YEAR = fiscal.year_of(fiscal.FINANCIAL, 2015)


@pytest.mark.parametrize(
    ("words", "context", "label"),
    [
        ("31 December 2024", Q3, "2024-12-31"),
        ("30 June", Q3, "2024-06-30"),
        ("December", Q3, "2024-12"),
        ("three months earlier", Q3, "2024-25 Q2"),
        ("Same period last year", Q3, "2023-24 Q3"),
        ("corresponding quarter", Q3, "2023-24 Q3"),
        ("twelve months previously", Q3, "2023-24 Q3"),
        ("Q1 of the year before", Q3, "2023-24 Q1"),
        ("same months of 2020", Q3, "2020-21 Q3"),
        ("same point in 2022-23", Q3, "2022-23 Q3"),
        ("same month of 2020", Q3, "2020"),  # the report has no month; the year is what is said
        ("year", Q3, "2024-25"),
        ("year", YEAR, "2015-16"),
        ("year previous", YEAR, "2014-15"),
        ("year to March", fiscal.quarter(2020, 4), "2020-21"),
        ("2017", YEAR, "2017"),
        ("quarter", Q3, "2024-25 Q3"),
        ("current quarter", Q3, "2024-25 Q3"),
        ("quarter end", Q3, "2024-25 Q3"),
        ("period", YEAR, "2015-16"),
        ("quarter", YEAR, None),
        ("month", fiscal.month(2024, 11), "2024-11"),
        ("previous month", fiscal.month(2024, 11), "2024-10"),
        ("two years before", Q3, "2022-23 Q3"),
        ("3 years ago", YEAR, "2012-13"),
        ("one year ago", YEAR, "2014-15"),
        ("six months earlier", Q3, "2024-25 Q1"),
        ("quarter four of the previous year", fiscal.quarter(2024, 1), "2023-24 Q4"),
        ("last quarter of 2022/23", Q3, "2022-23 Q4"),
        ("same qtr last year", Q3, "2023-24 Q3"),
        ("nine months to December", Q3, "2024-25 Q3"),
        ("three months to September", Q3, "2024-25 Q2"),
        ("12 months to December", Q3, "2024-12"),
        ("Christmas", Q3, None),
        ("year", None, None),
    ],
)
def test_words_for_a_time(words: str, context: Period | None, label: str | None) -> None:
    found = said_period(f"At {words} it", 3, 3 + len(words), context)
    assert (found.label if found else None) == label


def test_between_two_months() -> None:
    text = "between October and December it"
    found = said_period(text, 8, 28, Q3)
    assert found is not None
    assert (found.start.month, found.end.month) == (10, 12)


@pytest.mark.parametrize("words", ["Q3", "December", "2024-25", "last year"])
def test_what_the_grammar_reads_is_left_to_it(words: str) -> None:
    assert pointing(words, Q3) is None
