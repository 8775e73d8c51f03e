"""Folders that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """A folder made beside the one to write, which takes its place at the end if all went well.

    Raises OSError where that cannot be, or where there is something in the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is there already; name a folder that is new or empty")
    if not folder.absolute().parent.is_dir():
        raise FileNotFoundError(f"there is no folder {folder.parent}")
    part = folder.absolute().with_name(f".{folder.absolute().name}.{os.getpid()}.part")
    part.mkdir()
    try:
        yield part
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
