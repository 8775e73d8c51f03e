"""Where the files of papers come from: found by their hash, as long as they still have it.

A request names a hash and never a path.  The file is a copy that ingesting kept, or stands where
the paper was read from, as long as its content is the same.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.kept_files import hash_of, place_of
from extractor.library.schema import papers

Seen = tuple[str, int, int]  # a path with its size and the time of its last change


class PaperFiles:
    """Finds the file of a hash; what has been checked is checked again when the file changes."""

    def __init__(self, engine: sa.Engine, folder: Path | None) -> None:
        self.engine = engine
        self.folder = folder
        self._hashes: dict[Seen, str] = {}
        self._lock = threading.Lock()

    def find(self, sha256: str) -> Path | None:
        """A file that has this content, or None where there is none any longer."""
        return next((path for path in self._places(sha256) if self._is(path, sha256)), None)

    def _places(self, sha256: str) -> Iterator[Path]:
        if self.folder:
            yield place_of(self.folder, sha256)
        query = sa.select(papers.c.source).where(papers.c.sha256 == sha256)
        with reading(self.engine) as connection:
            yield from map(Path, connection.execute(query.order_by(papers.c.paper_id)).scalars())

    def _is(self, path: Path, sha256: str) -> bool:
        try:
            about = path.stat()
            seen = (str(path), about.st_size, about.st_mtime_ns)
            with self._lock:
                known = self._hashes.get(seen)
            if known is None:
                known = hash_of(path)
                with self._lock:
                    self._hashes[seen] = known
        except OSError:
            return False
        return known == sha256
