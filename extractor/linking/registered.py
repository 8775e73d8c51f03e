"""Which entry of the register a series is, and which series are meant by an entry's names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.linking.series import Series, named
from extractor.registers.indicators import Indicator, Register


def entry_of(found: Series, register: Register) -> Indicator | None:
    """The entry of a series: by its identifier, else by a name that only one of its unit bears.

    A table's name may begin with the service that reports it: "Social Care: …".
    """
    if found.indicator_id:
        return register.get(found.indicator_id)
    for name in dict.fromkeys((found.name, *found.names)):
        for part in (name, name.partition(":")[2]):
            bearers = [e for e in register.named(part) if e.unit == found.unit]
            if len(bearers) == 1:
                return bearers[0]
    return None


def asked_for(found: Sequence[Series], name: str, register: Register) -> tuple[Series, ...]:
    """The series of the entry with this slug or name, if there is one with series; else those
    whose own names hold the words."""
    own = register.get(name)
    entries = {own.slug} if own else {each.slug for each in register.named(name)}
    theirs = tuple(s for s in found if (e := entry_of(s, register)) and e.slug in entries)
    return theirs or named(found, name)


def of_theme(found: Iterable[Series], theme: str, register: Register) -> tuple[Series, ...]:
    """The series whose entries are of a theme with these words."""
    words = theme.casefold()
    return tuple(s for s in found if (e := entry_of(s, register)) and words in e.theme.casefold())
