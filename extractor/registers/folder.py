"""The folder of a user's own in which imported files are kept, whole and as they were given."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from extractor.registers.errors import RegisterError

VARIABLE = "COMMITTEE_PAPERS_REGISTERS"


def usual() -> Path:
    """The folder that the environment names, or else the platform's for a user's data."""
    from platformdirs import user_data_path

    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_data_path("committee-papers", appauthor=False)


def keep(source: Path, folder: Path, name: str) -> None:
    """Copy a file into the folder under ``name``, in place of an earlier one or not at all.

    Raises :class:`RegisterError` where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            copy = Path(shutil.copyfile(source, Path(beside, name)))
            copy.replace(folder / name)
    except OSError as error:
        raise RegisterError(f"{folder}: {error.strerror}; name another folder with --to") from error
