"""Packages that only some commands need, and what to say where one is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def needing(extra: str, *modules: str) -> Iterator[None]:
    """Say which extra to install where a module of it is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in modules:
            raise
        install = f"pip install 'committee-papers[{extra}]'"
        raise click.ClickException(f"{error.name} is not installed; run: {install}") from error
