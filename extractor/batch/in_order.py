"""Papers in the order they are named, each read within its limits; nothing is kept."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.folder import run_folder
from extractor.batch.jobs import Job, died, next_try, reader_failed, unread
from extractor.batch.limits import Limits
from extractor.batch.lone_worker import LoneWorker, can_fork
from extractor.batch.messages import unpacked
from extractor.manifest import facts_for
from extractor.reading import Options
from extractor.records import Extraction

if TYPE_CHECKING:
    from extractor.batch.readers import Here


def extractions(
    papers: Iterable[str], options: Options, limits: Limits, *, here: bool = False
) -> Generator[Extraction]:
    """What is in each paper, as soon as it is read.

    One process beside this one reads them all; where ``here``, or where the system cannot fork,
    this one does, and nothing stops a paper that hangs or crashes it.  Close the iterator to end
    the process at once.
    """
    with run_folder() as folder, who_reads(here=here) as reader:
        for number, paper in enumerate(papers, 1):
            yield read(job_of(Path(paper), options, limits, f"{folder}/page-{number}"), reader)


def who_reads(*, here: bool) -> LoneWorker | Here:
    """The process beside this one, unless that is not wanted or cannot be."""
    if not here and can_fork():
        return LoneWorker()
    from extractor.batch.readers import Here

    return Here()


def job_of(paper: Path, options: Options, limits: Limits, note: str) -> Job:
    """What the reader is told of a paper."""
    where = str(paper.absolute())
    folder = str(Path(note).parent)
    facts = facts_for(paper)
    return Job(str(paper), where, options, limits, facts, folder, note, whole=True)


def read(job: Job, reader: LoneWorker | Here) -> Extraction:
    """Read one paper, again where its process ended and there is something left to try."""
    done = reader.submit(job)
    error = done.exception()
    if error is None:
        return unpacked(done.result()).extraction
    status = reader.status(error)
    if status is None:
        return unread(job.source, reader_failed(job, error))
    following = next_try(job, status)
    return read(following, reader) if following else unread(job.source, died(job, status))
