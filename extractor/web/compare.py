"""Compare: one indicator over councils, as a chart, as a table, and as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor import comparison_answers
from extractor.asking.indicators import SHORT, Listed
from extractor.asking.kinds import SERIES
from extractor.asking.rebuilt import records
from extractor.library import kept_reads
from extractor.library.connect import reading
from extractor.linking import comparing, registered
from extractor.linking.choosing import chosen
from extractor.linking.comparing import Comparison, Question
from extractor.linking.narrowing import KINDS
from extractor.linking.points import Point, Series
from extractor.linking.reported import Reported
from extractor.registers.known import known
from extractor.web import chart_words, charting, questions
from extractor.web.asked import Asked, Text, asked_of
from extractor.web.downloads import attached, csv_of
from extractor.web.holdings import Holdings
from extractor.web.indicators import ABOVE
from extractor.web.rendering import holdings_of, page

MOST = 200  # indicators that are offered
BESIDE = 2  # councils whose values have room beside the chart


class CompareAsked(Asked):
    """Which indicator, of which councils (of all that have it where none is named), and by which
    type of period."""

    indicator: Text = ""
    council: tuple[Text, ...] = ()
    by: Text = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An indicator of the register that councils have."""

    slug: str
    label: str
    councils: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A council's value of a period, and the page that says so."""

    point: Point
    stands: Reported | None


def compared(request: Request) -> tuple[CompareAsked, list[Series], Comparison | None]:
    """What was asked, every series that may be meant, and those that stand beside each other."""
    held, asked = holdings_of(request), asked_of(request, CompareAsked)
    every = series(held, asked.indicator) if asked.indicator.strip() else []
    question = Question(asked.indicator, asked.council, period_type=asked.by or None)
    wanted = [s for s in every if not asked.council or s.council in asked.council]
    return asked, every, comparing.compare(wanted, question)


def series(held: Holdings, name: str) -> list[Series]:
    """The series that may be meant by a name or slug of the register, or by words."""
    found = registered.asked_for(listing(held), name, known())
    places = [each.place for each in found]
    home = questions.answers(held, SERIES)
    return records(Series, kept_reads.at(home, SERIES.table, places)) if places else []


def listing(held: Holdings) -> Sequence[Listed]:
    """What stands for every series."""
    return held.kept("series by name", listed, decided=True)


def listed(held: Holdings) -> list[Listed]:
    """What stands for every series, read anew."""
    home = questions.answers(held, SERIES)
    rows = kept_reads.listed(home, SERIES.name, SERIES.table, kept_reads.WHOLE, SHORT)
    return [
        Listed((row["scope_id"], row["position"]), row["name"], row["indicator_id"]) for row in rows
    ]


def offered(held: Holdings) -> list[Offered]:
    """The indicators of the register that most councils have, the most first."""
    c, home = SERIES.table.c, questions.answers(held, SERIES)
    number = sa.func.count(c.council.distinct())
    query = kept_reads.place(SERIES.name, SERIES.table, kept_reads.WHOLE)
    query = query.where(c.indicator_id.is_not(None)).add_columns(c.indicator_id, number)
    with reading(home) as connection:
        rows = connection.execute(query.group_by(c.indicator_id).order_by(number.desc())).all()
    entries = ((known().get(slug), count) for slug, count in rows)
    return [Offered(e.slug, e.label, count) for e, count in entries if e and count][:MOST]


# ------------------------------------------------------------------ the page


def shown(request: Request) -> Response:
    """The page."""
    held = holdings_of(request)
    asked, every, found = compared(request)
    entry = known().get(asked.indicator)
    every_offered = held.kept("indicators offered", offered, decided=True)
    return page(
        request,
        "compare.html",
        f"Compare: {found.name}" if found else "Compare councils",
        crumbs=ABOVE,
        asked=asked,
        label=entry.label if entry else asked.indicator,
        found=found,
        told=chart_words.told(found) if found else "",
        beside=found is not None and len(found.series) <= BESIDE,
        rows=table(found) if found else [],
        councils=sorted({s.council for s in every if s.council}),
        kinds=kinds(every),
        offered=every_offered,
        shared=[each for each in every_offered if each.councils > 1],
        hashes=questions.hashes(held),
    )


def kinds(every: Sequence[Series]) -> list[tuple[str, str]]:
    """The types of period of which there are values, with their words."""
    have = {p.period_type for s in every for p in s.points if p.value is not None}
    return [(kind, words.capitalize()) for kind, words in KINDS.items() if kind in have]


def table(found: Comparison) -> list[tuple[str, list[Cell | None]]]:
    """A row a period, the latest first, with a cell a council."""
    rows = []
    for period in reversed(comparing.periods(found)):
        points = [
            next((p for p in s.points if comparison_answers.same(p, period)), None)
            for s in found.series
        ]
        rows.append((period.label, [Cell(p, chosen(p.reported)) if p else None for p in points]))
    return rows


def chart(request: Request) -> Response:
    """The chart."""
    _, _, found = compared(request)
    return charting.answered(request, found, questions.hashes(holdings_of(request)))


def as_csv(request: Request) -> Response:
    """The values as ``committee-papers compare --format csv`` writes them."""
    _, _, found = compared(request)
    answer = comparison_answers.comparison(found)
    told = csv_of(answer.flat or (), answer.fields)
    return attached(told, "text/csv; charset=utf-8", "comparison.csv")


routes = [
    Route("/compare", shown),
    Route("/compare.csv", as_csv),
    Route("/compare/chart.{form}", chart),
]
