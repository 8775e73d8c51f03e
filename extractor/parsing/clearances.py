"""Sentences of minutes that say which old actions go from the action sheet, all at once."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from extractor.language.dates import parse_date
from extractor.language.patterns import PatternFile, load
from extractor.language.sentences import sentences
from extractor.records import Block, Clearance

# "dating back to 2021", "actions from March 2021"
MONTH = re.compile(
    rf"\b(?:(?P<month>{'|'.join(calendar.month_name[1:])})\s+)?(?P<year>20\d\d)\b", re.I
)


class Words(PatternFile):
    """What goes, and how it is said to go; each alternative is a regular expression."""

    goes: tuple[str, ...]
    how: tuple[str, ...]


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The data file's words."""
    words = load("extractor.parsing", "clearances", Words)
    goes, how = ("|".join(each) for each in (words.goes, words.how))
    return re.compile(rf"\b(?:{goes})\b", re.I), re.compile(rf"\b(?:{how})\b", re.I)


def clearances(
    blocks: Sequence[Block], minute: str | None, day: date | None, item_id: str
) -> Iterator[Clearance]:
    """The sentences that say that actions up to some day go; ``day`` is the meeting's."""
    goes, how = patterns()
    for block in blocks:
        for start, end in sentences(block.text):
            said = block.text[start:end]
            if goes.search(said) and how.search(said) and (until := last_day(said)):
                yield Clearance(
                    said.strip(), until, block.evidence(start, end), day, minute, item_id=item_id
                )


def last_day(said: str) -> date | None:
    """The last day on which an action was raised that goes: a day, a month's or a year's end."""
    if day := parse_date(said):
        return day
    match = MONTH.search(said)
    if match is None:
        return None
    year = int(match["year"])
    if not match["month"]:
        return date(year, 12, 31)
    month = list(calendar.month_name).index(match["month"].capitalize())
    return date(year, month, calendar.monthrange(year, month)[1])
