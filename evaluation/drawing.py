"""F1 by measure and council as a picture: a dot with its interval, and a number in every cell.

What the shade of a cell says, its number says too.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from evaluation.report import Report

ROW, LABEL, PLOT, CELL, TOP, PAD = 20, 220, 240, 66, 64, 12
LEAST = 0.5  # the plot's left edge; what is lower is drawn there
PALE, DARK = (247, 251, 255), (8, 48, 107)


def drawing(told: Report) -> str:
    """The picture as SVG."""
    width = LABEL + PLOT + CELL * len(told.councils) + 3 * PAD
    height = TOP + ROW * len(told.overall.rows) + PAD
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="Helvetica, Arial, sans-serif" font-size="11" role="img">'
    )
    title = f"F1 of {told.body.papers} papers by measure and council"
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    parts.append(text(PAD, 20, title, size=14))
    parts += [*axis(height), *columns(told)]
    for n, name in enumerate(told.overall.rows):
        parts += row(told, name, TOP + n * ROW)
    return "\n".join([*parts, "</svg>"]) + "\n"


def axis(height: int) -> Iterator[str]:
    """The scale of the dots."""
    for tenth in range(5, 11):
        x = across(tenth / 10)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{height - PAD}" stroke="#ddd"/>'
        yield text(x, TOP - 8, f"{tenth / 10:.1f}", anchor="middle")
    yield text(across(LEAST), TOP - 24, "all papers: F1 with 95% interval")


def columns(told: Report) -> Iterator[str]:
    """The names of the councils above their cells."""
    for n, council in enumerate(told.councils):
        yield text(cell_x(n) + CELL / 2, TOP - 8, council[:10], anchor="middle")


def row(told: Report, name: str, y: int) -> Iterator[str]:
    """One measure: label, dot, and a cell a council."""
    middle = y + ROW / 2
    yield text(PAD, middle + 4, name)
    span, f1 = told.overall.spans[name], told.overall.rows[name].f1
    low, high = across(span.low), across(span.high)
    if f1 < LEAST:
        yield text(across(LEAST) + 8, middle - 1, f"◂ {f1:.2f}", size=9)
    yield (
        f'<line x1="{low:.1f}" y1="{middle}" x2="{high:.1f}" y2="{middle}" stroke="#08306b" '
        f'stroke-width="2"/><circle cx="{across(f1):.1f}" cy="{middle}" r="3.5" fill="#08306b">'
        f"<title>{escape(name)}: {f1:.3f} ({span.low:.3f} to {span.high:.3f})</title></circle>"
    )
    for n, scores in enumerate(told.councils.values()):
        if name in scores.rows:
            yield from cell(cell_x(n), y, scores.rows[name].f1)
        else:
            yield text(cell_x(n) + CELL / 2, middle + 4, "·", anchor="middle")


def cell(x: float, y: float, f1: float) -> Iterator[str]:
    """A shaded cell with its number."""
    share = (min(max(f1, LEAST), 1.0) - LEAST) / (1 - LEAST)
    shade = [round(dark + share * (pale - dark)) for pale, dark in zip(PALE, DARK, strict=True)]
    fill = "#{:02x}{:02x}{:02x}".format(*shade)
    yield (
        f'<rect x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{ROW - 2}" fill="{fill}" '
        'stroke="#bbb" stroke-width="0.5"/>'
    )
    colour = "#fff" if share < 0.5 else "#000"
    number = "0.999" if 0.9995 <= f1 < 1 else f"{f1:.3f}"
    yield text(x + CELL / 2, y + ROW / 2 + 4, number, anchor="middle", colour=colour)


def across(f1: float) -> float:
    """Where an F1 lies on the scale."""
    return LABEL + PAD + (max(f1, LEAST) - LEAST) / (1 - LEAST) * (PLOT - 2 * PAD)


def cell_x(n: int) -> float:
    """The left edge of a council's cells."""
    return LABEL + PLOT + PAD + n * CELL


def text(
    x: float, y: float, words: str, *, size: int = 11, anchor: str = "start", colour: str = "#000"
) -> str:
    """Words at a place."""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(words)}</text>"
