"""The unit of a value of running text: printed beside it, or told by what stands around it."""

from __future__ import annotations

import re

from extractor.language.figures import Read
from extractor.language.joining import Joined
from extractor.language.numbers import Number
from extractor.parsing.indicator_names import unit_in_name

BARE_UNITS = ("count", "rate", "days", "weeks", "score", "points", "ratio")
# as in: 41.7 complaints (per 1,000 homes), 6.8 (per thousand), (for every thousand) homes 41.7
RATE = re.compile(
    r"\b(?:per|for\severy|in\severy)\s(?:100|1,?000|10,?000|100,?000|million|(?:ten\s|hundred\s)?thousand)"
    r"\b|^\W*(?:the|this|our|its)?\s?rate\b|\b(?:national|regional|average)\srate\b",
    re.IGNORECASE,
)
MONEY = "gbp"
MARKS = (5, 10)  # 4.8 out of 5 is a score
TIMES = re.compile(r"\s*times\s(?:the|as|more|that)\b")  # 3.1 (times the) rate


def unit_of(joined: Joined, name: str, found: Read, text: str) -> str | None:
    """A value's unit; for a bare number the one its name tells, its sentence, or another value of
    the same name.  None where the two cannot be of one indicator: a bare number of a percentage."""
    told = unit_in_name(name)
    if joined.number.unit or told in BARE_UNITS:
        return joined.number.unit or told
    beside = _beside(joined, found)
    if "percent" in (told, beside):
        compared = joined.label != "FIGURE" or told == beside
        return (
            "percent" if compared else None if told == "percent" else _around(joined, found, text)
        )
    return beside or _around(joined, found, text)


def _around(joined: Joined, found: Read, text: str) -> str:
    """The unit of a bare number by the words beside it, by those that its sentence begins with, or
    by those beside the figure that it is compared with."""
    right = text[joined.number.end :]
    if joined.number.of in MARKS:
        return "score"
    if TIMES.match(right):
        return "ratio"
    compared = [
        other
        for other in found.figures
        if joined.label != "FIGURE" and other.indicator == joined.indicator
    ]
    begin, first = joined.sentence[0], min(n.start for n in _values(joined, found))
    stretches = [(begin, first), *(_part(each, found) for each in (joined, *compared))]
    said = (m.start() for m in RATE.finditer(text, *joined.sentence))
    return "rate" if any(s <= at < e for at in said for s, e in stretches) else "count"


def _values(joined: Joined, found: Read) -> list[Number]:
    """The numbers of a value's sentence, its own among them."""
    beside = (o.number for o in found.figures if o.likely and o.sentence == joined.sentence)
    return [joined.number, *beside]


def _part(joined: Joined, found: Read) -> tuple[int, int]:
    """A sentence's words around a value, up to its neighbours."""
    number, others = joined.number, _values(joined, found)
    return (
        max((o.end for o in others if o.end <= number.start), default=joined.sentence[0]),
        min((o.start for o in others if o.start >= number.end), default=joined.sentence[1]),
    )


def _beside(joined: Joined, found: Read) -> str | None:
    """The unit of the nearest value of the same name that has one printed; money always has."""
    units = [
        (abs(other.number.start - joined.number.start), other.number.unit)
        for other in found.figures
        if other.indicator == joined.indicator and other.number.unit not in (None, MONEY)
    ]
    return min(units)[1] if units else None
