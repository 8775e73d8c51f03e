"""Pages of PDFs as pictures, and where words stand on them.

pdfium is not thread-safe: everything that calls it here holds one lock.
"""

from __future__ import annotations

import ctypes
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from extractor.records import Box
from extractor.web.marking import compact
from extractor.web.recent import Recent

SCALE = 2.0  # pixels a point
LARGEST = 2600  # pixels along the longer side
QUALITY = 80
KEPT = 200  # pictures at hand, about 40 MB
EDGE = 3.0  # points by which two readers' boxes of the same letters differ
ENOUGH = 24  # letters of the beginning of words by which they are known
FINE = 100  # steps a point in which places on a page are told

_pdfium = threading.Lock()


class Pictures:
    """Renders pages, and keeps the last ones."""

    def __init__(self) -> None:
        self._kept = Recent[bytes | None](KEPT)

    def picture(self, sha256: str, file: Path, page: int) -> bytes | None:
        """A page as WebP; None where the file has no such page or cannot be rendered."""
        return self._kept.get((sha256, page), lambda: rendered(file, page))


@contextmanager
def opened(file: Path, page: int) -> Iterator[Any]:
    """A page of a file, counted from 1, or None where there is none."""
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError:
            yield None
            return
        try:
            yield document[page - 1] if 1 <= page <= len(document) else None
        finally:
            document.close()


def rendered(file: Path, page: int) -> bytes | None:
    """Render one page as WebP."""
    with opened(file, page) as found:
        if found is None:
            return None
        longest = max(found.get_size()) or 1.0
        image = found.render(scale=min(SCALE, LARGEST / longest)).to_pil()
    out = io.BytesIO()
    image.convert("RGB").save(out, "WEBP", quality=QUALITY, method=0)
    return out.getvalue()


def boxes_of(
    file: Path, page: int, words: str, near: Box | None = None, *, part: bool = False
) -> tuple[Box, ...]:
    """The boxes of the lines in which words first stand on a page, whatever its spaces and marks;
    ``near`` is a box in which they begin.  None where they do not stand there; with ``part`` it
    is enough that their beginning does, as where they run over to the next page."""
    with opened(file, page) as found:
        if found is None:
            return ()
        text = found.get_textpage()
        letters, places = compact(text.get_text_range())
        sought = compact(words)[0]
        sought = beginning(sought, letters) if part else sought
        for start in starts(letters, sought):
            first, last = places[start], places[start + len(sought) - 1]
            count = text.count_rects(first, last - first + 1)
            lines = tuple(seen(found, text.get_rect(n)) for n in range(count))
            if near is None or any(begins_in(line, near) for line in lines[:1]):
                return lines
    return ()


def beginning(sought: str, letters: str) -> str:
    """The words, or as much of their beginning as is among the letters, if that is enough."""
    if sought in letters:
        return sought
    least, most = 0, len(sought)  # letters of a beginning that is there, and of one that is not
    while most - least > 1:
        half = (least + most) // 2
        least, most = (half, most) if sought[:half] in letters else (least, half)
    return sought[:least] if least >= ENOUGH else ""


def starts(letters: str, sought: str) -> Iterator[int]:
    """Where words begin among the letters of a page."""
    start = letters.find(sought) if sought else -1
    while start >= 0:
        yield start
        start = letters.find(sought, start + 1)


def begins_in(line: Box, near: Box) -> bool:
    """Whether the left end of a line is in a box, or at its edge."""
    middle = (line[1] + line[3]) / 2
    return near[0] - EDGE <= line[0] <= near[2] and near[1] <= middle <= near[3]


def seen(page: Any, rect: tuple[float, float, float, float]) -> Box:
    """A box of the file's own space as a person sees it: in points from the top left."""
    width, height = page.get_size()
    left, bottom, right, top = rect
    ends = [on_page(page, width, height, *corner) for corner in ((left, bottom), (right, top))]
    (x0, y0), (x1, y1) = ends
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def on_page(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    """A point of the file's own space in points from the page's top left."""
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(width * FINE), round(height * FINE))
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE
