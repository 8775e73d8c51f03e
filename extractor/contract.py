"""The contract: the JSON that the tool prints for one paper.

Field names and values are set out in ``docs/formats.md``.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from extractor.records import Evidence, Extraction, Paper, Problem

Json = dict[str, Any]


def as_json(extraction: Extraction) -> Json:
    """Return the contract's object for one paper: every key is there, unknown values are None."""
    labels = page_labels(extraction.paper)
    records = {f.name: getattr(extraction.records, f.name) for f in fields(extraction.records)}
    return {
        "paper": paper_as_json(extraction),
        "meeting": plain(extraction.meeting, labels),
        "items": plain(extraction.items, labels),
        **{name: plain(found, labels) for name, found in records.items()},
        "status": {
            "state": extraction.state,
            "problems": [problem_as_json(p) for p in extraction.problems],
        },
    }


def paper_as_json(extraction: Extraction) -> Json:
    """What was read of the file, page by page: the statement of coverage."""
    paper = extraction.paper
    return {
        "source": paper.source,
        "sha256": paper.sha256 or None,
        "media_type": paper.media_type or None,
        "pages": len(paper.pages) or None,
        "pages_read": sum(page.read for page in paper.pages) if paper.pages else None,
        "pages_without_text": [page.number for page in paper.pages if page.without_text],
        "pages_exempt": [page.number for page in paper.pages if page.exempt],
        "kind": extraction.kind,
        "title": paper.title,
        "extractor": extraction.extractor,
    }


def problem_as_json(problem: Problem) -> Json:
    """The contract's order of a problem's fields."""
    return {"page": problem.page, "kind": problem.kind, "message": problem.message}


def page_labels(paper: Paper) -> dict[int, str]:
    """The printed page numbers, where they differ from the file's own."""
    return {p.number: p.label for p in paper.pages if p.label and p.label != str(p.number)}


def plain(value: Any, labels: dict[int, str]) -> Any:
    """Turn records into dicts, lists, ISO dates and numbers."""
    if isinstance(value, Evidence):
        return evidence_as_json(value, labels)
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name), labels) for f in fields(value)}
    if isinstance(value, tuple):
        return [plain(each, labels) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def evidence_as_json(evidence: Evidence, labels: dict[int, str]) -> Json:
    """Page and box for a paged file, offsets for one without pages."""
    if evidence.page is None:
        offset = list(evidence.offset) if evidence.offset else None
        return {"offset": offset, "text": evidence.text}
    return {
        "page": evidence.page,
        "page_label": evidence.page_label or labels.get(evidence.page),
        "bbox": [round(x, 1) for x in evidence.bbox] if evidence.bbox else None,
        "text": evidence.text,
    }
