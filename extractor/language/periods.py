"""Finds the periods that words name: quarters, years, months, half terms, days.

Words without a year are read beside a context period; without one they are no period at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractor.language import fiscal
from extractor.language.casing import small_letters
from extractor.language.period_builders import quarter_number
from extractor.language.period_forms import (
    HALF_TERM,
    MONTH,
    QUARTER,
    Form,
    dates,
    forms,
    month_alone,
    named_day,
    no_period,
    signs,
)
from extractor.language.period_spans import rolling, year_to_date
from extractor.records import Period, Stretch


class FoundPeriod(NamedTuple):
    """A period and where its words stand."""

    period: Period
    start: int
    end: int


# no form matches words without a digit or one of these, in small letters
DIGIT = re.compile(r"\d")
HINT = re.compile(rf"quarter|month|half|year|term|ytd|rolling|{MONTH}")
# as in: Q1, Q2 (and) Q3 2022/23
LIST = re.compile(r"\s*(?:,|/|&|,?\s*and|or|to)\s*", re.IGNORECASE)
NUMBERED = (fiscal.QUARTER, fiscal.HALF_TERM, fiscal.MONTH)
RUNNING = (fiscal.TO_DATE, fiscal.ROLLING)
# "YTD", "rolling 12 months": a header cell is never read by these words alone, which say how it
# counts, not what it is about
BARE = (year_to_date, rolling)
ASKED_AGAIN = 1024  # texts: those of a report's head are asked for its period, then for their own


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    period: Period | None
    loose: bool
    bare: bool = False


@lru_cache(maxsize=ASKED_AGAIN)
def _matches(text: str) -> tuple[tuple[Form, re.Match[str]], ...]:
    """Where each form stands; asked again for the same text with other contexts."""
    small = small_letters(text)
    if not DIGIT.search(small) and not HINT.search(small):
        return ()
    has = signs(small)
    tried = (form for form in forms() if form.needs <= has)
    return tuple((form, m) for form in tried for m in form.pattern.finditer(text))


@lru_cache(maxsize=ASKED_AGAIN)
def _hits(text: str, context: Period | None) -> tuple[_Hit, ...]:
    """What every form finds, the overlapping ones settled."""
    found = [
        _Hit(m.start(), m.end(), period, form.loose, form.build in BARE)
        for form, m in _matches(text)
        if (period := form.build(m, context)) or form.build is no_period
    ]
    kept: list[_Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, h.start - h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(_with_shared_years(kept, text))


def _with_shared_years(hits: list[_Hit], text: str) -> list[_Hit]:
    """In "Q1, Q2 and Q3 2022/23" the year is that of all three."""
    for place in range(len(hits) - 2, -1, -1):
        one, two = hits[place], hits[place + 1]
        if not (one.loose and one.period and two.period) or two.loose:
            continue
        alike = one.period.type == two.period.type and one.period.type in NUMBERED
        if alike and LIST.fullmatch(text, one.end, two.start):
            shared = fiscal.latest_like(one.period, two.period)
            hits[place] = _Hit(one.start, one.end, shared, False)
    return hits


def _merged(hits: Sequence[_Hit], text: str) -> Iterator[_Hit]:
    """Join a period and its gloss: "Quarter 3 (October to December 2022)"."""
    held: _Hit | None = None
    for hit in hits:
        if hit.period is None:
            continue
        if held and held.period and _gloss(held, hit, text):
            first, second = held.period, hit.period
            period = second if held.loose and not hit.loose else first
            held = _Hit(held.start, hit.end, period, held.loose and hit.loose)
            continue
        if held:
            yield held
        held = hit
    if held:
        yield held


def _gloss(one: _Hit, two: _Hit, text: str) -> bool:
    between = text[one.end : two.start]
    if not re.fullmatch(r"\s*[(\[,:=–—-]?\s*", between) or not one.period or not two.period:
        return False
    if one.period.label == two.period.label:
        return one.period.type == two.period.type or bool(between.strip())
    if one.period.type != two.period.type or one.loose == two.loose:
        return False
    if one.period.type in RUNNING:
        return True
    same_number = one.period.label[-1] == two.period.label[-1]
    return one.period.type == fiscal.QUARTER and same_number


# as in: for the third quarter (in succession), a second year (running)
_RUNNING = re.compile(r"\s(?:in\s(?:succession|a\srow)|running)\b", re.IGNORECASE)


def find_periods(text: str, context: Period | None = None) -> list[FoundPeriod]:
    """Every period that ``text`` names, in order, not overlapping."""
    guess = context or _guess(text)
    return [
        FoundPeriod(h.period, h.start, h.end)
        for h in _merged(_hits(text, guess), text)
        if h.period and (context or not h.loose) and not _RUNNING.match(text, h.end)
    ]


def _guess(text: str) -> Period | None:
    """Without a context "Quarter 3 (October to December 2022)" takes its year from the months."""
    return next((h.period for h in _hits(text, None) if h.period), None)


# any period does to show which words a date or period takes up
_SOME = fiscal.quarter(2022, 3)


def dated(text: str) -> list[Stretch]:
    """Where dates and periods stand in ``text``, known to the year or not."""
    return [(h.start, h.end) for h in _hits(text, _SOME)]


def without_dates(text: str) -> str:
    """What ``text`` says beside dates and periods."""
    for start, end in reversed(dated(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


_LONE_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.]|-\d)")
_SHORT = re.compile(rf"{QUARTER}\s?['’]?(?P<y>[12]\d)", re.IGNORECASE)


def parse_period(text: str, context: Period | None = None) -> Period | None:
    """The one period that a heading or header cell names ("Q3 Outturn 2022/23"); None where it
    names none or several."""
    hits = [h for h in _merged(_hits(text, context or _guess(text)), text) if h.period]
    whole = [h for h in hits if h.period and not h.loose]
    labels = {h.period.label: h.period for h in whole if h.period}
    if len(labels) > 1:
        return None
    if whole:
        return _with_part(text, whole[0])
    if m := _SHORT.fullmatch(text.strip()):
        return parse_period(f"Q{quarter_number(m)} 20{m['y']}", context)
    loose = {h.period.label: h.period for h in hits if h.period and not h.bare}
    if context and len(loose) == 1:
        return next(iter(loose.values()))
    return _bare(text, context)


def _with_part(text: str, found: _Hit) -> Period | None:
    """ "Q3 Outturn 2022/23": a quarter or half term that stands apart from its year."""
    period = found.period
    apart = f"{text[: found.start]} | {text[found.end :]}"
    part = re.search(QUARTER, apart, re.IGNORECASE) or re.search(HALF_TERM, apart, re.IGNORECASE)
    if period and part and period.type in (fiscal.FINANCIAL, fiscal.ACADEMIC):
        return parse_period(f"{part[0]} {period.label}")
    return period


def _bare(text: str, context: Period | None) -> Period | None:
    """What a cell means that holds only a month's name, a day or a year."""
    name = text.strip(" :()*")
    if m := re.fullmatch(rf"(?P<m>{MONTH})", name, re.IGNORECASE):
        return month_alone(m, context)
    for pattern in dates():
        if m := pattern.fullmatch(name):
            return named_day(m, context)
    taken = dated(name)
    years = [
        m[0]
        for m in _LONE_YEAR.finditer(name)
        if not any(start <= m.start() < end for start, end in taken)
    ]
    return fiscal.year_of(fiscal.CALENDAR, int(years[0])) if len(years) == 1 else None
