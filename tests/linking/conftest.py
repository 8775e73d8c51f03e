"""Papers of a fictional committee, made in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extractor.records import (
    Action,
    AgendaItem,
    Clearance,
    Evidence,
    Extraction,
    Figure,
    ItemKind,
    Meeting,
    Paper,
    PlanEntry,
    Problem,
    Records,
)

Make = Callable[..., Extraction]


@pytest.fixture
def paper() -> Make:
    """``paper(day, *records)``: a paper of the Quay Committee with records and agenda titles."""

    def make(
        day: date | None,
        *found: Any,
        source: str | None = None,
        council: str | None = "Westmere Council",
        committee: str | None = "Quay Committee",
        problems: tuple[Problem, ...] = (),
        sheet_pages: tuple[int, int] | None = None,
    ) -> Extraction:
        titles = [each for each in found if isinstance(each, str)]
        items = [
            AgendaItem(f"i-{n}", "agenda", str(n), title, ItemKind.REPORT, n, n)
            for n, title in enumerate(titles, 1)
        ]
        if sheet_pages:
            items.append(
                AgendaItem(
                    "i-s", "agenda", "4a", "Action Sheet", ItemKind.ACTION_SHEET, *sheet_pages
                )
            )
        return Extraction(
            Paper(source or f"{day}.pdf", "1", "application/pdf"),
            Meeting(council, None, committee, day),
            tuple(items),
            Records(
                actions=tuple(each for each in found if isinstance(each, Action)),
                plan=tuple(each for each in found if isinstance(each, PlanEntry)),
                figures=tuple(each for each in found if isinstance(each, Figure)),
                clearances=tuple(each for each in found if isinstance(each, Clearance)),
            ),
            "pack",
            problems=problems,
        )

    return make


@pytest.fixture
def minuted() -> Callable[..., Action]:
    """An action of the minutes."""

    def make(raised: date | None, text: str, **more: Any) -> Action:
        return Action("minutes", text, Evidence(f"ACTION: {text}", 9), raised=raised, **more)

    return make


@pytest.fixture
def row() -> Callable[..., Action]:
    """A row of an action sheet."""

    def make(raised: date | None, text: str, status: str = "open", **more: Any) -> Action:
        more = {"note": f"as {status}", **more}
        return Action("action-sheet", text, Evidence(text, 3), raised=raised, status=status, **more)

    return make


@pytest.fixture
def cleared() -> Callable[..., Clearance]:
    """A sentence of minutes that clears away the actions up to a day."""

    def make(until: date, said: date) -> Clearance:
        text = f"Actions up to {until} had been superseded and would be removed."
        return Clearance(text, until, Evidence(text, 8), said)

    return make


@pytest.fixture
def planned() -> Callable[..., PlanEntry]:
    """An entry of a forward plan."""

    def make(subject: str, day: date | None = None) -> PlanEntry:
        return PlanEntry(subject, Evidence(subject, 7), meeting_date=day)

    return make


@pytest.fixture
def figure() -> Callable[..., Figure]:
    """An actual of a quarter, as a scorecard gives it, unless said otherwise."""

    def make(indicator: str, period: str | None, value: float, **more: Any) -> Figure:
        given = {
            "unit": "percent",
            "measure": "actual",
            "source": "scorecard",
            "period_type": "financial-quarter",
            **more,
        }
        return Figure(
            indicator,
            value,
            as_printed=f"{value}%",
            evidence=Evidence(f"{value}%", 5),
            period=period,
            **given,
        )

    return make
