"""A series and its points, as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.linking.breaks import Break
from extractor.linking.reported import Reported


@dataclass(frozen=True, slots=True)
class Point:
    """One period: the value that stands and how it was ``chosen``, what it was held against, and
    every paper that gave a value, a target or an intervention level.

    ``rag`` is as printed; ``expected_rag`` what value, target and intervention level make it.
    """

    period: str
    value: float | None
    target: float | None
    intervention: float | None
    rag: str | None
    reported: tuple[Reported, ...]
    period_type: str | None = None
    chosen: str | None = None
    expected_rag: str | None = None
    targets: tuple[Reported, ...] = ()
    interventions: tuple[Reported, ...] = ()

    def rows(self) -> tuple[Reported, ...]:
        """Every target, level and value that was reported, the values last."""
        return (*self.targets, *self.interventions, *self.reported)


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator.  ``polarity`` (higher-is-better, lower-is-better) is None where it is not
    known; ``names`` are all as printed; ``gaps`` are periods between others without a value;
    ``breaks`` say where targets, levels or what is counted changed."""

    indicator_id: str | None
    name: str
    council: str | None
    unit: str
    polarity: str | None
    points: tuple[Point, ...]
    names: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()

    def rows(self) -> Iterator[Reported]:
        """Every value, target and level that was reported."""
        for point in self.points:
            yield from point.rows()
