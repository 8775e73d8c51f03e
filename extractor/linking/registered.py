"""Which entry of the register a series is, and which series are meant by an entry's names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.linking.points import Series
from extractor.linking.polarity import HIGHER, LOWER, Resolver
from extractor.linking.series import N, named
from extractor.registers.indicators import Indicator, Polarity, Register

ENDS: dict[Polarity, str] = {"high": HIGHER, "low": LOWER}


def entry_of(found: Series, register: Register) -> Indicator | None:
    """The entry of a series: by its identifier, else by a name that only one of its unit bears.

    A table's name may begin with the service that reports it: "Social Care: …".
    """
    if found.indicator_id:
        return register.get(found.indicator_id)
    for name in dict.fromkeys((found.name, *found.names)):
        bearers = [each for each in bearing(name, register) if each.unit == found.unit]
        if len(bearers) == 1:
            return bearers[0]
    return None


def bearing(name: str, register: Register) -> tuple[Indicator, ...]:
    """The entries that bear a name as printed, with or without the service before a colon."""
    return register.named(name) or register.named(name.partition(":")[2])


def polarities(register: Register) -> Resolver:
    """What the register says of which end is better."""

    def of(identifier: str | None, name: str) -> str | None:
        own = register.get(identifier) if identifier else None
        known = {each.polarity for each in ((own,) if own else bearing(name, register))}
        return ENDS.get(known.pop()) if len(known) == 1 else None

    return of


def recognised(found: Iterable[Series], register: Register) -> tuple[Series, ...]:
    """The series, each with the identifier of its entry where it has one."""
    entries = ((series, entry_of(series, register)) for series in found)
    return tuple(replace(s, indicator_id=e.slug) if e else s for s, e in entries)


def asked_for(found: Sequence[N], name: str, register: Register) -> tuple[N, ...]:
    """The recognised series of the entry with this slug or name, if there are any; else those
    whose own names hold the words, and others of the same entries."""
    own = register.get(name)
    asked = {own.slug} if own else {each.slug for each in register.named(name)}
    theirs = tuple(s for s in found if s.indicator_id in asked)
    if theirs:
        return theirs
    holding = named(found, name)
    alike = {s.indicator_id for s in holding} - {None}
    return tuple(s for s in found if s in holding or s.indicator_id in alike)


def of_theme(found: Iterable[N], theme: str, register: Register) -> tuple[N, ...]:
    """The recognised series whose entries are of a theme with these words."""
    words = theme.casefold()
    slugs = {each.slug for each in register if words in each.theme.casefold()}
    return tuple(s for s in found if s.indicator_id in slugs)
