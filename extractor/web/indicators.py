"""Indicators: every one with its latest value and course, and each with all that was reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.kinds import SERIES
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import series as table
from extractor.linking.choosing import chosen
from extractor.linking.comparing import Comparison, Question, compare
from extractor.linking.figures_as_printed import agree
from extractor.linking.points import Point, Series
from extractor.linking.reported import Reported
from extractor.web import bodies, chart_words, charting, questions, series_rows
from extractor.web.asked import Asked, Part, Text, asked_of, fetched
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.series_rows import Row

ABOVE = (Crumb("Indicators", "/indicators"),)
RATINGS = ("red", "amber", "green", "blue")
HEADS = (  # the columns by which a list is sorted
    ("name", "Indicator"),
    ("council", "Council"),
    ("latest", "Last reported"),
)
ORDERS = {"name": "name", "council": "council", "latest": "latest_end"}
SORTED = ("name", "council", "unit")
TOLD = ("prose", "exception-report", "minutes")  # parts of papers that say things in sentences


class IndicatorsAsked(Asked):
    """Which indicators."""

    council: Text = ""
    theme: Text = ""
    text: Text = ""
    rag: Literal["", "red", "amber", "green", "blue", "none"] = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a paper says of an indicator: its period and where it says so."""

    period: str | None
    day: date | None
    paper: str
    page: int | None
    text: str


def conditions(held: Holdings, asked: IndicatorsAsked) -> Iterator[Condition]:
    """What an indicator must be to be shown; the rating is that printed, or that which follows
    from target and level."""
    c = table.c
    if asked.council:
        yield from of_bodies(held, c, asked.council, "")
    if asked.theme:
        yield c.theme == asked.theme
    if asked.rag == "none":
        yield c.rag.is_(None) & c.expected_rag.is_(None)
    elif asked.rag:
        yield (c.rag == asked.rag) | (c.rag.is_(None) & (c.expected_rag == asked.rag))
    for word in asked.text.split():
        yield c.name.icontains(word, autoescape=True)


def order(asked: IndicatorsAsked) -> tuple[str, ...]:
    """By which columns a list is sorted."""
    column = ORDERS.get(asked.sort.removeprefix("-"))
    back = "-" if asked.sort.startswith("-") else ""
    return (f"{back}{column}", *SORTED) if column else SORTED


def listed(request: Request) -> Response:
    """The list of indicators with its filters."""
    held, asked = holdings_of(request), asked_of(request, IndicatorsAsked)
    wanted = list(conditions(held, asked))

    def fetch(offset: int, limit: int) -> list[Row]:
        return series_rows.listed(held, wanted, Window(order(asked), offset, limit))

    return page(
        request,
        "indicators.html",
        "Indicators",
        asked=asked,
        shown=fetched(asked.page, Part(questions.total(held, SERIES, wanted), fetch)),
        heads=HEADS,
        ratings=(*RATINGS, "none"),
        themes=series_rows.themes(held),
        councils=bodies.councils(held),
    )


# ------------------------------------------------------------------ one indicator


def series_of(request: Request) -> Series:
    """The indicator that is asked for."""
    name = request.path_params["indicator"]
    found = series_rows.whole(holdings_of(request), [table.c.id == name])
    if not found:
        raise HTTPException(404)
    return found[0]


def alone(found: Series) -> Comparison | None:
    """What a chart of it shows: the periods of its commonest type."""
    return compare([found], Question(found.name))


def one(request: Request) -> Response:
    """One indicator."""
    held, found = holdings_of(request), series_of(request)
    drawn = alone(found)
    return page(
        request,
        "indicator.html",
        found.name,
        crumbs=ABOVE,
        name=request.path_params["indicator"],
        series=found,
        drawn=drawn,
        points=[(point, chosen(point.reported)) for point in reversed(found.points)],
        told=chart_words.told(drawn) if drawn else "",
        restated=[point for point in found.points if is_restated(point)],
        sentences=sentences(held, found),
        hashes=questions.hashes(held),
    )


def is_restated(point: Point) -> bool:
    """Whether papers give a period two values that rounding does not explain."""
    first, *more = point.reported or (None,)
    return first is not None and any(not agree(first.exactly, each.exactly) for each in more)


def sentences(held: Holdings, found: Series) -> list[Sentence]:
    """What papers say of it in sentences, the latest first."""
    told = [
        Sentence(point.period, each.date, each.paper, each.page, each.text)
        for point in found.points
        for each in point.reported
        if each.source in TOLD and is_sentence(each)
    ]
    told += [
        Sentence(row["period"], row["date"], row["source"], row["page"], row["text"])
        for row in series_rows.said(held, found)
    ]
    once = {(each.paper, each.page, each.text): each for each in told}
    return sorted(once.values(), key=lambda s: s.day or date.min, reverse=True)


def is_sentence(each: Reported) -> bool:
    """Whether a value is told in words, and not by a number that stands alone."""
    return len(each.text.split()) > 2


def chart(request: Request) -> Response:
    """The chart of one indicator."""
    hashes = questions.hashes(holdings_of(request))
    return charting.answered(request, alone(series_of(request)), hashes)


routes = [
    Route("/indicators", listed),
    Route("/indicators/{indicator}", one),
    Route("/indicators/{indicator}/chart.{form}", chart),
]
