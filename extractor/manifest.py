"""The manifest beside harvested papers: what a council's committee system says of each file.

``manifest.jsonl`` stands in the folder that a harvest writes to and holds an object a line; the
last line about an address is the one that counts, so that a harvest only ever adds to it.  A last
line that was cut off is left out.  The fields are described in ``docs/harvest.md``.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pydantic import ConfigDict, TypeAdapter

NAME = "manifest.jsonl"
DEEPEST = 8  # folders between a paper and its manifest


class ManifestError(Exception):
    """A manifest that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Harvested:
    """A document of a committee system, and the file it became.

    ``kind`` is what the system lists it as: agenda, pack, minutes, decisions, supplement or
    report (a document of an item).  ``item`` is the item's number on the agenda.  ``file`` is the
    path from the manifest's folder; ``etag`` and ``last_modified`` are the server's own marks of
    this version of it.  Unknown values are None.
    """

    __pydantic_config__: ClassVar[ConfigDict] = {"extra": "forbid"}

    url: str
    site: str
    system: str
    committee: str
    title: str
    kind: str
    file: str
    sha256: str
    bytes: int
    media_type: str
    fetched_at: datetime.datetime
    checked_at: datetime.datetime
    council: str | None = None
    council_code: str | None = None
    meeting_id: str | None = None
    meeting_title: str | None = None
    meeting_url: str | None = None
    date: datetime.date | None = None
    time: str | None = None
    venue: str | None = None
    item: str | None = None
    item_title: str | None = None
    published: datetime.date | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def mark(self) -> str:
        """A short mark of all that the system says of the meeting and the item; another mark
        means that a paper has to be read again."""
        said = (self.council, self.council_code, self.committee, self.date, self.time)
        of_item = (self.venue, self.kind, self.item)
        return hashlib.sha256(repr(said + of_item).encode()).hexdigest()[:8]


@cache
def _rows() -> TypeAdapter[Harvested]:
    from pydantic import TypeAdapter

    return TypeAdapter(Harvested)


def line_of(row: Harvested) -> bytes:
    """A row as a line of the manifest."""
    return _rows().dump_json(row, exclude_none=True) + b"\n"


def read(manifest: Path) -> dict[str, Harvested]:
    """The rows of a manifest by their addresses; raises :class:`ManifestError`."""
    try:
        content = manifest.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ManifestError(f"{manifest}: cannot be read ({error.strerror})") from error
    return {row.url: row for row in _read(manifest, content)}


def _read(manifest: Path, content: bytes) -> Iterator[Harvested]:
    from pydantic import ValidationError

    whole, _, _ = content.rpartition(b"\n")
    for number, line in enumerate(whole.splitlines(), 1):
        if line.strip():
            try:
                yield _rows().validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                words = (
                    f"{manifest}: line {number} is no row of a manifest ({where}: {first['msg']})"
                )
                raise ManifestError(words) from error


def facts_for(path: Path) -> Harvested | None:
    """What the manifest in a folder above ``path`` says of this file; None where none names it.

    Whether the file still is what was fetched, only its hash can tell.
    """
    path = path.absolute()
    for folder in path.parents[:DEEPEST]:
        manifest = folder / NAME
        try:
            about = manifest.stat()
        except OSError:
            continue
        named = _by_file(manifest, about.st_mtime_ns, about.st_size)
        return named.get(path.relative_to(folder).as_posix())
    return None


@lru_cache(maxsize=8)
def _by_file(manifest: Path, _changed: int, _size: int) -> dict[str, Harvested]:
    return {row.file: row for row in read(manifest).values()}
