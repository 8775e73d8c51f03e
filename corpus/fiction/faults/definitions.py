"""Indicators that count otherwise from a report on, and what only looks like it.

What only looks like it is no fault: such a function changes the history and gives None.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.fiction.faults.draft import Draft, Place, hush, now_of, say, untouched
from corpus.fiction.faults.scorecards import coloured_by_target
from corpus.fiction.faults.words import Recount, fault_words
from corpus.press.model import Fault, Indicator, Reading

REVISED = 0.5  # of changes after which the values of earlier quarters are others too
SCALED = ("actual", "target", "intervention", "national", "regional", "neighbours")
MARK = "counted"  # in the key of an indicator by its new definition


def recounted(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """Another definition, of which nothing is said."""
    pair = _in_place(draft, place, chance)
    if pair is None:
        return None
    before, after = pair
    return Fault(
        kind="definition-changed",
        meeting=place.number,
        indicators=(before.key, after.key),
        values=(before.name, after.name),
    )


def explained(draft: Draft, place: Place, chance: Random) -> None:
    """Another definition, and a sentence that says so."""
    pair = _in_place(draft, place, chance)
    if pair:
        before, after = (each.prose or each.name for each in pair)
        say(draft, place, fault_words().of_change(before, after, chance))


def beside(draft: Draft, place: Place, chance: Random) -> None:
    """A new indicator that counts otherwise than one that stays."""
    for indicator, recount in _fitting(draft, place, chance):
        _add(draft, place, indicator, recount, f"{indicator.ref}a" if indicator.ref else "", chance)
        return


def _in_place(draft: Draft, place: Place, chance: Random) -> tuple[Indicator, Indicator] | None:
    for indicator, recount in _fitting(draft, place, chance):
        after = _add(draft, place, indicator, recount, indicator.ref, chance)
        draft.indicators[indicator.key] = indicator.model_copy(update={"gone": place.number})
        hush(draft, place.number, indicator.key)
        return indicator, after
    return None


def _fitting(draft: Draft, place: Place, chance: Random) -> Iterator[tuple[Indicator, Recount]]:
    """Indicators that may count otherwise, with how."""
    taken = {i.name for i in draft.indicators.values()}
    known = [i for i in untouched(draft, place) if now_of(i, place.quarter.label, place.number)]
    for indicator in chance.sample(known, len(known)):
        for recount in fault_words().recounts:
            if recount.fits(indicator) and recount.of(indicator.name) not in taken:
                yield indicator, recount


def _add(
    draft: Draft, place: Place, indicator: Indicator, recount: Recount, ref: str, chance: Random
) -> Indicator:
    """The indicator by its new definition, after that by the old one."""
    times = recount.times * (chance.uniform(0.85, 0.97) if chance.random() < REVISED else 1)
    after = indicator.model_copy(
        update={
            "key": f"{indicator.key}-{MARK}",
            "name": recount.of(indicator.name),
            "prose": recount.of(indicator.prose),
            "ref": ref,
            "since": place.number,
            "decimals": indicator.decimals + (recount.times < 1),
        }
    )
    readings = tuple(_scaled(draft, after, reading, times) for reading in indicator.readings)
    after = Indicator(**after.model_dump() | {"readings": [r.model_dump() for r in readings]})
    listed = list(draft.indicators.items())
    at = next(n for n, (key, _) in enumerate(listed) if key == indicator.key)
    draft.indicators = dict([*listed[: at + 1], (after.key, after), *listed[at + 1 :]])
    draft.spent |= {indicator.key, after.key}
    return after


def _scaled(draft: Draft, indicator: Indicator, reading: Reading, times: float) -> Reading:
    """A reading of other values, with the colour that they give."""
    values = {
        name: round(value * times, indicator.decimals)
        for name in SCALED
        if (value := getattr(reading, name)) is not None
    }
    return coloured_by_target(draft, indicator, reading.model_copy(update=values))
