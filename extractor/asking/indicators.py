"""The series that commands ask for by name: chosen by what is short, then read whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.asking.asked import in_order
from extractor.asking.current import answering
from extractor.asking.kinds import SERIES
from extractor.asking.selection import Selection
from extractor.library import kept_reads

NAMED = ("council", "name", "unit")
SHORT = (*NAMED, "indicator_id")
LATEST = (*NAMED, "latest", "value", "target", "intervention", "rag", "periods")


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """What stands for a series: where it is kept, and by what it is chosen."""

    place: tuple[int, int]
    name: str
    indicator_id: str | None


def series(
    library: str, selection: Selection, *, name: str | None = None, theme: str | None = None
) -> list[dict[str, Any]]:
    """The series of each council as the contract's objects; only those with these words in the
    name, or whose name is nearest, and of themes with these words."""
    from extractor.linking.registered import of_theme
    from extractor.linking.series import named
    from extractor.registers.known import known

    home, found = listing(library, selection)
    if theme:
        found = of_theme(found, theme, known())
    return read(home, named(found, name) if name else found)


def asked_for(library: str, name: str) -> list[dict[str, Any]]:
    """The series that may be meant by a name or slug of the register, or by words."""
    from extractor.linking import registered
    from extractor.registers.known import known

    home, found = listing(library, Selection())
    return read(home, registered.asked_for(found, name, known()))


def listing(library: str, selection: Selection) -> tuple[sa.Engine, Sequence[Listed]]:
    """What stands for every series, in their order, and where they are kept."""
    home, rows = columns(library, selection, SHORT)
    return home, [
        Listed((row["scope_id"], row["position"]), row["name"], row["indicator_id"]) for row in rows
    ]


def latest(library: str, selection: Selection) -> list[dict[str, Any]]:
    """Of the series of each council only the latest values: their whole courses take long to
    read."""
    return columns(library, selection, LATEST)[1]


def columns(
    library: str, selection: Selection, names: Sequence[str]
) -> tuple[sa.Engine, list[dict[str, Any]]]:
    """Some columns of every series, in their order, and where these are kept."""
    home = answering(library, (SERIES,), selection)
    rows = kept_reads.listed(home, SERIES.name, SERIES.table, selection.words, names)
    return home, sorted(rows, key=in_order)


def read(home: sa.Engine, found: Sequence[Listed]) -> list[dict[str, Any]]:
    """The whole of some series."""
    return kept_reads.at(home, SERIES.table, [each.place for each in found]) if found else []
