"""Leave one council out: fit on the others what is trained, and score on the one.

A fit is given what was read of the other councils' papers, with their answers, and gives a reader
of papers it has not seen.  What is trained today is the calibration of confidence; a model that
is trained on papers takes the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.calibration import certainties, mended, unsure
from evaluation.matching import Json
from evaluation.measures import measures
from evaluation.reads import Read
from evaluation.rows import Row, together

Reread = Callable[[Read], Json]
Fit = Callable[[Sequence[Read]], Reread]


@dataclass(frozen=True, slots=True)
class Fold:
    """One council, read by what was fitted on the others."""

    council: str
    reads: tuple[Read, ...]

    @property
    def rows(self) -> dict[str, Row]:
        """The measures of the council."""
        return together(row for read in self.reads for row in read.rows)


def held_out(reads: Sequence[Read], fit: Fit) -> Iterator[Fold]:
    """Each council once, in order of name; with one council there is nothing to fit on."""
    councils = sorted({read.paper.council for read in reads})
    for council in councils if len(councils) > 1 else ():
        reader = fit([read for read in reads if read.paper.council != council])
        own = [read for read in reads if read.paper.council == council]
        yield Fold(council, tuple(again(read, reader(read)) for read in own))


def again(read: Read, found: Json) -> Read:
    """A paper with what was found this time."""
    return replace(read, found=found, rows=tuple(measures(found, read.paper.gold)))


def calibrated(training: Sequence[Read]) -> Reread:
    """A reader whose confidence is mended by what was right in the papers of others."""
    told = [each for read in training for each in certainties(read.found, read.paper.gold)]
    mend = mended(told)

    def reader(read: Read) -> Json:
        better = {id(each): mend[kind](each["confidence"]) for kind, each in unsure(read.found)}
        kinds = ("figures", "actions")
        return read.found | {
            kind: [each | _confidence(better.get(id(each))) for each in read.found[kind]]
            for kind in kinds
        }

    return reader


def _confidence(value: float | None) -> Json:
    return {} if value is None else {"confidence": value}
