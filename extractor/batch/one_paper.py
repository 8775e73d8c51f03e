"""One paper of many, read where it is told to be: what went wrong is a status of its own."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from extractor.batch.limits import Limits, bounded
from extractor.batch.messages import Reading, packed
from extractor.batch.sources import SourceError, fetched
from extractor.manifest import Harvested
from extractor.pipeline import extract
from extractor.reading import Options
from extractor.reading.budget import over_memory
from extractor.records import Extraction, Paper, Problem

LARGEST_FOUND = 256 * 2**20
"""Bytes of the largest extraction that is handed on."""

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
    second try, after a first that met with something worse than an error."""

    source: str
    where: str
    options: Options
    limits: Limits
    facts: Harvested | None = None
    folder: str | None = None
    note: str | None = None
    last_page: int | None = None
    because: Problem | None = None


def attempt(path: Path, options: Options, facts: Harvested | None = None) -> Extraction:
    """Extract one paper; what nobody foresaw becomes the status of this paper alone."""
    try:
        extraction = extract(path, options, facts=facts)
    except MemoryError:
        words = over_memory(None, options.budget.bytes).message
        extraction = unread(str(path), Problem("over-memory", f"{path}: {words}"))
    except Exception as error:
        words = f"{path}: reading it went wrong ({type(error).__name__}: {error}); please report it"
        extraction = unread(str(path), Problem("crashed", " ".join(words.split())))
    return replace(extraction, paper=replace(extraction.paper, source=str(path)))


def read(job: Job, by: Attempt = attempt) -> bytes:
    """Read one paper within its limits: the :class:`.Reading`, packed here, where its memory is
    counted."""
    import_module("extractor.batch.warm")  # models count to no paper
    begun = time.perf_counter()
    with bounded(job.limits, job.folder):
        budget = replace(
            job.limits.budget(), note=job.note, last_page=job.last_page, because=job.because
        )
        options = replace(job.options, budget=budget)
        try:
            extraction = read_from(job, options, by)
            found = packed(Reading(extraction, time.perf_counter() - begun))
        except MemoryError:
            found = b""
        if 0 < len(found) <= LARGEST_FOUND:
            return found
    words = over_memory(None, budget.bytes).message if not found else "too much is found in it"
    kind = "over-memory" if not found else "too-large"
    failed = unread(job.source, Problem(kind, f"{job.source}: {words}"))
    return packed(Reading(failed, time.perf_counter() - begun))


def read_from(job: Job, options: Options, by: Attempt) -> Extraction:
    """Read the paper, wherever it lies, under the name it is kept under."""
    try:
        with fetched(job.where) as path:
            found = by(path, options, job.facts)
    except (SourceError, OSError) as error:
        return unread(
            job.source, Problem("not-opened", f"{job.source}: cannot be opened ({error})")
        )
    problems = tuple(
        replace(p, message=p.message.replace(str(path), job.source)) for p in found.problems
    )
    return replace(found, paper=replace(found.paper, source=job.source), problems=problems)


def unread(source: str, problem: Problem) -> Extraction:
    """A paper of which nothing was read."""
    return Extraction(Paper(source, "", ""), state="failed", problems=(problem,))


def died(job: Job, status: int) -> Problem:
    """What to say of a paper whose process ended: by a signal where ``status`` is negative."""
    if status == OUT_OF_TIME:
        words = f"took longer than {job.limits.seconds:g} seconds; raise --max-seconds"
        return Problem("over-time", f"{job.source}: {words}")
    if status == KILLED:
        words = "the process that read it was killed, as by a system without memory"
        return Problem("killed", f"{job.source}: {words}; read fewer at once with --workers")
    name = signal.Signals(-status).name if status < 0 else f"status {status}"
    advice = "please report it"
    if status in NO_MEMORY:
        advice = f"that may be for want of memory: raise --max-memory, or {advice}"
    words = f"the process that read it crashed ({name}); {advice}"
    return Problem("crashed", f"{job.source}: {words}")
