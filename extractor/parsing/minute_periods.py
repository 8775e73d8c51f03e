"""The period that an item of minutes is about: its title names it, or the report it is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.language import fiscal
from extractor.language.periods import find_periods
from extractor.parsing.context import Context
from extractor.parsing.minute_items import Part, divide
from extractor.records import Block, Period

# as in: considered the performance (report for Quarter 2), (performance in Q3)
REPORTED = re.compile(
    r"\b(?:reports?|performance|scorecards?|dashboards?|data|figures|results|update)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# as in: performance in comparison to the same period (2022-23)
COMPARED = re.compile(r"\b(?:compar\w+|than|since|against|versus)\b[^.;]{0,40}$", re.IGNORECASE)
MEETING_TOLD = {fiscal.MONTH, fiscal.DAY}
TOLD = {fiscal.QUARTER, fiscal.FINANCIAL, fiscal.HALF_TERM, fiscal.MONTH}


def periods_by_block(blocks: Sequence[Block], context: Context) -> dict[int, Period]:
    """The period of each block, by its identity; blocks of items that name none are left out."""
    found: dict[int, Period] = {}
    for part in divide(blocks):
        period = _period_of(part, context)
        if period:
            found |= {id(block): period for block in part.blocks}
    return found


def _period_of(part: Part, context: Context) -> Period | None:
    if part.item is None:
        return None
    day = context.meeting.date
    beside = fiscal.day(day) if day else None
    for found in find_periods(part.item.title, beside):
        if found.period.type in TOLD:
            return found.period
    first = part.blocks[0].text if part.blocks else ""
    for found in find_periods(first, beside):
        before = first[: found.start]
        if found.period.type in TOLD and REPORTED.search(before) and not COMPARED.search(before):
            return found.period
    return None


def within(context: Context, block: Block, periods: dict[int, Period]) -> Context:
    """The context of one block of minutes: its item's period.  A month or a day that the paper
    names most is that of the meeting, and no figure's."""
    period = periods.get(id(block))
    if period is None and context.period and context.period.type not in MEETING_TOLD:
        period = context.period
    return replace(context, period=period)
