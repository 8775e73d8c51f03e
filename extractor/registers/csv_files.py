"""CSV files of other publishers, each row checked against a model."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from extractor.registers.errors import RegisterError, raise_any, told

M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M], *key: str) -> tuple[M, ...]:
    """Every row of a file; the model's aliases are its columns, and other columns are left alone.

    No two rows may agree in all the columns of ``key``.  Raises :class:`RegisterError` that names
    the bad rows as a spreadsheet numbers them: row 1 is the header.
    """
    rows = _rows(path)
    wanted = {field.alias or name for name, field in model.model_fields.items()}
    if missing := sorted(wanted - set(rows[0] if rows else ())):
        raise RegisterError(f"{path.name}: no column {', '.join(missing)}, or no rows")
    found: list[M] = []
    faults: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        try:
            found.append(model.model_validate(row))
        except ValidationError as error:
            faults.append(f"{path.name}: row {number}: {told(error)}")
        same = seen.setdefault(tuple(row[each] for each in key), number)
        if same != number:
            faults.append(f"{path.name}: row {number}: {', '.join(key)} as in row {same}")
    raise_any(faults)
    return tuple(found)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            return list(_whole(reader, path.name))
    except csv.Error as error:
        raise RegisterError(f"{path.name}: line {reader.reader.line_num}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(f"{path.name}: {error}") from error


def _whole(reader: csv.DictReader[str], name: str) -> Iterator[dict[str, str]]:
    """Rows with as many cells as there are columns."""
    for number, row in enumerate(reader, start=2):
        if None in row or None in row.values():
            raise RegisterError(f"{name}: row {number}: not as many cells as columns")
        yield row
