"""What the Department for Education published of each council, from the values of its Local
Authority Interactive Tool as Parquet.

A file has a row an indicator, year and area.  Indicators are called by their short names alone:
what unit and kind of year theirs is, is in the department's list (:mod:`extractor.registers.lait`).
Parquet is read by DuckDB, which the extra ``published`` installs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.registers import csv_files, lait
from extractor.registers.errors import RegisterError, raise_any

NAME = "lait-values.parquet"

TEXT, NUMBER = "VARCHAR", "DOUBLE"
COLUMNS = {
    "Short Desc": TEXT,
    "Data item": TEXT,
    "Years": TEXT,
    "LA and Regions": TEXT,
    "Values": TEXT,
    "LA Number": NUMBER,
    "Region": TEXT,
}
NONE_PUBLISHED = "-"
NO_YEAR = "0"  # of an indicator without any value
DECIMALS = 6  # beyond them is what is left of binary fractions: 9.3699999999999992
# What the department leaves out of councils' names, or puts elsewhere.
COUNCIL_WORDS = frozenset(
    {"council", "county", "city", "borough", "district", "metropolitan", "unitary", "london"}
    | {"royal", "of", "the"}
)

# Each fault of a row: what is wrong, and how to find it.
FAULTS = {
    "no short name": """trim(coalesce("Short Desc", '')) = ''""",
    "no area": """trim(coalesce("LA and Regions", '')) = ''""",
    "no year": f"""not coalesce(regexp_full_match("Years",
        '{NO_YEAR}|\\d{{4}}(/\\d\\d)?([-/]\\d\\d(/\\d\\d)?)?( \\(\\w+\\))?'), false)""",
    "no number": f"""not coalesce("Values" = '{NONE_PUBLISHED}'
        or isfinite(try_cast("Values" as double)), false)""",
    "a second value": """count(*) over
        (partition by "Short Desc", "Data item", "Years", "LA and Regions") > 1""",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One published value: ``years`` as in the file, ``year_type`` as in the list; ``step`` is 0.1
    where the indicator's values have one decimal."""

    years: str
    year_type: str
    value: float
    step: float


def check(path: Path) -> int:
    """The number of values in a file.  Raises :class:`RegisterError` that names bad rows."""
    with _database() as database:
        source = _source(database, path)
        raise_any(_faults(database, source, path.name))
        (count,) = database.execute(f"select count(*) from ({source})").fetchone()
    return int(count)


def values(folder: Path, identifier: str, council: str) -> list[Row]:
    """The values of one indicator ("topic / short name") and council in an imported file.

    Raises :class:`RegisterError` where the file or the list of indicators is not imported.
    """
    kind = year_types(folder).get(identifier)
    imported = folder / NAME
    if not imported.exists():
        raise RegisterError(f"{_missing(imported)} register import lait-values FILE")
    if kind is None:
        return []
    rows = _rows(imported, identifier.partition(" / ")[2])
    own = [(years, value) for years, area, value in rows if area_key(area) == area_key(council)]
    step = step_of(value for _, value in own)
    return [Row(years, kind, value, step) for years, value in own]


def area_key(name: str) -> str:
    """What an area and its council have in common.

    >>> area_key("Bristol, City of") == area_key("Bristol City Council")
    True
    """
    words = re.findall(r"\w+", name.casefold().replace("&", "and"))
    return " ".join(word for word in words if word not in COUNCIL_WORDS)


def year_types(folder: Path) -> dict[str, str]:
    """The kind of year of each indicator in the imported list, by "topic / short name"."""
    imported = folder / lait.NAME
    if not imported.exists():
        raise RegisterError(f"{_missing(imported)} register import lait FILE")
    rows = csv_files.read(imported, lait.Row, "Topic", "Measure_short")
    return {f"{row.topic} / {row.short}": row.year for row in rows}


def step_of(numbers: Iterable[float]) -> float:
    """How exactly numbers are given that are all given alike: 0.1 where one has a decimal."""
    decimals = (f"{each:.{DECIMALS}f}".rstrip("0").partition(".")[2] for each in numbers)
    return 10.0 ** -max(map(len, decimals), default=0)


def _rows(file: Path, short: str) -> list[tuple[str, str, float]]:
    """Year, area and value of each published value of one indicator, in the order of the years."""
    with _database() as database:
        query = f"""select "Years", "LA and Regions", round(cast("Values" as double), {DECIMALS})
            from ({_source(database, file)}) where "Short Desc" = ?
            and "Values" <> '{NONE_PUBLISHED}' and "Years" <> '{NO_YEAR}' order by "Years" """
        found: list[tuple[str, str, float]] = database.execute(query, [short]).fetchall()
    return found


def _missing(imported: Path) -> str:
    return f"{imported.name} is not in {imported.parent}; import it first with:"


def _database() -> Any:
    """A database of its own, in memory."""
    import duckdb

    return duckdb.connect()


def _source(database: Any, path: Path) -> str:
    """The query for a file's rows; raises :class:`RegisterError` where its columns are others."""
    import duckdb

    quoted = str(path).replace("'", "''")
    source = f"select * from read_parquet('{quoted}', file_row_number = true)"
    try:
        described = database.execute(f"describe {source}").fetchall()
    except duckdb.Error as error:
        raise RegisterError(f"{path.name}: {str(error).splitlines()[0]}") from error
    held = {name: kind for name, kind, *_ in described}
    wrong = [f"{name} ({kind})" for name, kind in COLUMNS.items() if held.get(name) != kind]
    if wrong:
        raise RegisterError(f"{path.name}: no column {', '.join(wrong)}")
    return source


def _faults(database: Any, source: str, name: str) -> list[str]:
    """What is wrong with rows, each numbered from 1."""
    marks = ", ".join(f'{test} as "{fault}"' for fault, test in FAULTS.items())
    bad = " or ".join(f'"{fault}"' for fault in FAULTS)
    query = f"""with marked as (select file_row_number + 1, {marks} from ({source}))
        select * from marked where {bad} order by 1"""
    return [
        f"{name}: row {row}: {', '.join(f for f, is_so in zip(FAULTS, told, strict=True) if is_so)}"
        for row, *told in database.execute(query).fetchall()
    ]
