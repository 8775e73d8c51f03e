"""Where periods stand in time, and which of them have labels on its axis."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language import fiscal
from extractor.linking.breaks import REGULAR, following
from extractor.records import Period

Tick = tuple[int, list[str]]

INSTANTS = (fiscal.DAY, fiscal.TO_DATE, fiscal.ROLLING)  # stand at their last day
INSTANT = 15  # days to either side of which a level is drawn there
STRIDES = {fiscal.QUARTER: (1, 2, 4, 8, 16), fiscal.MONTH: (1, 2, 3, 6, 12, 24, 48)}


def place(period: Period) -> int:
    """Where a period stands: the middle of its days, or the last day of what runs up to it."""
    if period.type in INSTANTS:
        return period.end.toordinal()
    return (period.start.toordinal() + period.end.toordinal() + 1) // 2


def reach(period: Period) -> tuple[int, int]:
    """From where to where a level that holds in a period is drawn."""
    if period.type in INSTANTS:
        end = period.end.toordinal()
        return end - INSTANT, end + INSTANT
    return period.start.toordinal(), period.end.toordinal() + 1


def ticks(periods: Sequence[Period], within: tuple[int, int], most: int) -> list[Tick]:
    """Where the axis of time has labels, and their lines: every period where there is room for
    ``most``; else, back from the last, the same ones of every year, or such as are well apart."""
    ordered = every(periods, within)
    kept: list[Period] = []
    apart = (place(ordered[-1]) - place(ordered[0])) / most
    for number, each in enumerate(reversed(ordered)):
        if regular(periods):
            fits = number % stride(len(ordered), each.type, most) == 0
        else:
            fits = not kept or place(kept[-1]) - place(each) >= apart
        kept += [each] if fits else []
    return [(place(each), label(each)) for each in reversed(kept)]


def stride(count: int, kind: str, most: int) -> int:
    """Every how many periods have a label: the same quarters or months of every year."""
    for step in STRIDES.get(kind, ()):
        if count <= step * most:
            return step
    return -(-count // most)


def regular(periods: Sequence[Period]) -> bool:
    """Whether all are of types that follow each other without end."""
    return all(p.type in REGULAR for p in periods)


def every(periods: Sequence[Period], within: tuple[int, int]) -> list[Period]:
    """The periods; where they follow each other regularly also those between them, and before
    and after them as far as the axis reaches."""
    if not regular(periods):
        return list(periods)
    found = [periods[0]]
    while (earlier := fiscal.before(found[0])).start.toordinal() >= within[0]:
        found.insert(0, earlier)
    while (later := following(found[-1])).end.toordinal() <= within[1]:
        found.append(later)
    return found


def label(period: Period) -> list[str]:
    """A period in one or two lines: Q3 over 2022-23, Nov over 2022."""
    base = fiscal.base(period)
    if base.type in (fiscal.QUARTER, fiscal.HALF_TERM):
        return list(reversed(base.label.split()))
    if base.type == fiscal.MONTH:
        return f"{base.start:%b %Y}".split()
    if base.type == fiscal.DAY:
        return [f"{base.start.day} {base.start:%b}", f"{base.start:%Y}"]
    return [base.label]
