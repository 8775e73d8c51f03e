"""Papers of two councils that report one indicator, with what may happen to a value."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from extractor.records import (
    Block,
    BlockKind,
    Evidence,
    Extraction,
    Figure,
    Meeting,
    Paper,
    Records,
    Statement,
)

ASHFOLD, MERE = "Ashfold Borough Council", "Mere Valley Council"
CARE = "Care Act assessments completed within 28 days (%)"
SAID = "Fewer social workers are the reason why fewer assessments were completed in time."


def neighbours() -> list[Extraction]:
    """Two papers of the one council, of which the second gives a value and the target otherwise,
    and one of the other."""
    return [
        paper(ASHFOLD, date(2024, 9, 5), {"2024-25 Q1": 41.0}, target=45.0),
        paper(ASHFOLD, date(2024, 12, 5), {"2024-25 Q1": 42.5, "2024-25 Q2": 40.0}, target=46.0),
        paper(MERE, date(2024, 12, 3), {"2024-25 Q1": 51.0, "2024-25 Q2": 53.0}, target=50.0),
    ]


def paper(council: str, day: date, told: dict[str, float], target: float) -> Extraction:
    """A scorecard as text, with a sentence."""
    lines = [f"{CARE} {period} {value:g}%" for period, value in told.items()]
    source = f"packs/{council.split(maxsplit=1)[0].casefold()}-{day}.txt"
    last = list(told)[-1]
    figures = [
        *(figure(period, "actual", value) for period, value in told.items()),
        figure(last, "target", target),
    ]
    return Extraction(
        Paper(
            source,
            sha256(source.encode()).hexdigest(),
            "text/plain",
            blocks=tuple(Block(text=each, kind=BlockKind.PARAGRAPH) for each in (*lines, SAID)),
        ),
        Meeting(council, None, "Adults Panel", day),
        (),
        Records(
            figures=tuple(figures),
            statements=(Statement(CARE, Evidence(SAID, offset=(0, len(SAID))), last),),
        ),
        kind="kpi-report",
    )


def figure(period: str, measure: str, value: float) -> Figure:
    """A cell of the scorecard."""
    printed = f"{value:g}%"
    return Figure(
        CARE,
        value,
        "percent",
        measure,
        "scorecard",
        printed,
        Evidence(printed, offset=(0, len(printed))),
        period=period,
        period_type="financial-quarter",
    )
