"""Tells which column of a table is which, by the words of its header cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.records import Row, Table

NOT_WORDS = re.compile(r"[^a-z0-9£%&]+")
NUMBERED = re.compile(r"[A-Z]{0,3}\d{1,5}[.)]?$")
HEADER_ROWS = 3
OPENS = 90.0  # the likeness of a cell that opens with the words of an alias


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns found, by known name, and the rows below the header."""

    index: Mapping[str, int]
    body: tuple[Row, ...]

    def text(self, row: Row, name: str) -> str:
        """The words of ``row`` in the column called ``name``; empty where there is none."""
        return row.text(self.index[name]).strip() if name in self.index else ""


@lru_cache(maxsize=4096)  # names of columns, against which every cell of a head is held
def plain(text: str) -> str:
    """Lower case words parted by single spaces: ``"Due date:*"`` is ``"due date"``."""
    return NOT_WORDS.sub(" ", text.lower()).strip()


def likeness(name: str, alias: str) -> float:
    """How well a header cell's words say ``alias``, from 0 to 100.

    The very words are 100; a cell that opens with them is above 90, one that holds them above
    80; anything else counts as a typing slip, by letters.
    """
    cell, wanted = plain(name), plain(alias)
    if not cell or not wanted:
        return 0.0
    if cell == wanted:
        return 100.0
    share = 9.0 * len(wanted) / len(cell)
    if cell.startswith(f"{wanted} "):
        return 90.0 + share
    if f" {wanted} " in f" {cell} ":
        return 80.0 + share
    return 0.95 * fuzz.ratio(cell, wanted)


def match_columns(
    names: Sequence[str], aliases: Mapping[str, Sequence[str]], floor: float
) -> dict[str, int]:
    """Each known column's place among ``names``; at most one place each, the likest first.

    ``aliases`` holds what each known column is called; likeness below ``floor`` (0 to 100) is
    no match.  Of equal matches the one to the left wins.  A cell that opens with the words of one
    column, "Response and date", is no other for words further on in it.
    """
    scored = [
        (max((likeness(name, alias) for alias in known), default=0.0), place, key)
        for place, name in enumerate(names)
        for key, known in aliases.items()
    ]
    opening = {place for score, place, _ in scored if score >= OPENS}
    found: dict[str, int] = {}
    for score, place, key in sorted(scored, key=lambda triple: (-triple[0], triple[1])):
        least = OPENS if place in opening else floor
        if score >= least and key not in found and place not in found.values():
            found[key] = place
    return found


def find_columns(
    table: Table,
    aliases: Mapping[str, Sequence[str]],
    floor: float,
    least: int = 2,
    apart: frozenset[int] = frozenset(),
) -> Columns | None:
    """The table's columns by its header rows, or by one of its first rows where none is marked.

    None where fewer than ``least`` of the known columns are found.  The places ``apart`` are
    none of them, whatever heads them.
    """
    apart |= _counting(table)
    known = ["" if at in apart else name for at, name in enumerate(table.names)]
    tries = [Columns(match_columns(known, aliases, floor), table.body)]
    for place, row in enumerate(table.body[:HEADER_ROWS]):
        names = ["" if at in apart else row.text(at) for at in range(table.columns)]
        below = table.body[place + 1 :]
        tries.append(Columns(match_columns(names, aliases, floor), below))
    best = max(tries, key=lambda columns: len(columns.index))
    return best if len(best.index) >= least else None


def _counting(table: Table) -> frozenset[int]:
    """The columns that only number the rows under a name that another column has too: "Action"
    above 001, 002 and again above what is to be done."""
    rows = table.body if table.header else table.body[1:]
    names = [plain(name) for name in (table.names if table.header else _cells(table.body[:1]))]
    twice = [at for at, name in enumerate(names) if name and names.count(name) > 1]
    told = {at: [t for row in rows if (t := row.text(at).strip())] for at in twice}
    return frozenset(at for at, texts in told.items() if texts and all(map(NUMBERED.match, texts)))


def _cells(rows: Sequence[Row]) -> list[str]:
    return [row.text(at) for row in rows for at in range(sum(c.col_span for c in row.cells))]
