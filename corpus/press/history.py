"""What was known at each meeting: the sheet, the plan, the readings, and figures in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.press.answers import Answers
from corpus.press.blocks import plain
from corpus.press.model import Action, Event, Indicator, Planned, Reading, World

FIGURE = re.compile(r"\{(\S+) (\w+) ([^}]+)\}")  # {rereferrals actual 2023-24 Q3}


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper being written: which world, for which meeting, and its answers."""

    world: World
    number: int
    answers: Answers

    @property
    def meeting_date(self) -> date:
        """The day of the meeting that the paper is for."""
        return self.world.meetings[self.number].date


def sheet(world: World, number: int) -> list[tuple[Action, Event]]:
    """The actions on the sheet for a meeting, each with what the sheet says of it.

    An action is there from the meeting after it was raised; once shown as complete it goes.
    """
    rows = []
    for action in world.actions:
        if action.meeting >= number or (action.vanishes or number + 1) <= number:
            continue
        if latest(action, number - 1).status != "complete":
            rows.append((action, latest(action, number)))
    return rows


def latest(action: Action, number: int) -> Event:
    """What was last said of an action up to a meeting."""
    said = [event for event in action.events if event.meeting <= number]
    return said[-1] if said else Event(meeting=action.meeting, status="open", note="Officers aware")


def plan(world: World, number: int) -> dict[date | str, list[Planned]]:
    """The forward plan for a meeting: dates in order, then headings as they come."""
    found: dict[date | str, list[Planned]] = {}
    for entry in world.plan:
        known = [p for p in entry.placings if p.known <= number]
        if known and (entry.gone is None or number < entry.gone):
            found.setdefault(known[-1].at, []).append(entry)
    return dict(sorted(found.items(), key=lambda pair: _order(pair[0])))


def _order(at: date | str) -> tuple[int, str]:
    return (0, at.isoformat()) if isinstance(at, date) else (1, "")


def reading(indicator: Indicator, period: str, number: int) -> Reading | None:
    """An indicator's reading for a period as known at a meeting; a restated one replaces it."""
    known = [r for r in indicator.readings if r.period == period and r.known <= number]
    return known[-1] if known else None


def printed(indicator: Indicator, value: float, *, sign: bool = True) -> str:
    """A value as councils print it: 21.4%, £1,250, 22 days' "22"."""
    number = f"{value:,.{indicator.decimals}f}"
    if indicator.unit == "gbp":
        return f"£{number}"
    return f"{number}%" if sign and indicator.unit == "percent" else number


def figure(
    paper: Paper, indicator: Indicator, measure: str, period: str, value: float, source: str
) -> str:
    """Note a figure as a fact and return the mark to set before it."""
    return paper.answers.note(
        "figure",
        indicator=indicator.name,
        measure=measure,
        period=period,
        value=value,
        unit=indicator.unit,
        source=source,
    )


def told(paper: Paper, text: str, source: str = "prose") -> str:
    """Fill the figures into a sentence, noting each: ``{key measure period}``."""

    def fill(match: re.Match[str]) -> str:
        indicator = paper.world.indicator(match[1])
        found = reading(indicator, match[3], paper.number)
        value = getattr(found, match[2])
        mark = figure(paper, indicator, match[2], match[3], value, source)
        return mark + plain(printed(indicator, value))

    return FIGURE.sub(fill, plain(text))


def long_date(day: date) -> str:
    """7 February 2023."""
    return f"{day.day} {day:%B %Y}"


def clock(time: str) -> str:
    """6.00 pm for 18:00."""
    hour, minute = map(int, time.split(":"))
    return f"{(hour - 1) % 12 + 1}.{minute:02} {'pm' if hour > 11 else 'am'}"


def listed(names: Iterable[str]) -> str:
    """A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
