"""Copies of the papers of a run."""

from __future__ import annotations

from pathlib import Path

from extractor.library.errors import LibraryError
from extractor.library.kept_files import keep_file


def keep_copy(folder: Path, source: str) -> None:
    """Keep a copy of a paper that is a file here; raises ``LibraryError`` where none can be."""
    path = Path(source)
    if not path.is_file():
        return
    try:
        keep_file(folder, path)
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{path}: no copy can be kept in {folder}: {reason}") from error
