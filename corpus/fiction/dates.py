"""The calendar: meetings of municipal years, quarters and days as words."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from corpus.fiction.words import Profile

LAST_YEAR = 2024  # the last municipal year that is told runs from May 2024
REPORTED_AFTER = timedelta(days=36)  # a quarter's figures are ready for papers by then
MUNICIPAL_START = 5


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A financial quarter; ``year`` is the one in which the financial year begins."""

    year: int
    number: int

    @property
    def label(self) -> str:
        """The contract's label: 2023-24 Q3."""
        return f"{self.year}-{(self.year + 1) % 100:02} Q{self.number}"

    @property
    def slashed(self) -> str:
        """2023/24."""
        return f"{self.year}/{(self.year + 1) % 100:02}"

    @property
    def months(self) -> tuple[date, date]:
        """The first days of its first and its last month."""
        first = 3 * self.number + 1
        year = self.year + (first > 12)
        month = (first - 1) % 12 + 1
        return date(year, month, 1), date(year, month + 2, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        last = self.months[1]
        return last.replace(day=calendar.monthrange(last.year, last.month)[1])

    def back(self, count: int) -> Self:
        """The quarter ``count`` quarters before."""
        index = 4 * self.year + self.number - 1 - count
        return type(self)(index // 4, index % 4 + 1)


def last_reported(day: date) -> Quarter:
    """The last quarter whose figures are ready on a day."""
    quarter = Quarter(day.year, 4)
    while quarter.last_day + REPORTED_AFTER > day:
        quarter = quarter.back(1)
    return quarter


def meeting_days(profile: Profile, years: int) -> list[date]:
    """The days of all meetings of the last ``years`` municipal years, and one before them."""
    days = sorted(_days(profile, LAST_YEAR - years, LAST_YEAR + 2))
    first = next(k for k, day in enumerate(days) if day >= date(LAST_YEAR - years + 1, 5, 1))
    return [day for day in days[first - 1 :] if day < date(LAST_YEAR + 1, 5, 1)]


def _days(profile: Profile, first: int, after: int) -> Iterator[date]:
    for year in range(first, after):
        for month in profile.months:
            days = [
                day
                for day in calendar.Calendar().itermonthdates(year, month)
                if day.month == month and day.weekday() == profile.weekday
            ]
            yield days[profile.week - 1]


def municipal_year(day: date) -> int:
    """The year in which the municipal year of a day began."""
    return day.year - (day.month < MUNICIPAL_START)
