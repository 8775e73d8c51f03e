"""A report printed on a terminal, and written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from evaluation.sections import Section

MARKUP = re.compile(r"([|*_<>`])")
LINK = re.compile(r"\S+#page=\d+")
WIDTH = 100


def show(told: Iterable[Section], out: TextIO) -> None:
    """Print tables no wider than a hundred columns; words are folded, never cut."""
    console = Console(file=out, highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    for section in told:
        console.print(Text(section.title, style="bold"))
        if section.below:
            show_list(section, console)
        elif section.rows:
            console.print(table_of(section))
        console.print(Text(f"{section.note}\n" if section.note else ""))


def table_of(section: Section) -> Table:
    """A table as the terminal has it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for n, column in enumerate(section.columns):
        words = n < section.left
        keep = not words and len(section.columns) < 9
        side: Literal["left", "right"] = "left" if words else "right"
        table.add_column(column, justify=side, overflow="fold", no_wrap=keep)
    for row in section.rows:
        table.add_row(*map(Text, row))
    return table


def show_list(section: Section, console: Console) -> None:
    """Rows with lines below them: a count first, then the words."""
    for row, lines in zip(section.rows, section.below, strict=True):
        *words, count = row
        console.print(Text(f"{count:>6}  {': '.join(words)}"))
        for each in lines:
            console.print(Padding(Text(each), (0, 0, 0, 10)))


def as_markdown(told: Iterable[Section]) -> str:
    """The tables for a page; examples are links to the page of the paper."""
    parts = ["# Evaluation\n"]
    for section in told:
        parts.append(f"## {escaped(section.title)}\n")
        if section.note:
            parts.append(f"{escaped(section.note)}\n")
        if section.rows:
            parts.append("\n".join(table_lines(section)) + "\n")
    return "\n".join(parts)


def table_lines(section: Section) -> Iterable[str]:
    """A Markdown table."""
    more = ("examples",) if section.below else ()
    columns = (*section.columns, *more)
    rules = [
        "---:" if section.left <= n < len(section.columns) else "---" for n in range(len(columns))
    ]
    yield line(columns)
    yield line(rules)
    for n, row in enumerate(section.rows):
        below = ("\n".join(section.below[n]),) if section.below else ()
        yield line(map(linked, (*row, *below)))


def line(cells: Iterable[str]) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def linked(words: str) -> str:
    """Words with their pages as links, each line of them on its own."""
    pieces = (LINK.sub(lambda m: f"[{m[0]}]({m[0]})", escaped(each)) for each in words.split("\n"))
    return "<br>".join(pieces)


def escaped(words: str) -> str:
    """Words that Markdown leaves as they are."""
    return MARKUP.sub(r"\\\1", words)
