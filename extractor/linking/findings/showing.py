"""How a finding is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.linking.reported import Reported
from extractor.records import Extraction, Finding, FindingValue

LONGEST = 400  # letters of the words that a place shows
SIGNS = {
    "percent": "{}%",
    "gbp": "£{}",
    "points": "{} points",
    "days": "{} days",
    "weeks": "{} weeks",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: where it belongs, its name and period."""

    council: str | None
    committee: str | None
    name: str
    period: str | None = None


def told(
    kind: str, about: Subject, values: Sequence[FindingValue], explanation: str, confidence: float
) -> Finding:
    """A finding."""
    return Finding(
        kind=kind,
        council=about.council,
        committee=about.committee,
        subject=about.name,
        period=about.period,
        values=tuple(values),
        explanation=explanation,
        confidence=round(confidence, 2),
    )


def place(each: Reported) -> FindingValue:
    """Where a reported value stands."""
    return FindingValue(each.value, each.paper, each.page, cropped(each.text))


def shown(
    value: float | str | None, paper: Extraction, page: int | None, text: str
) -> FindingValue:
    """Where something stands in a paper."""
    return FindingValue(value, paper.paper.source, page, cropped(text))


def cropped(text: str) -> str:
    """Words on one line, not endless."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1].rstrip()}…"


def measured(value: float, unit: str) -> str:
    """21%, £1,200, 4.5 points, 179."""
    return SIGNS.get(unit, "{}").format(f"{value:,.10g}")


SOURCES = {
    "scorecard": "the scorecard",
    "table": "a table",
    "exception-report": "the exception report",
    "prose": "the text",
    "minutes": "the minutes",
}


def source(each: Reported) -> str:
    """The part of a paper that gives a value, in words."""
    return SOURCES.get(each.source, each.source)


def when(each: Reported) -> str:
    """The meeting of a value, in words."""
    return f"the paper of {each.date}" if each.date else "a paper without a date"
