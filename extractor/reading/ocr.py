"""Pages that are pictures, read by tesseract: words with boxes, and ruling lines.

Needs the extra ``committee-papers[ocr]`` and the program tesseract.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean, median
from typing import Any, NamedTuple

import pypdfium2

from extractor.paper import Problem
from extractor.reading import picture
from extractor.reading.budget import FREE, Budget
from extractor.reading.grid import grids
from extractor.reading.picture import Pixels, Stroke
from extractor.reading.sheets import ASCENT, DESCENT, Fill, Font, Rule, Sheet, Word

DPI = 200
SCALE = 72 / DPI  # points a pixel
PROSE, TABLE = 4, 11  # tesseract's page segmentation: text of varied sizes, sparse text
TIMEOUT = 90  # seconds a page
LARGEST = 60_000_000  # pixels of a page: A1 at 200 to the inch has 31 million
UNSURE = 60.0  # percent: a page read with less may stand sideways
WORTHLESS = 25.0  # percent: what is read with less is no word
DOUBTFUL = 60.0  # percent: nor what is read with less and has letters of a strange shape
WIDEST, TALLEST = 1.6, 0.35  # a letter's width by its height; its height in inches
MARKS = frozenset("-–•*£&¢©®«»")  # what is kept with no letter beside it
BULLETS = frozenset("e¢©®«»")  # what a bullet at a line's head is taken for
TURNS = (0, 90, 270)
MISSING = (
    "pages that are pictures were not read: install tesseract (on Debian: tesseract-ocr) and "
    "committee-papers[ocr]"
)
TALL = frozenset("bdfhiklt0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ£%()[]&/!?'\"")
DEEP = frozenset("gjpqyQ()[],;/")
OF_PICTURES = ("the pages", "the pictures of pages")
RISE, LOW, FALL = 0.72, 0.53, 0.21  # of the size: tall letters, small ones, below the baseline
DASH = re.compile("[–—][-–—]*")  # a picture does not tell them apart; the shorter is usual


class Seen(NamedTuple):
    """A word as tesseract saw it, in pixels; words of one ``line`` share a baseline."""

    text: str
    line: tuple[int, ...]
    left: int
    top: int
    right: int
    bottom: int
    sure: float


def sheets(
    path: Path, read: Sequence[Sheet], budget: Budget = FREE
) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets with the words of those that are pictures, and what kept one unread."""
    if not any(map(is_picture, read)):
        return list(read), []
    if not _is_installed():
        return list(read), [Problem("no-ocr", MISSING)]
    found, problems = {sheet.number: sheet for sheet in read}, list[Problem]()
    document = pypdfium2.PdfDocument(path)
    try:
        for sheet in filter(is_picture, read):
            stop = budget.stop_before(sheet.number)
            if stop:
                problems.append(replace(stop, message=stop.message.replace(*OF_PICTURES)))
                break
            try:
                found[sheet.number] = _seen(document, sheet)
            except (RuntimeError, OSError, ValueError) as error:
                message = f"the picture of the page cannot be read ({error})"
                problems.append(Problem("no-ocr", message, sheet.number))
    finally:
        document.close()
    return list(found.values()), problems


def is_picture(sheet: Sheet) -> bool:
    """Whether a page is a scan, or has marks on it but no text at all."""
    return sheet.width > 0 and (sheet.chars == 0 or (sheet.image_share > 0.5 and sheet.chars < 150))


def _is_installed() -> bool:
    try:
        import pytesseract

        pytesseract.get_tesseract_version()
    except (ImportError, OSError, SystemExit):
        return False
    except Exception:  # pytesseract's own error where the program is missing
        return False
    return True


# ------------------------------------------------------------------------------- one page


def _seen(document: pypdfium2.PdfDocument, sheet: Sheet) -> Sheet:
    page = document[sheet.number - 1]
    if page.get_width() * page.get_height() > LARGEST * SCALE**2:
        page.close()
        raise ValueError(f"it has more than {LARGEST / 1e6:g} million pixels; print it smaller")
    pixels = page.render(scale=DPI / 72, grayscale=True).to_numpy()
    page.close()
    pixels = pixels.reshape(pixels.shape[:2])
    if picture.blank(pixels):
        return sheet
    level, upright, words, turned = _best_turn(pixels)
    if turned.shape != pixels.shape:
        sheet = replace(sheet, words=())  # a stamp stands in the page's own space
    return _with_shading(_sheet(sheet, words, level, upright, turned), turned)


def _best_turn(
    pixels: Pixels,
) -> tuple[list[Stroke], list[Stroke], list[Seen], Pixels]:
    """Read the picture as it stands, and turned where that reads badly."""
    import numpy as np

    best = None
    for turn in TURNS:
        turned = np.ascontiguousarray(np.rot90(pixels, turn // 90)) if turn else pixels
        level, upright = picture.rules(turned, DPI)
        words = _words(picture.without(turned, level + upright), bool(level and upright))
        sure = fmean([w.sure for w in words]) if words else 0.0
        if best is None or sure > best[0]:
            best = (sure, (level, upright, words, turned))
        if sure >= UNSURE:
            break
    assert best is not None
    return best[1]


def _words(pixels: Pixels, ruled: bool) -> list[Seen]:
    import pytesseract
    from PIL import Image

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # its threads hinder each other
    data = pytesseract.image_to_data(
        Image.fromarray(pixels),
        config=f"--psm {TABLE if ruled else PROSE} --dpi {DPI}",
        timeout=TIMEOUT,
        output_type=pytesseract.Output.DICT,
    )
    return _with_bullets(list(_seen_words(data)))


def _with_bullets(words: list[Seen]) -> list[Seen]:
    """Read a lone mark at the head of a line as the bullet it was printed as."""
    heads = {w.line: w for w in reversed(words)}
    bullets = {id(w) for w in heads.values() if w.text in BULLETS}
    return [w._replace(text="•") if id(w) in bullets else w for w in words]


def _seen_words(data: dict[str, list[Any]]) -> Iterator[Seen]:
    for i, raw in enumerate(data["text"]):
        text, sure = DASH.sub("–", raw.strip()), float(data["conf"][i])
        if sure < WORTHLESS or not any(c.isalnum() or c in MARKS for c in text):
            continue
        left, top = data["left"][i], data["top"][i]
        line = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
        right, bottom = left + data["width"][i], top + data["height"][i]
        word = Seen(text, line, left, top, right, bottom, sure)
        if sure >= DOUBTFUL or _shaped(word):
            yield word


def _shaped(word: Seen) -> bool:
    """Whether its letters have the shape of letters, which specks and pictures lack."""
    if not any(c.isalnum() for c in word.text):
        return True
    high = word.bottom - word.top
    wide = (word.right - word.left) / len(word.text)
    return high < TALLEST * DPI and wide < WIDEST * high


def _sheet(
    sheet: Sheet,
    words: list[Seen],
    level: list[Stroke],
    upright: list[Stroke],
    pixels: Pixels,
) -> Sheet:
    seen = [w for w in _placed(words) if not any(_over(w, other) for other in sheet.words)]
    height, width = pixels.shape
    together = (*sheet.words, *seen)
    across = [Rule(SCALE * (s.y0 + s.y1) / 2, SCALE * s.x0, SCALE * s.x1) for s in level]
    down = [Rule(SCALE * (s.x0 + s.x1) / 2, SCALE * s.y0, SCALE * s.y1) for s in upright]
    return replace(
        sheet,
        width=SCALE * width,
        height=SCALE * height,
        words=together,
        across=tuple(across),
        down=tuple(down),
        chars=sum(len(w.text) for w in together),
        recognised=bool(seen),
    )


def _over(seen: Word, word: Word) -> bool:
    """Whether a word of the text layer is what was seen, as with a stamp on a scan."""
    x, y = (seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2
    return word.x0 <= x <= word.x1 and word.y0 <= y <= word.y1


def _with_shading(sheet: Sheet, pixels: Pixels) -> Sheet:
    """Add the ground of each ruled cell, by which header rows are told."""
    fills = []
    for grid in grids(sheet)[0]:
        for cell in grid.cells:
            x0, y0, x1, y1 = (round(v / SCALE) for v in cell.box)
            colour = picture.shade(pixels[y0 + 4 : y1 - 4, x0 + 4 : x1 - 4])
            if colour:
                fills.append(Fill(*cell.box, colour))
    return replace(sheet, fills=tuple(fills))


# --------------------------------------------------------------------- sizes and baselines


def _placed(words: list[Seen]) -> list[Word]:
    """Give each word the size and baseline of its line; sizes near the usual one are it."""
    lines: dict[tuple[int, ...], list[Seen]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sizes = {line: _size(group) for line, group in lines.items()}
    body = _usual(sizes, lines)
    return [
        _word(word, _settled(sizes[line], body), base)
        for line, group in lines.items()
        for base in [_baseline(group)]
        for word in group
    ]


def _size(words: Iterable[Seen]) -> float:
    """The size of type in points that gives letters of this height."""
    return median(SCALE * (w.bottom - w.top) / _height(w.text) for w in words)


def _height(text: str) -> float:
    """The height of a word's ink in sizes, by its letters."""
    rise = RISE if any(c in TALL for c in text) else LOW
    return rise + (FALL if any(c in DEEP for c in text) else 0.0)


def _usual(sizes: dict[tuple[int, ...], float], lines: dict[tuple[int, ...], list[Seen]]) -> float:
    counts: Counter[float] = Counter()
    for line, size in sizes.items():
        counts[round(size)] += sum(len(w.text) for w in lines[line])
    return counts.most_common(1)[0][0] if counts else 10.0


def _settled(size: float, body: float) -> float:
    return body if 0.8 * body <= size <= 1.25 * body else round(size)


def _baseline(words: Iterable[Seen]) -> float:
    """The height of the baseline in pixels: where words without deep letters end."""
    words = list(words)
    shallow = [w.bottom for w in words if not any(c in DEEP for c in w.text)]
    if shallow:
        return median(shallow)
    return median(w.bottom - FALL / _height(w.text) * (w.bottom - w.top) for w in words)


def _word(seen: Seen, size: float, base: float) -> Word:
    line = SCALE * base
    return Word(
        seen.text,
        SCALE * seen.left,
        line - ASCENT * size,
        SCALE * seen.right,
        line + DESCENT * size,
        line,
        Font("", size, bold=False, italic=False),
        space=True,
    )
