"""Tells which column of a table is which, by the words of its header cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.records import Row, Table

NOT_WORDS = re.compile(r"[^a-z0-9£%&]+")
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
    known = ["" if at in apart else name for at, name in enumerate(table.names)]
    tries = [Columns(match_columns(known, aliases, floor), table.body)]
    for place, row in enumerate(table.body[:HEADER_ROWS]):
        names = ["" if at in apart else row.text(at) for at in range(table.columns)]
        below = table.body[place + 1 :]
        tries.append(Columns(match_columns(names, aliases, floor), below))
    best = max(tries, key=lambda columns: len(columns.index))
    return best if len(best.index) >= least else None
