"""Reads scorecards that give each indicator a block of rows: a label, and its value beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.language.periods import parse_period
from extractor.parsing.indicator_names import clean_name, colour_of, unit_in_name, words
from extractor.parsing.labelled_values import Card, Labelled, figures_of
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Cell, Figure, Period, Table

LEAST = 2  # labels of measures that make a block
PAIR = 2  # a label and its value
# as in: CS01 (Percentage of visits made on time), PI 4.2
CODE = re.compile(r"(?:KPI|PI|[A-Z]{1,5})[ -]?\d+(?:\.\d+)?[a-z]?\b")


def read(table: Table, period: Period | None, item_id: str, caption: str = "") -> Iterator[Figure]:
    """The figures of every block; nothing where the table's first cells are no such labels.

    ``caption``, the heading above, names a table that names no indicator itself.
    """
    title = clean_name(caption) if _names_one(clean_name(caption)) else ""
    for card in [*cards(table, title), *_across(table, title)]:
        if _is_named(card) and len(card.values) >= LEAST:
            yield from figures_of(card, period, "scorecard", item_id)


def _names_one(title: str) -> bool:
    """Whether a heading names an indicator: by its code, or by words that tell a unit."""
    return CODE.match(title) is not None or unit_in_name(title) is not None


def _is_named(card: Card) -> bool:
    """Whether a card's name is one, not the header cell beside "Indicator"."""
    plain = card.name.lower()
    return bool(plain) and plain not in words().name and not is_measure_label(plain)


def cards(table: Table, title: str = "") -> list[Card]:
    """Each indicator's block: a name label begins one, or a row that is only the name."""
    found = [Card(title)] if title and table.columns == PAIR else []
    for row in table.header + table.body:
        cells = [c for c in row.cells if c.text.strip()]
        if table.columns == PAIR and (name := _lone_name(cells)):
            found.append(Card(name))
            continue
        for label, value in _pairs(cells):
            _take(found, label, value)
    return found


def _lone_name(cells: Sequence[Cell]) -> str | None:
    """The words of a row that says one thing only, which is no label of a measure."""
    texts = {" ".join(c.text.split()) for c in cells}
    name = clean_name(texts.pop()) if len(texts) == 1 else ""
    return None if is_measure_label(name) or len(name.split()) < LEAST else name


def _across(table: Table, title: str) -> Iterator[Card]:
    """Labels side by side over one row of values: "Latest | Target | Floor | Previous"."""
    rows = table.header + table.body
    if not title or len(rows) != PAIR:
        return
    labels, values = rows
    if not all(_is_label(c.text) for c in labels.cells if c.text.strip()):
        return
    found = [Card(title)]
    for cell in labels.cells:
        if (value := values.cell(cell.column)) and cell.text.strip():
            _take(found, " ".join(cell.text.split()).strip(" :*"), value)
    yield from found


def _is_label(text: str) -> bool:
    plain = " ".join(text.lower().split()).strip(" :*")
    return is_measure_label(text) or plain in (*words().rag, *words().direction)


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
        found[-1].values.append(Labelled(label, value.text, value.evidence()))
