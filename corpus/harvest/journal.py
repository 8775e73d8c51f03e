"""Keeps the manifest of a folder, one run at a time, so that a run may end at any moment.

A document is written down before its file gets its name; a run that finds one written down but
still in its part gives it its name.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from corpus.harvest.download import Fetched
from corpus.harvest.errors import HarvestError
from corpus.harvest.names import inside, key_of
from extractor import manifest
from extractor.manifest import Harvested, line_of
from extractor.whole_files import write_whole

PARTS = ".parts"
LOCK = ".harvest.lock"


class Journal:
    """The documents of a folder; use it as a context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / manifest.NAME
        self._rows: dict[str, Harvested] = {}
        self._lock = FileLock(folder / LOCK, timeout=0)

    def __enter__(self) -> Journal:
        """Take the folder, mend what a killed run left, and read what is held."""
        try:
            (self.folder / PARTS).mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise HarvestError(f"{self.folder}: another harvest is writing to it") from error
        except OSError as error:
            words = f"{self.folder}: cannot be written to ({error.strerror})"
            raise HarvestError(words) from error
        self._mend()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Let go of the folder."""
        self._lock.release()

    def held(self, url: str) -> Harvested | None:
        """The row of a document whose file is there."""
        row = self._rows.get(url)
        file = inside(self.folder, row.file) if row else None
        return row if row and file and file.is_file() and file.stat().st_size == row.bytes else None

    def part_of(self, url: str) -> Path:
        """Where a document stands until it is whole."""
        return self.folder / PARTS / f"{key_of(url)}.part"

    def keep(self, row: Harvested, fetched: Fetched) -> None:
        """Write a document down and give its file its name."""
        self._add(row)
        self._named(row, fetched.part)

    def update(self, row: Harvested) -> None:
        """Write down what is now said of a document whose file is the same."""
        self._add(row)

    def seen(self, row: Harvested) -> None:
        """Write down that a document was asked for and is what it was."""
        self._add(replace(row, checked_at=datetime.now(UTC)))

    def _add(self, row: Harvested) -> None:
        with self._file.open("ab") as out:
            out.write(line_of(row))
            out.flush()
            os.fsync(out.fileno())
        self._rows[row.url] = row

    def _named(self, row: Harvested, part: Path) -> None:
        file = inside(self.folder, row.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        part.replace(file)
        part.with_suffix(".mark").unlink(missing_ok=True)

    def _mend(self) -> None:
        """Cut off half a line, drop lines that later ones replaced, name what is whole."""
        content = self._file.read_bytes() if self._file.exists() else b""
        self._rows = manifest.read(self._file)
        torn = bool(content) and not content.endswith(b"\n")
        if torn or content.count(b"\n") > 2 * len(self._rows) + 100:
            write_whole(self._file, b"".join(map(line_of, self._rows.values())))
        for row in self._rows.values():
            part = self.part_of(row.url)
            if part.exists() and is_whole(part, row):
                self._named(row, part)


def is_whole(part: Path, row: Harvested) -> bool:
    """Whether a part is the document that was written down."""
    with part.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == row.sha256
