"""Where papers lie: files, folders, and URLs that fsspec opens (``s3://``, ``gs://``, ``az://``)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from extractor.reading import Unreadable
from extractor.reading.source import LARGEST, identify

# What a folder is searched for; a file that is named is read whatever it is called.
SUFFIXES = frozenset(
    (
        ".pdf",
        ".docx",
        ".html",
        ".htm",
        ".xhtml",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".doc",
        ".rtf",
    )
)
PIECE = 2**20  # bytes read at a time
PACKAGES = {"s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}


class SourceError(Exception):
    """A URL that nothing here can open; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper lies: ``name`` is the path or URL under which it is kept, ``size`` its bytes,
    0 where they are not known."""

    name: str
    size: int = 0

    @property
    def is_url(self) -> bool:
        """Whether fsspec opens it."""
        return is_url(self.name)

    def exists(self) -> bool:
        """Whether something is there."""
        if self.is_url:
            system, path = opened(self.name)
            return bool(system.exists(path))
        return Path(self.name).exists()


def is_url(name: str) -> bool:
    """``s3://papers/2024`` rather than a path of this machine."""
    return "://" in name


def papers_in(paths: Iterable[str]) -> list[Place]:
    """The files named, and the papers in the folders named, at any depth; each once.

    Raises :class:`SourceError` for a URL whose package is missing or that does not answer.
    """
    found: dict[str, Place] = {}
    for path in paths:
        for place in stored(path) if is_url(path) else on_disk(Path(path)):
            found.setdefault(place.name, place)
    return list(found.values())


def on_disk(path: Path) -> Iterator[Place]:
    """A file, or the papers in a folder."""
    for each in sorted(folder_papers(path)) if path.is_dir() else [path]:
        size = each.stat().st_size if each.is_file() else 0
        yield Place(os.path.normpath(each), size)


def folder_papers(folder: Path) -> Iterator[Path]:
    """The files of a folder that are papers by their names; hidden ones are left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(here, name)


def stored(url: str) -> Iterator[Place]:
    """What fsspec finds at a URL: an object, or the papers under it."""
    system, path = opened(url)
    try:
        about = system.find(path, detail=True)
    except Exception as error:  # each file system has errors of its own
        raise SourceError(f"{url}: cannot be listed ({error}); check the URL") from error
    for name, details in sorted(about.items()) or [(path, {})]:
        if name == path or PurePosixPath(name).suffix.lower() in SUFFIXES:
            yield Place(system.unstrip_protocol(name), int(details.get("size") or 0))


def opened(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    scheme = url.partition("://")[0]
    try:
        import fsspec

        return fsspec.core.url_to_fs(url)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        package = PACKAGES.get(scheme, "'committee-papers[cluster]'")
        raise SourceError(f"{url}: {error}; pip install {package}") from error


def content_of(place: Place) -> str | None:
    """The hash of a paper's content, or None where it cannot be read."""
    try:
        if not place.is_url:
            return identify(Path(place.name)).sha256
        return None if place.size > LARGEST else hash_of(*opened(place.name))
    except (Unreadable, OSError, ValueError):
        return None


def hash_of(system: Any, path: str) -> str:
    """The hash of what a file system has at a path."""
    digest = hashlib.sha256()
    with system.open(path, "rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


@contextmanager
def fetched(name: str) -> Iterator[Path]:
    """A paper as a file of this machine; a copy of what a URL has is removed afterwards."""
    if not is_url(name):
        yield Path(name)
        return
    system, path = opened(name)
    with TemporaryDirectory(prefix="committee-papers-") as folder:
        copy = Path(folder, PurePosixPath(path).name or "paper")
        with system.open(path, "rb") as stream, copy.open("wb") as file:
            while file.tell() <= LARGEST and (piece := stream.read(PIECE)):
                file.write(piece)
        yield copy
