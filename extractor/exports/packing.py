"""Office files that are the same for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

EARLIEST = 1980  # that a zip knows
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def midnight(day: date) -> datetime:
    """The moment that a file of a day is said to be made."""
    return datetime(day.year, day.month, day.day)


def steady(packed: bytes, day: date) -> bytes:
    """An office file as if it had been made on a day, whenever it was."""
    file = io.BytesIO()
    made = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    stamp = f"{midnight(day).isoformat()}Z".encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, made)
            info.compress_type = zipfile.ZIP_DEFLATED
            part = old.read(name)
            if name == "docProps/core.xml":
                part = MODIFIED.sub(lambda found: found[1] + stamp, part)
            new.writestr(info, part)
    return file.getvalue()
