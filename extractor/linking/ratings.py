"""Red, amber and green by value, target and intervention level."""

from __future__ import annotations

from extractor.linking.polarity import HIGHER

GREEN, AMBER, RED = "green", "amber", "red"


def rating(
    value: float | None, target: float | None, level: float | None, polarity: str | None
) -> str | None:
    """Green where the target is met, red past the intervention level, amber between.

    None where polarity or target is not known, or where a missed target has no level beside it:
    then how near is near enough is the council's own rule.
    """
    if value is None or target is None or polarity is None:
        return None
    if short_of(value, target, polarity) <= 0:
        return GREEN
    if level is None or short_of(level, target, polarity) < 0:
        return None
    return AMBER if short_of(value, level, polarity) <= 0 else RED


def short_of(value: float, mark: float, polarity: str) -> float:
    """By how much a value is worse than a mark; below 0 where it is better."""
    return mark - value if polarity == HIGHER else value - mark
