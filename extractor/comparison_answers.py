"""The answer of ``compare``: its rows, and the columns that a table shows of them."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.answers import as_rows, names
from extractor.contract import Json, plain
from extractor.indicator_answers import POINTS, shown_point
from extractor.linking.comparing import Comparison, periods
from extractor.linking.narrowing import LeftOut, in_words
from extractor.linking.points import Point
from extractor.linking.published import Difference
from extractor.records import Period
from extractor.tables import Answer, Column, measured

PERIOD, *MEASURES, WHERE = POINTS
AGAINST = (Column("published", "Published", right=True), Column("differs", "Reported is"))
HEAD = ("indicator_id", "name", "council", "unit", "polarity")
NOTHING = "nothing to compare: no council has a value of this indicator"


def comparison(found: Comparison | None) -> Answer:
    """A row a period and council, those of one period beneath each other."""
    if found is None:
        return Answer([], [], (), NOTHING)
    rows = list(points(found))
    council = (Column("council", "Council"),) if len(found.series) > 1 else ()
    against = AGAINST if found.published else ()
    return Answer(
        as_rows([found]),
        [*HEAD, *names(Point), "published", "difference", "agrees"],
        (PERIOD, *council, *MEASURES, *against, WHERE),
        NOTHING,
        flat=rows,
        shown=[shown(row, found) for row in rows],
        heading="title",
    )


def points(found: Comparison) -> Iterator[Json]:
    """Every period of every council that it has a value of, reported or published."""
    given = {(p.council, p.period, p.period_type): p.value for p in found.published}
    told = {(d.council, d.period): d for d in found.differences}
    for period in periods(found):
        for series in found.series:
            point = next((p for p in series.points if same(p, period)), None)
            published = given.get((series.council, period.label, period.type))
            if point or published is not None:
                difference = told.get((series.council, period.label)) if point else None
                yield {
                    **{name: getattr(series, name) for name in HEAD},
                    **plain(point or nothing_in(period), {}),
                    "published": published,
                    "difference": difference.difference if difference else None,
                    "agrees": difference.agrees if difference else None,
                }


def same(point: Point, period: Period) -> bool:
    """Whether a point is of a period."""
    return (point.period, point.period_type) == (period.label, period.type)


def nothing_in(period: Period) -> Point:
    """A period that no paper gives a value of."""
    return Point(period.label, None, None, None, None, (), period_type=period.type)


def shown(row: Json, found: Comparison) -> Json:
    """A row as a person reads it."""
    alone = found.series[0].council if len(found.series) == 1 else None
    title = " – ".join(filter(None, (found.name, alone, f"by {in_words(found.period_type)}")))
    published = measured(row["published"], row["unit"])
    differs = so_much(row["difference"], row["agrees"], row["unit"])
    return shown_point(row) | {"title": title, "published": published, "differs": differs}


def so_much(difference: float | None, agrees: bool | None, unit: str) -> str:
    """How a reported value stands to the published one: ``2.1 points higher``."""
    if difference is None:
        return ""
    if agrees:
        return "the same, rounded" if difference else "the same"
    points = f"{abs(difference):,.10g} points" if unit == "percent" else ""
    return f"{points or measured(abs(difference), unit)} {'higher' if difference > 0 else 'lower'}"


def notes(found: Comparison) -> Iterator[str]:
    """What was left out and what differs, a sentence each."""
    for each in found.differences:
        if not each.agrees:
            yield differing(each, found.unit)
    for left in found.left_out:
        yield f"left out: {of(left)}: {left.why}"


def differing(each: Difference, unit: str) -> str:
    """A difference in a sentence."""
    reported, published = (measured(value, unit) for value in (each.reported, each.published))
    return f"differs: {each.council}, {each.period}: reported {reported}, published {published}"


def of(left: LeftOut) -> str:
    """Whose values, and of what."""
    return ", ".join(filter(None, (left.council, left.name)))
