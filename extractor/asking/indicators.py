"""The series that commands ask for by name: chosen by what is short, then read whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.asking.current import answering
from extractor.asking.kinds import SERIES
from extractor.asking.selection import Selection
from extractor.library import kept_reads

SHORT = ("council", "name", "unit", "indicator_id")


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
    home = answering(library, (SERIES,), selection)
    rows = kept_reads.listed(home, SERIES.name, SERIES.table, selection.words, SHORT)
    rows.sort(key=lambda r: (r["council"] or "", r["name"].casefold(), r["unit"]))
    return home, [
        Listed((row["scope_id"], row["position"]), row["name"], row["indicator_id"]) for row in rows
    ]


def read(home: sa.Engine, found: Sequence[Listed]) -> list[dict[str, Any]]:
    """The whole of some series."""
    return kept_reads.at(home, SERIES.table, [each.place for each in found]) if found else []
