"""Lines of one column become paragraphs and list items, by spacing, indents and room left."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.paper import Passage
from extractor.reading.lines import (
    SENTENCE_END,
    TextLine,
    broken_word,
    runs_on,
    segments,
    would_fit,
    wrapped,
)
from extractor.reading.passages import BULLETS, PrintedLine, compose, normalise

DASHES = frozenset("-–—")
# such as 48. or 3.4. or 12) or (a) or (iv) or iii. or b)
PUNCTUATED = re.compile(
    r"\(?(\d{1,3}(\.\d{1,3})*[a-z]?|[a-z]|[ivxl]{1,5})[.):]{1,2}|\([A-Z]\)|[A-Z]\)"
)
DOTTED = re.compile(r"\d{1,3}(\.\d{1,3})+[a-z]?")  # such as 3.4
BARE = re.compile(r"\d{1,3}[a-z]?|\d{1,3}/\d{2,4}|[A-Z]\d{1,2}|[A-Z]\.")  # such as 12, 39/20, A1
MINUTE = re.compile(r"(\d{1,3})/(\d{2})")  # such as 24/14
MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)

# such as 5 - 12 or (Pages 5 - 12) or 7
PAGES = re.compile(r"\(?(pages? ?|pp?\.? ?)?\d{1,4}( ?[-–—] ?\d{1,4})?\)?", re.IGNORECASE)


# such as "Apologies ........ 3 - 10": a row of dots, then the pages, ends a line for good
LED = re.compile(r".*(?:\. ?){4,}\W{0,3}\d{1,4}( ?[-–—] ?\d{1,4})?", re.DOTALL)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``joints`` stand between them.  ``marker`` is the label that
    its first ``skip`` words print; ``right`` is how far its lines could reach.

    Where tags say so, ``level`` is that of a heading, ``item`` and ``depth`` a list item's.
    """

    lines: list[TextLine]
    joints: list[str] = field(default_factory=list)
    marker: str | None = None
    skip: int = 0
    right: float = 0.0
    level: int | None = None
    item: bool = False
    depth: int = 0

    @property
    def left(self) -> float:
        """Where its first line begins."""
        return self.lines[0].x0

    @property
    def indent(self) -> float:
        """Where its words begin, after the marker."""
        words = self.lines[0].words
        return words[self.skip].x0 if self.skip < len(words) else self.left

    @property
    def size(self) -> float:
        """The size of its first line in points."""
        return self.lines[0].size

    @property
    def bold_share(self) -> float:
        """The part of its words' letters set in bold, its marker aside."""
        words = [w for n, ln in enumerate(self.lines) for w in ln.words[0 if n else self.skip :]]
        total = sum(len(w.text) for w in words)
        return sum(len(w.text) for w in words if w.font.bold) / max(total, 1)

    def passage(self, known: Container[str]) -> Passage:
        """Compose its words, the marker left out."""
        first = self.lines[0]
        parts = list(wrapped(self.lines, self.joints, known))
        if self.skip:
            rest = first.words[self.skip :]
            parts[0] = PrintedLine(rest, first.page, first.box, parts[0].joint)
        return compose(parts)


def marker_of(line: TextLine) -> str | None:
    """Return the label that the line's first word is, or None.

    A bare number counts only with a wide gap after it; so does an initial such as ``A.``
    """
    if len(line.words) < 2 or line.first.struck:
        return None
    text, rest = normalise(line.first.text), line.words[1]
    gap = (rest.x0 - line.first.x1) / line.size
    if text in BULLETS or PUNCTUATED.fullmatch(text):
        return text
    following = normalise(rest.text)
    if DOTTED.fullmatch(text) and (following[:1].isupper() or gap > 0.6):
        return text if following[:1].isalpha() else None
    wide = gap > 0.8 and following[:1].isalpha()
    return text if (BARE.fullmatch(text) and wide) or _numbers_heading(text, line) else None


def _numbers_heading(text: str, line: TextLine) -> bool:
    """Whether a bare number counts a bold heading: a minute ("24/14 Apologies", not a year), or
    before capitals ("12 MINUTES", not a date)."""
    following = normalise(line.words[1].text)
    if line.bold_share < 0.9 or not following[:1].isupper():
        return False
    minute = MINUTE.fullmatch(text)
    if minute:
        return int(minute[2]) != (int(minute[1]) + 1) % 100
    shouted = following.isupper() and len(following) > 2
    return bool(BARE.fullmatch(text)) and shouted and not MONTH.match(following)


def paragraphs(lines: Sequence[TextLine], right: float, known: Container[str]) -> list[Paragraph]:
    """Gather the lines of one column, top to bottom, whose text reaches as far as ``right``."""
    found: list[Paragraph] = []
    asides: list[TextLine] = []
    pitch = usual_pitch(lines)
    for whole in lines:
        line, aside = without_pages(whole, right)
        joint = _joint(found[-1], line, pitch, known) if found else None
        if joint is None:
            found += [Paragraph([a], right=right) for a in asides]
            asides = []
            marker = marker_of(line)
            found.append(Paragraph([line], [], marker, 1 if marker else 0, right))
        else:
            found[-1].joints.append(joint)
            found[-1].lines.append(line)
        asides += [aside] if aside else []
    return found + [Paragraph([a], right=right) for a in asides]


def without_pages(line: TextLine, right: float) -> tuple[TextLine, TextLine | None]:
    """Part from an agenda's line the pages it gives at the right margin: they would stand in
    the middle of a title that wraps."""
    parts = segments(line, 2.0)
    last = parts[-1]
    if len(parts) < 2 or last.x0 < 0.7 * right or not PAGES.fullmatch(last.text):
        return line, None
    rest = TextLine(line.words[: -len(last.words)], line.page)
    if last.text.isdigit() and marker_of(rest) is None:
        return line, None
    return rest, last


def usual_pitch(lines: Sequence[TextLine]) -> float:
    """The distance of wrapped lines, in sizes: told by lines that begin in small letters, else
    the smallest that is not a rarity."""
    steps = [
        ((b.base - a.base) / a.size, runs_on(a.text, b.text))
        for a, b in pairwise(lines)
        if 0.9 < (b.base - a.base) / a.size < 2.6
    ]
    sure = sorted(step for step, wrapped_here in steps if wrapped_here)
    if sure:
        return sure[len(sure) // 4]
    return min(sorted(step for step, _ in steps)[len(steps) // 8], 1.5) if steps else 1.3


def text_right(lines: Sequence[TextLine]) -> float:
    """How far lines reach that no gap parts (a page number after dots would mislead)."""
    plain = [ln.x1 for ln in lines if len(segments(ln, 2.0)) == 1]
    return max(plain, default=max((ln.x1 for ln in lines), default=0.0))


# ------------------------------------------------------------------- does a line go on


def _joint(para: Paragraph, line: TextLine, pitch: float, known: Container[str]) -> str | None:
    """How ``line`` joins the paragraph above it; None where it begins another."""
    last = para.lines[-1]
    if _apart(last, line, pitch) or _marked(para, line) or _set_otherwise(last, line, para):
        return None
    if LED.fullmatch(last.text):
        return None
    room = para.right - last.x1
    if broken_word(last, line, room, known):
        return ""
    if runs_on(last.text, line.text):
        return " " if abs(line.x0 - _margin(para)) < 4 * line.size else None
    ended = would_fit(last, line, room) and not _long_and_unfinished(para)
    return None if ended or _indented(para, line) else " "


def _long_and_unfinished(para: Paragraph) -> bool:
    """Whether the last line fills most of its width and its sentence goes on: the margin may
    have been guessed too wide."""
    last = para.lines[-1]
    filled = last.x1 - para.left > 0.75 * (para.right - para.left)
    return filled and not last.text.endswith(SENTENCE_END) and len(last.words) > 5


def _apart(last: TextLine, line: TextLine, pitch: float) -> bool:
    if not (last.first.upright and line.first.upright):
        return True
    step = (line.base - last.base) / max(min(last.size, line.size), 1.0)
    return step > 1.22 * pitch or step <= 0


def _marked(para: Paragraph, line: TextLine) -> bool:
    """A bullet always begins an item; a number does unless it stands where wrapped words do."""
    marker = marker_of(line)
    if marker is None:
        return False
    if marker in DASHES and not _dash_list(para):
        return False
    if marker in BULLETS:
        return True
    wraps_here = abs(line.x0 - _margin(para)) < 0.5 * line.size
    hanging = para.marker is not None and para.indent - para.left > 1.2 * line.size
    last = para.lines[-1]
    filled = not would_fit(last, line, para.right - last.x1)
    ended = last.text.endswith(SENTENCE_END)
    return not (wraps_here and filled and (hanging or not ended))


def _dash_list(para: Paragraph) -> bool:
    """Whether a dash may begin an item here: after another, or where a sentence ended."""
    return para.marker in DASHES or para.lines[-1].text.endswith(SENTENCE_END)


def _margin(para: Paragraph) -> float:
    return para.lines[1].x0 if len(para.lines) > 1 else para.indent


def _set_otherwise(last: TextLine, line: TextLine, para: Paragraph) -> bool:
    if abs(last.size - line.size) > 0.6:
        return True
    if last.bold_share > 0.9 and last.last.font.bold and not line.first.font.bold:
        full = not would_fit(last, line, para.right - last.x1)
        return para.bold_share > 0.9 and not (full and runs_on(last.text, line.text))
    bolder = line.bold_share > 0.9 and last.bold_share < 0.1
    fits = would_fit(last, line, para.right - last.x1)
    numbered = last.text.endswith(".") and any(map(str.isdigit, line.first.text))
    return bolder and (fits or numbered) and not runs_on(last.text, line.text)


def _indented(para: Paragraph, line: TextLine) -> bool:
    """Whether the line begins where neither the paragraph's words nor a hanging wrap would."""
    last = para.lines[-1]
    centred = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < line.size
    shift = line.x0 - (_margin(para) if len(para.lines) > 1 or para.skip else para.left)
    if len(para.lines) == 1:
        hangs = any(abs(part.x0 - line.x0) < 2 for part in segments(last, 0.8)[1:])
        return not centred and not hangs and shift > 6 * line.size
    return not centred and abs(shift) > 0.8 * line.size


# --------------------------------------------------------------- over a page's or column's end


def continues(above: Paragraph, below: Paragraph) -> bool:
    """Whether a page or column break split one paragraph in two."""
    last, first = above.lines[-1], below.lines[0]
    if (below.marker is not None and below.marker not in "o") or LED.fullmatch(last.text):
        return False
    if abs(last.size - first.size) > 0.6 or (above.bold_share > 0.9) != (below.bold_share > 0.9):
        return False
    if last.last.font.italic != first.first.font.italic:
        return False
    if runs_on(last.text, first.text):
        return True
    full = not would_fit(last, first, above.right - last.x1)
    return full and len(last.words) > 3 and not last.text.endswith(SENTENCE_END)


def run_on(above: Paragraph, below: Paragraph) -> Paragraph:
    """Return the two halves as one paragraph."""
    return Paragraph(
        above.lines + below.lines,
        [*above.joints, " ", *below.joints],
        above.marker,
        above.skip,
        above.right,
    )
