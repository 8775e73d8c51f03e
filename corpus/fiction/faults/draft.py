"""A history in which faults are being planted: what is free for one, and changing a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from corpus.fiction.dates import Quarter
from corpus.press.model import Fault, Indicator, Item, Meeting, Reading, Report, World


@dataclass(slots=True)
class Draft:
    """A history while faults are planted in it; ``spent`` are indicators that have lasting ones."""

    world: World
    indicators: dict[str, Indicator]
    meetings: list[Meeting]
    faults: list[Fault] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Place:
    """One report: its meeting, its item there, its quarter and that of the report before; ``used``
    are the indicators that already have a fault in it."""

    number: int
    item: int
    quarter: Quarter
    before: Quarter
    used: set[str] = field(default_factory=set)


Planter = Callable[[Draft, Place, Random], Fault | None]


def report_of(draft: Draft, place: Place) -> Report:
    report = draft.meetings[place.number].items[place.item].report
    assert report
    return report


def put(draft: Draft, number: int, at: int, report: Report) -> None:
    meeting = draft.meetings[number]
    items = list(meeting.items)
    items[at] = items[at].model_copy(update={"report": report})
    draft.meetings[number] = meeting.model_copy(update={"items": tuple(items)})


def say(draft: Draft, place: Place, *sentences: str) -> None:
    """Sentences at the end of the report's first passage."""
    report = report_of(draft, place)
    first, *others = report.passages
    said = first.model_copy(update={"text": (*first.text, *sentences)})
    put(draft, place.number, place.item, report.model_copy(update={"passages": (said, *others)}))


def silence(draft: Draft, number: int, at: int, item: Item, keys: set[str]) -> None:
    """Take the sentences and exception reports on some indicators out of a report."""
    report = item.report
    assert report
    marks = tuple(mark for key in keys for mark in (f"{{{key} ", f"{{={key} "))
    passages = tuple(
        p.model_copy(update={"text": tuple(t for t in p.text if not any(m in t for m in marks))})
        for p in report.passages
    )
    focus = tuple(f for f in report.focus if f.indicator not in keys)
    put(draft, number, at, report.model_copy(update={"passages": passages, "focus": focus}))


def quiet(draft: Draft, place: Place, *keys: str) -> None:
    item = draft.meetings[place.number].items[place.item]
    silence(draft, place.number, place.item, item, set(keys))


def hush(draft: Draft, since: int, key: str) -> None:
    """Take what is said of an indicator out of every performance report from a meeting on."""
    for number, meeting in enumerate(draft.meetings):
        for at, item in enumerate(meeting.items):
            if number >= since and item.report and item.report.period:
                silence(draft, number, at, item, {key})


def untouched(draft: Draft, place: Place) -> list[Indicator]:
    """Indicators without a fault in this report."""
    taken = place.used | draft.spent
    return [i for key, i in draft.indicators.items() if key not in taken and i.gone is None]


def free(draft: Draft, place: Place, chance: Random, count: int = 1) -> list[Indicator]:
    """Indicators without a fault in this report, in a chance order; too few give none."""
    found = untouched(draft, place)
    return chance.sample(found, count) if len(found) >= count else []


def now_of(indicator: Indicator, label: str, number: int) -> Reading | None:
    known = [r for r in indicator.by_period.get(label, ()) if r.known <= number]
    return known[-1] if known else None


def another(value: float, indicator: Indicator, chance: Random) -> float:
    """Another value, not near enough to be the same rounded."""
    step = 10.0**-indicator.decimals
    gap = max(abs(value) * chance.uniform(0.08, 0.3), 3 * step)
    wrong = value - gap if value > gap and chance.random() < 0.5 else value + gap
    if indicator.unit == "percent" and wrong > 100:
        wrong = value - gap
    return round(wrong, indicator.decimals)


def in_focus(draft: Draft, place: Place, chance: Random) -> Indicator | None:
    taken = place.used | draft.spent
    own = [f.indicator for f in report_of(draft, place).focus if f.indicator not in taken]
    return draft.indicators[chance.choice(own)] if own else None


def apart(one: float | None, two: float | None) -> bool:
    return one is not None and two is not None and abs(one - two) > 0.1 * max(abs(one), abs(two))


def of_words(kind: str, place: Place, values: tuple[float | str, ...]) -> Fault:
    return Fault(kind=kind, meeting=place.number, values=values)
