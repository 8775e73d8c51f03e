"""An indicator that was in a committee's scorecards and is not in the next one.

Nothing is said where the scorecard was not read whole, where it is another kind of scorecard than
before, where the new one speaks of the indicator at all, or where it has it by another definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import Subject, place, shown, told
from extractor.linking.grouping import name_words
from extractor.linking.points import Series
from extractor.linking.reported import Reported
from extractor.linking.scorecards import Card, cards
from extractor.records import Finding

EARLIER = 2  # scorecards that had it
CUT = 5  # words that are left of a name that was cut
SURE = 0.85


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every indicator that was left out."""
    redefined = {each.ends for each in gathered.redefined}
    for body in cards(gathered.papers, gathered.series).values():
        for number, (before, now) in enumerate(pairwise(body), 1):
            for row in gone(body[:number], before, now):
                if row not in redefined:
                    yield finding(gathered.series[row], before.rows[row][-1], now)


def gone(earlier: Sequence[Card], before: Card, now: Card) -> list[int]:
    """The indicators of the scorecards before that this one does not have."""
    if not now.is_whole or not now.is_like(before):
        return []
    lost = {n for n in set(before.rows) - now.named if not is_cut(before.rows[n][-1], before, now)}
    return sorted(n for n in lost if sum(n in card.rows for card in earlier) >= EARLIER)


def is_cut(last: Reported, before: Card, now: Card) -> bool:
    """Whether a new row's name goes on, or breaks off, where this one does: one of them was cut."""
    own = name_words(last.indicator)
    new = [rows[0] for number, rows in now.rows.items() if number not in before.rows]
    for other in (name_words(row.indicator) for row in new):
        shared = min(len(own), len(other))
        if shared >= CUT and own[:shared] == other[:shared]:
            return True
    return False


def finding(found: Series, last: Reported, now: Card) -> Finding:
    """One such indicator, with its last row and the scorecard that lacks it."""
    paper = now.own[0]
    rows = (row for rows in now.rows.values() for row in rows if row.paper == paper.paper.source)
    first = min((row.page for row in rows if row.page), default=None)
    said = (
        f"{found.name} was in the scorecard of {last.date} and before, and is not in that of"
        f" {paper.meeting.date}."
    )
    about = Subject(found.council, paper.meeting.committee, found.name)
    places = (place(last), shown(None, paper, first, "the scorecard"))
    return told("dropped-indicator", about, places, said, SURE)
