"""What the findings are found in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.linking.series import Series
from extractor.records import Extraction, Finding


@dataclass(frozen=True, slots=True)
class Gathered:
    """Papers in the order of their meetings' dates, and the series of their figures."""

    papers: tuple[Extraction, ...]
    series: tuple[Series, ...]


Finder = Callable[[Gathered], Iterator[Finding]]
