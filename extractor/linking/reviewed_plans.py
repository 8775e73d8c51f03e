"""The forward plans of one committee as a person reviews them: every row and every report by a name
that can be typed.

A planned item has the name of its first row.  A link is named by a row and by what it goes on from
or came with (``k5v2m7qa:d3xw6hzn``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.linking.bodies import Body
from extractor.linking.chains import Place
from extractor.linking.decided import ACCEPT, PLAN, REJECT, REPORT
from extractor.linking.decided_plans import (
    Claim,
    PlanIndex,
    before,
    claims,
    dated,
    of_report,
    printed_report,
)
from extractor.linking.found_again import typed
from extractor.linking.plan_threads import PlanThread, Programme, plan_threads
from extractor.linking.trained import installed
from extractor.linking.wording import words
from extractor.records import Decision, Said

BETWEEN = ":"  # the two that a link joins


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A row (``about``) and, where one was named, what it may go on from or have come with
    (``other``); by field what that is ``now``, what it ``was`` where only papers are asked, and all
    that it may be, by name."""

    name: str
    about: Said
    other: Said | None
    now: Mapping[str, str]
    was: Mapping[str, str]
    choices: Mapping[str, Mapping[str, Said]]

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be decided."""
        return tuple(self.choices)

    def choice(self, field: str, value: str) -> Said | None:
        """What was typed in place of the other: its name, alone or in a link, or its words, with
        its day where others have the same."""
        every = self.choices[field]
        link, between, other = value.rpartition(BETWEEN)
        if other in every and (not between or link == self.name):
            return every[other]
        wanted = words(value)
        same = [s for s in every.values() if wanted in (words(s.text), words(dated(s)))]
        return same[0] if len(same) == 1 else None

    def decided(
        self, verdict: str, field: str, value: str | None
    ) -> tuple[tuple[Said, ...], str | None]:
        """What a verdict is about, and what is right by it; ``value`` is what was typed, empty for
        nothing at all."""
        if self.other and verdict in (ACCEPT, REJECT):
            return (self.about, self.other), dated(self.other) if verdict == ACCEPT else None
        other = self.choice(field, value or "")
        return ((self.about, other), dated(other)) if other else ((self.about,), "")


@dataclass(frozen=True)
class ReviewedPlan:
    """The plans and agendas of a committee, each planned item, under which decisions."""

    body: Body
    known: Programme
    threads: Sequence[PlanThread]
    decisions: Sequence[Decision]

    @cached_property
    def claims(self) -> list[Claim]:
        """What the decisions say that count."""
        return claims(self.decisions, self.known)

    @cached_property
    def rows(self) -> dict[str, Place]:
        """Every row by name."""
        return {name: place for place, name in self.row_names.items()}

    @cached_property
    def row_names(self) -> dict[Place, str]:
        """The name of every row."""
        return {place: typed(self.body, said) for place, said in self._index.said.items()}

    @cached_property
    def report_names(self) -> list[str]:
        """The name of every report."""
        return [typed(self.body, self.report(k)) for k in range(len(self.known.reports))]

    @cached_property
    def _index(self) -> PlanIndex:
        return PlanIndex(self.known)

    @cached_property
    def _alone(self) -> list[PlanThread]:
        """The items as papers alone have them."""
        return plan_threads(self.known, installed().subjects)

    def said(self, place: Place) -> Said:
        """What names a row in a decision."""
        return self._index.said[place]

    def report(self, number: int) -> Said:
        """What names a report in a decision."""
        plain = of_report(self.known.reports[number])
        return replace(plain, nth=self._index.reports.number(plain, number))

    def link(self, name: str) -> PlanLink | None:
        """What a name that was typed stands for, if it is a row or a link of this committee's
        plans."""
        one, between, two = name.partition(BETWEEN)
        place = self.rows.get(one)
        if place is None:
            return None
        every = {PLAN: self.earlier(place), REPORT: self.reports}
        may_be = {kind: found for kind, found in every.items() if not between or two in found}
        other = next((found.get(two) for found in may_be.values()), None)
        now, was = (told(threads, place) for threads in (self.threads, self._alone))
        return PlanLink(one, self.said(place), other, now, was, may_be) if may_be else None

    def earlier(self, place: Place) -> dict[str, Said]:
        """Every row of earlier plans by name."""
        return {n: self.said(other) for other, n in self.row_names.items() if other[0] < place[0]}

    @cached_property
    def reports(self) -> dict[str, Said]:
        """Every report by name."""
        return {name: self.report(k) for k, name in enumerate(self.report_names)}


def told(threads: Sequence[PlanThread], place: Place) -> dict[str, str]:
    """What a row goes on from and came with, in a line each."""
    thread = next(each for each in threads if place in each.places)
    return {PLAN: before(thread, place), REPORT: printed_report(thread)}
