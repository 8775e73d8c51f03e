"""The options that several commands share, as decorators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def options(*each: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order given."""

    def decorate(command: F) -> F:
        for option in reversed(each):
            command = option(command)
        return command

    return decorate


def form_option(*forms: str) -> Callable[[F], F]:
    """``--format``; the first is used where none is named."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], help="How to print."
    )


def kinds_option(kinds: Sequence[str]) -> Callable[[F], F]:
    """``--kind``, any number of times; only ``kinds`` are known."""
    return click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(kinds),
        metavar="KIND",
        help=f"Only these: {', '.join(kinds)}.",
    )


def limit_option(most: int, of: str = "") -> Callable[[F], F]:
    """``--limit``, ``most`` where none is named; ``of`` says what is counted."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=most,
        show_default=True,
        metavar="N",
        help=f"No more than N{of and f' {of}'}.",
    )


library_option = click.option(
    "--library",
    metavar="PATH|URL",
    envvar="COMMITTEE_PAPERS_LIBRARY",
    default="committee-papers.sqlite",
    show_default=True,
    show_envvar=True,
    help="A path is SQLite; postgresql:// names a database.",
)
bom_option = click.option(
    "--bom", is_flag=True, help="Begin CSV with a byte order mark, for older spreadsheets."
)
question_options = options(library_option, form_option("table", "json", "csv"), bom_option)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="As it stood on this day (2023-02-07).",
)
max_size_option = click.option(
    "--max-size",
    type=click.IntRange(min=1),
    default=512,
    show_default=True,
    metavar="MB",
    help="Refuse larger files.",
)
reading_options = options(
    click.option(
        "--reader",
        type=click.Choice(["auto", "pdfium", "pdfminer"]),
        default="auto",
        show_default=True,
        help="Which reader of PDFs to use.",
    ),
    click.option("--ocr", is_flag=True, help="Read pages that are pictures (needs the ocr extra)."),
    click.option(
        "--max-pages", type=click.IntRange(min=1), metavar="N", help="Read no more than N pages."
    ),
    max_size_option,
)
limits_options = options(
    click.option(
        "--max-seconds",
        type=click.FloatRange(min=0, min_open=True),
        default=600,
        show_default=True,
        metavar="S",
        help="No longer than this for a paper.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(min=16),
        default=2048,
        show_default=True,
        metavar="MB",
        help="No more memory than this for a paper.",
    ),
)
batch_options = options(
    click.option(
        "--workers",
        type=click.IntRange(min=0),
        metavar="N",
        envvar="COMMITTEE_PAPERS_WORKERS",
        show_envvar=True,
        help="Processes that read papers, one a core unless said; 0 reads in this one, unbounded.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Read on a Dask cluster: tcp://host:8786; local:2 starts one of two workers.",
    ),
    limits_options,
    click.option(
        "--report",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write the coverage of every paper, and the totals, as JSON.",
    ),
    click.option(
        "--keep-files",
        "copies",
        type=click.Path(file_okay=False),
        metavar="DIR",
        help="Keep a copy of each paper there, by its hash, for serve --files.",
    ),
)
body_options = options(
    click.option("--council", metavar="WORDS", help="Only councils with these words in the name."),
    click.option("--committee", metavar="WORDS", help="Only committees with these words."),
)
fiction_options = options(
    click.option(
        "--councils",
        type=click.IntRange(1, 8),
        default=8,
        show_default=True,
        metavar="N",
        help="How many fictional councils.",
    ),
    click.option(
        "--years",
        type=click.IntRange(1, 20),
        default=1,
        show_default=True,
        metavar="N",
        help="How many municipal years, up to that of 2024.",
    ),
    click.option(
        "--seed",
        type=int,
        default=1,
        show_default=True,
        metavar="S",
        help="What chance begins with.",
    ),
    click.option(
        "--faults", is_flag=True, help="Plant faults in performance reports; the answers say which."
    ),
)
