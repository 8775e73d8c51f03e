"""A second reader of PDFs, pdfminer.six, which gives the same sheets.

It is slower than pdfium and is used where that refuses a file or finds no text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.paper import Problem
from extractor.reading.rules import MANY_OBJECTS, MANY_SEGMENTS, drawn, straight
from extractor.reading.sheets import BOLD, ITALIC, Font, Ink, Shape, Sheet, Style, assemble, welded
from extractor.reading.source import Options

DEEPEST = 12  # form objects in form objects


def sheets(path: Path, options: Options) -> tuple[list[Sheet], list[Problem]]:
    """Read every page of the file; a page that fails is empty and a problem.

    Raises what pdfminer raises where the file does not open.
    """
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    found: list[Sheet] = []
    problems: list[Problem] = []
    reader = _Reader()
    with path.open("rb") as stream:
        pages = PDFPage.get_pages(stream, check_extractable=False)
        for number, page in enumerate(islice(pages, options.max_pages), 1):
            stop = options.budget.stop_before(number)
            if stop:
                return [*found, Sheet(number, 0.0, 0.0)], [*problems, stop]
            try:
                found.append(reader.sheet(page, number))
            except Exception as error:  # whatever pdfminer meets in a broken page
                found.append(Sheet(number, 0.0, 0.0))
                problems.append(
                    Problem("page-unread", f"the page cannot be read ({error})", number)
                )
    return found, problems


def _device(manager: Any) -> Any:
    """pdfminer's collector of a page's things, which also notes marked-content ids."""
    from pdfminer.converter import PDFPageAggregator

    class Collector(PDFPageAggregator):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(manager, laparams=None)
            self.marks = [-1]

        def begin_page(self, page: Any, ctm: Any) -> None:
            self.marks = [-1]
            super().begin_page(page, ctm)

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            mcid = props.get("MCID") if isinstance(props, dict) else None
            self.marks.append(mcid if isinstance(mcid, int) else self.marks[-1])

        def end_tag(self) -> None:
            if len(self.marks) > 1:
                self.marks.pop()

        def render_char(self, *args: Any, **more: Any) -> float:
            width: float = super().render_char(*args, **more)
            self.cur_item._objs[-1].mcid = self.marks[-1]
            return width

    return Collector()


class _Reader:
    """pdfminer's interpreter, kept for all pages of a file as it keeps their fonts."""

    def __init__(self) -> None:
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

        manager = PDFResourceManager()
        self.device = _device(manager)
        self.interpreter = PDFPageInterpreter(manager, self.device)

    def sheet(self, page: Any, number: int) -> Sheet:
        """Read one page; pdfminer turns it by /Rotate, and its own space begins at 0."""
        self.interpreter.process_page(page)
        layout = self.device.get_result()
        things = list(islice(_things(layout, 0), 20 * MANY_OBJECTS))
        return assemble(
            number,
            (layout.x0, layout.y0, layout.x1, layout.y1),
            0,
            list(_ink(things)),
            (shape for thing in things for shape in _shapes(thing)),
            getattr(page, "label", None),
        )


def _things(layout: Iterable[Any], depth: int) -> Iterator[Any]:
    """Everything on the page in drawing order, into form objects."""
    from pdfminer.layout import LTFigure

    for thing in layout:
        if isinstance(thing, LTFigure):
            if depth < DEEPEST:
                yield from _things(thing, depth + 1)
        else:
            yield thing


# ------------------------------------------------------------------------------ characters


def _ink(things: Iterable[Any]) -> Iterator[Ink]:
    """Gather characters that touch into words; what parts them is a space or a gap."""
    from pdfminer.layout import LTChar

    run: list[Ink] = []
    for thing in things:
        if not isinstance(thing, LTChar):
            continue
        piece = _piece(thing)
        blank = not piece.text.strip()
        if run and (blank or not _follows(run[-1], piece)):
            yield from welded(run, blank and _follows(run[-1], piece, 1.0))
            run = []
        if not blank:
            run.append(piece)
    if run:
        yield from welded(run, False)


def _piece(char: Any) -> Ink:
    a, b, _, _, x, y = char.matrix
    quarter = _quarter(a, b)
    size = round(char.width if quarter in (1, 3) else char.height, 1)
    name = str(char.fontname).rpartition("+")[2]
    font = Font(name, size, bool(BOLD.search(name)), bool(ITALIC.search(name)))
    style = Style(font, getattr(char, "mcid", -1), quarter, (x, y))
    return Ink(_unicode(char.get_text()), char.bbox, style, False, False)


def _unicode(text: str) -> str:
    """A character without a meaning is printed by pdfminer as (cid:12)."""
    return "\ufffd" if text.startswith("(cid:") else text


def _quarter(a: float, b: float) -> int | None:
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.1 * abs(b):
        return 1 if b > 0 else 3
    return None


def _follows(left: Ink, right: Ink, gap: float = 0.25) -> bool:
    """Whether ``right`` stands next to ``left`` along its line, in any quarter turn."""
    turn = left.style.quarter
    if turn is None or right.style.quarter != turn:
        return False
    size = max(left.style.font.size, right.style.font.size, 1.0)
    along, across = _distance(left, right, turn)
    return -0.5 * size < along <= gap * size and abs(across) < 0.6 * size


def _distance(left: Ink, right: Ink, turn: int) -> tuple[float, float]:
    """How far ``right`` begins after the end of ``left`` along the line, and how far beside it."""
    (ax, ay), (bx, by) = left.style.origin, right.style.origin
    if turn == 0:
        return right.box[0] - left.box[2], by - ay
    if turn == 1:
        return right.box[1] - left.box[3], bx - ax
    if turn == 2:
        return left.box[0] - right.box[2], by - ay
    return left.box[1] - right.box[3], bx - ax


# ---------------------------------------------------------------------- lines and pictures


def _shapes(thing: Any) -> Iterator[Shape]:
    from pdfminer.layout import LTCurve, LTImage, LTLine, LTRect

    if isinstance(thing, LTImage):
        yield Shape("image", thing.bbox)
    elif isinstance(thing, LTLine | LTRect):
        shade = _shade(thing.non_stroking_color) if thing.fill else None
        points = 4 if isinstance(thing, LTRect) else 2
        yield from drawn(thing.bbox, points, bool(thing.stroke), shade)
    elif isinstance(thing, LTCurve) and thing.stroke and _has_corners(thing):
        yield from straight(thing.pts)


def _has_corners(curve: Any) -> bool:
    """Whether a path is made of few strokes and no bends."""
    steps = curve.original_path or ("c",)
    return len(curve.pts) <= MANY_SEGMENTS and all(step[0] in "mlh" for step in steps)


def _shade(color: Any) -> int | None:
    """A number for a colour, 0 for white."""
    try:
        parts = [float(c) for c in (color if isinstance(color, list | tuple) else [color])]
    except (TypeError, ValueError):
        return 1  # a pattern
    white = max(parts) < 0.02 if len(parts) == 4 else min(parts, default=0.0) > 0.98
    return 0 if white else 1 + hash(tuple(round(p, 2) for p in parts)) % 1_000_003
