"""How exactly a value is printed, and whether two printed values can be the same.

A value stands for all that would be rounded to it: 44% and 44.4% agree, 93.30% and 94% do not.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from extractor.language.numbers import find_numbers
from extractor.records import Figure

DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
ROUNDING = 0.5
SLACK = 1e-6  # of sums of decimal fractions


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the ``step`` to which it is printed: 0.1 for 44.4%, 100,000 for £1.2m; None
    where the words do not show it."""

    number: float
    step: float | None

    @property
    def half(self) -> float:
        """How far the true value may lie to either side."""
        return ROUNDING * (self.step or 0.0)


def value_of(figure: Figure) -> Value:
    """The value of a figure with its step, told from the number in its words."""
    return Value(figure.value, step_of(figure.value, figure.as_printed))


@cache
def step_of(value: float, words: str) -> float | None:
    """The step of the number in ``words`` that has this value."""
    for found in find_numbers(words):
        if math.isclose(found.value, value, rel_tol=1e-9, abs_tol=1e-9):
            return step(words[found.start : found.end], value)
    return step(words, value) if DIGITS.fullmatch(words.strip()) else None


def step(printed: str, value: float) -> float:
    """The step of one printed number: of "£1.2m" a tenth of a million."""
    digits = DIGITS.search(printed)
    if not digits:
        return 1.0
    bare = abs(float(digits[0].replace(",", "")))
    scale = round(abs(value) / bare) if bare and value else 1
    return max(scale, 1) * 10.0 ** -len(digits["decimals"] or "")


def agree(one: Value, two: Value) -> bool:
    """Whether the coarser of the two can be the other, rounded; what does not show its step is
    exact."""
    coarser = max(one.half, two.half)
    return abs(one.number - two.number) <= coarser + SLACK
