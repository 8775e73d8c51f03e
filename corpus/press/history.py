"""What was known at each meeting: the sheet, the plan, the readings, and figures in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.press.answers import Answers
from corpus.press.blocks import plain
from corpus.press.model import Action, Event, Indicator, Planned, Reading, Status, World

FIGURE = re.compile(  # {rereferrals actual 2023-24 Q3}, {rereferrals target 2023-24 Q3|per cent}
    r"\{(?P<key>[\w-]+) (?P<what>\w+) (?P<period>[^}|]+)(?:\|(?P<form>[^}]+))?\}"
)
STATEMENT = re.compile(  # {=rereferrals on-target improved 2023-24 Q3}; - where nothing is said
    r"\{=(?P<key>[\w-]+) (?P<standing>[\w-]+) (?P<direction>[\w-]+) (?P<period>[^}]+)\}"
)
CLOSED = {"complete"}
DIFFERENCES = {"change", "gap"}
QUARTERS = 4
MEASURES = {"neighbours": "statistical-neighbours"}
NUMERALS = tuple("no one two three four five six seven eight nine ten eleven twelve".split(" "))  # noqa: SIM905


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


@dataclass(frozen=True, slots=True)
class Listed:
    """An action as the sheet for one meeting lists it."""

    action: Action
    task: str
    owner: str | None
    due: str | None
    status: Status
    note: str


def sheet(world: World, number: int) -> list[Listed]:
    """The actions on the sheet for a meeting, as they are listed there.

    An action is there from the meeting after it was raised; once shown as complete it goes,
    unless it is opened again.  One that was split has several rows, and one that was merged
    stands in the row of another.
    """
    return [
        _listed(action, text, world, number)
        for action in world.actions
        if is_listed(action, number) and not merged_under(action, number)
        for text in _texts(action, number)
    ]


def is_listed(action: Action, number: int) -> bool:
    """Whether the sheet for a meeting has an action, in a row of its own or in another's."""
    if action.meeting >= number or (action.vanishes or number + 1) <= number:
        return False
    last = _said(action, number)[-1]
    return last.meeting == number or last.status not in CLOSED


def merged_under(action: Action, number: int) -> str | None:
    """The action in whose row another stands on the sheet for a meeting."""
    return next((e.under for e in _said(action, number) if e.under), None)


def _texts(action: Action, number: int) -> tuple[str, ...]:
    """What the rows of an action say is to be done."""
    task, rows = action.task, tuple[str, ...]()
    for event in _said(action, number):
        task, rows = event.task or task, event.rows or rows
    return rows or (task,)


def _said(action: Action, number: int) -> list[Event]:
    """What was said of an action up to a meeting."""
    first = Event(meeting=action.meeting, status="open", note="Officers aware")
    return [first, *(event for event in action.events if event.meeting <= number)]


def _listed(action: Action, text: str, world: World, number: int) -> Listed:
    """One row; those merged into it are written after its own task."""
    said = _said(action, number)
    others = [
        _texts(each, number)[0]
        for each in world.actions
        if is_listed(each, number) and merged_under(each, number) == action.key
    ]
    task = text
    for other in others:
        task = f"{task.rstrip('.')}; and {other[0].lower()}{other[1:]}"
    owners = [action.owner, *(event.owner for event in said)]
    dues = [action.due, *(event.due for event in said)]
    owner = next((each for each in reversed(owners) if each), None)
    due = next((each for each in reversed(dues) if each), None)
    return Listed(action, task, owner, due, said[-1].status, said[-1].note)


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
    known = [r for r in indicator.by_period.get(period, ()) if r.known <= number]
    return known[-1] if known else None


def stated(
    paper: Paper, indicator: Indicator, measure: str, period: str, source: str
) -> float | None:
    """What one place of a paper states: what is known, unless it is printed wrongly there."""
    place = (indicator.key, measure, period, source)
    for fault in paper.world.faults_of(paper.number):
        for each in fault.misprints:
            if (each.indicator, each.measure, each.period, each.source) == place:
                return each.value
    found = reading(indicator, period, paper.number)
    value: float | None = getattr(found, measure, None)
    return value


def printed(indicator: Indicator, value: float, *, sign: bool = True, form: str = "") -> str:
    """A value as councils print it: 21.4%, £1,250, 22 days' "22".

    ``form`` is what is printed for the per cent sign, "word" for a numeral in words ("nine"), or
    "£m" for millions."""
    number = f"{value:,.{indicator.decimals}f}"
    if form == "word" and value == int(value) and 0 <= value < len(NUMERALS):
        return NUMERALS[int(value)]
    if indicator.unit == "gbp":
        return f"£{value / 1e6:g}m" if form == "£m" else f"£{number}"
    if indicator.unit != "percent" or not sign:
        return number
    return f"{number} {form}" if form and form != "word" else f"{number}%"


def figure(
    paper: Paper, indicator: Indicator, measure: str, period: str, value: float, source: str
) -> str:
    """Note a figure as a fact and return the mark to set before it."""
    in_sentence = indicator.prose if source in {"prose", "minutes"} else ""
    return paper.answers.note(
        "figure",
        indicator=in_sentence or indicator.name,
        measure=measure,
        period=period,
        value=value,
        unit=indicator.unit,
        source=source,
    )


def told(paper: Paper, text: str, source: str = "prose") -> str:
    """Fill the figures into a sentence, noting each (``{key measure period|form}``), and the
    statements that stand in it without a number (``{=key standing direction period}``).

    ``{key change period}`` is the amount of change since the quarter before and ``{key gap
    period}`` what lies between value and target: neither is a value, so neither is noted."""

    def fill(match: re.Match[str]) -> str:
        indicator = paper.world.indicator(match["key"])
        if match["what"] in DIFFERENCES:
            return _difference(paper, indicator, match["what"], match["period"])
        value = stated(paper, indicator, match["what"], match["period"], source)
        assert value is not None, match[0]
        measure = MEASURES.get(match["what"], match["what"])
        mark = figure(paper, indicator, measure, match["period"], value, source)
        return mark + plain(printed(indicator, value, form=match["form"] or ""))

    return FIGURE.sub(fill, STATEMENT.sub(lambda match: _statement(paper, match), plain(text)))


def _difference(paper: Paper, indicator: Indicator, what: str, period: str) -> str:
    now = reading(indicator, period, paper.number)
    before = reading(indicator, quarters_to(period, 2)[0], paper.number)
    assert now, (indicator.key, period)
    wrong = stated(paper, indicator, what, period, "prose")
    return difference(indicator, what, now, before) if wrong is None else amount(indicator, wrong)


def difference(indicator: Indicator, what: str, now: Reading, before: Reading | None) -> str:
    """An amount of change, or a gap to the target: "2.3 percentage points", "14"."""
    other = now.target if what == "gap" else before.actual if before else None
    assert now.actual is not None and other is not None, (indicator.key, what)
    return amount(indicator, abs(now.actual - other))


def amount(indicator: Indicator, value: float) -> str:
    """An amount of change as printed."""
    number = f"{value:,.{indicator.decimals}f}"
    if indicator.unit == "gbp":
        return f"£{number}"
    return f"{number} percentage points" if indicator.unit == "percent" else number


def _statement(paper: Paper, match: re.Match[str]) -> str:
    indicator = paper.world.indicator(match["key"])
    said = {name: match[name] for name in ("standing", "direction", "period")}
    return paper.answers.note(
        "statement",
        indicator=indicator.prose or indicator.name,
        **{name: None if value == "-" else value for name, value in said.items()},
    )


def quarters_to(period: str, count: int) -> list[str]:
    """The last ``count`` quarters up to a period, oldest first: ["2023-24 Q2", "2023-24 Q3"]."""
    year, quarter = int(period[:4]), int(period[-1])
    last = year * QUARTERS + quarter - 1
    return [_quarter(each) for each in range(last - count + 1, last + 1)]


def _quarter(index: int) -> str:
    year, quarter = divmod(index, QUARTERS)
    return f"{year}-{(year + 1) % 100:02} Q{quarter + 1}"


def long_date(day: date) -> str:
    """7 February 2023."""
    return f"{day.day} {day:%B %Y}"


def ordinal(number: int) -> str:
    """1st, 2nd, 11th, 23rd."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if 10 < number % 100 < 14 else endings.get(number % 10, "th")
    return f"{number}{ending}"


def clock(time: str) -> str:
    """6.00 pm for 18:00."""
    hour, minute = map(int, time.split(":"))
    return f"{(hour - 1) % 12 + 1}.{minute:02} {'pm' if hour > 11 else 'am'}"


def listed(names: Iterable[str]) -> str:
    """A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
