"""Finds the periods that words name: quarters, years, months, half terms, days.

Words without a year are read beside a context period; without one they are no period at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extractor.language import fiscal
from extractor.language.period_forms import (
    HALF_TERM,
    MONTH,
    QUARTER,
    dates,
    forms,
    month_alone,
    named_day,
    no_period,
)
from extractor.records import Period, Stretch


class FoundPeriod(NamedTuple):
    """A period and where its words stand."""

    period: Period
    start: int
    end: int


# no form matches words without a digit or one of these
HINT = re.compile(rf"\d|quarter|month|half|year|term|{MONTH}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    period: Period | None
    loose: bool


def _hits(text: str, context: Period | None) -> list[_Hit]:
    """What every form finds, the overlapping ones settled."""
    if not HINT.search(text):
        return []
    found = [
        _Hit(m.start(), m.end(), period, form.loose)
        for form in forms()
        for m in form.pattern.finditer(text)
        if (period := form.build(m, context)) or form.build is no_period
    ]
    kept: list[_Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, h.start - h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _merged(hits: list[_Hit], text: str) -> Iterator[_Hit]:
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
    if not re.fullmatch(r"\s*[(\[,:–—-]\s*", between) or not one.period or not two.period:
        return False
    if one.period.label == two.period.label:
        return True
    same_quarter = one.period.type == two.period.type == fiscal.QUARTER
    return one.loose != two.loose and same_quarter and one.period.label[-1] == two.period.label[-1]


def find_periods(text: str, context: Period | None = None) -> list[FoundPeriod]:
    """Every period that ``text`` names, in order, not overlapping."""
    guess = context or _guess(text)
    return [
        FoundPeriod(h.period, h.start, h.end)
        for h in _merged(_hits(text, guess), text)
        if h.period and (context or not h.loose)
    ]


def _guess(text: str) -> Period | None:
    """Without a context "Quarter 3 (October to December 2022)" takes its year from the months."""
    return next((h.period for h in _hits(text, None) if h.period), None)


# any period does to show which words a date or period takes up
_SOME = fiscal.quarter(2022, 3)


def dated(text: str) -> list[Stretch]:
    """Where dates and periods stand in ``text``, known to the year or not."""
    return [(h.start, h.end) for h in _hits(text, _SOME)]


_LONE_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.]|-\d)")


def parse_period(text: str, context: Period | None = None) -> Period | None:
    """The one period that a heading or header cell names ("Q3 Outturn 2022/23"); None where it
    names none or several."""
    hits = [h for h in _merged(_hits(text, context or _guess(text)), text) if h.period]
    whole = [h.period for h in hits if h.period and not h.loose]
    parts = re.search(QUARTER, text, re.IGNORECASE) or re.search(HALF_TERM, text, re.IGNORECASE)
    labels = {p.label: p for p in whole}
    if len(labels) == 1 and parts and whole[0].type in (fiscal.FINANCIAL, fiscal.ACADEMIC):
        return parse_period(f"{parts[0]} {whole[0].label}")
    if len(labels) > 1:
        return None
    if whole:
        return whole[0]
    loose = {h.period.label: h.period for h in hits if h.period}
    if context and len(loose) == 1:
        return next(iter(loose.values()))
    return _bare(text, context)


def _bare(text: str, context: Period | None) -> Period | None:
    """What a cell means that holds only a month's name, a day or a year."""
    name = text.strip(" :()*")
    if m := re.fullmatch(rf"(?P<m>{MONTH})", name, re.IGNORECASE):
        return month_alone(m, context)
    for pattern in dates():
        if m := pattern.fullmatch(name):
            return named_day(m, context)
    years = _LONE_YEAR.findall(name)
    return fiscal.year_of(fiscal.CALENDAR, int(years[0])) if len(years) == 1 else None
