"""A line of values as small as a word, for a table: the path of an SVG, and where its end is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 120, 28
EDGE = 3.0  # room for the last value's dot


@dataclass(frozen=True, slots=True)
class Spark:
    """What to draw: ``path`` of the values, ``end`` the place of the last one, and the height of
    the latest target, where there is one."""

    path: str
    end: tuple[float, float]
    target: float | None


def spark(values: Sequence[float], target: float | None = None) -> Spark | None:
    """The line of values in their order, evenly apart; None of no values."""
    if not values:
        return None
    every = (*values, target) if target is not None else values
    low, high = min(every), max(every)
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    places = [(round(EDGE + n * step, 1), up(v, low, high)) for n, v in enumerate(values)]
    path = "M" + " L".join(f"{x} {y}" for x, y in places)
    return Spark(path, places[-1], None if target is None else up(target, low, high))


def up(value: float, low: float, high: float) -> float:
    """How far down a value stands; in the middle where all are alike."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)
