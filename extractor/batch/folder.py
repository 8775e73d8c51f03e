"""A folder for the temporary files of one run, which nobody else may read; removed in the end.

A run that is killed cannot remove its own: the next run does.  Whether a folder is still
somebody's is told by the lock on a file in it, which the system takes off whoever dies.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: what is left there stays
    fcntl = None  # type: ignore[assignment]

PREFIX = "committee-papers-run-"
LOCK = "lock"
OLD = 600.0  # seconds after which a folder without a lock is nobody's: not one just being made


class TemporaryFilesError(Exception):
    """No temporary files can be made; the message says why and what to do."""


@contextmanager
def run_folder() -> Iterator[str]:
    """A new folder, once what dead runs have left is removed; raises
    :class:`TemporaryFilesError`."""
    with new_folder() as folder, (Path(folder) / LOCK).open("w") as held:
        if fcntl:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield folder


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this run's own."""
    try:
        remove_left(Path(tempfile.gettempdir()))
        return tempfile.TemporaryDirectory(prefix=PREFIX)
    except OSError as error:
        words = f"no temporary files can be made ({error.strerror or error}); let TMPDIR name"
        raise TemporaryFilesError(f"{words} a folder that can be written") from error


def remove_left(home: Path) -> None:
    """Remove the folders of runs that are no more."""
    for folder in home.glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's
            if time.time() - folder.stat().st_mtime > OLD and is_free(folder):
                shutil.rmtree(folder, ignore_errors=True)


def is_free(folder: Path) -> bool:
    """Whether no run holds the folder."""
    if not fcntl:
        return False
    with (folder / LOCK).open("r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
