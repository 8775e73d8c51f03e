"""Records become rows, and rows records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from extractor.records import Evidence

Row = dict[str, Any]
EVIDENCE = tuple(f.name for f in fields(Evidence))


def row_of(record: Any) -> Row:
    """A record's fields, with its evidence laid flat."""
    row = {f.name: getattr(record, f.name) for f in fields(record)}
    if "evidence" in row:
        evidence = row.pop("evidence")
        row |= {f"evidence_{name}": getattr(evidence, name, None) for name in EVIDENCE}
    return row


def record_of(kind: type, row: Mapping[Any, Any], **more: Any) -> Any:
    """The record that ``row`` holds; ``more`` are fields kept elsewhere."""
    names = {f.name for f in fields(kind)} & row.keys()
    values = {name: row[name] for name in names}
    if "evidence_text" in row:
        values["evidence"] = evidence_of(row)
    return kind(**values, **more)


def evidence_of(row: Mapping[Any, Any]) -> Evidence | None:
    """The evidence of a row, or None where it has none."""
    if row["evidence_text"] is None:
        return None
    return Evidence(**{name: row[f"evidence_{name}"] for name in EVIDENCE})
