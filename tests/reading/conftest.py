"""Small PDFs, drawn by hand so that every word and rule stands where the test says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractor.paper import Block, Paper
from extractor.reading import pdf, source

SIZE = (595.0, 842.0)


class Press:
    """A canvas that counts from the page's top left; ``paper`` reads what was drawn."""

    def __init__(self, path: Path, size: tuple[float, float] = SIZE) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.path = path
        self.size = size
        self.canvas: Any = Canvas(str(path), pagesize=size)

    def write(self, x: float, y: float, text: str, size: float = 11, bold: bool = False) -> None:
        """Set one line with its baseline at ``y``."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.size[1] - y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 11) -> float:
        """Set lines below each other; return where the next one goes."""
        for text in texts:
            self.write(x, y, text, size)
            y += 1.25 * size
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin stroke."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def shade(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.8) -> None:
        """Fill a box; a thin black one is how word processors draw borders."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule a whole table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def row(self, xs: Sequence[float], y: float, cells: Sequence[str], bold: bool = False) -> None:
        """Set the words of a row, each cell's lines parted by ``|``."""
        for x, text in zip(xs, cells, strict=False):
            for n, part in enumerate(text.split("|")):
                self.write(x + 4, y + 12 * n, part, 10, bold)

    def turn_page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def paper(self) -> Paper:
        """Save and read what was drawn."""
        self.canvas.save()
        return pdf.read(source.identify(self.path))


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """An empty canvas in A4."""
    return Press(tmp_path / "drawn.pdf")


@pytest.fixture
def new_press(tmp_path: Path) -> Callable[[tuple[float, float]], Press]:
    """Canvases of other sizes."""
    return lambda size: Press(tmp_path / "sized.pdf", size)


@pytest.fixture
def rows_of() -> Callable[[Block], list[list[str]]]:
    """The words of a table block, a list a row, the header rows first."""

    def rows(block: Block) -> list[list[str]]:
        assert block.table is not None
        return [[c.text for c in row.cells] for row in (*block.table.header, *block.table.body)]

    return rows
