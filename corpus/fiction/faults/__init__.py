"""Faults planted in the performance reports of a fictional council, by a seed.

Each report from the third on gets a few of the kinds in turn.  A kind is a function
``(draft, place, chance) -> Fault | None``; where a report has no room for one it gives None.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.fiction.dates import Quarter
from corpus.fiction.faults import definitions, periods, scorecards, sums, values
from corpus.fiction.faults.draft import Draft, Place, Planter
from corpus.press.model import World

FIRST = 2  # reports before this one show what is usual
EACH = 7  # faults a report
PLANTERS: tuple[Planter, ...] = (
    values.in_words,
    scorecards.retargeted,
    scorecards.coloured,
    sums.moved,
    definitions.beside,
    periods.ahead,
    periods.another_quarter,
    values.swapped,
    definitions.recounted,
    scorecards.left_out,
    sums.adds_up,
    periods.another_year,
    values.in_exception,
    periods.slipped,
    definitions.explained,
    scorecards.coloured,
    sums.shared,
    scorecards.retargeted,
    definitions.recounted,
    sums.fallen,
    periods.ahead,
)


def planted(world: World, seed: int) -> World:
    """The same history whose performance reports have faults; its ``faults`` say which."""
    chance = Random(f"{seed} {world.key} faults")
    draft = Draft(world, {i.key: i for i in world.indicators}, list(world.meetings))
    places = list(_places(world))
    for turn, place in enumerate(places[FIRST:]):
        for step in range(EACH):
            plant = PLANTERS[(turn * EACH + step) % len(PLANTERS)]
            fault = plant(draft, place, chance)
            if fault:
                draft.faults.append(fault)
                place.used |= set(fault.indicators)
    return world.model_copy(
        update={
            "indicators": tuple(draft.indicators.values()),
            "meetings": tuple(draft.meetings),
            "faults": tuple(draft.faults),
        }
    )


def _places(world: World) -> Iterator[Place]:
    before = None
    for number, meeting in enumerate(world.meetings):
        for at, item in enumerate(meeting.items):
            if number and item.report and item.report.period:
                label = item.report.period
                quarter = Quarter(int(label[:4]), int(label[-1]))
                yield Place(number, at, quarter, before or quarter)
                before = quarter
