"""Copies of papers, kept by the hash of their content: ``ab/abcdef…`` in a folder."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's content; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place_of(folder: Path, sha256: str) -> Path:
    """Where the copy of a content stands, if there is one."""
    return folder / sha256[:2] / sha256


def keep_file(folder: Path, path: Path) -> Path:
    """Keep a copy of a file, once; it is there whole or not at all.  Raises OSError."""
    place = place_of(folder, hash_of(path))
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.name}.part")
        try:
            shutil.copyfile(path, part)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    return place
