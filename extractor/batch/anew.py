"""Papers read anew to see what would change: nothing of them is kept."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from extractor.batch.folder import run_folder
from extractor.batch.limits import Limits
from extractor.batch.readers import Here, Readers
from extractor.batch.run import Run, Ticket, ways
from extractor.batch.sources import Place
from extractor.batch.writer import Outcome, Writer
from extractor.library.paper_rows import PaperRows
from extractor.manifest import facts_for
from extractor.reading import Options


class Passing(Writer):
    """Passes papers on where a writer keeps them."""

    def __init__(self, library: sa.Engine) -> None:
        super().__init__(library)
        self.passed: list[Outcome] = []

    def add(self, outcome: Outcome, rows: PaperRows, way: str, sha256: str | None) -> None:
        """Take a paper."""
        self.passed.append(outcome)

    def due(self) -> bool:
        """Whether there is one."""
        return bool(self.passed)

    def flush(self) -> Iterator[Outcome]:
        """Pass on what is there."""
        passed, self.passed = self.passed, []
        yield from passed

    def __exit__(self, *why: object) -> None:
        pass


class Anew(Run):
    """A run that reads every paper, held or not, and each copy of one."""

    def consider(self, place: Place, sha256: str | None) -> Iterator[Outcome]:
        """Have a paper read."""
        facts = None if place.is_url else facts_for(Path(place.name))
        both = ways(self.options, self.limits, facts)
        job = replace(self.job(place, facts), whole=True)
        self.submit(Ticket(place, None, both, job))
        yield from ()


def read_anew(
    places: Sequence[Place],
    library: sa.Engine,
    options: Options,
    limits: Limits,
    readers: Readers | None = None,
) -> Generator[Outcome]:
    """Read papers as ``ingest`` would, and pass on what is found in each; nothing is written."""
    with run_folder() as folder, readers or Here() as who:
        run = Anew(library, options, limits, who, Passing(library), folder)
        yield from run.outcomes(places)
