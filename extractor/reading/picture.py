"""Ruling lines and shading in the picture of a page: long dark runs, and grey ones in cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Pixels = Any
"""A two-dimensional numpy array of grey levels, 0 black to 255 white."""

DARK = 150  # grey levels below it are ink
RUN = 0.12  # inches of unbroken ink that no letter has
LONG = 0.5  # inches: a horizontal rule is longer; so is an upright one, unless between two rules
THICK = 0.06  # inches: what is thicker is a box or a picture
SOLID = 0.95  # of a run is ink
NEAR = 0.05  # inches: an upright rule ends this near to a level one
SHADED = 242  # grey levels below it are shading
FAINT = 20  # grey levels that are one shade


class Stroke(NamedTuple):
    """A straight dark run in pixels: its box, right and bottom excluded."""

    x0: int
    y0: int
    x1: int
    y1: int


def rules(pixels: Pixels, dpi: int) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright rules in a picture."""
    ink = pixels < DARK
    level = [s for s in _runs(ink, dpi) if s.x1 - s.x0 >= LONG * dpi]
    upright = [Stroke(y0, x0, y1, x1) for x0, y0, x1, y1 in _runs(ink.T, dpi)]
    return level, [s for s in upright if _is_upright(s, level, dpi)]


def _runs(ink: Pixels, dpi: int) -> Iterator[Stroke]:
    """Find thin runs along rows, each connected area of them one run."""
    import numpy as np
    from scipy.ndimage import find_objects, label  # type: ignore[import-untyped,unused-ignore]

    width = max(int(RUN * dpi), 8)
    if ink.shape[1] <= width:
        return
    thick = ink.copy()  # a rule that slants steps from row to row: look at three rows together
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    total = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (total[:, width:] - total[:, :-width]) >= SOLID * width
    for area in find_objects(label(full, np.ones((3, 3)))[0]):
        rows, columns = area
        if rows.stop - rows.start <= THICK * dpi:
            yield Stroke(columns.start, rows.start, columns.stop + width - 1, rows.stop)


def _is_upright(stroke: Stroke, level: list[Stroke], dpi: int) -> bool:
    if stroke.y1 - stroke.y0 >= LONG * dpi:
        return True
    near = NEAR * dpi
    ends = [
        any(
            s.x0 - near <= stroke.x0 <= s.x1 + near and s.y0 - near <= y <= s.y1 + near
            for s in level
        )
        for y in (stroke.y0, stroke.y1)
    ]
    return all(ends)


def without(pixels: Pixels, strokes: list[Stroke]) -> Pixels:
    """Return the picture with rules painted over: they mislead the reading of letters."""
    clean = pixels.copy()
    for x0, y0, x1, y1 in strokes:
        clean[max(y0 - 1, 0) : y1 + 1, max(x0 - 1, 0) : x1 + 1] = 255
    return clean


def shade(pixels: Pixels) -> int:
    """Return a number for the ground of a piece of a picture, 0 for white: what most of its
    lighter half is."""
    import numpy as np

    if not pixels.size:
        return 0
    ground = int(np.percentile(pixels, 70))
    return 0 if ground >= SHADED else 1 + ground // FAINT


def blank(pixels: Pixels) -> bool:
    """Whether next to nothing is printed."""
    return bool((pixels < DARK).mean() < 0.0005)
