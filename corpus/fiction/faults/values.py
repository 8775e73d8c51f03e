"""One indicator with two values in one paper, and two whose values have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from corpus.fiction.faults.draft import (
    Draft,
    Place,
    another,
    apart,
    free,
    in_focus,
    now_of,
    quiet,
    say,
)
from corpus.fiction.faults.words import fault_words
from corpus.press.model import Fault, Indicator, Misprint


def in_words(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """Text that gives another value than the scorecard."""
    found = free(draft, place, chance)
    now = now_of(found[0], place.quarter.label, place.number) if found else None
    if not now or now.actual is None:
        return None
    [indicator] = found
    wrong = another(now.actual, indicator, chance)
    quiet(draft, place, indicator.key)
    say(draft, place, fault_words().of_one(fault_words().plain, indicator, place.quarter, chance))
    return _misprinted("disagreement", place, [indicator], (now.actual, wrong), "prose", [wrong])


def in_exception(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """An exception report that gives another value than the scorecard."""
    indicator = in_focus(draft, place, chance)
    now = now_of(indicator, place.quarter.label, place.number) if indicator else None
    if not indicator or not now or now.actual is None:
        return None
    wrong = another(now.actual, indicator, chance)
    values = (now.actual, wrong)
    return _misprinted("disagreement", place, [indicator], values, "exception-report", [wrong])


def swapped(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """Two indicators whose values changed places in one sentence."""
    for one, two in _pairs(free(draft, place, chance, 6)):
        first, second = (now_of(i, place.quarter.label, place.number) for i in (one, two))
        if first and second and apart(first.actual, second.actual):
            assert first.actual is not None and second.actual is not None
            quiet(draft, place, one.key, two.key)
            say(
                draft,
                place,
                fault_words().of_two(fault_words().together, (one, two), place.quarter, chance),
            )
            values = (second.actual, first.actual)
            return _misprinted("disagreement", place, [one, two], values, "prose", values)
    return None


def _pairs(found: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Every two of one unit, printed alike."""
    for number, one in enumerate(found):
        for two in found[number + 1 :]:
            if (one.unit, one.decimals) == (two.unit, two.decimals):
                yield one, two


def _misprinted(
    kind: str,
    place: Place,
    indicators: Sequence[Indicator],
    values: Sequence[float],
    source: str,
    wrong: Sequence[float],
) -> Fault:
    period = place.quarter.label
    misprints = tuple(
        Misprint(indicator=i.key, period=period, source=source, value=v)
        for i, v in zip(indicators, wrong, strict=True)
    )
    keys = tuple(i.key for i in indicators)
    return Fault(
        kind=kind,
        meeting=place.number,
        indicators=keys,
        period=period,
        values=tuple(values),
        misprints=misprints,
    )
