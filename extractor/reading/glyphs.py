"""What pdfium gives for a page: words with font and box, ruling lines, shading, pictures.

A page whose text runs sideways is turned by its text, whatever /Rotate says, so that every
box counts from the top left corner of the page as it is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_float, c_ushort, create_string_buffer
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from extractor.paper import Box
from extractor.reading import pdfium
from extractor.reading.rules import shapes

# a run of ink; U+0002 (once U+FFFE) is pdfium's hyphen at a line's end and closes it
RUN = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
FORCE_BOLD = 1 << 18
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
    its own space was turned; ``label`` is the PDF's own page label."""

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


class _Style(NamedTuple):
    """What all characters of one text object share.  ``quarter`` counts quarter turns of its
    text against the clock, None where it slants."""

    font: Font
    mcid: int
    quarter: int | None
    origin: tuple[float, float]


class _Ink(NamedTuple):
    """A word in the page's own space: ``box`` is (left, bottom, right, top)."""

    text: str
    box: Box
    style: _Style
    space: bool
    glued: bool


def sheet(document: int, index: int) -> Sheet:
    """Read page ``index`` (from 0) of the open document; the page is closed again."""
    page = pdfium.load_page(document, index)
    if not page:
        raise ValueError(f"page {index + 1} does not open")
    try:
        return _read_page(document, page, index)
    finally:
        pdfium.close_page(page)


def _read_page(document: int, page: int, index: int) -> Sheet:
    text = pdfium.load_text(page)
    try:
        ink = list(_Text(text).ink()) if text else []
    finally:
        pdfium.close_text(text)
    frame = _frame(page)
    turn = _turn(ink, pdfium.page_rotation(page))
    place = _placer(frame, turn)
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    width, height = (high, wide) if turn % 2 else (wide, high)
    across, down, fills, share = _drawn(page, place, width, height)
    words = _strike([_word(i, place, turn) for i in ink if i.style.quarter is not None], across)
    inside = tuple(w for w in words if -1 <= w.x0 <= width and -1 <= w.y0 <= height)
    return Sheet(
        number=index + 1,
        width=width,
        height=height,
        words=inside,
        across=tuple(across),
        down=tuple(down),
        fills=tuple(fills),
        chars=sum(len(w.text) for w in inside),
        image_share=share,
        label=pdfium.wide_text(pdfium.page_label, document, index) or None,
        turn=turn,
    )


# ------------------------------------------------------------------------------ characters


class _Text:
    """The characters behind one text page; font and size are asked once a text object."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.styles: dict[int, _Style] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.rect = pdfium.Rect()
        self.rect_ref = byref(self.rect)

    def ink(self) -> Iterator[_Ink]:
        """Yield the words in the order of the page's content."""
        text = self._characters()
        length = len(text)
        for run in RUN.finditer(text):
            start, end = run.span()
            space = end < length and text[end] not in "\r\n" and self._real_space(end)
            yield from self._run(run[0], start, end, space)

    def _characters(self) -> str:
        """All characters, one an index: by one call, or singly where the two would differ."""
        count = pdfium.count_chars(self.page)
        if count <= 0:
            return ""
        buffer = (c_ushort * (count + 1))()
        written = pdfium.get_text(self.page, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * written].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
        codes = (pdfium.char_unicode(self.page, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 else "\ufffd" for c in codes)

    def _real_space(self, index: int) -> bool:
        return not pdfium.char_generated(self.page, index)

    def _run(self, text: str, start: int, end: int, space: bool) -> Iterator[_Ink]:
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        first = pdfium.char_object(self.page, start) or 0
        last = pdfium.char_object(self.page, end - 1) or 0
        if first == last:
            yield _Ink(text, self._box(start, end), self._style(first, start), space, False)
        else:
            yield from _welded(list(self._pieces(text, start)), space)

    def _pieces(self, text: str, start: int) -> Iterator[_Ink]:
        """Cut a run where its text object changes."""
        objects = [pdfium.char_object(self.page, start + i) or 0 for i in range(len(text))]
        begin = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or objects[i] != objects[begin]:
                style = self._style(objects[begin], start + begin)
                box = self._box(start + begin, start + i)
                yield _Ink(text[begin:i], box, style, False, False)
                begin = i

    def _box(self, start: int, end: int) -> Box:
        rect = self.rect
        pdfium.char_box(self.page, start, self.rect_ref)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1:
            pdfium.char_box(self.page, end - 1, self.rect_ref)
            left, bottom = min(left, rect.left), min(bottom, rect.bottom)
            right, top = max(right, rect.right), max(top, rect.top)
        return (left, bottom, right, top)

    def _style(self, thing: int, index: int) -> _Style:
        style = self.styles.get(thing)
        if style is None or not thing:
            style = self.styles[thing] = self._asked(thing, index)
        return style

    def _asked(self, thing: int, index: int) -> _Style:
        m, size = pdfium.Matrix(), c_float()
        x, y = c_double(), c_double()
        pdfium.char_matrix(self.page, index, byref(m))
        pdfium.char_origin(self.page, index, byref(x), byref(y))
        if not thing:
            return _Style(Font("", 0.0, False, False), -1, None, (x.value, y.value))
        pdfium.text_size(thing, byref(size))
        name, bold, italic = self._font(pdfium.text_font(thing) or 0)
        bold = bold or pdfium.text_mode(thing) == 2
        points = round(abs(size.value) * hypot(m.c, m.d), 1)
        mcid = pdfium.object_mcid(thing)
        return _Style(Font(name, points, bold, italic), mcid, _quarter(m), (x.value, y.value))

    def _font(self, font: int) -> tuple[str, bool, bool]:
        known = self.fonts.get(font)
        if known is None:
            buffer = create_string_buffer(256)
            pdfium.font_name(font, buffer, 256)
            name = buffer.value.decode("utf-8", errors="replace")
            forced = bool(pdfium.font_flags(font) & FORCE_BOLD)
            known = (name, bool(BOLD.search(name)) or forced, bool(ITALIC.search(name)))
            self.fonts[font] = known
        return known


def _quarter(m: pdfium.Matrix) -> int | None:
    if abs(m.b) <= 0.1 * abs(m.a):
        return 0 if m.a > 0 else 2
    if abs(m.a) <= 0.1 * abs(m.b):
        return 1 if m.b > 0 else 3
    return None


def _welded(pieces: list[_Ink], space: bool) -> Iterator[_Ink]:
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


def _touches(left: _Ink, right: _Ink) -> bool:
    size = max(left.style.font.size, right.style.font.size, 1.0)
    if left.style.quarter != 0 or right.style.quarter != 0:
        return left.style.quarter == right.style.quarter
    gap = right.box[0] - left.box[2]
    drop = abs(right.style.origin[1] - left.style.origin[1])
    return -size < gap <= size / 4 and drop < 0.6 * size


def _raised(word: _Ink, mark: _Ink) -> _Ink:
    """A small raised digit after a word is a footnote's mark: it must not read as a figure."""
    small = mark.style.font.size < 0.8 * word.style.font.size
    higher = mark.style.origin[1] - word.style.origin[1] > 0.15 * word.style.font.size
    return mark._replace(text=mark.text.translate(RAISED)) if small or higher else mark


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


# --------------------------------------------------------------------- turning the page


def _frame(page: int) -> Box:
    rect = pdfium.Rect()
    pdfium.page_box(page, byref(rect))
    return (rect.left, rect.bottom, rect.right, rect.top)


def _turn(ink: list[_Ink], rotation: int) -> int:
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


def _word(ink: _Ink, place: Callable[[Box], Box], turn: int) -> Word:
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
    page: int, place: Callable[[Box], Box], width: float, height: float
) -> tuple[list[Rule], list[Rule], list[Fill], float]:
    across: list[Rule] = []
    down: list[Rule] = []
    fills: list[Fill] = []
    share = 0.0
    area = max(width * height, 1.0)
    for kind, box, shade in shapes(page):
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
