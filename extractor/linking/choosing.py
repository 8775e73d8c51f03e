"""Which of several reported values stands, and by which rule.

A value of a scorecard stands before one of an exception report, which repeats it and is dated by
hand, and both before one of running text; a final one before a provisional one; that of the later
meeting before the earlier's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from extractor.linking.figures_as_printed import agree
from extractor.linking.reported import Reported

CARDS = ("scorecard", "table")
TABLES = (*CARDS, "exception-report")
SOURCES = (*TABLES, "minutes", "prose")


def chosen(found: Iterable[Reported]) -> Reported | None:
    """The value that stands, or None where there is none."""
    return min(found, key=precedence, default=None)


def precedence(each: Reported) -> tuple[bool, bool, bool, int, int]:
    """What stands first sorts first."""
    day = (each.date or date.min).toordinal()
    text, form = each.source not in TABLES, each.source not in CARDS
    return (text, form, each.provisional, -day, rank(each.source))


def rank(source: str) -> int:
    """The place of a source among those of one paper."""
    return SOURCES.index(source) if source in SOURCES else len(SOURCES)


def why(stands: Reported, found: Sequence[Reported]) -> str:
    """How the value was chosen, as the first rule that told it from one that differs."""
    others = [each for each in found if not agree(each.exactly, stands.exactly)]
    if not others:
        return "only one value" if len(found) == 1 else "all agree"
    nearest = min(others, key=precedence)
    if (nearest.source in TABLES) != (stands.source in TABLES):
        return "a table before running text"
    if (nearest.source in CARDS) != (stands.source in CARDS):
        return "the scorecard first"
    if nearest.provisional != stands.provisional:
        return "final before provisional"
    if nearest.date != stands.date:
        return "the later meeting"
    return "the first of its paper"
