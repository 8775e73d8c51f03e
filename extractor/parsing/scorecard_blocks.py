"""Reads scorecards that give each indicator a block of rows: a label, and its value beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.periods import dated, parse_period
from extractor.parsing.cells import read_cell
from extractor.parsing.indicator_names import clean_name, colour_of, unit_in_name, words
from extractor.parsing.labelled_values import Card, Labelled, figures_of
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Cell, Figure, Period, Row, Table

LEAST, SEVERAL = 2, 3  # labels of measures that make a block; under words that may name none
PAIR = 2  # a label and its value
# as in: CS01 (Percentage of visits made on time), PI 4.2
CODE = re.compile(r"(?:KPI|PI|[A-Z]{1,5})[ -]?\d+(?:\.\d+)?[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table stands in: its caption, the report's period, the item's id."""

    caption: str
    period: Period | None
    item_id: str


def read(table: Table, frame: Frame, *, headed: bool = False) -> Iterator[Figure]:
    """The figures of every block; nothing where the table's first cells are no such labels.

    The caption names a table that names no indicator itself: where it sounds like one, or where
    it is a bold line just above (``headed``) a row of several labels.
    """
    caption = clean_name(frame.caption)
    title = caption if _names_one(caption) else ""
    for card in [*cards(table, title), *_across(table, caption if headed else title)]:
        least = LEAST if card.name != caption or title else SEVERAL
        if _is_named(card) and len(card.values) >= least:
            yield from figures_of(card, frame.period, "scorecard", frame.item_id)


def _names_one(title: str) -> bool:
    """Whether a heading names an indicator: by its code, or by words that tell a unit."""
    return CODE.match(title) is not None or unit_in_name(title) is not None


def _is_named(card: Card) -> bool:
    """Whether a card's name is one, not the header cell or the period beside "Indicator"."""
    plain = card.name.lower()
    if not plain or plain in words().name or is_measure_label(plain):
        return False
    return dated(card.name) != [(0, len(card.name))]


def cards(table: Table, title: str = "") -> list[Card]:
    """Each indicator's block: a name label begins one, or a row that is only the name."""
    found = [Card(title)] if title and table.columns == PAIR else []
    for row in table.header + table.body:
        cells = [c for c in row.cells if c.text.strip()]
        if name := _lone_name(cells) if table.columns % PAIR == 0 else None:
            found.append(Card(name))
        elif not any(read_cell(label.text) for label in cells[::PAIR]):
            for label, value in _pairs(cells):
                _take(found, label, value)
    return found


def _lone_name(cells: Sequence[Cell]) -> str | None:
    """The words of a row that says one thing only, which is no label of a measure."""
    texts = {" ".join(c.text.split()) for c in cells}
    name = clean_name(texts.pop()) if len(texts) == 1 else ""
    return None if is_measure_label(name) or len(name.split()) < LEAST else name


def _across(table: Table, title: str) -> Iterator[Card]:
    """Labels side by side over one row of values: "Latest | Target | Floor | Previous".

    The name stands in a row of its own above them, or above the table.
    """
    rows = table.header + table.body
    name = title
    for place, row in enumerate(rows):
        if row.lone:
            name = clean_name(row.lone.text)
        elif name and _is_labels(row) and (values := _lone_values(rows, place + 1)):
            yield _card(name, row, values)
            name = ""


def _is_labels(row: Row) -> bool:
    """Whether every cell of a row labels a measure, and there are several."""
    said = [cell.text for cell in row.cells if cell.text.strip()]
    return len(said) >= LEAST and all(map(_is_label, said))


def _lone_values(rows: Sequence[Row], place: int) -> Row | None:
    """The row at a place, unless there is none or it goes on in another row of values."""
    if place >= len(rows) or rows[place].lone or _is_labels(rows[place]):
        return None
    after = rows[place + 1] if place + 1 < len(rows) else None
    ends = after is None or after.lone or _is_labels(after) or not _holds_numbers(after)
    return rows[place] if ends else None


def _holds_numbers(row: Row) -> bool:
    """Whether a row may hold values, not a question and its answer."""
    return any(read_cell(cell.text) for cell in row.cells)


def _card(name: str, labels: Row, values: Row) -> Card:
    found = [Card(name)]
    for cell in labels.cells:
        if (value := values.cell(cell.column)) and cell.text.strip():
            _take(found, " ".join(cell.text.split()).strip(" :*"), value)
    return found[0]


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
