"""Scorecards and exception reports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.press.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    ListItem,
    Para,
    bold,
    cell,
    grid_row,
    plain,
)
from corpus.press.history import MEASURES, Paper, figure, printed, quarters_to, reading, stated
from corpus.press.model import Focus, Indicator, Reading


def by_quarter(paper: Paper, period: str) -> Iterator[Block]:
    """A column a quarter, then target, intervention level and outturn of the last one."""
    heads = ["Measure"]
    for each in quarters_to(period, 3)[:-1]:
        heads.append(f"{each[-2:]} Outturn {slashed(each)}")
    for what in ("Target", "Intervention Level", "Outturn"):
        heads.append(f"{period[-2:]} {what} {slashed(period)}")
    rows = [grid_row(*heads, "Reason for level of Performance")]
    rows += [_quarter_row(paper, each, period) for each in shown(paper)]
    yield Grid(tuple(rows), (9, 4, 4, 4, 5, 4, 14), header=1, size=10)


def _quarter_row(paper: Paper, indicator: Indicator, period: str) -> tuple[Cell, ...]:
    values = [value_of(paper, indicator, "actual", each) for each in quarters_to(period, 3)[:-1]]
    values += [value_of(paper, indicator, what, period) for what in ("target", "intervention")]
    values.append(value_of(paper, indicator, "actual", period))
    now = reading(indicator, period, paper.number)
    return grid_row(plain(indicator.name), *values, plain(now.note if now else ""))


def by_year(paper: Paper, period: str) -> Iterator[Block]:
    """Year bands above quarter labels; the last year has target and a word for its status."""
    quarters = quarters_to(period, 5)
    above = [cell("Indicator", down=2)]
    below: list[Cell] = []
    for year, group in groupby(quarters, key=lambda q: q[:7]):
        labels = [q[-2:] for q in group]
        if year == period[:7]:
            labels += [f"{period[-2:]} target", "Status"]
        above.append(cell(year.replace("-", "/"), span=len(labels)))
        below += [cell(label) for label in labels]
    rows = [tuple(above), tuple(below)]
    rows += [_year_row(paper, each, quarters) for each in shown(paper)]
    yield Grid(tuple(rows), (9, *[3] * len(quarters), 3, 5), header=2, size=10)


def _year_row(paper: Paper, indicator: Indicator, quarters: list[str]) -> tuple[Cell, ...]:
    period = quarters[-1]
    now = reading(indicator, period, paper.number)
    values = [value_of(paper, indicator, "actual", each, sign=True) for each in quarters]
    target = value_of(paper, indicator, "target", period, sign=True)
    return grid_row(plain(indicator.name), *values, target, plain(now.rag or "") if now else "")


def exception(paper: Paper, focus: Focus) -> Iterator[Block]:
    """An exception report: indicator, outturn, target, reasons, actions."""
    indicator = paper.world.indicator(focus.indicator)
    year, quarter = slashed(focus.period), focus.period[-2:]
    yield Heading("Exception Performance Report")
    yield Para(bold("Indicator Description (taken from performance scorecard):"))
    yield Para(plain(indicator.name))
    actual = value_of(paper, indicator, "actual", focus.period, True, "exception-report")
    yield Para(f"{bold(f'20{year[2:]} {quarter} outturn:')} {actual}")
    yield Para(bold("Quarterly Target:"))
    yield Para(value_of(paper, indicator, "target", focus.period, True, "exception-report"))
    yield Para(bold("Reason for level of performance:"))
    yield Para(plain(focus.reason))
    yield Para(bold("Actions taken or planned to improve performance:"))
    for action in focus.actions:
        yield ListItem("•", plain(action))


def shown(paper: Paper) -> Iterator[Indicator]:
    """The indicators that a scorecard has."""
    for each in paper.world.indicators:
        left_out = each.gone is not None and paper.number >= each.gone
        if each.on_scorecard and each.since <= paper.number and not left_out:
            yield each


def trend(indicator: Indicator, now: Reading | None, then: Reading | None) -> str:
    """Which way an indicator has gone, in a word."""
    if not now or not then or now.actual is None or then.actual is None:
        return "–"
    if now.actual == then.actual:
        return "No change"
    return "Improving" if (now.actual > then.actual) == indicator.higher else "Worsening"


def slashed(period: str) -> str:
    """2023/24 for "2023-24 Q3"."""
    return period[:7].replace("-", "/")


def value_of(  # noqa: PLR0913
    paper: Paper,
    indicator: Indicator,
    measure: str,
    period: str,
    sign: bool = False,
    source: str = "scorecard",
    *,
    blank: str = "n/a",
) -> str:
    """A figure as printed, noted as a fact; ``blank`` where none is known."""
    value = stated(paper, indicator, measure, period, source)
    if value is None:
        return blank
    noted = MEASURES.get(measure, measure)
    mark = figure(paper, indicator, noted, period, value, source)
    found = reading(indicator, period, paper.number)
    return mark + plain(_said(indicator, found, measure, value, sign))


RATINGS = {
    "on target": "green",
    "near target": "amber",
    "needs improvement": "red",
    "green": "green",
    "amber": "amber",
    "red": "red",
}
NEAR = 0.05


def rating(indicator: Indicator, period: str, number: int) -> str | None:
    """Green, amber or red: as the reading says, else by its target and intervention level."""
    found = reading(indicator, period, number)
    if found is None or found.actual is None:
        return None
    if found.rag:
        return RATINGS.get(found.rag.lower())
    if found.target is None:
        return None
    better = 1 if indicator.higher else -1
    short = better * (found.target - found.actual)
    if short <= 0:
        return "green"
    limit = found.intervention
    held = better * (found.actual - limit) >= 0 if limit is not None else False
    return "amber" if held or short <= NEAR * abs(found.target) else "red"


def services(paper: Paper) -> Iterator[tuple[str, list[Indicator]]]:
    """The indicators of the scorecard under the service they belong to, in their order."""
    found: dict[str, list[Indicator]] = {}
    for each in shown(paper):
        found.setdefault(each.service, []).append(each)
    yield from found.items()


def _said(
    indicator: Indicator, found: Reading | None, measure: str, value: float, sign: bool
) -> str:
    if found and measure == "actual" and value == found.actual and found.as_printed:
        return found.as_printed
    return printed(indicator, value, sign=sign)
