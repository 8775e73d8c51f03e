"""What a reader hands back, as bytes, from one process of a run to another.

Pickled, as the pool and Dask pickle what they carry; nothing that was kept or came from elsewhere
is ever read so.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from extractor.records import Extraction

PROTOCOL = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one paper, and the seconds that took."""

    extraction: Extraction
    seconds: float


def packed(reading: Reading) -> bytes:
    """A reading as it travels."""
    return pickle.dumps(reading, PROTOCOL)


def unpacked(message: bytes) -> Reading:
    """The reading that a process of the same run packed."""
    found = pickle.loads(message)
    if not isinstance(found, Reading):
        raise TypeError(f"a reader handed back a {type(found).__name__}, not a Reading")
    return found
