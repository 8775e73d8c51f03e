"""Indicators and their values over years: targets, intervention levels, restatements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from corpus.fiction.dates import Quarter
from corpus.fiction.words import Measure, Profile, Theme
from corpus.press.model import Indicator, Reading

RESTATED = 0.03  # of readings
NEAR = 0.05  # of the target within which a missed target is nearly met
HISTORY = 8  # quarters before the first one that is reported


def indicators(
    profile: Profile, themes: Sequence[Theme], seed: str, reported: Sequence[tuple[int, Quarter]]
) -> tuple[Indicator, ...]:
    """The council's indicators; ``reported`` names the meetings that have a performance report
    and its quarter."""
    chance = Random(f"{seed} measures")
    found: list[Indicator] = []
    share = profile.measures // len(themes)
    for theme in themes:
        for measure in theme.indicators[:share]:
            made = _indicator(profile, theme, measure, chance, reported)
            found.append(made.model_copy(update={"ref": _ref(profile, len(found) + 1)}))
    return tuple(found)


def _ref(profile: Profile, number: int) -> str:
    return profile.refs.format(number=number)


def _indicator(
    profile: Profile,
    theme: Theme,
    measure: Measure,
    chance: Random,
    reported: Sequence[tuple[int, Quarter]],
) -> Indicator:
    readings = list(_readings(profile, theme, measure, chance, reported))
    return Indicator(
        key=f"{theme.key}-{measure.key}",
        name=measure.name,
        prose=measure.prose,
        unit=measure.unit,
        decimals=measure.decimals,
        service=theme.key.capitalize(),
        higher=measure.higher,
        readings=tuple(readings),
    )


def _readings(
    profile: Profile,
    theme: Theme,
    measure: Measure,
    chance: Random,
    reported: Sequence[tuple[int, Quarter]],
) -> Iterator[Reading]:
    first, last = reported[0][1].back(HISTORY), reported[-1][1]
    meetings = {quarter: number for number, quarter in reported}
    value = chance.uniform(measure.low, measure.high)
    quarter = last
    quarters = [quarter]
    while quarter > first:
        quarter = quarter.back(1)
        quarters.append(quarter)
    for quarter in reversed(quarters):
        value = _next(measure, value, chance)
        reading = _reading(profile, theme, measure, quarter, value, chance)
        yield reading
        number = meetings.get(quarter)
        later = [n for n, q in reported if q > quarter]
        if number is not None and later and chance.random() < RESTATED:
            restated = _next(measure, value, chance)
            again = _reading(profile, theme, measure, quarter, restated, chance)
            yield again.model_copy(update={"known": later[0]})


def _next(measure: Measure, value: float, chance: Random) -> float:
    """A step of a walk that stays between low and high."""
    spread = measure.high - measure.low
    stepped = value + chance.gauss(0, spread / 7) - (value - (measure.low + measure.high) / 2) / 6
    return min(max(stepped, measure.low), measure.high)


def _reading(
    profile: Profile,
    theme: Theme,
    measure: Measure,
    quarter: Quarter,
    value: float,
    chance: Random,
) -> Reading:
    target = _target(measure, quarter)
    actual = round(value, measure.decimals)
    spread = (measure.high - measure.low) / 6
    others = [round(value + chance.uniform(-spread, spread), measure.decimals) for _ in "nn"]
    said = chance.sample(theme.reasons, chance.choice([1, 1, 2]))
    return Reading(
        period=quarter.label,
        actual=actual,
        target=target,
        intervention=measure.intervention,
        national=max(others[0], 0) if measure.national else None,
        neighbours=max(others[1], 0) if measure.national else None,
        rag=_rag(profile, measure, actual, target),
        note=" ".join(said),
    )


def _target(measure: Measure, quarter: Quarter) -> float:
    """The year's target: it is moved a little every third year."""
    step = 10**-measure.decimals if measure.unit != "gbp" else 100
    moved = (quarter.year // 3) % 3 * step * (1 if measure.higher else -1)
    return round(measure.target + moved, measure.decimals)


def _rag(profile: Profile, measure: Measure, actual: float, target: float) -> str:
    gap = (actual - target) * (1 if measure.higher else -1)
    if gap >= 0:
        return profile.rags.good
    return profile.rags.near if -gap <= abs(target) * NEAR else profile.rags.bad
