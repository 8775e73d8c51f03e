"""What the findings are found in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractor.linking.bodies import with_councils
from extractor.linking.breaks import period_of
from extractor.linking.copies import Copies, Text, copies, covers
from extractor.linking.decided import standing
from extractor.linking.findings.showing import Subject
from extractor.linking.meetings import Place
from extractor.linking.points import Series
from extractor.linking.polarity import Resolver, unknown
from extractor.linking.redefined import Redefined, redefined
from extractor.linking.reported import ACTUALS
from extractor.linking.series import series
from extractor.records import Decision, Extraction, Finding

LETTERS = 20  # of a sentence; fewer are a cell
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")  # as in: 1,204 or 44.4
FIRST = 12  # words of a sentence that stand for an indicator that is not known


@dataclass(frozen=True)
class Gathered:
    """Papers in the order of their meetings' dates, the series of their figures, and what people
    decided of them."""

    papers: tuple[Extraction, ...]
    series: tuple[Series, ...]
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def copies(self) -> Copies:
        """Which of the papers' texts are one."""
        return copies(self.papers)

    @cached_property
    def by_source(self) -> dict[str, Extraction]:
        """Each paper by its source."""
        return {paper.paper.source: paper for paper in self.papers}

    @cached_property
    def days(self) -> dict[str, date]:
        """By source the day to which a paper speaks: that of its meeting, else the end of the
        latest period that it has a value of."""
        return {paper.paper.source: day_of(paper) for paper in self.papers}

    def numbers(self, place: Place) -> frozenset[str]:
        """The numbers that are printed in the report at a place."""
        text = self.copies.text(place)
        if text not in self._numbers:
            passages = self.by_source[text.paper].paper.passages()
            own = (p.text for _, p in passages if covers(text, p.page))
            self._numbers[text] = frozenset(n for words in own for n in NUMBER.findall(words))
        return self._numbers[text]

    @cached_property
    def _numbers(self) -> dict[Text, frozenset[str]]:
        return {}

    @cached_property
    def redefined(self) -> list[Redefined]:
        """Indicators whose definition changed."""
        return redefined(self.series, self.papers)

    def about(self, found: Series, period: str | None, source: str) -> Subject:
        """What a finding in a series is about."""
        committee = self.by_source[source].meeting.committee
        return Subject(found.council, committee, found.name, period)


Finder = Callable[[Gathered], Iterator[Finding]]


def gather(
    papers: Iterable[Extraction],
    polarities: Resolver = unknown,
    decisions: Iterable[Decision] = (),
) -> Gathered:
    """Papers with their series."""
    known = with_councils(papers)
    every = sorted(known, key=lambda p: (p.meeting.date or date.max, p.paper.source))
    return Gathered(tuple(every), series(every, polarities), tuple(standing(decisions)))


def day_of(paper: Extraction) -> date:
    """The day to which a paper speaks; the last of days where nothing tells."""
    if paper.meeting.date:
        return paper.meeting.date
    figures = (f for f in paper.records.figures if f.measure in ACTUALS and f.period)
    periods = (period_of(f.period or "", f.period_type) for f in figures)
    return max((p.end for p in periods if p), default=date.max)


def about_paper(paper: Extraction, name: str, period: str | None = None) -> Subject:
    """What a finding about a paper itself is about."""
    return Subject(paper.meeting.council, paper.meeting.committee, name, period)


def spoken_of(paper: Extraction, words: str, values: Collection[float] = ()) -> Subject:
    """The indicator of a sentence: that of the last figure read from it, with one of ``values``
    where some are given; else the sentence's first words."""
    plain = " ".join(words.split())
    for figure in reversed(paper.records.figures):
        said = figure.as_printed
        same = len(said) > LETTERS and (said in plain or plain in said)
        if same and (not values or figure.value in values):
            return about_paper(paper, figure.indicator, figure.period)
    return about_paper(paper, " ".join(plain.split()[:FIRST]))
