"""A paper as the rows that are stored: made where it is read, so that the writer only inserts.

Values are as both databases take them: JSON as its text, a day in ISO form, of a choice its word.
Only the paper's number is missing, which the database gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from extractor.library.schema import (
    PARTS_OF_MINUTES,
    RECORDS,
    Nested,
    meetings,
    metadata,
    minutes,
    pages,
    passages,
    problems,
    sketches,
)
from extractor.records import Evidence, Extraction, Minutes, Paper

Stored = tuple[Any, ...]
Bind = Callable[[Any], Any] | None

DIALECT = sqlite.dialect()  # its forms of values are texts and numbers, which PostgreSQL takes too
COUNTED = ("paper_id", "passage_id")  # what the database counts
PLACES = ("position", "minutes")  # what says where a record stood
EVIDENCE = "evidence_"


@dataclass(frozen=True, slots=True)
class PaperRows:
    """What one paper becomes: ``head`` is what its own row says of it, ``tables`` the rows of each
    other table that has any, by the table's name and in the order of :func:`columns`."""

    source: str
    sha256: str
    head: dict[str, str | None]
    tables: tuple[tuple[str, tuple[Stored, ...]], ...]


def paper_rows(extraction: Extraction) -> PaperRows:
    """All that was found in one paper, as rows."""
    paper = extraction.paper
    head = {
        "source": paper.source,
        "sha256": paper.sha256,
        "media_type": paper.media_type,
        "title": paper.title,
        "reader": paper.reader,
        "kind": extraction.kind,
        "state": extraction.state,
        "extractor": extraction.extractor,
    }
    found = ((table.name, tuple(rows)) for table, rows in every_row(extraction))
    return PaperRows(paper.source, paper.sha256, head, tuple(each for each in found if each[1]))


def every_row(extraction: Extraction) -> Iterator[tuple[sa.Table, Iterable[Stored]]]:
    """The rows of each table."""
    records = extraction.records
    yield meetings, rows(meetings, [extraction.meeting])
    yield pages, rows(pages, extraction.paper.pages)
    yield problems, rows(problems, extraction.problems)
    yield sketches, rows(sketches, extraction.sketches)
    yield minutes, rows(minutes, records.minutes)
    for name, (_, table) in PARTS_OF_MINUTES.items():
        yield table, part_rows(table, records.minutes, name)
    for name, (_, table) in RECORDS.items():
        yield table, rows(table, extraction.items if name == "items" else getattr(records, name))
    yield passages, passage_rows(extraction)


# ------------------------------------------------------------------ records of a table


@dataclass(frozen=True, slots=True)
class Plan:
    """How a record becomes a row: so many numbers of its place, its fields, its evidence."""

    places: int
    fields: Callable[[Any], Stored]
    evidence: Callable[[Any], Stored] | None
    binds: tuple[Bind, ...]


@cache
def plan(name: str) -> Plan:
    """How the records of a table become its rows."""
    table = metadata.tables[name]
    places, fields, shown = layout(name)
    evidence = attrgetter(*(each.removeprefix(EVIDENCE) for each in shown)) if shown else None
    binds = tuple(bind(table.c[each]) for each in (*fields, *shown))
    return Plan(len(places), attrgetter(*fields), evidence, binds)


@cache
def columns(name: str) -> tuple[str, ...]:
    """The columns of a table in the order that its rows have, the paper's number first."""
    return ("paper_id", *(each for part in layout(name) for each in part))


def layout(name: str) -> tuple[list[str], list[str], list[str]]:
    """The columns of a table that say where a record stood, those of its fields, and those of its
    evidence."""
    names = [c.name for c in metadata.tables[name].columns if c.name not in COUNTED]
    places = [each for each in names if each in PLACES]
    shown = [each for each in names if each.startswith(EVIDENCE)]
    return places, [each for each in names if each not in (*places, *shown)], shown


def bind(column: sa.Column[Any]) -> Bind:
    """What brings a value of a column into the form that is stored."""
    kind: Any = column.type.dialect_impl(DIALECT)
    if isinstance(kind, Nested):
        kind.adapter  # noqa: B018  is made here, before processes are forked that need it
    made: Bind = kind.bind_processor(DIALECT)
    return made


def prepare() -> None:
    """Make every plan, before processes are forked that need them."""
    for table, _ in every_row(Extraction(Paper("", "", ""))):
        plan(table.name)


def rows(table: sa.Table, records: Iterable[Any], start: int = 0, *more: int) -> list[Stored]:
    """The records of one paper in their order, counted from ``start``."""
    how = plan(table.name)
    found = list[Stored]()
    for position, record in enumerate(records, start):
        place = (position, *more)[: how.places]
        found.append(place + stored(how, record))
    return found


def stored(how: Plan, record: Any) -> Stored:
    """A record's fields and evidence, as they are stored."""
    values = how.fields(record)
    if how.evidence:
        shown = record.evidence
        values += how.evidence(shown) if shown else (None,) * (len(how.binds) - len(values))
    pairs = zip(values, how.binds, strict=True)
    return tuple(made(value) if made else value for value, made in pairs)


def part_rows(table: sa.Table, found: tuple[Minutes, ...], name: str) -> list[Stored]:
    """One part of all the minutes of a paper; ``minutes`` says which minutes it is of."""
    gathered = list[Stored]()
    for n, each in enumerate(found):
        gathered += rows(table, getattr(each, name), len(gathered), n)
    return gathered


# ------------------------------------------------------------------ what search looks through


@dataclass(frozen=True, slots=True)
class Passage:
    """One row for search."""

    kind: str
    text: str
    page: int | None
    record_id: str | None = None


def passage_rows(extraction: Extraction) -> Iterator[Stored]:
    """The paper's words and its records, each with its page."""
    how = plan(passages.name)
    for kind, each in extraction.paper.passages():
        yield stored(how, Passage(kind, each.text, each.page))
    for found in record_passages(extraction):
        yield stored(how, found)


def record_passages(extraction: Extraction) -> Iterator[Passage]:
    """The words of each record by which a person would look for it."""
    records = extraction.records
    for item in extraction.items:
        evidence = item.evidence or Evidence("", item.first_page)
        yield Passage("item", item.title, evidence.page, item.id)
    for minute in records.minutes:
        for resolution in minute.resolutions:
            yield Passage("resolution", resolution.text, resolution.evidence.page)
    for action in records.actions:
        yield Passage("action", words(action.text, action.note), action.evidence.page, action.id)
    for entry in records.plan:
        text = words(entry.subject, entry.background, entry.purpose, entry.note)
        yield Passage("plan", text, entry.evidence.page, entry.id)
    for figure in records.figures:
        text = words(figure.indicator, figure.period, figure.as_printed)
        yield Passage("figure", text, figure.evidence.page, figure.id)


def words(*parts: str | None) -> str:
    """The parts that are there, on one line."""
    return " – ".join(part for part in parts if part)
