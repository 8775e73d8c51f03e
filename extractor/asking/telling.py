"""Telling the answers of one scope from its papers, as the rows that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from extractor.asking import kinds, names
from extractor.asking.kinds import Question
from extractor.asking.scopes import Scope, as_told
from extractor.contract import plain
from extractor.library import kept_schema, kept_writes, reads
from extractor.linking import findings, plans, recommendations, registered
from extractor.linking.ages import LATE
from extractor.linking.breaks import period_of
from extractor.linking.decided_indicators import printed_names, with_indicators
from extractor.linking.decided_records import as_decided, with_names
from extractor.linking.doubtful import Doubt
from extractor.linking.doubts import doubts
from extractor.linking.figure_doubts import of_figures
from extractor.linking.joined import joined, of_plans
from extractor.linking.ledger import oldest_first
from extractor.linking.meetings import meeting_days
from extractor.linking.points import Point, Series
from extractor.linking.reviewed import Review, reviewed
from extractor.linking.series import series
from extractor.records import Decision, Extraction, Finding
from extractor.registers.indicators import Register
from extractor.registers.known import known

Row = dict[str, Any]
Rows = Mapping[sa.Table, Sequence[Row]]
NO_DAY = date.min  # ages are counted when an answer is read


def told(library: sa.Engine, question: Question, scope: Scope) -> kept_writes.Scope:
    """What a question's answer is in one scope."""
    read = as_read(library, question, scope)
    papers = held(read, question, scope.decisions)
    head = scope.members[0].meeting
    days = meeting_days(papers) if question is kinds.ACTIONS else ()
    rows = TELLING[question.name](papers, scope.decisions)
    if question is kinds.SERIES:
        rows = {**rows, kept_schema.doubts: doubt_rows(unsure(read, papers, scope.decisions))}
    return kept_writes.Scope(
        question.name, scope.key, head.council, head.committee, tuple(days), rows
    )


def as_read(library: sa.Engine, question: Question, scope: Scope) -> list[Extraction]:
    """The papers of a scope as they were read, whatever people decided; of series, figures have
    the names by which they are decided."""
    wanted = question.reads or reads.KINDS
    wanted = (*wanted, reads.WORDS) if question.words else wanted
    found = reads.extractions(library, *wanted, only=scope.numbers)
    papers = [as_told(paper, scope) for paper in found]
    return [with_names(paper) for paper in papers] if question is kinds.SERIES else papers


def held(
    read: Sequence[Extraction], question: Question, decisions: Sequence[Decision]
) -> list[Extraction]:
    """Papers as people have their records, and the indicators that they chose."""
    papers = as_decided(read, decisions)
    if question.register and decisions:
        return with_indicators(papers, decisions, register())
    return papers


@cache
def register() -> Register:
    """The register of indicators of this run."""
    return known()


def actions(papers: Sequence[Extraction], decisions: Iterable[Decision]) -> Rows:
    """The ledger of a committee, what is doubtful in it, and the links of its actions and plans."""
    review = reviewed(papers, tuple(decisions), NO_DAY)
    found = oldest_first(e for each in review.committees for e in each.linked.entries)
    joins = [j for each in review.committees for j in (*joined(each), *of_plans(each.plan))]
    rows = [
        {
            "id": each.id,
            "council": each.council,
            "committee": each.committee,
            "raised": each.raised,
            "minute": each.minute,
            "text": each.text,
            "owners": "; ".join(each.owners),
            "state": each.state,
            "due_date": each.due_date,
            "late": each.state in LATE,
            "completed_days": each.completed_days,
            "changed": latest(e.date for e in each.history if e.event in kinds.NEWS),
            "confidence": each.confidence,
        }
        for each in found
    ]
    return {
        kept_schema.actions: with_entries(rows, found),
        kept_schema.links: with_entries([{"about": j.about, "id": j.id} for j in joins], joins),
        kept_schema.doubts: doubt_rows(doubts(Review(review.committees, {}))),
    }


def latest(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known."""
    return max((day for day in days if day), default=None)


def doubt_rows(found: Sequence[Doubt]) -> list[Row]:
    """What is doubtful, as rows."""
    columns = ("id", "kind", "council", "committee", "certainty", "text")
    rows = [{name: getattr(each, name) for name in columns} for each in found]
    return with_entries(rows, found)


def plan(papers: Sequence[Extraction], decisions: Iterable[Decision]) -> Rows:
    """The planned items of a committee."""
    found = plans.plan(papers, decisions=decisions)
    rows = [
        {
            "id": each.id,
            "subject": each.subject,
            "council": each.council,
            "committee": each.committee,
            "first_listed": each.first_listed,
            "planned_for": each.planned[-1].meeting_date,
            "state": each.state,
            "delivered_at": each.delivered_at,
            "slips": each.slips,
            "confidence": each.confidence,
        }
        for each in found
    ]
    return {kept_schema.plan: with_entries(rows, found)}


def recommended(papers: Sequence[Extraction], _: Iterable[Decision]) -> Rows:
    """The recommendations of a council's bodies."""
    found = recommendations.recommendations(papers)
    rows = [
        {
            "council": each.council,
            "committee": each.committee,
            "made": each.made,
            "minute": each.minute,
            "subject": each.subject,
            "text": each.text,
            "outcome": each.response.outcome if each.response else None,
            "response_days": each.response_days,
            "implemented": each.implemented,
        }
        for each in found
    ]
    return {kept_schema.recommendations: with_entries(rows, found)}


def indicators(papers: Sequence[Extraction], _: Iterable[Decision]) -> Rows:
    """The series of a council."""
    every = series(papers, registered.polarities(register()))
    found = registered.recognised(every, register())
    rows = [series_row(each) for each in found]
    points = [
        point_row(each, point) | {"series": n, "position": place}
        for n, each in enumerate(found)
        for place, point in enumerate(each.points)
    ]
    return {kept_schema.series: with_entries(rows, found), kept_schema.points: points}


def unsure(
    read: Sequence[Extraction], papers: Sequence[Extraction], decisions: Sequence[Decision]
) -> list[Doubt]:
    """Which entries of the register a council's names may be, and its least certain figures."""
    return [*doubts(Review((), printed_names(papers, decisions))), *of_figures(read, decisions)]


def series_row(found: Series) -> Row:
    """A series with its latest value."""
    entry = register().get(found.indicator_id) if found.indicator_id else None
    last = ([p for p in found.points if p.value is not None] or found.points)[-1]
    return {
        "id": names.of_series(found),
        "indicator_id": found.indicator_id,
        "name": found.name,
        "council": found.council,
        "unit": found.unit,
        "polarity": found.polarity,
        "theme": entry.theme if entry else None,
        "periods": len(found.points),
        "latest": last.period,
        "latest_end": days_of(last)[1],
        **values(last),
    }


def point_row(found: Series, point: Point) -> Row:
    """One period of a series."""
    start, end = days_of(point)
    return {
        "indicator_id": found.indicator_id,
        "council": found.council,
        "period": point.period,
        "period_type": point.period_type,
        "start": start,
        "end": end,
        **values(point),
    }


def values(point: Point) -> Row:
    """The value of a period and what it was held against."""
    columns = ("value", "target", "intervention", "rag", "expected_rag")
    return {name: getattr(point, name) for name in columns}


def days_of(point: Point) -> tuple[date | None, date | None]:
    """The first and the last day of a period, where its label says them."""
    period = period_of(point.period, point.period_type)
    return (period.start, period.end) if period else (None, None)


def of_actions(papers: Sequence[Extraction], decisions: Iterable[Decision]) -> Rows:
    """The findings in the actions and plans of a council's committees."""
    return found_rows(findings.findings(papers, decisions=decisions, finders=findings.OF_ACTIONS))


def of_papers(papers: Sequence[Extraction], _: Iterable[Decision]) -> Rows:
    """All other findings of a council."""
    ends = registered.polarities(register())
    return found_rows(findings.findings(papers, ends, finders=findings.OF_PAPERS))


def found_rows(found: Sequence[Finding]) -> Rows:
    """Findings as rows."""
    columns = (
        "kind",
        "council",
        "committee",
        "subject",
        "period",
        "confidence",
        "explanation",
    )
    rows = [
        {"id": names.of_finding(each)} | {name: getattr(each, name) for name in columns}
        for each in found
    ]
    return {kept_schema.findings: with_entries(rows, found)}


def with_entries(rows: Sequence[Row], found: Sequence[Any]) -> list[Row]:
    """The rows with their places and the contract's objects."""
    return [
        row | {"position": n, "entry": json.dumps(plain(each, {}), ensure_ascii=False)}
        for n, (row, each) in enumerate(zip(rows, found, strict=True))
    ]


TELLING: Mapping[str, Callable[[Sequence[Extraction], Iterable[Decision]], Rows]] = {
    kinds.ACTIONS.name: actions,
    kinds.PLAN.name: plan,
    kinds.RECOMMENDATIONS.name: recommended,
    kinds.SERIES.name: indicators,
    kinds.OF_ACTIONS.name: of_actions,
    kinds.OF_PAPERS.name: of_papers,
}
