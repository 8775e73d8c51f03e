"""The progress of a run over many papers, on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extractor.batch import Outcome
from extractor.records import Problem

T = TypeVar("T")


def followed(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass the outcomes on, showing papers, pages, pages a second and failures on a terminal.

    A paper that fails is told in a line as soon as it does, on a terminal or not.
    """
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("papers  {task.fields[pages]} pages  {task.fields[speed]:.0f} a second"),
        TextColumn("{task.fields[failures]} failed"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total, pages=0, speed=0.0, failures=0)
        pages = failures = 0
        for outcome in outcomes:
            pages += pages_read(outcome)
            failures += outcome.failed
            for problem in problems(outcome) if outcome.failed else ():
                bar.console.print(f"Error: {escape(problem.message)}")
            seconds = bar.tasks[0].elapsed or 0.0
            speed = pages / seconds if seconds else 0.0
            bar.update(task, advance=1, pages=pages, speed=speed, failures=failures)
            yield outcome


def counted(things: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Pass things on, showing on a terminal how many of ``total`` there have been."""
    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TextColumn(what))
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=total)
        for thing in things:
            bar.advance(task)
            yield thing


def pages_read(outcome: Outcome) -> int:
    """How many pages this run read of a paper."""
    return sum(page.read for page in outcome.extraction.paper.pages) if outcome.extraction else 0


def problems(outcome: Outcome) -> tuple[Problem, ...]:
    """What kept a paper from being read."""
    return outcome.extraction.problems if outcome.extraction else ()
