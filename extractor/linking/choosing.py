"""Which of several reported values stands, and by which rule.

A value of a table stands before one of running text, a final one before a provisional one, that
of the later meeting before the earlier's, and in one paper the scorecard's before the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from extractor.linking.figures_as_printed import agree
from extractor.linking.reported import Reported

TABLES = ("scorecard", "table", "exception-report")
SOURCES = (*TABLES, "minutes", "prose")


def chosen(found: Iterable[Reported]) -> Reported | None:
    """The value that stands, or None where there is none."""
    return min(found, key=precedence, default=None)


def precedence(each: Reported) -> tuple[bool, bool, int, int]:
    """What stands first sorts first."""
    day = (each.date or date.min).toordinal()
    return (each.source not in TABLES, each.provisional, -day, rank(each.source))


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
    if nearest.provisional != stands.provisional:
        return "final before provisional"
    if nearest.date != stands.date:
        return "the later meeting"
    return "the first of its paper" if nearest.source == stands.source else "the scorecard first"
