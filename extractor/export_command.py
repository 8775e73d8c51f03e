"""The command ``export``: the whole library as files for other programs.

What is slow to import is imported inside.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.extras import needing
from extractor.options import bom_option, library_option

if TYPE_CHECKING:
    from extractor.exports.body import Body

FORMATS = ("datapackage", "parquet", "csv", "xlsx", "sqlite", "ocd", "popolo")
LICENCES = ("OGL-UK-3.0", "CC-BY-4.0", "CC0-1.0", "ODbL-1.0", "PDDL-1.0")
INTERRUPTED = 130
SAY_LICENCE = ("datapackage", "sqlite")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@library_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="What to write.",
)
@click.option(
    "--licence",
    type=click.Choice(LICENCES),
    metavar="NAME",
    help=f"Under which it is published: {', '.join(LICENCES)}.",
)
@click.option(
    "--redact-people",
    "redact",
    is_flag=True,
    help='Write "Person 1" and so on for members of the public.',
)
@bom_option
def export(
    directory: Path, library: str, form: str, licence: str | None, redact: bool, bom: bool
) -> None:
    """Write the whole library as files.

    DIR is new or empty, and is there whole or not at all.  The same library gives the same
    files.  With --redact-people, whoever is not said to be a councillor or an officer is written
    under another name.
    """
    from extractor.asking.decided_rows import decided_rows
    from extractor.exports.body import Body, ExportError
    from extractor.exports.catalogue import listings
    from extractor.exports.redacted import Redacted, redaction_of
    from extractor.exports.whole_folders import made_whole
    from extractor.library.connect import connect, reading
    from extractor.progress import rows_counted

    if licence and form not in SAY_LICENCE:
        raise click.UsageError(f"--licence goes with --format {' or '.join(SAY_LICENCE)}")
    write = writer(form, licence, bom)
    engine = connect(library)
    people = decided_rows(engine)
    try:
        with made_whole(directory) as folder, reading(engine) as connection:
            total = sum(map(Body(connection).count, listings()))
            with rows_counted(total * (1 + redact)) as told:
                found = redaction_of(Body(connection, told, None, people)) if redact else None
                changed = Redacted(found) if found else None
                write(Body(connection, told, changed, people), folder)
    except KeyboardInterrupt:
        click.echo("interrupted; nothing was written", err=True)
        click.get_current_context().exit(INTERRUPTED)
    except (OSError, sqlite3.Error, ExportError) as error:
        raise click.ClickException(f"{directory} was not written: {reason(error)}") from error
    said = f"; people of the public under other names: {found.count}" if found else ""
    click.echo(f"{directory} holds the library as {form}{said}")


def reason(error: Exception) -> str:
    """Why, in a line."""
    said = error.strerror if isinstance(error, OSError) else None
    return str(said or error).splitlines()[0]


def writer(form: str, licence: str | None, bom: bool) -> Callable[[Body, Path], None]:
    """What writes a format."""
    from extractor.exports import csv_folder, data_package, datasette, open_civic_data, popolo

    if form == "parquet":
        with needing("published", "duckdb"):
            from extractor.exports import parquet
        return parquet.write
    if form == "xlsx":
        with needing("office", "openpyxl"):
            from extractor.exports import tables_book
        return tables_book.write
    plain: dict[str, Callable[[Body, Path], None]] = {
        "csv": partial(csv_folder.write, bom=bom),
        "datapackage": partial(data_package.write, licence=licence),
        "ocd": open_civic_data.write,
        "popolo": popolo.write,
        "sqlite": partial(datasette.write, licence=licence),
    }
    return plain[form]
