"""Answers as a table for a terminal, as JSON, or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from extractor import long_tables
from extractor.long_tables import Strip, width_of

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, Any]

WIDE = 110
NARROWEST, WIDEST = 24, 28  # a long column has at least, and any other at most, so much
WORD = 20  # what has no spaces and is no longer keeps to a line
MANY = 300  # rows that rich is not quick enough for
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Colour says nothing that the word beside it does not.
STYLES = {
    "red": "bold red",
    "amber": "yellow",
    "green": "green",
    "blue": "blue",
    "failed": "bold red",
    "partial": "yellow",
    "vanished": "bold red",
    "dropped": "bold red",
    "slipped": "yellow",
    "reopened": "yellow",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``wide`` ones are left out of narrow terminals, ``long`` ones take the
    room that is left, ``right`` ones hold numbers, ``file`` ones show a path's last part."""

    name: str
    title: str
    wide: bool = False
    long: bool = False
    right: bool = False
    file: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer: ``fields`` are the columns of CSV, ``columns`` those of a table, and
    ``none`` is what to say where there are no rows.  ``flat`` are rows for CSV where an answer
    has lists of records in it; ``shown`` are rows for a table where it says things otherwise,
    under a ``heading`` (a field of them) wherever that changes."""

    rows: Sequence[Row]
    fields: Sequence[str]
    columns: Sequence[Column]
    none: str
    flat: Sequence[Row] | None = None
    shown: Sequence[Row] | None = None
    heading: str | None = None


def show(answer: Answer, form: str, *, bom: bool = False, out: TextIO | None = None) -> None:
    """Print an answer as ``table``, ``json`` or ``csv``."""
    out = out or sys.stdout
    if form == "json":
        write_json(answer.rows, out)
    elif form == "csv":
        rows = answer.rows if answer.flat is None else answer.flat
        write_csv(rows, answer.fields, out, bom=bom)
    else:
        write_table(answer, out)


# ------------------------------------------------------------------ JSON and CSV


def write_json(rows: Sequence[Row], out: TextIO) -> None:
    """One list, an object a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    out.write(f"[\n{lines}\n]\n" if lines else "[]\n")


def write_csv(rows: Sequence[Row], fields: Sequence[str], out: TextIO, *, bom: bool) -> None:
    """A header and a line a row; no cell is taken for a formula."""
    if bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([csv_cell(row.get(name)) for name in fields])


def csv_cell(value: Any) -> Any:
    """Numbers as they are; words so that a spreadsheet shows them as words."""
    if isinstance(value, (int, float)) or value is None:
        return value
    words = flat(value)
    return f"'{words}" if words.startswith(FORMULA) else words


def flat(value: Any) -> str:
    """A value in one line: a list parted by semicolons, an object by its values."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(flat(each) for each in value.values() if each is not None)
    if isinstance(value, (list, tuple)):
        return "; ".join(flat(each) for each in value)
    return f"{value:.10g}" if isinstance(value, float) else str(value)


# ------------------------------------------------------------------ tables


def write_table(answer: Answer, out: TextIO) -> None:
    """A table as wide as the terminal, or what to say where there is nothing."""
    rows = answer.rows if answer.shown is None else answer.shown
    if not rows:
        out.write(f"{answer.none}\n")
        return
    groups = groupby(rows, key=lambda row: row.get(answer.heading or ""))
    parts = [(CONTROL.sub("", str(head or "")), list(group)) for head, group in groups]
    if len(rows) > MANY:
        write_many(parts, answer.columns, out)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False)
    for heading, group in parts:
        if heading:
            console.print(Text(heading, style="bold"))
        print_table(console, group, answer.columns)


def write_many(
    parts: Sequence[tuple[str, Sequence[Row]]], columns: Sequence[Column], out: TextIO
) -> None:
    """Tables of many rows, each under its heading where it has one."""
    paper = long_tables.paper(out)
    for heading, rows in parts:
        if heading:
            paper.head(heading)
        kept = fitting(cells_of(rows, columns), paper.width)
        strips = [Strip(c.title, words, WIDEST, c.long, c.right) for c, words in kept.items()]
        long_tables.show(paper, strips, STYLES)


def cells_of(rows: Sequence[Row], columns: Sequence[Column]) -> dict[Column, list[str]]:
    """The words of each column that holds anything."""
    cells = {c: [cell(row.get(c.name), c) for row in rows] for c in columns}
    return {c: words for c, words in cells.items() if any(words)}


def print_table(console: Console, rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Print the columns that fit and hold something; no word of them is cut off."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    kept = fitting(cells_of(rows, columns), console.width)
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
        expand=any(c.long for c in kept),
    )
    for column, words in kept.items():
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.long and all(is_word(w) for w in words),
            max_width=None if column.long else WIDEST,
        )
    for row in zip(*kept.values(), strict=True):
        table.add_row(*(Text(words, style=STYLES.get(words, "")) for words in row))
    console.print(table)


def fitting(cells: Mapping[Column, list[str]], width: int) -> dict[Column, list[str]]:
    """The columns that have room beside each other; ``wide`` ones are left out, the last first."""
    kept = {c: words for c, words in cells.items() if not c.wide or width >= WIDE}
    for column in reversed([c for c in kept if c.wide]):
        if sum(room(c, words) for c, words in kept.items()) > width:
            del kept[column]
    return kept


def room(column: Column, words: Sequence[str]) -> int:
    """How much of a line a column needs, with the gap beside it."""
    widest = max(len(column.title), *map(width_of, words))
    return 2 + (NARROWEST if column.long else min(widest, WIDEST))


def is_word(words: str) -> bool:
    """Whether a cell keeps to a line: a date, a number, a state."""
    return " " not in words and width_of(words) <= WORD


def cell(value: Any, column: Column) -> str:
    """A value as words, without anything that would steer a terminal."""
    words = flat(value)
    if not words.isprintable():
        words = CONTROL.sub("", words.replace("\n", " ").replace("\t", " "))
    return Path(words).name if column.file else words


def measured(value: float | None, unit: str | None) -> str:
    """A value with its unit: 12.5%, £1,200, 41."""
    if value is None:
        return ""
    number = f"{value:,.10g}"
    return {"percent": f"{number}%", "gbp": f"£{number}"}.get(unit or "", number)
