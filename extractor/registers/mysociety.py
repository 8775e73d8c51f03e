"""Councils of mySociety's open register of UK local authorities, from its file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from extractor.registers import csv_files

NAME = "uk-local-authorities.csv"

Text = Annotated[str, StringConstraints(pattern=r"^[^|]*[^\W\d_][^|]*$", strip_whitespace=True)]
Day = Literal[""] | date


class Row(BaseModel):
    """One row of the file; a day may be unknown."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z-]{3,8}$")] = Field(
        alias="local-authority-code"
    )
    name: Text = Field(alias="official-name")
    short: Text = Field(alias="nice-name")
    others: str = Field(alias="alt-names")
    gss: Annotated[str, StringConstraints(pattern=r"^([A-Z]\d{8})?$")] = Field(alias="gss-code")
    type: Text = Field(alias="local-authority-type-name")
    nation: Text
    start: Day = Field(alias="start-date")
    end: Day = Field(alias="end-date")
    successor: Annotated[str, StringConstraints(pattern=r"^([A-Z-]{3,8},?)*$")] = Field(
        alias="replaced-by"
    )


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file under the columns of ``councils.csv``.

    Raises :class:`RegisterError` that names bad rows.
    """
    rows = csv_files.read(path, Row, "local-authority-code")
    return [
        {
            **{name: str(value) for name, value in row.model_dump().items()},
            "others": "|".join(_others(row)),
            "hosts": "",
        }
        for row in rows
    ]


def _others(row: Row) -> tuple[str, ...]:
    """Alternative names that differ from the own ones, and each other, in more than case."""
    own = {row.name.casefold(), row.short.casefold()}
    each = [name.strip() for name in _without_commas(row).split(",")]
    new = {n.casefold(): n for n in reversed(each) if _NAME.search(n) and n.casefold() not in own}
    return tuple(reversed(new.values()))


_NAME = re.compile(r"^[^\W\d_].*[^\W\d_]$")


def _without_commas(row: Row) -> str:
    """The list of other names, parted by commas, without own names that have commas in
    them, and what follows such a name up to the next comma."""
    text = row.others
    for name in (row.name, row.short):
        if "," in name:
            text = re.sub(rf"{re.escape(name)}[^,]*", "", text, flags=re.IGNORECASE)
    return text
