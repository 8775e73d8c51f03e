"""One paper of many, read where it is told to be: what went wrong is a status of its own."""

from __future__ import annotations

import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from extractor.batch.jobs import Attempt, Job, unread
from extractor.batch.limits import bounded
from extractor.batch.messages import packed, reading
from extractor.batch.sources import SourceError, fetched
from extractor.manifest import Harvested
from extractor.pipeline import extract
from extractor.reading import Options
from extractor.reading.budget import over_memory
from extractor.records import Extraction, Problem

LARGEST_FOUND = 256 * 2**20
"""Bytes of the largest extraction that is handed on."""


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
    """Read one paper within its limits, in a process that has all the models first."""
    import_module("extractor.batch.warm")  # models count to no paper
    return read_bounded(job, by)


def read_bounded(job: Job, by: Attempt = attempt) -> bytes:
    """Read one paper within its limits: the :class:`.Reading`, packed here, where its memory is
    counted."""
    begun = time.perf_counter()
    with bounded(job.limits, job.folder):
        budget = replace(
            job.limits.budget(), note=job.note, last_page=job.last_page, because=job.because
        )
        options = replace(job.options, budget=budget)
        try:
            extraction = read_from(job, options, by)
            found = packed(reading(extraction, begun, whole=job.whole))
        except MemoryError:
            found = b""
        if 0 < len(found) <= LARGEST_FOUND:
            return found
    words = over_memory(None, budget.bytes).message if not found else "too much is found in it"
    kind = "over-memory" if not found else "too-large"
    failed = unread(job.source, Problem(kind, f"{job.source}: {words}"))
    return packed(reading(failed, begun))


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
