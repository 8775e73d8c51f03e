"""Office files that are the same for the same content."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

EARLIEST = 1980  # that a zip knows
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def midnight(day: date) -> datetime:
    """The moment that a file of a day is said to be made."""
    return datetime(day.year, day.month, day.day)


def steady(packed: bytes, day: date) -> bytes:
    """An office file as if it had been made on a day, whenever it was."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(file, "w") as new:
        repack(old, new, day)
    return file.getvalue()


def steady_file(path: Path, day: date) -> None:
    """The same of a file too large to be held."""
    part = path.with_name(f".{path.name}.part")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(part, "w") as new:
        repack(old, new, day)
    part.replace(path)


def repack(old: zipfile.ZipFile, new: zipfile.ZipFile, day: date) -> None:
    """Copy an office file's parts; those that say when it was made say the day."""
    made = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    stamp = f"{midnight(day).isoformat()}Z".encode()
    for name in old.namelist():
        info = zipfile.ZipInfo(name, made)
        info.compress_type = zipfile.ZIP_DEFLATED
        if name == "docProps/core.xml":
            new.writestr(info, MODIFIED.sub(lambda found: found[1] + stamp, old.read(name)))
            continue
        with old.open(name) as held, new.open(info, "w", force_zip64=True) as copy:
            shutil.copyfileobj(held, copy, 1 << 20)
