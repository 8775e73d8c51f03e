"""Reads scorecards that give each indicator a block of rows: a label, and its value beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.language.periods import parse_period
from extractor.parsing.cells import read_cell
from extractor.parsing.indicator_names import clean_name, colour_of, measure_in, unit_of, words
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Cell, Figure, Period, Table

LEAST = 2  # labels of measures that make a block


@dataclass(slots=True)
class Card:
    """One indicator's labelled cells, gathered row by row."""

    name: str = ""
    period: Period | None = None
    rag: str | None = None
    values: list[tuple[str, str, Cell]] = field(default_factory=list)


def read(table: Table, period: Period | None, item_id: str) -> Iterator[Figure]:
    """The figures of every block; nothing where the table's first cells are no such labels."""
    for card in cards(table):
        if card.name and len(card.values) >= LEAST:
            yield from _figures(card, period, item_id)


def cards(table: Table) -> list[Card]:
    """Each indicator's block: a name label begins one."""
    found: list[Card] = []
    for row in table.header + table.body:
        cells = [c for c in row.cells if c.text.strip()]
        for label, value in _pairs(cells):
            _take(found, label, value)
    return found


def _pairs(cells: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    """The cells two by two, label and value."""
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        yield " ".join(label.text.split()).strip(" :*"), value


def _take(found: list[Card], label: str, value: Cell) -> None:
    plain = label.lower()
    if plain in words().labels["name"]:
        found.append(Card(clean_name(value.text)))
    elif not found:
        return
    elif plain in words().labels["period"]:
        found[-1].period = parse_period(value.text) or found[-1].period
    elif plain in words().rag:
        found[-1].rag = colour_of(value.text)
    elif is_measure_label(label):
        found[-1].values.append((label, measure_in(label) or "actual", value))


def _figures(card: Card, period: Period | None, item_id: str) -> Iterator[Figure]:
    read_cells = [(label, m, c, read_cell(c.text)) for label, m, c in card.values]
    beside = [v.unit for _, _, _, v in read_cells if v and v.unit]
    own = card.period or period
    for label, measure, cell, value in read_cells:
        if value is None:
            continue
        unit, sure = unit_of(card.name, value.unit, beside)
        when = parse_period(label, own) or (None if measure == "previous" else own)
        yield Figure(
            indicator=card.name,
            value=value.value,
            unit=unit,
            measure="actual" if measure == "previous" and when else measure,
            source="scorecard",
            as_printed=" ".join(cell.text.split()),
            evidence=cell.evidence(),
            period=when.label if when else None,
            period_type=when.type if when else None,
            qualifier=value.qualifier,
            rag=card.rag if measure == "actual" else None,
            confidence=sure,
            item_id=item_id,
        )
