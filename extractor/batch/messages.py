"""What a reader hands back, as bytes, from one process of a run to another.

Pickled, as the pool and Dask pickle what they carry; nothing that was kept or came from elsewhere
is ever read so.
"""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from extractor.records import Extraction

if TYPE_CHECKING:
    from extractor.library.paper_rows import PaperRows

PROTOCOL = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one paper, and the seconds that took: where ``rows`` are handed over, its
    words and records are these, as they are stored, and ``extraction`` says how far it was read."""

    extraction: Extraction
    rows: PaperRows | None
    seconds: float

    def as_rows(self) -> PaperRows:
        """The rows, made here where the records were handed over."""
        return self.rows or rows_of(self.extraction)


def reading(extraction: Extraction, begun: float, *, whole: bool = False) -> Reading:
    """What is handed on of a paper whose reading began when the clock of ``time.perf_counter``
    showed ``begun``; with ``whole`` its words and records and not the rows that are stored."""
    rows, found = None, extraction
    if not whole:
        rows, found = rows_of(extraction), without_records(extraction)
    return Reading(found, rows, time.perf_counter() - begun)


def rows_of(extraction: Extraction) -> PaperRows:
    """A paper as rows; who hands it over whole need not load what makes them."""
    found: PaperRows = import_module("extractor.library.paper_rows").paper_rows(extraction)
    return found


def without_records(extraction: Extraction) -> Extraction:
    """How far a paper was read, and no more."""
    paper = replace(extraction.paper, blocks=(), bookmarks=())
    return Extraction(
        paper,
        extraction.meeting,
        kind=extraction.kind,
        state=extraction.state,
        problems=extraction.problems,
    )


def packed(reading: Reading) -> bytes:
    """A reading as it travels."""
    return pickle.dumps(reading, PROTOCOL)


def unpacked(message: bytes) -> Reading:
    """The reading that a process of the same run packed."""
    found = pickle.loads(message)
    if not isinstance(found, Reading):
        raise TypeError(f"a reader handed back a {type(found).__name__}, not a Reading")
    return found
