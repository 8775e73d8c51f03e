"""The commands ``library``: what is done to a library as a whole.

What is slow to import is imported inside.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.options import library_option, question_options

if TYPE_CHECKING:
    from extractor.library.upgrade import Upgrade


@click.group("library")
def library() -> None:
    """Look after a library."""


@library.command()
@question_options
def check(library: str, form: str, bom: bool) -> None:
    """Say whether the library is sound.

    The file or database, its tables, keys, full text and decisions, and how much it holds.
    """
    from dataclasses import asdict

    from extractor import tables
    from extractor.library.checking import check

    rows = [asdict(each) for each in check(library)]
    columns = (
        tables.Column("check", "Check"),
        tables.Column("result", "Result"),
        tables.Column("detail", "Detail", long=True),
    )
    tables.show(tables.Answer(rows, list(rows[0]), columns, ""), form, bom=bom)
    if any(row["result"] == "wrong" for row in rows):
        raise click.ClickException(f"{library} is not sound; restore a backup, or ingest again")


@library.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@library_option
def backup(file: Path, library: str) -> None:
    """Write the library to one file.

    FILE is a SQLite library, also of a PostgreSQL one, and is there whole or not at all.  Others
    may write meanwhile.
    """
    from extractor.library.backup import backup
    from extractor.progress import measured

    with measured() as told:
        backup(library, file, told)
    click.echo(f"{file} is a backup of {library}")


@library.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@library_option
@click.option("--replace", is_flag=True, help="Also in place of a library that is there.")
def restore(file: Path, library: str, replace: bool) -> None:
    """Put a backup in the place of the library.

    All of it or nothing, into SQLite or PostgreSQL, wherever the backup was made.
    """
    from extractor.library.backup import restore
    from extractor.progress import measured

    with measured() as told:
        restore(library, file, replace=replace, told=told)
    click.echo(f"{library} is restored from {file}")


@library.command()
@library_option
def upgrade(library: str) -> None:
    """Bring a library of an older version to this one.

    All of it or nothing.  Of SQLite, a copy of the library as it was is left beside it.
    """
    from extractor.library.upgrade import upgrade

    done = upgrade(library)
    if done:
        tell_upgrade(done)
    else:
        click.echo(f"{library} is of this version already")


def tell_upgrade(done: Upgrade) -> None:
    """Say what was upgraded."""
    copy = f"; {done.copy} is as it was before" if done.copy else ""
    click.echo(
        f"the library was upgraded from schema {done.before} to {done.after}{copy}", err=True
    )
