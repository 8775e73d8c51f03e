"""What pdfium gives for a page: words with font and box, ruling lines, shading, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float, c_ushort, create_string_buffer
from math import hypot

from extractor.paper import Box
from extractor.reading import pdfium
from extractor.reading.rules import shapes
from extractor.reading.sheets import (
    BOLD,
    ITALIC,
    Fill,
    Font,
    Ink,
    Rule,
    Sheet,
    Style,
    Word,
    assemble,
    welded,
)

__all__ = ["Fill", "Font", "Rule", "Sheet", "Word", "sheet"]

# a run of ink; U+0002 (once U+FFFE) is pdfium's hyphen at a line's end and closes it
RUN = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
HYPHENS = "\x02\ufffe"
LINE_END = ("", "\r", "\n")
FORCE_BOLD = 1 << 18


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
    label = pdfium.wide_text(pdfium.page_label, document, index) or None
    rotation = pdfium.page_rotation(page)
    return assemble(index + 1, _frame(page), rotation, ink, shapes(page), label)


def _frame(page: int) -> Box:
    rect = pdfium.Rect()
    pdfium.page_box(page, byref(rect))
    return (rect.left, rect.bottom, rect.right, rect.top)


# ------------------------------------------------------------------------------ characters


class _Text:
    """The characters behind one text page; font and size are asked once a text object."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.styles: dict[int, Style] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.rect = pdfium.Rect()
        self.rect_at = addressof(self.rect)

    def ink(self) -> Iterator[Ink]:
        """Yield the words in the order of the page's content."""
        text, page = self._characters(), self.page
        thing_at, generated = pdfium.char_object, pdfium.char_generated
        for run in RUN.finditer(text):
            start, end = run.span()
            word = run[0]
            if word[-1] in HYPHENS:
                word = f"{word[:-1]}-"
            space = text[end : end + 1] not in LINE_END and not generated(page, end)
            thing = thing_at(page, start) or 0
            if end - start > 1 and (thing_at(page, end - 1) or 0) != thing:
                yield from welded(list(self._pieces(word, start)), space)
            else:
                yield Ink(word, self._box(start, end), self._style(thing, start), space, False)

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

    def _pieces(self, text: str, start: int) -> Iterator[Ink]:
        """Cut a run where its text object changes."""
        objects = [pdfium.char_object(self.page, start + i) or 0 for i in range(len(text))]
        begin = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or objects[i] != objects[begin]:
                style = self._style(objects[begin], start + begin)
                box = self._box(start + begin, start + i)
                yield Ink(text[begin:i], box, style, False, False)
                begin = i

    def _box(self, start: int, end: int) -> Box:
        rect, at = self.rect, self.rect_at
        pdfium.char_box(self.page, start, at)
        if end - start == 1:
            return (rect.left, rect.bottom, rect.right, rect.top)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        pdfium.char_box(self.page, end - 1, at)
        return (
            left if left < rect.left else rect.left,
            bottom if bottom < rect.bottom else rect.bottom,
            right if right > rect.right else rect.right,
            top if top > rect.top else rect.top,
        )

    def _style(self, thing: int, index: int) -> Style:
        style = self.styles.get(thing)
        if style is None or not thing:
            style = self.styles[thing] = self._asked(thing, index)
        return style

    def _asked(self, thing: int, index: int) -> Style:
        m, size = pdfium.Matrix(), c_float()
        x, y = c_double(), c_double()
        pdfium.char_matrix(self.page, index, byref(m))
        pdfium.char_origin(self.page, index, byref(x), byref(y))
        if not thing:
            return Style(Font("", 0.0, False, False), -1, None, (x.value, y.value))
        pdfium.text_size(thing, byref(size))
        name, bold, italic = self._font(pdfium.text_font(thing) or 0)
        bold = bold or pdfium.text_mode(thing) == 2
        points = round(abs(size.value) * hypot(m.c, m.d), 1)
        mcid = pdfium.object_mcid(thing)
        return Style(Font(name, points, bold, italic), mcid, _quarter(m), (x.value, y.value))

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
