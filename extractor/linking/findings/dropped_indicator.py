"""An indicator that was in a committee's scorecards and is not in the next one.

Nothing is said where the scorecard was not read whole, where it is another kind of scorecard than
before, or where the new one speaks of the indicator at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractor.linking.bodies import Body, body_of
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import Subject, place, shown, told
from extractor.linking.reported import Reported
from extractor.linking.series import Series
from extractor.records import Extraction, Finding

EARLIER = 2  # scorecards that had it
SAME = 0.6  # of the indicators before that a scorecard of the same kind has
SURE = 0.85


@dataclass(slots=True)
class Card:
    """The scorecard of one meeting: its papers, and by series where it gives a value or target."""

    papers: list[Extraction]
    rows: dict[int, Reported]
    named: set[int]


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every indicator that was left out."""
    by_number = dict(enumerate(gathered.series))
    for cards in bodies(gathered).values():
        for number, (before, now) in enumerate(pairwise(cards), 1):
            for row in gone(cards[:number], before, now):
                yield finding(by_number[row], before.rows[row], now)


def bodies(gathered: Gathered) -> dict[Body, list[Card]]:
    """The scorecards of each committee in the order of their meetings."""
    found = defaultdict[Body, dict[date, Card]](dict)
    for paper in gathered.papers:
        if paper.meeting.date:
            days = found[body_of(paper)]
            card = days.setdefault(paper.meeting.date, Card([], {}, set()))
            card.papers.append(paper)
    at = {p.paper.source: (body_of(p), p.meeting.date) for p in gathered.papers}
    for number, each in enumerate(gathered.series):
        for row in rows_of(each):
            body, day = at[row.paper]
            if day:
                card = found[body][day]
                if row.source != "minutes":
                    card.named.add(number)
                if row.source == "scorecard":
                    card.rows.setdefault(number, row)
    return {body: with_rows(days) for body, days in found.items()}


def rows_of(found: Series) -> Iterator[Reported]:
    """Every value, target and level of a series."""
    for point in found.points:
        yield from (*point.reported, *point.targets, *point.interventions)


def with_rows(days: dict[date, Card]) -> list[Card]:
    """The meetings that had a scorecard."""
    return [days[day] for day in sorted(days) if days[day].rows]


def gone(earlier: Sequence[Card], before: Card, now: Card) -> list[int]:
    """The indicators of the scorecards before that this one does not have."""
    kept = set(before.rows) & set(now.rows)
    if not is_whole(now) or len(kept) < SAME * len(before.rows):
        return []
    lost = set(before.rows) - now.named
    return sorted(n for n in lost if sum(n in card.rows for card in earlier) >= EARLIER)


def is_whole(card: Card) -> bool:
    """Whether the papers with the scorecard were read whole."""
    sources = {row.paper for row in card.rows.values()}
    own = [paper for paper in card.papers if paper.paper.source in sources]
    return all(paper.state == "complete" and not paper.problems for paper in own)


def finding(found: Series, last: Reported, now: Card) -> Finding:
    """One such indicator, with its last row and the scorecard that lacks it."""
    sources = {row.paper for row in now.rows.values()}
    paper = next(p for p in now.papers if p.paper.source in sources)
    first = min(
        (r.page for r in now.rows.values() if r.page and r.paper == paper.paper.source),
        default=None,
    )
    said = (
        f"{found.name} was in the scorecard of {last.date} and before, and is not in that of"
        f" {paper.meeting.date}."
    )
    about = Subject(found.council, paper.meeting.committee, found.name)
    places = (place(last), shown(None, paper, first, "the scorecard"))
    return told("dropped-indicator", about, places, said, SURE)
