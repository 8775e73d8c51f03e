"""Is every record's evidence really where it says it is?

Pages are read again by pdfium's own text, within the box that the evidence names, so that the
reader under test does not vouch for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.rows import Miss, Row

Json = dict[str, Any]
NOT_LETTERS = re.compile(r"[\W_]+")
MARGIN = 3.0  # points around a box


def evidence_row(found: Json, path: Path, text: str) -> Row:
    """Check all records of a paper; ``text`` is the reader's plain text, for offsets."""
    every = list(records(found))
    pages = PageTexts(path) if path.suffix == ".pdf" else None
    wrong = tuple(
        Miss("not where it says", None, each.get("text"), each.get("page"))
        for each in every
        if not stands(each, pages, text)
    )
    hits = len(every) - len(wrong)
    return Row("evidence", hits, len(every), hits, len(every), wrong)


def records(found: Json) -> Iterator[Json]:
    """The evidence of every record; an empty dict where a record has none."""
    for kind in ("actions", "plan", "figures", "statements"):
        yield from (each.get("evidence") or {} for each in found.get(kind, []))
    for held in found.get("minutes", []):
        for kind in ("items", "attendance", "resolutions"):
            yield from (each.get("evidence") or {} for each in held[kind])


def stands(evidence: Json, pages: PageTexts | None, text: str) -> bool:
    """Whether the words are in the box, or between the offsets."""
    words = evidence.get("text")
    if not words:
        return False
    if pages is None:
        start, end = evidence["offset"]
        return compact(words) == compact(text[start:end])
    if not evidence.get("page") or not evidence.get("bbox"):
        return False
    after = pages.whole(evidence["page"] + 1)
    pieces = [compact(word) for word in words.split()]
    boxes = pages.within(evidence["page"], evidence["bbox"])
    return any(holds(pieces, here, after) for here in boxes)


def holds(pieces: list[str], here: str, after: str) -> bool:
    """Whether words are here, or at least some, and the others on the page after."""
    return all(p in here or p in after for p in pieces) and any(p in here for p in pieces if p)


def compact(text: str) -> str:
    """Letters and digits alone, for readers differ in spaces."""
    return NOT_LETTERS.sub("", text).lower()


class PageTexts:
    """The text of a PDF's pages as pdfium gives it, without spaces."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        self._file = pypdfium2.PdfDocument(path)
        self._whole: dict[int, str] = {}
        self._pages: dict[int, Any] = {}

    def _page(self, page: int) -> Any:
        if page not in self._pages:
            self._pages[page] = self._file[page - 1].get_textpage()
        return self._pages[page]

    def whole(self, page: int) -> str:
        """All text of a page; empty after the last."""
        if page > len(self._file):
            return ""
        if page not in self._whole:
            self._whole[page] = compact(self._page(page).get_text_range())
        return self._whole[page]

    def within(self, page: int, box: list[float]) -> Iterator[str]:
        """The text in a box counted from the top left corner of the page as it is read.

        A page may be turned, by /Rotate or by its text, so that its top is any of four sides.
        """
        for left, bottom, right, top in in_page(box, self._file[page - 1].get_cropbox()):
            yield compact(
                self._page(page).get_text_bounded(
                    left=left - MARGIN,
                    bottom=bottom - MARGIN,
                    right=right + MARGIN,
                    top=top + MARGIN,
                )
            )


Frame = tuple[float, float, float, float]


def in_page(box: list[float], frame: Frame) -> Iterator[Frame]:
    """A box (from the top left) in the space of the page (from the bottom left), for each side
    that may be the top: upright, a quarter to the right, over, a quarter to the left."""
    x0, y0, x1, y1 = box
    left, bottom, right, top = frame
    yield left + x0, top - y1, left + x1, top - y0
    yield left + y0, bottom + x0, left + y1, bottom + x1
    yield right - x1, bottom + y0, right - x0, bottom + y1
    yield right - y1, top - x1, right - y0, top - x0
