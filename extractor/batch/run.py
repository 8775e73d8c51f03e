"""A run over many papers: who reads which, what is kept, and what became of each."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from extractor.batch.folder import run_folder
from extractor.batch.jobs import Job, died, next_try, reader_failed, unread
from extractor.batch.limits import Limits
from extractor.batch.messages import Reading, reading, unpacked
from extractor.batch.readers import Here, Readers
from extractor.batch.sources import Place
from extractor.batch.writer import Outcome, Writer
from extractor.library.connect import kept_open
from extractor.library.writes import held
from extractor.manifest import Harvested, facts_for
from extractor.reading import Options
from extractor.reading.budget import OVER_MEMORY, OVER_TIME
from extractor.records import Problem

DEFAULT = Limits()
PATIENCE = 0.5  # seconds to wait for a paper before looking whether something is to be kept


@dataclass(slots=True)
class Ticket:
    """A paper that is being read, and the papers with the same content that wait for it."""

    place: Place
    sha256: str | None
    ways: tuple[str, str]
    job: Job
    waiting: list[Place] = field(default_factory=list)


def ingest(
    places: Sequence[Place],
    library: sa.Engine,
    options: Options,
    limits: Limits = DEFAULT,
    readers: Readers | None = None,
) -> Generator[Outcome]:
    """Read papers into the library, the largest first, and say what became of each once that is
    written.

    Papers whose content the library holds, read by this version in this way, are left as they
    are; what a manifest says of a paper is part of that way.  A place where there is nothing
    leaves no trace.  Close the iterator (or leave the loop by
    an interruption) to have what was read so far kept.  This process reads them where no
    ``readers`` are given.
    """
    with (
        run_folder() as folder,
        readers or Here() as who,
        kept_open(library) as kept,
        Writer(kept) as writer,
    ):
        yield from Run(kept, options, limits, who, writer, folder).outcomes(places)


class Run:
    """One run; nothing of a paper is kept in memory once it is written."""

    def __init__(
        self,
        library: sa.Engine,
        options: Options,
        limits: Limits,
        readers: Readers,
        writer: Writer,
        folder: str,
    ) -> None:
        self.library, self.readers, self.writer, self.folder = library, readers, writer, folder
        self.options, self.limits = options, limits
        self.reading: dict[Future[bytes], Ticket] = {}
        self.again: deque[Ticket] = deque()
        self.count = 0

    def outcomes(self, places: Sequence[Place]) -> Iterator[Outcome]:
        """Read every place."""
        ordered = sorted(places, key=lambda place: -place.size)
        coming = zip(ordered, self.readers.contents(ordered), strict=True)
        while True:
            yield from self.hand_out(coming)
            if not self.reading:
                break
            done, _ = wait(self.reading, PATIENCE, FIRST_COMPLETED)
            for future in done:
                yield from self.take(future)
            if self.writer.due():
                yield from self.writer.flush()
        yield from self.writer.flush()

    def hand_out(self, coming: Iterator[tuple[Place, str | None]]) -> Iterator[Outcome]:
        """Give the readers as many papers as they have room for."""
        while len(self.reading) < self.readers.room:
            following = next(coming, None)
            if following:
                yield from self.consider(*following)
            elif self.again:
                self.submit(self.again.popleft())
            else:
                return

    def consider(self, place: Place, sha256: str | None) -> Iterator[Outcome]:
        """Have a paper read, unless its content is held, or is being read just now."""
        same = next((t for t in self.tickets() if sha256 and t.sha256 == sha256), None)
        if same:
            same.waiting.append(place)
            return
        if sha256 in self.writer.contents:
            yield from self.writer.flush()
        facts = None if place.is_url else facts_for(Path(place.name))
        both = ways(self.options, self.limits, facts)
        same_as = held(self.library, place.name, sha256, *both) if sha256 else None
        if same_as:
            yield Outcome(place.name, None, same_as)
        else:
            self.submit(Ticket(place, sha256, both, self.job(place, facts)))

    def tickets(self) -> Iterator[Ticket]:
        """The papers that are being read or wait for another try."""
        yield from self.reading.values()
        yield from self.again

    def job(self, place: Place, facts: Harvested | None) -> Job:
        """What the readers are told of a paper."""
        self.count += 1
        where = place.name if place.is_url else str(Path(place.name).absolute())
        if not self.readers.shares_disk:
            return Job(place.name, where, self.options, self.limits, facts)
        note = str(Path(self.folder, f"page-{self.count}"))
        return Job(place.name, where, self.options, self.limits, facts, self.folder, note)

    def submit(self, ticket: Ticket) -> None:
        """Hand a paper to the readers."""
        self.reading[self.readers.submit(ticket.job)] = ticket

    def take(self, future: Future[bytes]) -> Iterator[Outcome]:
        """Take what the readers have of a paper."""
        ticket = self.reading.pop(future)
        error = future.exception()
        if error is None:
            yield from self.done(ticket, unpacked(future.result()))
            return
        status = self.readers.status(error)
        if status is None:
            yield from self.failed(ticket, reader_failed(ticket.job, error))
        elif not self.tried_again(ticket, status):
            yield from self.failed(ticket, died(ticket.job, status))

    def tried_again(self, ticket: Ticket, status: int) -> bool:
        """Whether a paper whose process ended gets another try."""
        following = next_try(ticket.job, status)
        if following:
            ticket.job = following
            self.again.append(ticket)
        return following is not None

    def failed(self, ticket: Ticket, problem: Problem) -> Iterator[Outcome]:
        """Keep that nothing could be read of a paper."""
        nothing = reading(unread(ticket.job.source, problem), time.perf_counter())
        yield from self.done(ticket, nothing)

    def done(self, ticket: Ticket, read: Reading) -> Iterator[Outcome]:
        """Keep a paper, and turn to those with the same content."""
        extraction = read.extraction
        outcome = Outcome(ticket.place.name, extraction, None, read.seconds)
        if extraction.state != "failed" or ticket.place.exists():
            limited = {p.kind for p in extraction.problems} & {OVER_TIME, OVER_MEMORY}
            self.writer.add(outcome, read.as_rows(), ticket.ways[bool(limited)], ticket.sha256)
        else:
            yield outcome
        if ticket.job.note:
            with suppress(FileNotFoundError):
                Path(ticket.job.note).unlink()
        for place in ticket.waiting:
            yield from self.consider(place, ticket.sha256)


def ways(options: Options, limits: Limits, facts: Harvested | None) -> tuple[str, str]:
    """How a paper is read, and what is said where the limits cut it short: other limits are
    another way of reading such a paper, and no other."""
    usual = way_of(options, facts)
    cut = f"{usual} max_seconds={limits.seconds} max_memory={limits.megabytes}".strip()
    return usual, cut


def way_of(options: Options, facts: Harvested | None = None) -> str:
    """How a paper is read, where not in the usual way: ``ocr=True stated=1f0c22ab``."""
    usual = Options()
    names = ("reader", "ocr", "max_pages")
    given = [(name, getattr(options, name)) for name in names]
    said = [f"{name}={value}" for name, value in given if value != getattr(usual, name)]
    return " ".join([*said, f"stated={facts.mark}"] if facts else said)
