"""What of a single record a person may correct: how a field is shown, and what it becomes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from extractor.linking.breaks import period_of
from extractor.matching import matcher as matching
from extractor.records import Figure

PLAIN = (
    *("financial-quarter", "half-term", "day", "month", "financial-year", "calendar-year", "span"),
)
TOO_MANY = re.compile(
    r" (?:Q[05-9]|HT[07-9])$"
)  # "2022-23 Q5": a year has four, and six half terms
NO_NUMBER = "{!r} is no number"
NO_PERIOD = "{!r} is no period; as in 2022-23 Q3, 2022-23, 2022-11, 2023-24 HT2, 2022-12-31"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: how it is ``shown`` in a line, what a record ``becomes`` by a line, and
    why a line is none (``unfit``); ``choices`` are all there are, where these are few."""

    shown: Callable[[Any], str]
    becomes: Callable[[Any, str], Any]
    unfit: Callable[[str], str | None] = lambda _: None
    choices: tuple[str, ...] = ()


def words(name: str, *, wanted: bool = True) -> Field:
    """Words as they are; ``wanted`` says that there must be some."""
    return Field(
        lambda record: getattr(record, name) or "",
        lambda record, line: replace(record, **{name: line if wanted else line or None}),
        lambda line: (
            "it must say something; reject what is none" if wanted and not line.strip() else None
        ),
    )


def one_of(name: str, choices: tuple[str, ...], made: Callable[[str], Any] = str) -> Field:
    """One of a few words."""
    return Field(
        lambda record: str(getattr(record, name) or ""),
        lambda record, line: replace(record, **{name: made(line) if line else None}),
        lambda line: (
            None
            if line in choices
            else f"{line!r} is none of: {', '.join(each or 'nothing' for each in choices)}"
        ),
        choices,
    )


# ------------------------------------------------------------------ values and periods


def number() -> Field:
    """The value of a figure."""
    return Field(
        lambda figure: f"{figure.value:.10g}",
        lambda figure, line: replace(figure, value=number_in(line)),
        lambda line: NO_NUMBER.format(line) if number_in(line) is None else None,
    )


def number_in(line: str) -> float | None:
    """The number that a person typed: ``12.5``, ``12.5%``, ``£1,200``."""
    try:
        found = float(line.strip().removeprefix("£").removesuffix("%").replace(",", ""))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def period(*, typed: bool) -> Field:
    """A period by its label, or none; ``typed`` where a record says of what type it is."""
    return Field(
        lambda record: record.period or "",
        lambda record, line: with_period(record, line, typed=typed),
        lambda line: NO_PERIOD.format(line) if line and not type_of(line, None) else None,
    )


def with_period(record: Any, line: str, *, typed: bool) -> Any:
    """A record with another period, of the type that it had where the label may be of it."""
    kind = {"period_type": type_of(line, record.period_type)} if typed else {}
    return replace(record, period=line or None, **kind)


def type_of(label: str, kind: str | None) -> str | None:
    """The type of a period with this label: what it was, if that may be, or what it must be."""
    return next((each for each in (kind, *PLAIN) if each and is_label(label, each)), None)


def is_label(label: str, kind: str) -> bool:
    """Whether a period of a type has this very label: 2022-13 is none."""
    found = None if TOO_MANY.search(label) else period_of(label, kind)
    return found is not None and found.label == label


def indicator(*, matched: bool) -> Field:
    """The name of an indicator; what is ``matched`` has the register's entry of that name."""
    plain = words("indicator")
    return Field(plain.shown, with_name if matched else plain.becomes, plain.unfit)


def with_name(figure: Figure, line: str) -> Figure:
    """A figure of another indicator."""
    slug = matching.installed().match(line, figure.unit).slug
    return replace(figure, indicator=line, indicator_id=slug)
