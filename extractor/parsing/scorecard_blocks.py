"""Reads scorecards that give each indicator a block of rows: a label, and its value beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.language.periods import parse_period
from extractor.parsing.indicator_names import clean_name, colour_of, words
from extractor.parsing.labelled_values import Card, Labelled, figures_of
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Cell, Figure, Period, Table

LEAST = 2  # labels of measures that make a block


def read(table: Table, period: Period | None, item_id: str) -> Iterator[Figure]:
    """The figures of every block; nothing where the table's first cells are no such labels."""
    for card in cards(table):
        if _is_named(card) and len(card.values) >= LEAST:
            yield from figures_of(card, period, "scorecard", item_id)


def _is_named(card: Card) -> bool:
    """Whether a card's name is one, not the header cell beside "Indicator"."""
    plain = card.name.lower()
    return bool(plain) and plain not in words().name and not is_measure_label(plain)


def cards(table: Table) -> list[Card]:
    """Each indicator's block: a name label begins one."""
    found: list[Card] = []
    for row in table.header + table.body:
        for label, value in _pairs([c for c in row.cells if c.text.strip()]):
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
        found[-1].values.append(Labelled(label, value.text, value.evidence()))
