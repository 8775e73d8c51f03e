"""A borough: minutes 24/18 with Action: lines, a tracker, year bands above quarters."""

from __future__ import annotations

from corpus.press import fronts, minutes, performance, plans, reports, sheets
from corpus.press.house import Furniture, House

HOUSE = House(
    front=fronts.bracketed,
    minutes=minutes.slashed,
    minute_item=minutes.slashed_item,
    minute_number=minutes.slashed_number,
    sheet=sheets.tracker,
    plan=plans.dates,
    report=reports.memo,
    scorecard=performance.by_year,
    exception=performance.exception,
    numbering=fronts.numbered,
    furniture=Furniture(unnumbered=2),
)
