"""The heads of covering reports."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, pair, tells
from evaluation.rows import Row


def _recommends(report: Json) -> str:
    return " ".join(report.get("recommendations") or [report.get("recommendation") or ""])


def _author(report: Json) -> str:
    return " ".join(report.get("authors") or [report.get("author") or ""])


REPORT = Kind(
    (Field("subject", lambda t, f: alike(t["subject"], f["subject"])),),
    (
        Field("recommendation", lambda t, f: tells(_recommends(t), _recommends(f), 85)),
        Field("author", lambda t, f: tells(_author(t), _author(f), 90)),
    ),
    lambda report: f"{report['subject']} ({_author(report)}): {_recommends(report)}",
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Subjects; then subject, recommendation and author together."""
    same = pair(gold["reports"], found.get("reports", []), REPORT)
    yield same.row("covering reports"), same
    yield same.complete("covering reports: complete"), None
