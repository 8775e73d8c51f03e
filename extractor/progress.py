"""The progress of a run over many papers, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from extractor.batch.sources import Place
from extractor.batch.writer import Outcome
from extractor.records import Problem

T = TypeVar("T")

SMALLEST = 10_000  # bytes that a paper counts at least, for the time it takes to begin one


def followed(outcomes: Iterable[Outcome], places: Sequence[Place]) -> Iterator[Outcome]:
    """Pass the outcomes on, showing papers, pages, pages a second, failures and the time left on
    a terminal.

    The time left goes by the size of the papers, as the largest are read first.  A paper that
    fails is told in a line as soon as it does, on a terminal or not.
    """
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    columns = (
        BarColumn(bar_width=None),
        TextColumn("{task.fields[papers]}/{task.fields[all]} papers"),
        TextColumn("{task.fields[pages]} pages  {task.fields[speed]:.0f} a second"),
        TextColumn("{task.fields[failures]} failed"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    sizes = {place.name: place.size + SMALLEST for place in places}
    shown: dict[str, Any] = {
        "all": len(places),
        "papers": 0,
        "pages": 0,
        "speed": 0.0,
        "failures": 0,
    }
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=sum(sizes.values()), **shown)
        for outcome in outcomes:
            for problem in problems(outcome) if outcome.failed else ():
                bar.console.print(f"Error: {escape(problem.message)}")
            shown["papers"] += 1
            shown["pages"] += pages_read(outcome)
            shown["failures"] += outcome.failed
            shown["speed"] = shown["pages"] / (bar.tasks[0].elapsed or 1.0)
            bar.update(task, advance=sizes[outcome.source], **shown)
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


@contextmanager
def rows_counted(total: int) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many rows of ``total`` have gone by, and the time left."""
    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TextColumn("rows"))
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.advance(task, count)


@contextmanager
def linking() -> Iterator[Callable[[str, int, int], None]]:
    """Show on a terminal how much is linked: of what, how many parts, of how many."""
    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("linking", total=None)

        def told(question: str, done: int, total: int) -> None:
            bar.update(task, description=f"linking: {question}", completed=done, total=total)

        yield told


@contextmanager
def measured() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how much of how much is done."""
    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def pages_read(outcome: Outcome) -> int:
    """How many pages this run read of a paper."""
    return sum(page.read for page in outcome.extraction.paper.pages) if outcome.extraction else 0


def problems(outcome: Outcome) -> tuple[Problem, ...]:
    """What kept a paper from being read."""
    return outcome.extraction.problems if outcome.extraction else ()
