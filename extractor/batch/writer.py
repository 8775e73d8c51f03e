"""The one writer of a run: papers are kept several in a transaction, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from extractor.library.paper_rows import PaperRows
from extractor.library.writes import keep_all
from extractor.records import Extraction

PAPERS, PAGES, SECONDS = 32, 400, 2.0
"""A transaction is ended by whichever comes first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: ``same_as`` names the paper of the library that already holds
    its content; else ``extraction`` is how far it was read, without words and records, in
    ``seconds`` of its reader."""

    source: str
    extraction: Extraction | None
    same_as: str | None = None
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the paper could not be read."""
        return self.extraction is not None and self.extraction.state == "failed"


class Writer:
    """Keeps papers of one run; ``now`` is the clock.  Leaving ``with`` keeps what is left, also
    where the run was interrupted."""

    def __init__(self, library: sa.Engine, now: Callable[[], float] = time.monotonic) -> None:
        self.library, self.now = library, now
        self.held: list[tuple[Outcome, PaperRows, str]] = []
        self.contents: set[str] = set()
        self.pages = 0
        self.since = 0.0

    def add(self, outcome: Outcome, rows: PaperRows, way: str, sha256: str | None) -> None:
        """Take a paper to be kept, by the way it was read and its content."""
        pages = outcome.extraction.paper.pages if outcome.extraction else ()
        self.since = self.since if self.held else self.now()
        self.held.append((outcome, rows, way))
        self.pages += max(len(pages), 1)
        self.contents |= {sha256} if sha256 else set()

    def due(self) -> bool:
        """Whether a transaction is to be ended."""
        much = len(self.held) >= PAPERS or self.pages >= PAGES
        return bool(self.held) and (much or self.now() - self.since >= SECONDS)

    def flush(self) -> Iterator[Outcome]:
        """Keep what is there in one transaction, and say of each paper what became of it: another
        run may have been quicker with its content."""
        held, self.held, self.contents, self.pages = self.held, [], set(), 0
        if not held:
            return
        others = keep_all(self.library, [(rows, way) for _, rows, way in held], once=True)
        for outcome, _, _ in held:
            other = others.get(outcome.source)
            yield Outcome(outcome.source, None, other) if other else outcome

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or issubclass(kind, KeyboardInterrupt | GeneratorExit):
            list(self.flush())
