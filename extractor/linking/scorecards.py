"""The scorecards of a committee, meeting by meeting: which series each has a row of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.linking.bodies import Body, body_of
from extractor.linking.points import Series
from extractor.linking.reported import Reported
from extractor.records import Extraction

SAME = 0.6  # of the indicators before that a scorecard of the same kind has


@dataclass(slots=True)
class Card:
    """The scorecard of one meeting: its papers, and by the number of a series where it gives a
    value or target, and the periods that it gives; ``named`` are all series that the papers, but
    for minutes, speak of."""

    papers: list[Extraction]
    rows: dict[int, list[Reported]] = field(default_factory=lambda: defaultdict(list))
    periods: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    named: set[int] = field(default_factory=set)

    @property
    def own(self) -> list[Extraction]:
        """The papers with the scorecard."""
        sources = {row.paper for rows in self.rows.values() for row in rows}
        return [paper for paper in self.papers if paper.paper.source in sources]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of the series of each printed name."""
        return {row.indicator: number for number, rows in self.rows.items() for row in rows}

    @property
    def is_whole(self) -> bool:
        """Whether the papers with the scorecard were read whole."""
        return all(paper.state == "complete" and not paper.problems for paper in self.own)

    def names(self, source: str) -> list[str]:
        """The names that a paper's scorecard has, in their order."""
        paper = next(p for p in self.own if p.paper.source == source)
        figures = (f for f in paper.records.figures if f.source == "scorecard")
        return list(dict.fromkeys(f.indicator for f in figures))

    def is_like(self, before: Card) -> bool:
        """Whether it is of the same kind as an earlier one."""
        return len(set(before.rows) & set(self.rows)) >= SAME * len(before.rows)


def cards(papers: Iterable[Extraction], series: Sequence[Series]) -> dict[Body, list[Card]]:
    """The scorecards of each committee in the order of their meetings."""
    found = defaultdict[Body, dict[date, Card]](dict)
    at: dict[str, Card] = {}
    for paper in papers:
        if day := paper.meeting.date:
            card = found[body_of(paper)].setdefault(day, Card([]))
            card.papers.append(paper)
            at[paper.paper.source] = card
    for number, each in enumerate(series):
        for point in each.points:
            for row in point.rows():
                if row.paper in at:
                    put(at[row.paper], number, point.period, row)
    return {body: with_rows(days) for body, days in found.items()}


def put(card: Card, number: int, period: str, row: Reported) -> None:
    """What a paper gives of a series for a period."""
    if row.source != "minutes":
        card.named.add(number)
    if row.source == "scorecard":
        card.rows[number].append(row)
        card.periods[number].append(period)


def with_rows(days: dict[date, Card]) -> list[Card]:
    """The meetings that had a scorecard."""
    return [days[day] for day in sorted(days) if days[day].rows]
