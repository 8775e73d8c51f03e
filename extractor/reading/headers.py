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
    named: set[int] = set()
    for depth in range(min(DEEPEST, len(grid) - 1)):
        row, below = grid[depth], grid[depth + 1 :]
        named |= {n for n, c in enumerate(row) if c}
        if not _names_columns(row, below):
            return 0
        if named >= set(range(1, width)):
            return depth + 1 if width > 2 or _all_values(below) else 0
    return 0


def _names_columns(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Several short words, none of them a value or found again in its column."""
    names = [c for c in row if c]
    if len(names) < 2 or any(is_value(c) or len(c) > 120 for c in names):
        return False
    return not any(c and c in (r[n] for r in below if n < len(r)) for n, c in enumerate(row))


def _all_values(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table of two columns is one of labels and numbers below its first row."""
    values = [r[1] for r in rows if len(r) > 1 and r[1]]
    return bool(values) and all(map(is_value, values))
