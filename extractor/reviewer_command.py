"""The commands ``reviewer``: who may decide on the pages of ``serve``."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.extras import needing


@click.group()
def reviewer() -> None:
    """Say who may decide on the pages of serve."""


@reviewer.command("add")
@click.argument("name")
@click.option(
    "--file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The file of reviewers, made where it is not there.",
)
@click.password_option(help="Asked for where it is not given.")
def add(name: str, file: Path, password: str) -> None:
    """Give a reviewer a password, or another one.

    The file holds an argon2 hash of it.  Sessions with the old password end.
    """
    with needing("web", "argon2"):
        from extractor.web import reviewers
    try:
        reviewers.add(file, name, password)
    except reviewers.ReviewersError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{name} may review; serve with --reviewers {file}")
