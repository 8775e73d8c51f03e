"""Damage done to good papers: pages that are pictures, a page laid on its side."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Any

SCALE = 150 / 72  # 150 dots an inch, as an office scanner does
TILT = 0.6  # degrees by which a sheet lies askew on the glass
PAPER = 246  # how white the sheet is, of 255


def scanned(content: bytes, pages: Collection[int]) -> bytes:
    """The same file with these pages (from 1) as pictures without text."""
    import pikepdf
    import pypdfium2

    with pypdfium2.PdfDocument(content) as good, pikepdf.open(io.BytesIO(content)) as made:
        for number in sorted(pages):
            with pikepdf.open(io.BytesIO(_picture(good[number - 1], number))) as picture:
                made.pages[number - 1] = picture.pages[0]
        return _saved(made)


def turned(content: bytes, page: int) -> bytes:
    """The same file with one page (from 1) turned by a quarter."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as file:
        file.pages[page - 1].rotate(90, relative=True)
        return _saved(file)


def _picture(page: Any, number: int) -> bytes:
    """One page as a grey picture, a little askew, in a file of its own."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    image = page.render(scale=SCALE, grayscale=True).to_pil()
    askew = image.rotate(TILT if number % 2 else -TILT, fillcolor=255)
    sheet = askew.point(lambda shade: min(shade, PAPER))
    file = io.BytesIO()
    size = page.get_size()
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.drawImage(ImageReader(sheet), 0, 0, *size)
    canvas.save()
    return file.getvalue()


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file, deterministic_id=True)
    return file.getvalue()


def without_text(answers: dict[str, Any], pages: Collection[int]) -> dict[str, Any]:
    """The answers that can still be known without reading the pictures on these pages."""
    kept: dict[str, Any] = {}
    for kind, value in answers.items():
        kept[kind] = list(_legible(value, pages)) if isinstance(value, list) else value
    kept["paper"] = {**answers["paper"], "pages_without_text": sorted(pages)}
    return kept


def _legible(records: list[dict[str, Any]], pages: Collection[int]) -> Iterator[dict[str, Any]]:
    for record in records:
        if (record.get("evidence") or {}).get("page") in pages:
            continue
        inner = {k: list(_legible(v, pages)) for k, v in record.items() if _holds_records(v)}
        yield {**record, **inner}


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
