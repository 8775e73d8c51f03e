"""What a parser is told besides the section it reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.language.classifier import Classifier
from extractor.language.figures import FigureReader
from extractor.records import Meeting, Period


@dataclass(frozen=True, slots=True)
class Context:
    """The meeting that the paper is for, and the report's own period where it has one.

    ``period`` is what a figure takes when neither its cell nor its sentence names a period.
    ``figures`` is the trained reader of figures in running text, where it is to be used.
    ``sureness`` is the trained model that weighs figures of running text, where it is to be used.
    ``commitments`` is the trained model that tells commitments in passing, where it is to be used.
    """

    meeting: Meeting = field(default_factory=Meeting)
    period: Period | None = None
    figures: FigureReader | None = None
    commitments: Classifier | None = None
    sureness: Classifier | None = None
