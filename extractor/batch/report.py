"""The report of a run: the statement of coverage of every paper, and what it comes to."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from extractor import __version__
from extractor.batch.sources import Place
from extractor.batch.writer import Outcome
from extractor.contract import Json
from extractor.coverage import coverage
from extractor.library.chosen import chosen
from extractor.records import Extraction
from extractor.whole_files import write_whole


class Report:
    """Gathers a row a paper as a run goes on; the records of a paper are not kept."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.order = {place.name: n for n, place in enumerate(places)}
        self.found: dict[str, Json] = {}
        self.unchanged: dict[str, str] = {}
        self.begun, self.clock = datetime.now(UTC), time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Take what became of a paper."""
        if outcome.same_as:
            self.unchanged[outcome.source] = outcome.same_as
        elif outcome.extraction:
            run = "failed" if outcome.failed else "read"
            self.found[outcome.source] = row(outcome.extraction, outcome, run)

    def rows(self, library: sa.Engine) -> list[Json]:
        """A row a paper with ``run``: read, unchanged or failed, in the order of the places."""
        sources = sorted(set(self.unchanged.values()))
        held = {e.paper.source: e for e in chosen(library, sources)}
        kept = [
            row(held[same_as], Outcome(source, None, same_as), "unchanged")
            for source, same_as in self.unchanged.items()
        ]
        return sorted([*self.found.values(), *kept], key=lambda each: self.order[each["paper"]])

    def whole(self, rows: Sequence[Json]) -> Json:
        """The report as JSON: when, totals, and the rows."""
        return {
            "made_by": f"committee-papers {__version__}",
            "begun": self.begun.isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - self.clock, 2),
            "totals": totals(rows),
            "papers": list(rows),
        }


def row(extraction: Extraction, outcome: Outcome, run: str) -> Json:
    """The coverage of one paper of a run; ``same_as`` where another paper has its content."""
    same_as = None if outcome.same_as == outcome.source else outcome.same_as
    return coverage(extraction) | {
        "paper": outcome.source,
        "run": run,
        "same_as": same_as,
        "seconds": round(outcome.seconds, 2),
        "pages_not_read": [p.number for p in extraction.paper.pages if not p.read],
    }


def totals(rows: Sequence[Json]) -> Json:
    """What the rows of a run come to: papers by run and state, pages, problems by kind."""
    kinds = Counter(kind for row in rows for kind in {p["kind"] for p in row["problems"]})
    return {
        "papers": len(rows),
        "runs": dict(Counter(row["run"] for row in rows)),
        "states": dict(Counter(row["state"] for row in rows)),
        "pages": sum(row["pages"] or 0 for row in rows),
        "pages_read": sum(row["pages_read"] or 0 for row in rows),
        "pages_without_text": sum(len(row["pages_without_text"]) for row in rows),
        "pages_not_read": sum(len(row["pages_not_read"]) for row in rows),
        "papers_with_problem": dict(sorted(kinds.items())),
    }


def write_report(path: Path, report: Json) -> None:
    """Write a report, whole or not at all; raises OSError where that cannot be."""
    write_whole(path, (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode())
