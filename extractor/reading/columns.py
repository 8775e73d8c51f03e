"""Columns of running text on a page, found by the gutter that no line crosses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.reading.lines import TextLine, segments

GAP = 1.1  # of the size: a gutter is at least this wide
MOST = 3  # pieces of a line; more is a row of figures
FEWEST = 5  # lines with words on both sides
WORDS = 3.5  # words a line on each side, on average: running text, not labels or figures


def columns(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines as columns in reading order; one column where no gutter stands."""
    lines = [piece for line in lines for piece in _listed(line)]
    parted = [segments(ln, GAP) for ln in lines]
    if sum(len(p) > 1 for p in parted) < FEWEST:
        return [list(lines)] if lines else []
    gutter = _gutter(parted)
    if gutter is None:
        return [list(lines)]
    start, end = _longest_run(parted, gutter)
    if not _running_text(parted[start:end], gutter):
        return [list(lines)]
    left, right = _sides(parted[start:end], gutter)
    rest = [columns(lines[:start]), [left], [right], columns(lines[end:])]
    return [strand for part in rest for strand in part if strand]


def _listed(line: TextLine) -> list[TextLine]:
    """Part names that stand side by side, each after the same title ("Cllr A    Cllr B")."""
    parts = segments(line, 2.0)
    titles = {part.first.text for part in parts}
    alike = len(parts) > 1 and len(titles) == 1 and titles.pop().isalpha()
    return parts if alike and all(1 < len(p.words) <= 7 for p in parts) else [line]


def _gutter(parted: Sequence[Sequence[TextLine]]) -> float | None:
    """The middle of the gap that most lines share."""
    gaps = [(a.x1, b.x0) for ps in parted if len(ps) <= MOST for a, b in pairwise(ps)]
    best, most = None, 0
    for start, end in gaps:
        middle = (start + end) / 2
        count = sum(a < middle < b for a, b in gaps)
        if count > most:
            best, most = middle, count
    if best is None or most < FEWEST:
        return None
    around = [(a, b) for a, b in gaps if a < best < b]
    return (max(a for a, _ in around) + min(b for _, b in around)) / 2


def _crosses(parts: Sequence[TextLine], gutter: float) -> bool:
    return any(p.x0 < gutter < p.x1 for p in parts)


def _longest_run(parted: Sequence[Sequence[TextLine]], gutter: float) -> tuple[int, int]:
    best, start = (0, 0), 0
    for i in range(len(parted) + 1):
        if i == len(parted) or _crosses(parted[i], gutter):
            if i - start > best[1] - best[0]:
                best = (start, i)
            start = i + 1
    return best


def _running_text(parted: Sequence[Sequence[TextLine]], gutter: float) -> bool:
    both = [p for p in parted if p[0].x0 < gutter < p[-1].x1]
    if len(both) < FEWEST:
        return False
    left, right = _sides(both, gutter)
    sides = [sum(len(ln.words) for ln in side) / max(len(side), 1) for side in (left, right)]
    widths = [max(ln.x1 for ln in s) - min(ln.x0 for ln in s) for s in (left, right) if s]
    return min(sides) >= WORDS and min(widths) > 0.5 * max(widths)


def _sides(
    parted: Sequence[Sequence[TextLine]], gutter: float
) -> tuple[list[TextLine], list[TextLine]]:
    left: list[TextLine] = []
    right: list[TextLine] = []
    for parts in parted:
        for side, inside in ((left, True), (right, False)):
            words = [w for p in parts if (p.x1 <= gutter) is inside for w in p.words]
            if words:
                side.append(TextLine(words, parts[0].page))
    return left, right
