"""A county: ACTION at the margin, an action sheet of decisions, quarters as columns."""

from __future__ import annotations

from corpus.press import fronts, minutes, performance, plans, reports, sheets
from corpus.press.house import House

HOUSE = House(
    front=fronts.notice,
    minutes=minutes.running,
    minute_item=minutes.running_item,
    minute_number=minutes.plain_number,
    sheet=sheets.decisions,
    plan=plans.bands,
    report=reports.labelled,
    scorecard=performance.by_quarter,
    exception=performance.exception,
    numbering=fronts.numbered,
)
