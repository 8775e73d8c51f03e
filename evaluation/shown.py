"""A report printed on a terminal, and written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from evaluation.sections import Section

MARKUP = re.compile(r"([|*_<>`])")
LINK = re.compile(r"\S+#page=\d+")
WIDTH = 100


def show(told: Iterable[Section], out: TextIO) -> None:
    """Print tables no wider than a hundred columns; words are folded, never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    for section in told:
        console.print(Text(section.title, style="bold"))
        if section.rows:
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
            for n, column in enumerate(section.columns):
                numbers = n >= section.left
                table.add_column(
                    column, justify="right" if numbers else "left", overflow="fold",
                    no_wrap=numbers and len(section.columns) < 9,
                )  # fmt: skip
            for row in section.rows:
                table.add_row(*map(Text, row))
            console.print(table)
        console.print(Text(f"{section.note}\n" if section.note else ""))


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
    yield line(section.columns)
    yield line(["---" if n < section.left else "---:" for n in range(len(section.columns))])
    yield from (line(map(linked, row)) for row in section.rows)


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
