"""Many papers, one after another: a bad one is a status of its own and ends nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from extractor.contract import Json
from extractor.coverage import coverage
from extractor.library.reads import extractions
from extractor.library.writes import held, keep_all
from extractor.manifest import Harvested, facts_for
from extractor.pipeline import extract
from extractor.reading import Options, Unreadable
from extractor.reading.source import identify
from extractor.records import Extraction, Paper, Problem

# What a folder is searched for; a file that is named is read whatever it is called.
SUFFIXES = frozenset(
    (
        ".pdf",
        ".docx",
        ".html",
        ".htm",
        ".xhtml",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".doc",
        ".rtf",
    )
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: ``same_as`` names the paper of the library that already holds
    its content; else ``extraction`` is what was found."""

    source: str
    extraction: Extraction | None
    same_as: str | None = None
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        """Whether the paper could not be read."""
        return self.extraction is not None and self.extraction.state == "failed"


def papers_in(paths: Iterable[str]) -> list[Path]:
    """The files named, and the papers in the folders named, at any depth; each once."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for each in sorted(folder_papers(path)) if path.is_dir() else [path]:
            found[Path(os.path.normpath(each))] = None
    return list(found)


def folder_papers(folder: Path) -> Iterator[Path]:
    """The files of a folder that are papers by their names; hidden ones are left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(here, name)


def attempt(path: Path, options: Options, facts: Harvested | None = None) -> Extraction:
    """Extract one paper; what nobody foresaw becomes the status of this paper alone."""
    try:
        extraction = extract(path, options, facts=facts)
    except Exception as error:
        words = f"{path}: reading it went wrong ({type(error).__name__}: {error}); please report it"
        problem = Problem("crashed", " ".join(words.split()))
        extraction = Extraction(Paper(str(path), "", ""), state="failed", problems=(problem,))
    return replace(extraction, paper=replace(extraction.paper, source=str(path)))


def ingest(paths: Sequence[Path], library: sa.Engine, options: Options) -> Iterator[Outcome]:
    """Read each paper into the library, each in a transaction of its own.

    Papers whose content the library holds, read by this version in this way, are left as they
    are.  A path where there is no file leaves no trace.  What a manifest says of a paper is part
    of the way it is read.
    """
    for path in paths:
        begun = time.perf_counter()
        facts = facts_for(path)
        way = way_of(options, facts)
        sha256 = content_of(path)
        same_as = held(library, str(path), sha256, way) if sha256 else None
        extraction = None if same_as else attempt(path, options, facts)
        if extraction and path.exists():
            others = keep_all(library, [(extraction, way)], once=True)
            same_as = others.get(str(path))
            extraction = None if same_as else extraction
        yield Outcome(str(path), extraction, same_as, time.perf_counter() - begun)


def way_of(options: Options, facts: Harvested | None = None) -> str:
    """How a paper is read, where not in the usual way: ``ocr=True stated=1f0c22ab``."""
    usual = Options()
    names = ("reader", "ocr", "max_pages")
    given = [(name, getattr(options, name)) for name in names]
    said = [f"{name}={value}" for name, value in given if value != getattr(usual, name)]
    return " ".join([*said, f"stated={facts.mark}"] if facts else said)


def content_of(path: Path) -> str | None:
    """The hash of a file's content, or None where it cannot be read."""
    try:
        return str(identify(path).sha256)
    except (Unreadable, OSError):
        return None


def coverage_of_run(outcomes: Sequence[Outcome], library: sa.Engine) -> list[Json]:
    """A row a paper of this run, with ``run``: read, unchanged or failed."""
    unchanged = {o.same_as for o in outcomes if o.same_as}
    stored = (
        {e.paper.source: e for e in extractions(library, "pages", "problems")} if unchanged else {}
    )
    rows = []
    for outcome in outcomes:
        extraction = outcome.extraction or stored[outcome.same_as or ""]
        run = "unchanged" if outcome.same_as else "failed" if outcome.failed else "read"
        row = coverage(extraction) | {"paper": outcome.source, "run": run, "same_as": None}
        if outcome.same_as != outcome.source:
            row["same_as"] = outcome.same_as
        rows.append(row | {"seconds": round(outcome.seconds, 2)})
    return rows
