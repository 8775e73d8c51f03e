"""What a measure counts, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: ``kind`` is missed, invented, or what was told wrongly ("wrong period").

    ``true`` and ``found`` are the facts in words; ``paper`` is filled in where many are told.
    """

    kind: str
    true: str | None
    found: str | None
    page: int | None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """How one measure came out in one paper, or in several added up.

    ``recalled`` of the ``true`` facts were found; ``right`` of the ``found`` ones are true.  The
    two differ where a measure asks after part of what is found, and they need not be whole
    where hits are weighed, as in panoptic quality.
    """

    name: str
    recalled: float
    true: int
    right: float
    found: int
    misses: tuple[Miss, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there was nothing to find and nothing was found."""
        return not self.true and not self.found

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1 where nothing was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 where nothing is."""
        return self.recalled / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Row) -> Row:
        return Row(
            self.name,
            self.recalled + other.recalled,
            self.true + other.true,
            self.right + other.right,
            self.found + other.found,
            self.misses + other.misses,
        )


def together(rows: Iterable[Row]) -> dict[str, Row]:
    """Papers' rows added up, a row a measure, in the order in which measures first come."""
    total: dict[str, Row] = {}
    for row in rows:
        total[row.name] = total[row.name] + row if row.name in total else row
    return total
