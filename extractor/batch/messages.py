"""What a reader hands back, as bytes, from one process of a run to another.

Pickled, as the pool and Dask pickle what they carry; nothing that was kept or came from elsewhere
is ever read so.
"""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, replace

from extractor.library.paper_rows import PaperRows, paper_rows
from extractor.records import Extraction

PROTOCOL = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one paper could be read, without its words and records; these as the rows that are
    stored; and the seconds that took."""

    extraction: Extraction
    rows: PaperRows
    seconds: float


def reading(extraction: Extraction, begun: float) -> Reading:
    """What is handed on of a paper whose reading began when the clock of ``time.perf_counter``
    showed ``begun``."""
    rows = paper_rows(extraction)
    paper = replace(extraction.paper, blocks=(), bookmarks=())
    status = Extraction(
        paper,
        extraction.meeting,
        kind=extraction.kind,
        state=extraction.state,
        problems=extraction.problems,
    )
    return Reading(status, rows, time.perf_counter() - begun)


def packed(reading: Reading) -> bytes:
    """A reading as it travels."""
    return pickle.dumps(reading, PROTOCOL)


def unpacked(message: bytes) -> Reading:
    """The reading that a process of the same run packed."""
    found = pickle.loads(message)
    if not isinstance(found, Reading):
        raise TypeError(f"a reader handed back a {type(found).__name__}, not a Reading")
    return found
