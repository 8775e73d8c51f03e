"""Blocks become a word-processed report; the same blocks give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from corpus.press.blocks import FACT, Block, Cell, Grid, Heading, ListItem, Para, squares, words_of

RUN = re.compile(r"(<b>.*?</b>)")  # <b>ACTION</b>
EPOCH = (2024, 1, 1, 0, 0, 0)


def typeset(blocks: Iterable[Block], title: str) -> bytes:
    """Print blocks as DOCX."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Democratic Services"
    document.core_properties.created = datetime(*EPOCH)
    document.core_properties.modified = datetime(*EPOCH)
    for block in blocks:
        _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return _dated(file.getvalue())


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(words_of(block.text), level=block.level)
    elif isinstance(block, Para):
        _fill(document.add_paragraph(), block.text)
    elif isinstance(block, ListItem):
        tail = f"\t{block.tail}" if block.tail else ""
        _fill(document.add_paragraph(), f"{block.marker}\t{block.text}{tail}")
    else:
        _add_table(document, block)


def _add_table(document: Any, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths))
    table.style = "Table Grid" if grid.ruled else "Normal Table"
    for y, cells in enumerate(squares(grid)):
        for x, each in enumerate(cells):
            if each:
                last = table.cell(y + each.down - 1, x + each.span - 1)
                _fill_cell(table.cell(y, x).merge(last), each, bold=y < grid.header)
    for row in table.rows[: grid.header]:
        _repeat(row)


def _fill_cell(target: Any, each: Cell, *, bold: bool) -> None:
    for place, text in enumerate(each.text):
        paragraph = target.paragraphs[0] if place == 0 else target.add_paragraph()
        _fill(paragraph, f"<b>{text}</b>" if bold else text)


def _fill(paragraph: Any, markup: str) -> None:
    for piece in RUN.split(FACT.sub("", markup)):
        if words_of(piece):
            paragraph.add_run(words_of(piece)).bold = piece.startswith("<b>") or None


def _repeat(row: Any) -> None:
    """Mark a row as a header that is repeated on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _dated(packed: bytes) -> bytes:
    """The same package with fixed times, for the file must not change from day to day."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return file.getvalue()
