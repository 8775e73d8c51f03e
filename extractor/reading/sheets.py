"""What a page is made of, and how ink in the page's own space becomes upright words.

A page whose text runs sideways is turned by its text, whatever /Rotate says, so that every
box counts from the top left corner of the page as it is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.paper import Box

BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
ASCENT, DESCENT = 0.8, 0.22  # of the size: boxes of one line then agree, whatever its letters
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Font(NamedTuple):
    """A font as set: its base name and its size in points on the page."""

    name: str
    size: float
    bold: bool
    italic: bool


class Word(NamedTuple):
    """One word as printed; box from the page's top left, ``base`` the height of its baseline.

    ``space``: a real space follows it, so at a line's end the text wrapped there.  ``glued``:
    the next word follows with no space at all (its font differs).  ``mcid``: the id of its
    marked content, -1 for none.  ``upright`` is False for a word that runs up or down.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    font: Font
    mcid: int = -1
    space: bool = False
    glued: bool = False
    struck: bool = False
    upright: bool = True

    @property
    def box(self) -> Box:
        """The word's box."""
        return (self.x0, self.y0, self.x1, self.y1)

    @property
    def bold(self) -> bool:
        """Whether its font is bold."""
        return self.font.bold

    @property
    def size(self) -> float:
        """The size of its font in points."""
        return self.font.size


class Fill(NamedTuple):
    """A shaded box; ``shade`` is a number for its colour, never 0."""

    x0: float
    y0: float
    x1: float
    y1: float
    shade: int = 1


class Rule(NamedTuple):
    """A ruling line: at ``at`` (y of a horizontal one, x of a vertical) from ``start`` to
    ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pdfium gives it, turned upright.  ``turn`` says by how many quarters clockwise
    its own space was turned; ``label`` is the PDF's own page label; ``recognised`` that its
    words were seen in a picture."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    chars: int = 0
    image_share: float = 0.0
    label: str | None = None
    turn: int = 0
    recognised: bool = False


class Style(NamedTuple):
    """What all characters of one text object share.  ``quarter`` counts quarter turns of its
    text against the clock, None where it slants."""

    font: Font
    mcid: int
    quarter: int | None
    origin: tuple[float, float]


class Ink(NamedTuple):
    """A word in the page's own space: ``box`` is (left, bottom, right, top)."""

    text: str
    box: Box
    style: Style
    space: bool
    glued: bool


class Shape(NamedTuple):
    """Something drawn: ``kind`` is line, fill or image; ``box`` is (left, bottom, right, top)
    in the page's own space.  A line is a thin box; a fill is visible, so never white.  ``shade``
    is a number for its colour, 0 for none."""

    kind: str
    box: Box
    shade: int = 0


def assemble(
    number: int,
    frame: Box,
    rotation: int,
    ink: Sequence[Ink],
    shapes: Iterable[Shape],
    label: str | None = None,
) -> Sheet:
    """Turn what a reader found on page ``number`` upright.

    ``frame`` is (left, bottom, right, top) of the page; ``rotation`` counts quarter turns and
    holds where there is no text.
    """
    turn = _turn(ink, rotation)
    place = _placer(frame, turn)
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    width, height = (high, wide) if turn % 2 else (wide, high)
    across, down, fills, share = _drawn(shapes, place, width, height)
    words = _strike([_word(i, place, turn) for i in ink if i.style.quarter is not None], across)
    inside = tuple(w for w in words if -1 <= w.x0 <= width and -1 <= w.y0 <= height)
    return Sheet(
        number=number,
        width=width,
        height=height,
        words=inside,
        across=tuple(across),
        down=tuple(down),
        fills=tuple(fills),
        chars=sum(len(w.text) for w in inside),
        image_share=share,
        label=label,
        turn=turn,
    )


# ------------------------------------------------------------------ pieces of one word


def welded(pieces: Sequence[Ink], space: bool) -> Iterator[Ink]:
    """Join pieces of one run that touch and are set alike; mark the others glued or apart."""
    held = pieces[0]
    for piece in pieces[1:]:
        touching = _touches(held, piece)
        if touching and held.style.font == piece.style.font:
            held = held._replace(text=held.text + piece.text, box=_around(held.box, piece.box))
            continue
        yield held._replace(glued=touching)
        held = _raised(held, piece) if touching else piece
    yield held._replace(space=space)


def _touches(left: Ink, right: Ink) -> bool:
    size = max(left.style.font.size, right.style.font.size, 1.0)
    if left.style.quarter != 0 or right.style.quarter != 0:
        return left.style.quarter == right.style.quarter
    gap = right.box[0] - left.box[2]
    drop = abs(right.style.origin[1] - left.style.origin[1])
    # a label such as 1.1 may fill its tab, so that the words begin right behind it
    widest = 0.06 if left.text[-1] in ".)0123456789" and right.text[:1].isupper() else 0.25
    return -size < gap <= widest * size and drop < 0.6 * size


def _raised(word: Ink, mark: Ink) -> Ink:
    """A small raised digit after a word is a footnote's mark: it must not read as a figure."""
    small = mark.style.font.size < 0.8 * word.style.font.size
    higher = mark.style.origin[1] - word.style.origin[1] > 0.15 * word.style.font.size
    return mark._replace(text=mark.text.translate(RAISED)) if small or higher else mark


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


# --------------------------------------------------------------------- turning the page


def _turn(ink: Sequence[Ink], rotation: int) -> int:
    """Return the quarters by which the page's text is turned; an empty page goes by /Rotate."""
    votes: Counter[int] = Counter()
    for word in ink:
        if word.style.quarter is not None:
            votes[word.style.quarter] += len(word.text)
    return votes.most_common(1)[0][0] if votes else rotation % 4


def _placer(frame: Box, turn: int) -> Callable[[Box], Box]:
    """Return what moves a box of the page's own space to the top left of the turned page."""
    left, bottom, right, top = frame

    def upright(b: Box) -> Box:
        return (b[0] - left, top - b[3], b[2] - left, top - b[1])

    def upwards(b: Box) -> Box:
        return (b[1] - bottom, b[0] - left, b[3] - bottom, b[2] - left)

    def inverted(b: Box) -> Box:
        return (right - b[2], b[1] - bottom, right - b[0], b[3] - bottom)

    def downwards(b: Box) -> Box:
        return (top - b[3], right - b[2], top - b[1], right - b[0])

    return (upright, upwards, inverted, downwards)[turn]


def _word(ink: Ink, place: Callable[[Box], Box], turn: int) -> Word:
    style = ink.style
    x0, y0, x1, y1 = place(ink.box)
    x, y = style.origin
    straight = style.quarter == turn
    base = place((x, y, x, y))[1] if straight else y1
    if straight and style.font.size > 1:
        y0, y1 = base - ASCENT * style.font.size, base + DESCENT * style.font.size
    return Word(
        ink.text,
        x0,
        y0,
        x1,
        y1,
        base,
        style.font,
        style.mcid,
        ink.space,
        ink.glued,
        False,
        straight,
    )


# ---------------------------------------------------------------------- lines and pictures


def _drawn(
    shapes: Iterable[Shape], place: Callable[[Box], Box], width: float, height: float
) -> tuple[list[Rule], list[Rule], list[Fill], float]:
    across: list[Rule] = []
    down: list[Rule] = []
    fills: list[Fill] = []
    share = 0.0
    area = max(width * height, 1.0)
    for kind, box, shade in shapes:
        x0, y0, x1, y1 = place(box)
        if kind == "image":
            seen = max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(y1, height) - max(y0, 0))
            share = max(share, seen / area)
        elif kind == "fill":
            if (x1 - x0) * (y1 - y0) < 0.8 * area:
                fills.append(Fill(x0, y0, x1, y1, shade))
        elif x1 - x0 >= y1 - y0:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return across, down, fills, min(share, 1.0)


def _strike(words: list[Word], across: list[Rule]) -> list[Word]:
    """Mark the words through whose middle a rule runs; it sits well above the baseline, where
    no underline or border is."""
    if not across:
        return words
    ordered = sorted(range(len(words)), key=lambda i: words[i].base)
    bases = [words[i].base for i in ordered]
    for rule in across:
        for i in _crossed(rule, words, ordered, bases):
            words[i] = words[i]._replace(struck=True)
    return words


def _crossed(
    rule: Rule, words: list[Word], ordered: list[int], bases: list[float]
) -> Iterator[int]:
    for position in range(bisect_left(bases, rule.at), len(bases)):
        word = words[ordered[position]]
        if word.base - rule.at > 24:
            return
        inside = min(rule.end, word.x1) - max(rule.start, word.x0)
        height = (word.base - rule.at) / max(word.size, 1.0)
        if word.upright and 0.15 < height < 0.45 and inside > 0.7 * (word.x1 - word.x0):
            yield ordered[position]
