"""The statement of coverage: how far each paper was read, and why no further."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.contract import Json, paper_as_json, problem_as_json
from extractor.records import Extraction

FIELDS = (
    "paper",
    "state",
    "kind",
    "council",
    "committee",
    "date",
    "pages",
    "pages_read",
    "pages_without_text",
    "pages_exempt",
    "problems",
    "extractor",
)


def coverage(extraction: Extraction) -> Json:
    """How far one paper was read, and why no further."""
    paper = paper_as_json(extraction)
    meeting = extraction.meeting
    return {
        "paper": paper["source"],
        "state": extraction.state,
        "kind": paper["kind"],
        "council": meeting.council,
        "committee": meeting.committee,
        "date": meeting.date.isoformat() if meeting.date else None,
        "pages": paper["pages"],
        "pages_read": paper["pages_read"],
        "pages_without_text": paper["pages_without_text"],
        "pages_exempt": paper["pages_exempt"],
        "problems": [problem_as_json(problem) for problem in extraction.problems],
        "extractor": extraction.extractor,
    }


def summary(rows: Sequence[Json]) -> str:
    """The coverage of all papers in one sentence.

    "17 papers: 12 complete, 3 partial, 2 failed; 412 of 415 pages read, 3 without text".
    """
    states = [row["state"] for row in rows]
    counts = [f"{states.count(s)} {s}" for s in ("complete", "partial", "failed") if s in states]
    unchanged = sum(row.get("run") == "unchanged" for row in rows)
    pages = sum(row["pages"] or 0 for row in rows)
    read = sum(row["pages_read"] or 0 for row in rows)
    blank = sum(len(row["pages_without_text"]) for row in rows)
    parts = [
        f"{len(rows)} paper{'s' * (len(rows) != 1)}: {', '.join(counts)}",
        f"{read} of {pages} pages read, {blank} without text" if pages else "",
        f"{unchanged} already held and left as they were" if unchanged else "",
    ]
    return "; ".join(part for part in parts if part)
