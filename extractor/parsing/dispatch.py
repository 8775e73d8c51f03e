"""Which parsers read which kind of item; each has the same ``parse``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.parsing import (
    action_sheet,
    cover_report,
    exception_report,
    forward_plan,
    minutes,
    prose,
    responses,
    scorecard,
)
from extractor.parsing.context import Context
from extractor.records import ItemKind, Records, Section

Parser = Callable[[Section, Context], Records]

REPORT: tuple[Parser, ...] = (
    cover_report.parse,
    scorecard.parse,
    exception_report.parse,
    responses.parse,
    prose.parse,
)
PARSERS: Mapping[ItemKind, tuple[Parser, ...]] = {
    ItemKind.MINUTES: (minutes.parse, prose.parse),
    ItemKind.ACTION_SHEET: (action_sheet.parse,),
    ItemKind.FORWARD_PLAN: (forward_plan.parse,),
    ItemKind.KPI_REPORT: REPORT,
    ItemKind.REPORT: REPORT,
    ItemKind.APPENDIX: REPORT,
    ItemKind.EXCEPTION_REPORT: REPORT,
    ItemKind.PRESENTATION: (scorecard.parse, prose.parse),
    ItemKind.OTHER: (scorecard.parse, responses.parse),
}


def parsers_for(kind: ItemKind) -> tuple[Parser, ...]:
    """The parsers that read an item of ``kind``; none for agendas and procedural items."""
    return PARSERS.get(kind, ())
