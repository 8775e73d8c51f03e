"""The lines, shaded boxes and pictures drawn on a page, into form objects with their matrices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from itertools import pairwise

from extractor.paper import Box
from extractor.reading import pdfium
from extractor.reading.sheets import Shape

THIN = 3.0  # points: Word and Excel draw borders as filled boxes this thin
MANY_SEGMENTS = 600  # a path of more is a drawing, not a table's border
MANY_OBJECTS = 20_000
PATH, IMAGE, FORM = 2, 3, 5
BEZIER = 1

Matrix = tuple[float, float, float, float, float, float]


def shapes(page: int) -> Iterator[Shape]:
    """Yield what is drawn on the page behind the handle ``page``, in drawing order."""
    for index in range(min(pdfium.count_objects(page), MANY_OBJECTS)):
        yield from _shapes_of(pdfium.get_object(page, index), None)


def _shapes_of(thing: int, outer: Matrix | None) -> Iterator[Shape]:
    kind = pdfium.object_type(thing)
    if kind == PATH:
        found = _path(thing)
    elif kind == IMAGE:
        found = iter([Shape("image", _bounds(thing))])
    elif kind == FORM:
        found = _form(thing)
    else:
        return
    if outer is None:
        yield from found
    else:
        yield from (s._replace(box=_moved(s.box, outer)) for s in found)


def _form(form: int) -> Iterator[Shape]:
    matrix = _matrix(form)
    for index in range(min(pdfium.count_form_objects(form), MANY_OBJECTS)):
        yield from _shapes_of(pdfium.get_form_object(form, index), matrix)


def _path(path: int) -> Iterator[Shape]:
    """Most borders are one segment or one box: their bounds say all.  Others are walked."""
    count = pdfium.count_segments(path)
    fill, stroke = c_int(), c_int()
    if count > MANY_SEGMENTS or not pdfium.draw_mode(path, byref(fill), byref(stroke)):
        return
    if count <= 5:
        yield from drawn(_bounds(path), count, bool(stroke.value), _shade(path, fill.value))
    else:
        yield from _walked(path, count, bool(stroke.value), _shade(path, fill.value))


def drawn(box: Box, points: int, stroked: bool, shade: int | None) -> Iterator[Shape]:
    """Yield the line, or the shading and edges, that a path of ``points`` draws.

    ``shade`` is None for a path that is not filled, 0 for one filled with white.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= THIN:
        if (stroked or shade is not None) and max(width, height) > 1:
            yield Shape("line", box)
        return
    if points < 4:
        return  # a slanting stroke
    if shade:
        yield Shape("fill", box, shade)
    if stroked:
        x0, y0, x1, y1 = box
        edges = ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
        yield from (Shape("line", edge) for edge in edges)


def _walked(path: int, count: int, stroked: bool, shade: int | None) -> Iterator[Shape]:
    for points, curved in _subpaths(path, count):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved:
            continue
        if stroked and len(points) != 2 and min(box[2] - box[0], box[3] - box[1]) > THIN:
            yield from straight(points)
        else:
            yield from drawn(box, len(points), stroked, shade)


def straight(points: Sequence[tuple[float, float]]) -> Iterator[Shape]:
    """Yield the level and upright strokes of a path through ``points``."""
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ax - bx) <= 0.5 or abs(ay - by) <= 0.5:
            yield Shape("line", (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _subpaths(path: int, count: int) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    a, b, c, d, e, f = _matrix(path)
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = pdfium.get_segment(path, index)
        kind = pdfium.segment_type(segment)
        if kind == 2 and points:
            yield points, curved
            points, curved = [], False
        pdfium.segment_point(segment, byref(x), byref(y))
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        curved = curved or kind == BEZIER
        if pdfium.segment_close(segment):
            points.append(points[0])
    if points:
        yield points, curved


def _shade(path: int, mode: int) -> int | None:
    if not mode:
        return None
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.fill_color(path, byref(red), byref(green), byref(blue), byref(alpha)):
        return 1
    if not alpha.value or min(red.value, green.value, blue.value) >= 250:
        return 0
    return 1 + (red.value << 16 | green.value << 8 | blue.value)


def _bounds(thing: int) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.object_bounds(thing, byref(left), byref(bottom), byref(right), byref(top))
    return (left.value, bottom.value, right.value, top.value)


def _matrix(thing: int) -> Matrix:
    m = pdfium.Matrix()
    if not pdfium.object_matrix(thing, byref(m)):
        return (1, 0, 0, 1, 0, 0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _moved(box: Box, m: Matrix) -> Box:
    a, b, c, d, e, f = m
    corners = [(box[0], box[1]), (box[2], box[3])]
    xs, ys = zip(*((a * x + c * y + e, b * x + d * y + f) for x, y in corners), strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
