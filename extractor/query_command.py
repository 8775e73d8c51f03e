"""The command ``query``: SQL over the library or an export, to read only.

What is slow to import is imported inside.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.extras import needing
from extractor.options import limit_option, question_options

if TYPE_CHECKING:
    from extractor.library.asking import Found, Limits


@click.command()
@click.argument("sql", metavar="SQL")
@question_options
@click.option(
    "--parquet",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Not the library but an export of it as Parquet (needs the published extra).",
)
@limit_option(1000, "rows")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="S",
    help="Give up after so long.",
)
def query(
    sql: str,
    library: str,
    form: str,
    bom: bool,
    parquet: Path | None,
    **most: float,
) -> None:
    """Ask in SQL, to read only.

    One SELECT over the tables of the library, or of an export as Parquet.
    """
    from extractor import tables
    from extractor.library.asking import Limits, QueryError

    limits = Limits(int(most["limit"]), most["seconds"])
    try:
        found = asked_of(library, parquet, sql, limits)
    except QueryError as error:
        raise click.ClickException(f"the query was not answered: {error}") from error
    columns = [tables.Column(name, name) for name in found.names]
    tables.show(tables.Answer(found.rows, found.names, columns, "no rows"), form, bom=bom)
    if found.cut:
        click.echo(f"only the first {limits.rows} rows; ask for more with --limit", err=True)


def asked_of(library: str, parquet: Path | None, sql: str, limits: Limits) -> Found:
    """Ask the files or the library."""
    if parquet:
        with needing("published", "duckdb"):
            from extractor.exports import parquet_queries
        return parquet_queries.ask(parquet, sql, limits)
    from extractor.library.asking import ask

    return ask(library, sql, limits)
