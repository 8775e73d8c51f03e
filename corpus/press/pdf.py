"""Blocks become an agenda pack in PDF: stamps, printed page numbers, filler pages, bookmarks.

The same parts give the same bytes on every run.  Lengths are points.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from corpus.press.answers import Answers
from corpus.press.blocks import FACT, Block, Cell, Grid, Heading, ListItem, Para, Part, squares
from corpus.press.house import Furniture
from corpus.press.leaders import led

A4 = (595.28, 841.89)
MARGIN = 56.0
FILLER = "This page is intentionally left blank"


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and its pages in the file; ``fillers`` blank pages follow its last."""

    part: Part
    first: int
    last: int
    fillers: int


def placed(
    parts: Iterable[Part], lengths: Iterable[int], *, fillers: bool = True
) -> tuple[Placed, ...]:
    """Put parts one after another; with fillers, each that has a number begins on an odd page."""
    result: list[Placed] = []
    parts = tuple(parts)
    for part, length, following in zip(parts, lengths, (*parts[1:], None), strict=True):
        first = result[-1].last + result[-1].fillers + 1 if result else 1
        last = first + length - 1
        opens = fillers and following is not None and following.number is not None
        result.append(Placed(part, first, last, last % 2 if opens else 0))
    return tuple(result)


def spans(places: Iterable[Placed]) -> dict[str, tuple[int, int]]:
    """The pages of each numbered item with its appendices and blank pages."""
    result: dict[str, tuple[int, int]] = {}
    number = None
    for place in places:
        number = place.part.number or number
        if number:
            first = result.get(number, (place.first, 0))[0]
            result[number] = (first, place.last + place.fillers)
    return result


def lengths(parts: Iterable[Part], answers: Answers, furniture: Furniture) -> list[int]:
    """How many pages each part takes; ``answers`` are those noted in the parts."""
    return [_build((Placed(part, 1, 1, 0),), answers, furniture)[1] for part in parts]


def typeset(places: tuple[Placed, ...], answers: Answers, furniture: Furniture) -> bytes:
    """Print the pack and tell ``answers`` the page of every fact."""
    return _build(places, answers, furniture)[0]


def printed_number(page: int, unnumbered: int) -> int | None:
    """The number printed on a page of the file; None on the unnumbered front pages."""
    return page - unnumbered if page > unnumbered else None


def _build(places: tuple[Placed, ...], answers: Answers, furniture: Furniture) -> tuple[bytes, int]:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate

    def canvas(*args: Any, **kwargs: Any) -> Any:
        made = Canvas(*args, **kwargs)
        made.setNamedCB("fact", lambda c, _, n: answers.seen(int(n), c.getPageNumber()))
        return made

    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, invariant=1, title=places[0].part.title)
    document.addPageTemplates(list(_templates(places, furniture)))
    document.build(list(_story(places, furniture)), canvasmaker=canvas)
    return file.getvalue(), document.page


def _templates(places: tuple[Placed, ...], furniture: Furniture) -> Iterable[Any]:
    """Upright and sideways pages; the first part's comes first, for the first page is its."""
    from reportlab.platypus import Frame, PageTemplate

    draw = _drawn(places, furniture)
    for sideways in (places[0].part.landscape, not places[0].part.landscape):
        width, height = A4[::-1] if sideways else A4
        frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
        name = "sideways" if sideways else "upright"
        yield PageTemplate(name, [frame], onPage=draw, pagesize=(width, height))


def _drawn(places: tuple[Placed, ...], furniture: Furniture) -> Callable[[Any, Any], None]:
    """Draw what belongs to the page: its number, the footer, an item's stamp."""
    stamps = {p.first: p.part.stamp for p in places if p.part.stamp}

    def draw(canvas: Any, _document: Any) -> None:
        page = canvas.getPageNumber()
        width, height = canvas._pagesize
        number = printed_number(page, furniture.unnumbered)
        if number and furniture.number:
            _draw_number(canvas, furniture.number.format(number=number), furniture)
        if furniture.footer:
            canvas.setFont(furniture.font_regular, 8)
            canvas.drawString(MARGIN, 16, furniture.footer)
        if page in stamps:
            canvas.setFont(furniture.font_bold, 12)
            at_right = furniture.stamp_at == "right"
            put = canvas.drawRightString if at_right else canvas.drawString
            put(width - 30 if at_right else 30, height - 30, stamps[page])

    return draw


def _draw_number(canvas: Any, words: str, furniture: Furniture) -> None:
    width, height = canvas._pagesize
    canvas.setFont(furniture.font_regular, 9)
    if furniture.number_at == "corner":
        canvas.drawRightString(width - MARGIN, 26, words)
    else:
        canvas.drawCentredString(
            width / 2, 26 if furniture.number_at == "foot" else height - 24, words
        )


def _story(places: tuple[Placed, ...], furniture: Furniture) -> Iterable[Any]:
    from reportlab.platypus import NextPageTemplate, PageBreak, Paragraph

    for place in places:
        if place.first > 1:
            yield NextPageTemplate("sideways" if place.part.landscape else "upright")
            yield PageBreak()
        if furniture.bookmarks:
            yield bookmark(place)
        width = (A4[1] if place.part.landscape else A4[0]) - 2 * MARGIN
        for block in place.part.blocks:
            yield from flowables(block, width, furniture.font_regular)
        for _ in range(place.fillers):
            yield NextPageTemplate("upright")
            yield PageBreak()
            yield Paragraph(FILLER, _style(11, furniture.font_regular, align="centre", before=300))


def bookmark(place: Placed) -> Any:
    """A flowable of no size that puts the part into the file's outline."""
    from reportlab.platypus.flowables import Flowable

    class Bookmark(Flowable):  # type: ignore[misc]
        def wrap(self, *_: float) -> tuple[float, float]:
            return (0, 0)

        def draw(self) -> None:
            number = place.part.number
            title = f"{number} {place.part.title}" if number else place.part.title
            self.canv.bookmarkPage(f"part-{place.first}")
            inner = number is None and place.first > 1
            self.canv.addOutlineEntry(title, f"part-{place.first}", int(inner), closed=False)

    return Bookmark()


def flowables(block: Block, width: float, font: str) -> Iterable[Any]:
    """What reportlab draws for one block in a family of fonts."""
    from reportlab.platypus import KeepTogether, Paragraph

    if isinstance(block, Heading):
        size = {0: 15, 1: 12}.get(block.level, 10.5)
        yield Paragraph(f"<b>{_markup(block.text)}</b>", _style(size, font, before=8, keep=True))
    elif isinstance(block, Para):
        style = _style(10.5, font, align=block.align, indent=block.indent, before=block.before)
        yield Paragraph(_markup(block.text), style)
    elif isinstance(block, ListItem):
        style = _style(10.5, font, indent=30 + 18 * block.depth, hang=block.hang)
        item = Paragraph(_markup(block.text), style, bulletText=block.marker)
        yield led(item, block.tail) if block.tail else item
    elif block.together:
        yield KeepTogether([_table(block, width, font)])
    else:
        yield _table(block, width, font)


def _table(grid: Grid, width: float, font: str) -> Any:
    """A table whose rows may be split by the foot of a page, as word processors do."""
    from reportlab.platypus import Table

    columns = [share * width / sum(grid.widths) for share in grid.widths]
    rows, commands, merged = _laid(grid, font)
    commands += [("VALIGN", (0, 0), (-1, -1), "TOP")]
    commands += list(_rules(grid, merged))
    if grid.ruled and grid.header:
        commands += [("BACKGROUND", (0, 0), (-1, grid.header - 1), "#dddddd")]
    return Table(
        rows,
        colWidths=columns,
        repeatRows=grid.header,
        splitByRow=0,
        splitInRow=3 * grid.size,
        spaceBefore=6,
        spaceAfter=6,
        style=commands,
    )


def _rules(grid: Grid, merged: set[tuple[int, int]]) -> Iterable[Any]:
    """The lines of a table; none is drawn below a ``merged`` square, whose cell goes on there."""
    boxed = grid.ruled and not grid.across
    if merged and boxed:
        yield ("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black")
        yield ("LINEAFTER", (-1, 0), (-1, -1), 0.5, "black")
        yield ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")
    elif boxed or grid.across:
        yield ("GRID" if boxed else "LINEBELOW", (0, 0), (-1, -1), 0.5, "black")
    for y in range(len(grid.rows)) if merged and (boxed or grid.across) else ():
        free = (x for x in range(len(grid.widths)) if (x, y) not in merged)
        yield from (("LINEBELOW", (x, y), (x, y), 0.5, "black") for x in free)


def _laid(grid: Grid, font: str) -> tuple[list[list[Any]], list[Any], set[tuple[int, int]]]:
    """Cells in their columns, with an empty string where another cell covers the square, and the
    squares of body rows whose cell goes on below: the foot of a page may split such a cell."""
    rows: list[list[Any]] = [[""] * len(grid.widths) for _ in grid.rows]
    commands: list[Any] = []
    merged: set[tuple[int, int]] = set()
    placed_cells = (
        (x, y, c) for y, row in enumerate(squares(grid)) for x, c in enumerate(row) if c
    )
    for x, y, each in placed_cells:
        end = (x + each.span - 1, y + each.down - 1)
        rows[y][x] = _content(each, grid, font, bold=y < grid.header)
        if each.fill:
            commands.append(("BACKGROUND", (x, y), end, each.fill))
        if y >= grid.header:
            merged |= {(k, j) for k in range(x, end[0] + 1) for j in range(y, end[1])}
            end = (end[0], y)
        if end != (x, y):
            commands.append(("SPAN", (x, y), end))
    return rows, commands, merged


def _content(each: Cell, grid: Grid, font: str, *, bold: bool) -> list[Any]:
    from reportlab.platypus import Paragraph

    style = _style(grid.size, font, after=2)
    form = "<b>{}</b>" if bold else "{}"
    return [Paragraph(form.format(_markup(text)), style) for text in each.text]


def _markup(text: str) -> str:
    return FACT.sub(r'<onDraw name="fact" label="\1"/>', text)


def _style(  # noqa: PLR0913
    size: float,
    font: str,
    *,
    align: str = "left",
    indent: float = 0,
    hang: float = 0,
    before: float = 0,
    after: float = 5,
    keep: bool = False,
) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "press",
        fontName=font,
        fontSize=size,
        bulletFontName=font,
        leading=1.25 * size,
        alignment={"left": 0, "centre": 1, "right": 2}[align],
        leftIndent=indent,
        bulletIndent=indent - hang,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keep,
    )
