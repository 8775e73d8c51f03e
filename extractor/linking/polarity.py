"""Whether more of an indicator is better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from extractor.registers.indicators import Register

HIGHER, LOWER = "higher-is-better", "lower-is-better"

# An indicator's identifier and its name as printed give the register's polarity, or None.
Resolver = Callable[[str | None, str], str | None]


def unknown(_identifier: str | None, _name: str) -> str | None:
    """The resolver where no register is at hand."""
    return None


def of_register(register: Register) -> Resolver:
    """What a register says: by identifier, else by the exact name where all of that name agree."""
    words = {"high": HIGHER, "low": LOWER}

    def resolve(identifier: str | None, name: str) -> str | None:
        known = register.get(identifier) if identifier else None
        found = {each.polarity for each in ((known,) if known else register.named(name))}
        return words.get(found.pop()) if len(found) == 1 else None

    return resolve


def polarity_of(pairs: Iterable[tuple[float | None, float | None]]) -> str | None:
    """The polarity that targets and intervention levels show: a level below the target is where
    falling short begins.  None where they show none, or two."""
    votes = Counter(
        HIGHER if target > level else LOWER
        for target, level in pairs
        if target is not None and level is not None and target != level
    )
    return next(iter(votes)) if len(votes) == 1 else None
