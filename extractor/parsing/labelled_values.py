"""One indicator's values, each beside a label that tells its measure and perhaps its period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.language.periods import parse_period
from extractor.parsing.cells import CellValue, read_cell
from extractor.parsing.indicator_names import broken_measure_in, measure_in, unit_in_name, unit_of
from extractor.records import Evidence, Figure, Period


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as printed ("Q3 outturn"), the words beside it, and where they stand."""

    label: str
    words: str
    evidence: Evidence


@dataclass(slots=True)
class Card:
    """An indicator and its labelled values, gathered from top to bottom; ``place`` and ``last``
    are the blocks in which its name and its last value stand; ``named`` says that a label leads to
    the name."""

    name: str
    place: int = 0
    last: int = 0
    named: bool = True
    period: Period | None = None
    rag: str | None = None
    values: list[Labelled] = field(default_factory=list)


def figures_of(card: Card, context: Period | None, source: str, item_id: str) -> Iterator[Figure]:
    """A card's figures; a value without a period is for the latest one that the card names."""
    own = _own_period(card, context)
    told = unit_in_name(card.name)
    read = [(labelled, read_cell(labelled.words, told)) for labelled in card.values]
    beside = [value.unit for _, value in read if value and value.unit]
    for labelled, value in read:
        if value:
            unit = unit_of(card.name, value.unit, beside)
            yield _figure(card, labelled, value, unit, own, (source, item_id))


def _own_period(card: Card, context: Period | None) -> Period | None:
    """The latest period that a label names by itself; "Previous quarter" counts from that one."""
    around = card.period or context
    labels = [each.label for each in card.values if measure_in(each.label) != "previous"]
    named = [p for label in labels if (p := parse_period(label, around))]
    return card.period or max(named, key=lambda p: p.end, default=context)


def _figure(
    card: Card,
    labelled: Labelled,
    value: CellValue,
    unit: tuple[str, float],
    own: Period | None,
    origin: tuple[str, str],
) -> Figure:
    label = labelled.label
    measure = measure_in(label) or broken_measure_in(label) or "actual"
    when = parse_period(labelled.label, own) or (None if measure == "previous" else own)
    measure = "actual" if measure == "previous" and when else measure
    return Figure(
        indicator=card.name,
        value=value.value,
        unit=unit[0],
        measure=measure,
        source=origin[0],
        as_printed=" ".join(labelled.words.split()),
        evidence=labelled.evidence,
        period=when.label if when else None,
        period_type=when.type if when else None,
        qualifier=value.qualifier,
        rag=value.rag or (card.rag if measure == "actual" and when == own else None),
        confidence=unit[1],
        item_id=origin[1],
    )
