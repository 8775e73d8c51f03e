"""The period that a report is about, told by its title and the beginning of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.language import fiscal
from extractor.language.periods import find_periods
from extractor.records import Block, BlockKind, Meeting, Period, Section

HEAD_BLOCKS = 25
HEAD_CHARACTERS = 6_000
TITLE_WEIGHT = 4
TITLE_BLOCKS = 5
TITLE_WORDS = 15
# how well a type of period names what a report is about
WEIGHTS = {
    fiscal.QUARTER: 3,
    fiscal.TO_DATE: 2,
    fiscal.HALF_TERM: 2,
    fiscal.MONTH: 2,
    fiscal.DAY: 1,
}
# as in: Mid-year performance report 2024/25
HALF = r"(?:half[\s-]year(?:ly)?|mid[\s-]year|six[\s-]month(?:ly)?)"
HALF_YEARLY = re.compile(
    rf"\b{HALF}\s(?:\w+\s){{0,3}}report\b|\breport\s?[-–—:(]\s?{HALF}\b", re.IGNORECASE
)
COVERS = re.compile(
    r"(?:for|to|covering|during|of|in|at|on)\s+(?:the\s+)?(?:end\s+of\s+)?(?:period\s+)?"
    r"(?:ending\s+|ended\s+|from\s+)?$",
    re.IGNORECASE,
)


def report_period(sections: Sequence[Section], meeting: Meeting) -> Period | None:
    """The period named most, the title's names counting most; None where nothing names one.

    A quarter without a year ("(Q3)") is the latest that ended before the meeting.
    """
    votes: Counter[Period] = Counter()
    context = fiscal.day(meeting.date) if meeting.date else None
    for text, weight in _heads(sections):
        for found in find_periods(text, context):
            period = _ended(_half(text, found.period), meeting)
            if period:
                votes[period] += weight * _weight(text, found.start, period)
    return _winner(votes)


def _heads(sections: Sequence[Section]) -> Iterator[tuple[str, int]]:
    """Titles, then the beginning of each section's text."""
    for section in sections:
        yield section.item.title, TITLE_WEIGHT
        length = 0
        for place, block in enumerate(section.blocks[:HEAD_BLOCKS]):
            titled = place < TITLE_BLOCKS and _is_title(block)
            yield block.text[:HEAD_CHARACTERS], TITLE_WEIGHT if titled else 1
            length += len(block.text)
            if length > HEAD_CHARACTERS:
                break


def _is_title(block: Block) -> bool:
    """A heading, or a short line that is no sentence."""
    text = block.text.strip()
    if block.table or not text:
        return False
    return block.kind is BlockKind.HEADING or (
        len(text.split()) <= TITLE_WORDS and text[-1] not in ".:;,"
    )


def _ended(period: Period, meeting: Meeting) -> Period | None:
    """A report is about what is over by its meeting; a quarter still running is last year's."""
    if meeting.date is None or period.end <= meeting.date:
        return period
    earlier = fiscal.year_before(period)
    running = period.start <= meeting.date and period.type == fiscal.QUARTER
    return earlier if running and earlier.end <= meeting.date else None


def _half(text: str, period: Period) -> Period:
    """A half-yearly report for a year is of its first six months."""
    if period.type != fiscal.FINANCIAL or not HALF_YEARLY.search(text):
        return period
    return fiscal.to_date(fiscal.quarter(fiscal.starting_year(period.end), 2))


def _weight(text: str, start: int, period: Period) -> int:
    weight = WEIGHTS.get(period.type, 1)
    return weight + 1 if COVERS.search(text[:start]) else weight


def _winner(votes: Counter[Period]) -> Period | None:
    """The period with most votes, of equals the later one; a passing date is not enough."""
    if not votes:
        return None
    best = max(votes, key=lambda p: (votes[p], p.end))
    return best if votes[best] > 1 else None
