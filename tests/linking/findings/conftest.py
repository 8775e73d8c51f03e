"""Figures and papers with words, made in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Evidence,
    Extraction,
    Figure,
    ItemKind,
    Line,
    Meeting,
    Paper,
    Problem,
    Records,
)


@pytest.fixture
def said() -> Callable[..., Figure]:
    """A figure as a scorecard prints it: ``said("Berths let", "2030-31 Q3", "12.5%")``."""

    def make(indicator: str, period: str, printed: str, **more: Any) -> Figure:
        given = {"unit": "percent", "measure": "actual", "source": "scorecard", **more}
        page = given.pop("page", 5)
        return Figure(
            indicator,
            float(printed.strip("%£")),
            as_printed=printed,
            evidence=Evidence(printed, page),
            period=period,
            period_type="financial-quarter",
            **given,
        )

    return make


@pytest.fixture
def report() -> Callable[..., Extraction]:
    """A performance report of a day with figures and, among them, words."""

    def make(
        day: date | None,
        *found: Figure | str,
        title: str = "Performance Report",
        problems: tuple[Problem, ...] = (),
        state: str = "complete",
        source: str | None = None,
    ) -> Extraction:
        words = [each for each in found if isinstance(each, str)]
        figures = tuple(
            replace(each, id=f"f-{n}") for n, each in enumerate(found) if isinstance(each, Figure)
        )
        blocks = tuple(
            Block(
                kind=BlockKind.PARAGRAPH,
                text=text,
                lines=(Line(0, len(text), 3, (0.0, 0.0, 1.0, 1.0)),),
            )
            for text in words
        )
        item = AgendaItem("i-1", "agenda", "5", title, ItemKind.KPI_REPORT, 1, 9)
        return Extraction(
            Paper(source or f"{day}.pdf", "1", "application/pdf", blocks),
            Meeting("Westmere Council", None, "Quay Committee", day),
            (item,),
            Records(figures=figures),
            "pack",
            state,
            problems,
        )

    return make
