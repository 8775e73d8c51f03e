"""The progress of a run over many papers, on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extractor.batch import Outcome


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
            if outcome.extraction:
                pages += sum(page.read for page in outcome.extraction.paper.pages)
            if outcome.failed and outcome.extraction:
                failures += 1
                for problem in outcome.extraction.problems:
                    bar.console.print(f"Error: {escape(problem.message)}")
            seconds = bar.tasks[0].elapsed or 0.0
            speed = pages / seconds if seconds else 0.0
            bar.update(task, advance=1, pages=pages, speed=speed, failures=failures)
            yield outcome
