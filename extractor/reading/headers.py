"""Which rows at the head of a table name its columns, where the file does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

DEEPEST = 3
"""Rows of the deepest header looked for."""

# A value such as 14.20% or £1,200 or n/a; a year such as 2022 or 2022/23 is none
_VALUE = re.compile(r"[-+£(]*\d[\d,.]*\s*(?:%|k|m|pp)?\)?|n/?a|tbc|[-–]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?")


def is_value(text: str) -> bool:
    """Whether a cell holds only a number or says that there is none."""
    return bool(_VALUE.fullmatch(text.strip())) and not _YEAR.fullmatch(text.strip())


def header_rows(grid: Sequence[Sequence[str]]) -> int:
    """Count the rows that name the columns: bands such as years, then a row of names."""
    width = max(map(len, grid), default=0)
    for depth in range(min(DEEPEST, len(grid) - 1)):
        row = grid[depth]
        if _names_columns(row, grid[depth + 1 :], width):
            return depth + 1
        if any(map(is_value, row)) or _is_lone_lead(row) or not any(row):
            return 0
    return 0


def _is_lone_lead(row: Sequence[str]) -> bool:
    return bool(row and row[0]) and not any(row[1:])


def _names_columns(row: Sequence[str], below: Sequence[Sequence[str]], width: int) -> bool:
    """A row of different short words in every column but perhaps the first, none found below."""
    names = [c for c in row if c]
    full = width >= 2 and len(names) >= width - 1 and all(row[1:])
    if not full or any(map(is_value, names)) or any(len(c) > 120 for c in names):
        return False
    if any(c and c in (r[n] for r in below if n < len(r)) for n, c in enumerate(row)):
        return False
    if width == 2:
        values = [r[1] for r in below if len(r) > 1 and r[1]]
        return bool(values) and all(map(is_value, values))
    return True
