"""Copying a SQLite library, page by page, as it is at one moment, also while others write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from extractor.library.connect import read_mode

PAGES = 4096  # of 4 KB that are copied at a time


@contextmanager
def made_aside(file: Path) -> Iterator[Path]:
    """A file beside the one to write, which takes its place at the end if all went well."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def copy_file(source: Path, file: Path, told: Callable[[int, int], None] | None = None) -> None:
    """Copy a library to a file that is there whole or not at all.

    ``told`` hears how many pages are copied, and of how many.  Raises sqlite3.Error and OSError.
    """
    with made_aside(file) as part, closing(read_only(source)) as held:
        copy_pages(held, part, told)


def copy_pages(
    held: sqlite3.Connection, file: Path, told: Callable[[int, int], None] | None = None
) -> None:
    """Copy all that a connection sees into a new file."""

    def progress(_: int, remaining: int, total: int) -> None:
        if told:
            told(total - remaining, total)

    with closing(sqlite3.connect(file)) as copy:
        held.backup(copy, pages=PAGES, progress=progress)
        one_file(copy)


def one_file(copy: sqlite3.Connection) -> None:
    """Let a copy be a file alone, without a log beside it, until somebody writes in it."""
    copy.execute("PRAGMA journal_mode = DELETE")


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={read_mode(path)}", uri=True)
