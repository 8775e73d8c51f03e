"""The commands ``library``: what is done to a library as a whole.

What is slow to import is imported inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.options import library_option

if TYPE_CHECKING:
    from extractor.library.upgrade import Upgrade


@click.group("library")
def library() -> None:
    """Look after a library."""


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
