"""A line of an agenda whose pages stand at the right margin, after a row of dots."""

from __future__ import annotations

from typing import Any

DOTS = " ."
GAP = 6.0  # points between the words and the dots, and between the dots and the pages


def led(paragraph: Any, tail: str) -> Any:
    """A flowable that draws a paragraph and, on its last line, dots and the ``tail``."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus.flowables import Flowable

    style = paragraph.style
    font, size = style.fontName, style.fontSize
    room = stringWidth(tail, font, size) + 2 * GAP

    class Led(Flowable):  # type: ignore[misc]
        def wrap(self, width: float, height: float) -> tuple[float, float]:
            self.width = width
            _, self.height = paragraph.wrap(width - room, height)
            return (width, self.height)

        def getSpaceBefore(self) -> float:  # noqa: N802
            return float(style.spaceBefore)

        def getSpaceAfter(self) -> float:  # noqa: N802
            return float(style.spaceAfter)

        def draw(self) -> None:
            paragraph.drawOn(self.canv, 0, 0)
            lines = paragraph.blPara.lines
            y = self.height - size - style.leading * (len(lines) - 1)
            end = self.width - room + 2 * GAP
            start = self.width - room - _unused(lines[-1]) + GAP
            count = int((end - GAP - start) // stringWidth(DOTS, font, size))
            self.canv.setFont(font, size)
            self.canv.drawRightString(end - GAP, y, DOTS * count)
            self.canv.drawString(end, y, tail)

    return Led()


def _unused(line: Any) -> float:
    """The points that a set line leaves at its right."""
    return float(line[0] if isinstance(line, tuple) else line.extraSpace)
