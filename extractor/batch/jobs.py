"""What a reader of one paper is told, and what is said of a paper whose reader died."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.batch.limits import Limits
from extractor.manifest import Harvested
from extractor.reading import Options
from extractor.reading.budget import since
from extractor.records import Extraction, Paper, Problem

KILLED, OUT_OF_TIME = -9, -14
"""How a process ends by SIGKILL, and by its own alarm (not every system has the names)."""

NO_MEMORY = (-6, -5, -4)
"""How native code ends where it is given no more memory: SIGABRT, SIGTRAP, SIGILL."""

Attempt = Callable[[Path, Options, Harvested | None], Extraction]


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to be read: ``source`` is the name it is kept under and ``where`` what is opened, a
    path or URL that means the same everywhere.  ``facts`` are what a committee system says of it.
    ``folder`` is where temporary files may be made,
    ``note`` a file that is told which page is being read; ``last_page`` and ``because`` are for a
    second try, after a first that met with something worse than an error; ``again`` says that
    an earlier process was killed; ``whole`` that records are wanted, and not rows to be stored."""

    source: str
    where: str
    options: Options
    limits: Limits
    facts: Harvested | None = None
    folder: str | None = None
    note: str | None = None
    last_page: int | None = None
    because: Problem | None = None
    again: bool = False
    whole: bool = False


def unread(source: str, problem: Problem) -> Extraction:
    """A paper of which nothing was read."""
    return Extraction(Paper(source, "", ""), state="failed", problems=(problem,))


def next_try(job: Job, status: int) -> Job | None:
    """What is tried after a paper's process ended with ``status``; None where nothing is.

    A paper whose process was killed, or ended itself, may have been the victim of another, and is
    read once more.  Else the pages before the one at which the process ended are read.
    """
    if (status == KILLED or status > 0) and not job.again:
        return replace(job, again=True)
    reached = page_noted(job.note)
    if job.because or reached < 2:
        return None
    problem = died(job, status)
    words = problem.message.removeprefix(f"{job.source}: ")
    because = Problem(problem.kind, since(reached, words), reached)
    return replace(job, last_page=reached - 1, because=because)


def page_noted(note: str | None) -> int:
    """The page at which a dead process was; 0 where it was at none."""
    try:
        return int(Path(note or "").read_text() or 0) if note else 0
    except (OSError, ValueError):
        return 0


def reader_failed(job: Job, error: BaseException) -> Problem:
    """What to say of a paper whose reader went wrong without ending."""
    words = f"{job.source}: its reader failed ({error!r}); please report it"
    return Problem("crashed", " ".join(words.split()))


def died(job: Job, status: int) -> Problem:
    """What to say of a paper whose process ended: by a signal where ``status`` is negative."""
    if status == OUT_OF_TIME:
        words = f"took longer than {job.limits.seconds:g} seconds; raise --max-seconds"
        return Problem("over-time", f"{job.source}: {words}")
    if status == KILLED:
        words = "the process that read it was killed, as by a system without memory"
        return Problem("killed", f"{job.source}: {words}; read fewer at once (ingest --workers)")
    name = signal.Signals(-status).name if status < 0 else f"status {status}"
    advice = "please report it"
    if status in NO_MEMORY:
        advice = f"that may be for want of memory: raise --max-memory, or {advice}"
    words = f"the process that read it crashed ({name}); {advice}"
    return Problem("crashed", f"{job.source}: {words}")
