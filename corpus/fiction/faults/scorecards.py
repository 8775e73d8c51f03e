"""Colours, targets and rows of scorecards."""

from __future__ import annotations

from random import Random

from corpus.fiction.dates import Quarter
from corpus.fiction.faults.draft import Draft, Place, another, free, hush, now_of, quiet
from corpus.fiction.words import Rags, profile
from corpus.press.model import Fault, Indicator, Reading

RATED = ("borough", "district", "fire", "london", "welsh")  # houses that print colours
NEAR = 0.05


def coloured(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A colour that does not follow from value and target."""
    if draft.world.house not in RATED:
        return None
    label = place.quarter.label
    for indicator in free(draft, place, chance, 6):
        now = now_of(indicator, label, place.number)
        good, bad = _rags(draft).good, _rags(draft).bad
        if now and now.actual is not None and now.rag in (good, bad):
            wrong = now.model_copy(update={"rag": bad if now.rag == good else good})
            _reread(draft, indicator, {label: wrong})
            quiet(draft, place, indicator.key)
            return Fault(
                kind="rag-mismatch",
                meeting=place.number,
                indicators=(indicator.key,),
                period=label,
                values=(now.actual,),
            )
    return None


def _rags(draft: Draft) -> Rags:
    return profile(draft.world.key).rags


def _reread(draft: Draft, indicator: Indicator, changed: dict[str, Reading]) -> None:
    """Readings of some periods in place of what was known of them."""
    kept = [r for r in indicator.readings if r.period not in changed]
    readings = sorted([*kept, *changed.values()], key=lambda r: (r.period, r.known))
    again = indicator.model_dump() | {"readings": [r.model_dump() for r in readings]}
    draft.indicators[indicator.key] = Indicator(**again)


def retargeted(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A target that is another from this quarter of the year on."""
    quarter = place.quarter
    if quarter.number == 1 or place.before != quarter.back(1):
        return None
    for indicator in free(draft, place, chance, 4):
        now = now_of(indicator, quarter.label, place.number)
        if now and now.target and now.actual is not None:
            target = another(now.target, indicator, chance)
            left = [Quarter(quarter.year, n).label for n in range(quarter.number, 5)]
            known = {label: indicator.by_period.get(label, ()) for label in left}
            changed = {
                label: _retargeted(draft, indicator, readings[-1], target)
                for label, readings in known.items()
                if readings
            }
            _reread(draft, indicator, changed)
            quiet(draft, place, indicator.key)
            draft.spent.add(indicator.key)
            return Fault(
                kind="target-changed",
                meeting=place.number,
                indicators=(indicator.key,),
                period=quarter.label,
                values=(now.target, target),
            )
    return None


def _retargeted(draft: Draft, indicator: Indicator, reading: Reading, target: float) -> Reading:
    """The reading with another target and the colour that this gives."""
    again = reading.model_copy(update={"target": target, "known": 0})
    return coloured_by_target(draft, indicator, again)


def coloured_by_target(draft: Draft, indicator: Indicator, reading: Reading) -> Reading:
    """The reading with the colour that value and target give; as it is where it has none."""
    if reading.target is None or reading.rag is None:
        return reading
    rags = _rags(draft)
    gap = ((reading.actual or 0) - reading.target) * (1 if indicator.higher else -1)
    near = rags.near if -gap <= abs(reading.target) * NEAR else rags.bad
    return reading.model_copy(update={"rag": rags.good if gap >= 0 else near})


def left_out(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """An indicator that is no longer in the scorecard, nor anywhere in the report."""
    for indicator in free(draft, place, chance):
        draft.indicators[indicator.key] = indicator.model_copy(update={"gone": place.number})
        draft.spent.add(indicator.key)
        hush(draft, place.number, indicator.key)
        return Fault(kind="dropped-indicator", meeting=place.number, indicators=(indicator.key,))
    return None
