"""The one writer of a run: papers are kept several in a transaction, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable

import sqlalchemy as sa

from extractor.library.writes import keep_all
from extractor.records import Extraction

PAPERS, PAGES, SECONDS = 32, 400, 2.0
"""A transaction is ended by whichever comes first."""


class Writer:
    """Keeps papers of one run; ``now`` is the clock.  Leaving ``with`` keeps what is left, also
    where the run was interrupted."""

    def __init__(self, library: sa.Engine, now: Callable[[], float] = time.monotonic) -> None:
        self.library, self.now = library, now
        self.held: list[tuple[Extraction, str]] = []
        self.contents: set[str] = set()
        self.pages = 0
        self.since = 0.0

    def add(self, extraction: Extraction, way: str, sha256: str | None) -> None:
        """Take a paper to be kept, by the way it was read and its content."""
        self.since = self.since if self.held else self.now()
        self.held.append((extraction, way))
        self.pages += max(len(extraction.paper.pages), 1)
        self.contents |= {sha256} if sha256 else set()
        if len(self.held) >= PAPERS or self.pages >= PAGES:
            self.flush()

    def flush_if_due(self) -> None:
        """End a transaction that has waited long enough."""
        if self.held and self.now() - self.since >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep what is there, in one transaction."""
        held, self.held, self.contents, self.pages = self.held, [], set(), 0
        if held:
            keep_all(self.library, held)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or issubclass(kind, KeyboardInterrupt | GeneratorExit):
            self.flush()
