"""How far a run is, on standard error where that is a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Each = TypeVar("Each")


def followed(things: Iterable[Each], what: str, total: int | None = None) -> Iterator[Each]:
    """Pass things on, showing how many have been."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    text = TextColumn("{task.description:<26}")
    columns = (text, BarColumn(bar_width=None), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        for thing in things:
            yield thing
            bar.advance(task)
        bar.update(task, total=bar.tasks[0].completed)
