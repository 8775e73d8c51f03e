"""Reads scorecards: indicators by row with columns of measures and periods, or block by block.

Values go to source ``scorecard`` where the table speaks of indicators, targets or ratings, and
to ``table`` where it only sets values against periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.language.periods import parse_period
from extractor.parsing import exception_report, scorecard_blocks
from extractor.parsing.cells import CellValue, read_cell
from extractor.parsing.context import Context
from extractor.parsing.indicator_names import (
    any_of,
    clean_name,
    measure_in,
    unit_in_name,
    unit_of,
    words,
)
from extractor.parsing.scorecard_blocks import Frame
from extractor.parsing.scorecard_columns import VALUE, Column, Layout, layout
from extractor.parsing.scorecard_lines import Line, lines, own_text
from extractor.parsing.scorecard_periods import period_of, undated
from extractor.parsing.scorecard_ratings import ratings
from extractor.parsing.scorecard_times import in_time, own_year
from extractor.parsing.scorecard_turned import turned
from extractor.records import BlockKind, Cell, Figure, Records, Row, Section, Table

LONG_NAME = 60  # characters; no head of spending has as many
CAPTION_REACH = 3
WIDTH = 0.25  # of a target; a tolerance further from it is no level
CAPTION, BOLD_CAPTION = 15, 40  # words
# "Table 4:", "Figure 2 -" before a caption
CAPTION_MARK = re.compile(
    r"^\s*(?:table|figure|chart|fig\.?)\s*\d*[.:]?\d*\s*[-–—:]?\s*", re.IGNORECASE
)


def parse(section: Section, context: Context) -> Records:
    """Read every scorecard of a section; a table without a header goes on with the last one's."""
    figures: list[Figure] = []
    held: tuple[Layout, int] | None = None
    forms, exceptions = exception_report.extent(section), exception_report.exceptional(section)
    for place, block in enumerate(section.blocks):
        if block.table is None or (place in forms and exception_report.is_form(block.table)):
            continue
        frame = Frame(_caption(section, place), context.period, section.item.id)
        cards = scorecard_blocks.read(block.table, frame, headed=_is_headed(section, place))
        if place not in forms and (found_cards := list(cards)):
            figures += _told_as(found_cards, exceptional=place in exceptions)
            continue
        found = _layout_of(block.table, frame)
        if found is None and held and held[1] == block.table.columns:
            found = held[0], block.table.header + block.table.body
        held = (found[0], block.table.columns) if found else None
        if found:
            figures += _told_as(read_table(*found, frame), exceptional=place in exceptions)
    return Records(figures=tuple(figures))


def _told_as(figures: Iterable[Figure], *, exceptional: bool) -> Iterator[Figure]:
    """A scorecard under a heading of exception reports is one of them."""
    for figure in figures:
        told = exceptional and figure.source == "scorecard"
        yield replace(figure, source="exception-report") if told else figure


def _caption(section: Section, place: int) -> str:
    """The words just above a table: the nearest heading or short paragraph."""
    for block in reversed(section.blocks[max(0, place - CAPTION_REACH) : place]):
        if block.table:
            continue
        longest = BOLD_CAPTION if block.is_bold else CAPTION
        if block.kind is BlockKind.HEADING or len(block.text.split()) <= longest:
            return block.text
    return ""


def _is_headed(section: Section, place: int) -> bool:
    """Whether a bold line stands just above a table."""
    above = section.blocks[place - 1] if place else None
    return above is not None and above.is_bold and not above.table


def _layout_of(table: Table, frame: Frame) -> tuple[Layout, tuple[Row, ...]] | None:
    """The table's layout and body, by its header or by its first rows where none is marked."""
    table = turned(table) or table
    context = parse_period(frame.caption, frame.period) or frame.period
    rows = table.header + table.body
    marked = len(table.header)
    deeper = [marked + 1] if marked < len(rows) and _goes_on_heading(rows[marked]) else []
    for depth in dict.fromkeys((*deeper, marked, 1, 2, 3)):
        if not 0 < depth < len(rows) or any(map(_is_data, rows[:depth])):
            continue
        body = rows[depth:]
        found = layout(header_names(rows[:depth], table.columns), body, context)
        if found and _holds_values(found, body):
            return found, body
    return None


def _is_data(row: Row) -> bool:
    """Whether a row holds values, so that it heads nothing."""
    texts = [c.text.strip() for c in row.cells if c.text.strip()]
    return sum(read_cell(t) is not None and not parse_period(t) for t in texts) >= 2


def _goes_on_heading(row: Row) -> bool:
    """Whether a row is the header's second line: nothing in the name's column, labels beyond."""
    texts = [t for c in row.cells if (t := c.text.strip())]
    known = [t for t in texts if measure_in(t) or parse_period(t) or t.lower() in words().rag]
    return (
        len(texts) >= 2
        and not row.text(0).strip()
        and not _is_data(row)
        and len(known) * 2 >= len(texts)
    )


def header_names(rows: Sequence[Row], columns: int) -> list[str]:
    """Each column's name from the top down; a title across the whole table is none."""
    kept = [r for r in rows if not (r.lone and r.lone.col_span >= columns)] or list(rows)
    return [
        " ".join(dict.fromkeys(t for r in kept if (t := r.text(c).strip()))) for c in range(columns)
    ]


def _holds_values(found: Layout, body: Sequence[Row]) -> bool:
    """Whether the value columns hold numbers, and are enough to tell a data table."""
    values = found.of(VALUE)
    cells = [t for row in body for c in values if (t := own_text(row, c.index))]
    numbers = sum(read_cell(t) is not None for t in cells)
    if not numbers:
        return False
    if found.certain:
        return True
    return numbers >= 0.5 * len(cells) and _tells_enough(found) and not _of_money(found, body)


def _of_money(found: Layout, body: Sequence[Row]) -> bool:
    """Whether the rows are heads of spending, and none is a share or a rate of anything."""
    column = found.first("name")
    names = [row.text(column.index).lower() for row in body] if column else []
    spending = any_of(words().spending)
    spent = {name for name in names if len(name) < LONG_NAME and spending.search(name)}
    others = (unit_in_name(name) for name in names if name not in spent)
    return bool(spent) and not any(unit not in (None, "gbp") for unit in others)


def _tells_enough(found: Layout) -> bool:
    """Without a column called indicator: targets, or two periods, or the measure of each row."""
    values = found.of(VALUE)
    measures = {c.measure for c in values if c.measure}
    periods = {c.period.label for c in values if c.period}
    if "measure" in {c.role for c in found.columns}:
        return bool(periods)
    return len(measures & {"target", "actual", "intervention"}) >= 2 or len(periods) >= 2


def read_table(found: Layout, body: Sequence[Row], frame: Frame) -> Iterator[Figure]:
    """The figures of a table's rows, from top to bottom and left to right."""
    found = undated(found, body, frame.period)
    for line in lines(found, body, frame.caption):
        counts = _source(found) == "scorecard" and (
            found.certain or not unit_in_name(frame.caption)
        )
        yield from _figures(found, line if counts else _captioned(line, frame.caption), frame)


def _captioned(line: Line, caption: str) -> Line:
    """A row of a plain table says what it counts only together with the table's caption."""
    title = clean_name(re.split(r"\.\s+(?=[A-Z])", CAPTION_MARK.sub("", caption))[0])
    told = unit_in_name(line.name) is not None or not title or title in line.name
    return line if told else replace(line, name=f"{title}: {line.name}")


def _figures(found: Layout, line: Line, frame: Frame) -> Iterator[Figure]:
    name_unit = unit_in_name(line.name)
    read = [
        (column, cell, value)
        for column in found.of(VALUE)
        if (cell := line.row.cell(column.index))
        and (value := read_cell(cell.text, name_unit))
        and column.index == cell.column
    ]
    read = [each for each in read if not _is_width(each, read)]
    beside = [value.unit for _, _, value in read if value.unit]
    unit = found.first("unit")
    beside = beside or _unit_cell(line.row.text(unit.index) if unit else "")
    rated = ratings(found, line.row, [column for column, _, _ in read])
    for column, cell, value in read:
        figure = _figure(line, column, cell, value, beside, frame)
        if figure and (_source(found) == "scorecard" or _is_told(figure, value)):
            rag = rated.get(column.index) or value.rag
            if timed := in_time(figure, column, frame.period):
                yield replace(timed, rag=rag, source=_source(found))


def _is_width(
    each: tuple[Column, Cell, CellValue], row: Sequence[tuple[Column, Cell, CellValue]]
) -> bool:
    """Whether a tolerance says how far from its target a value may be, and no level."""
    column, _, value = each
    if column.measure != "intervention" or "toleran" not in column.heading.lower():
        return False
    targets = [other.value for beside, _, other in row if beside.measure == "target"]
    return any(abs(value.value) <= WIDTH * abs(target) for target in targets)


def _is_told(figure: Figure, value: CellValue) -> bool:
    """Outside scorecards a value counts only where its unit is printed or its name tells it."""
    told = unit_in_name(figure.indicator)
    if value.unit == "gbp" and told != "gbp":
        return False
    return value.unit is not None or told is not None


def _unit_cell(text: str) -> list[str]:
    """The unit in a column of units: "%", "Number", "Days"."""
    value = read_cell(f"1 {text.strip().lower()}") if text.strip() else None
    told = value.unit if value and value.unit else unit_in_name(text)
    return [told] if told else []


def _source(found: Layout) -> str:
    spoken = {c.measure for c in found.of(VALUE)} & {"target", "intervention"}
    return "scorecard" if found.certain or spoken or found.first("rag") else "table"


def _figure(
    line: Line, column: Column, cell: Cell, value: CellValue, beside: list[str], frame: Frame
) -> Figure | None:
    unit, sure = unit_of(line.name, value.unit, beside)
    if re.fullmatch(r"20\d\d", cell.text.strip()) and unit != "count":
        return None
    measure = line.measure or column.measure or "actual"
    period = period_of(column, measure, line.period, (frame.caption, frame.period))
    period = own_year(value.qualifier, period)
    return Figure(
        indicator=line.name,
        value=value.value,
        unit=unit,
        measure=measure,
        source="scorecard",
        as_printed=" ".join(cell.text.split()),
        evidence=cell.evidence(),
        period=period.label if period else None,
        period_type=period.type if period else None,
        qualifier=value.qualifier,
        confidence=sure,
        item_id=frame.item_id,
    )
