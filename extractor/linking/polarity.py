"""Whether more of an indicator is better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

HIGHER, LOWER = "higher-is-better", "lower-is-better"

# An indicator's identifier and its name as printed give the register's polarity, or None.
Resolver = Callable[[str | None, str], str | None]


def unknown(_identifier: str | None, _name: str) -> str | None:
    """The resolver where no register is at hand."""
    return None


def polarity_of(pairs: Iterable[tuple[float | None, float | None]]) -> str | None:
    """The polarity that targets and intervention levels show: a level below the target is where
    falling short begins.  None where they show none, or two."""
    votes = Counter(
        HIGHER if target > level else LOWER
        for target, level in pairs
        if target is not None and level is not None and target != level
    )
    return next(iter(votes)) if len(votes) == 1 else None
