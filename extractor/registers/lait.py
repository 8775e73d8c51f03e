"""Indicators of the Department for Education's Local Authority Interactive Tool, from its list.

A file has a row an indicator, with the columns of :class:`Row`; topic and short name together are
the identifier.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from extractor.registers import csv_files
from extractor.registers.indicators import Indicator, PeriodType, Polarity, Unit

NAME = "lait-indicators.csv"

Text = Annotated[str, StringConstraints(pattern=r"\w", strip_whitespace=True)]

POLARITIES: dict[str, Polarity] = {"High": "high", "Low": "low", "-": "none", "NA": "none"}
PERIODS: dict[str, PeriodType] = {
    "Financial Year": "financial-year",
    "Academic Year": "academic-year",
    "Calendar Year": "calendar-year",
    "Annual": "day",
    "Annual - January": "day",
    "Annual (end of Sept)": "day",
}
# How the name of a chart's axis begins: "% of births", "Rate per 10,000", "Unit Cost".
AXES: dict[Unit, re.Pattern[str]] = {
    "percent": re.compile(r"%|Turnover rate|Absence Rate|Entries"),
    "rate": re.compile(r"Rate per"),
    "gbp": re.compile(r"Spend|Unit Cost"),
    "count": re.compile(r"Number|Total|Social Workers|Case Load|Starters|Leavers"),
    "score": re.compile(r"Score|Average"),
}


def unit_of(axis: str) -> Unit:
    """The unit of a chart's axis; raises ValueError where its name begins like none that is known.

    >>> unit_of("Rate per 10,000")
    'rate'
    """
    for unit, beginning in AXES.items():
        if beginning.match(axis):
            return unit
    raise ValueError(f"no unit is known for {axis!r}")


def _with_unit(axis: str) -> str:
    unit_of(axis)
    return axis


class Row(BaseModel):
    """One row of the file."""

    topic: Text = Field(alias="Topic")
    measure: Text = Field(alias="Measure")
    title: Text = Field(alias="Chart_title")
    short: Text = Field(alias="Measure_short")
    polarity: Literal["High", "Low", "-", "NA"] = Field(alias="Polarity")
    axis: Annotated[Text, AfterValidator(_with_unit)] = Field(alias="y_axis_name")
    year: Literal[
        "Financial Year",
        "Academic Year",
        "Calendar Year",
        "Annual",
        "Annual - January",
        "Annual (end of Sept)",
    ] = Field(alias="Year_Type")


def read(path: Path) -> tuple[Indicator, ...]:
    """The indicators of a file.  Raises :class:`RegisterError` that names bad rows."""
    rows = csv_files.read(path, Row, "Topic", "Measure_short")
    return tuple(_indicator(row) for row in rows)


def _indicator(row: Row) -> Indicator:
    unit = unit_of(row.axis)
    return Indicator(
        slug=_slug(f"lait {row.topic} {row.short}"),
        label=row.title,
        theme=row.topic,
        unit=unit,
        polarity=POLARITIES[row.polarity],
        period_type=PERIODS[row.year],
        aliases=(row.measure,),
        denominator=row.axis.lstrip("% of") if unit == "percent" else "",
        per=row.axis.removeprefix("Rate per ") if unit == "rate" else "",
        ids={"lait": (f"{row.topic} / {row.short}",)},
    )


# Signs by which short names differ: "%_of LAC Adopted", "<18yrs".
_SIGNS = {"%": " percent ", "<": " under ", "+": " plus ", "&": " and "}


def _slug(words: str) -> str:
    for sign, word in _SIGNS.items():
        words = words.replace(sign, word)
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
