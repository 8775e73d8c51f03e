"""Elements of a web page become blocks: headings, paragraphs, list items and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.reading import noise, passages, spans
from extractor.reading.numbering import spelled
from extractor.reading.passages import Run, squeeze
from extractor.reading.runs import flow, is_note_mark
from extractor.reading.titles import heading_label, titled_or_listed
from extractor.records import Block, BlockKind, Passage

DEEPEST = 200
"""Elements within elements that are followed; deeper ones are left out."""

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
# The left margin of a pasted list paragraph, such as margin-left:72.0pt
_MARGIN = re.compile(r"margin-left\s*:\s*(\d+(?:\.\d+)?)(pt|cm|in|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "cm": 28.35, "in": 72.0, "px": 0.75}
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# What the first cell of an agenda's row holds, such as 4. or 12a or 39/20
_ITEM_NUMBER = re.compile(r"\(?\d{1,4}(?:[./]\d{1,4})*[a-z]?[.)]?|\(?[a-z][.)]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set where they stand, and how deep in the page and its lists that is."""

    bold: bool = False
    struck: bool = False
    level: int = 0
    lists: int = 0

    def inside(self, element: Any) -> Style:
        """The style within ``element``."""
        look = element.get("style", "")
        return replace(
            self,
            bold=self.bold or element.tag in {"b", "strong", "th"} or bool(_BOLD.search(look)),
            struck=self.struck
            or element.tag in {"s", "strike", "del"}
            or bool(_STRUCK.search(look)),
            level=self.level + 1,
            lists=self.lists + (element.tag in {"ul", "ol"}),
        )


@dataclass(slots=True)
class _Page:
    """The blocks so far, the words of the one being read, and the label that it takes."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str | None = None
    number: str | None = None
    in_item: bool = False

    def end(self, style: Style, margin: float = 0) -> None:
        """Close the paragraph or list item being read."""
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        passage = flow(runs)
        if not passage.text or noise.is_noise_line(passage.text):
            return
        if self.number and not self.in_item:
            self.head(passage, 3)
            return
        depth = max(style.lists, round(margin / 36)) - 1
        self.blocks.append(titled_or_listed(passage, self.label, max(depth, 0)))
        self.label = None

    def head(self, passage: Passage, level: int) -> None:
        """Add a heading; the number in the cell beside it is its own."""
        passage = flow([Run(passage.text.replace("\n", " "), passage.is_bold)])
        if not passage.text or noise.is_noise_line(passage.text):
            return
        marker, words = heading_label(passage)
        if self.number:
            marker, self.number = self.number, None
        self.blocks.append(passages.block(BlockKind.HEADING, words, level=level, marker=marker))


def blocks_of(element: Any) -> list[Block]:
    """Read the element and all within it; offsets are not laid."""
    page = _Page()
    _read(element, Style(), page)
    page.end(Style())
    return page.blocks


def words_of(element: Any) -> Passage:
    """All words within an element as one passage, a line feed between paragraphs."""
    return flow(_runs(element, Style()))


# --------------------------------------------------------------------------------------- blocks


def _read(element: Any, style: Style, page: _Page) -> None:
    if style.level > DEEPEST or _is_left_out(element):
        return
    level = noise.heading_level(element)
    if level:
        page.end(style)
        page.head(words_of(element), level)
    elif element.tag == "br":
        _break(element, style, page)
    elif element.tag == "table":
        page.end(style)
        _table(element, style, page)
    elif element.tag in {"ul", "ol"}:
        page.end(style)
        _list(element, style.inside(element), page)
    elif element.tag in noise.patterns().blocks:
        page.end(style)
        _children(element, style.inside(element), page)
        page.end(style, _margin(element))
    else:
        _children(element, style.inside(element), page)


def _children(element: Any, style: Style, page: _Page) -> None:
    page.runs.append(_words(element.text, style))
    for child in element:
        _read(child, style, page)
        page.runs.append(_words(child.tail, style))


def _words(text: str | None, style: Style) -> Run:
    """The words of a text node, in which line feeds are only spaces."""
    plain = re.sub(r"\s+", " ", noise.without_noise(text or ""))
    return Run(plain, bold=style.bold, struck=style.struck)


def _is_left_out(element: Any) -> bool:
    """Furniture of the site, or a raised mark that refers to a footnote."""
    if not isinstance(element.tag, str) or noise.is_noise(element):
        return True
    return element.tag == "sup" and is_note_mark(element.xpath("string()"), _before(element))


def _before(element: Any) -> str:
    above = element.getprevious()
    return str((element.getparent().text if above is None else above.tail) or "")


def _break(element: Any, style: Style, page: _Page) -> None:
    """A line break; a second one in a row ends the paragraph."""
    page.runs.append(Run("\n"))
    following = element.getnext()
    doubled = following is not None and following.tag == "br"
    if doubled and not (element.tail or "").strip():
        page.end(style)


def _margin(element: Any) -> float:
    """The left margin of an element in points."""
    found = _MARGIN.search(element.get("style", ""))
    return float(found[1]) * _POINTS[found[2].lower()] if found else 0


def _list(element: Any, style: Style, page: _Page) -> None:
    for child, label in _labels(element):
        if label is None:
            _read(child, style, page)
            page.end(style)
            continue
        if _is_left_out(child):
            continue
        page.label, outer, page.in_item = label, page.in_item, True
        _children(child, style.inside(child), page)
        page.end(style)
        page.label, page.in_item = None, outer


def _labels(element: Any) -> Iterator[tuple[Any, str | None]]:
    """The children of a list with the label that a browser prints before each item."""
    number = _number(element.get("start"), 1)
    for child in element:
        if child.tag != "li":
            yield child, None
        elif element.tag == "ul":
            yield child, "•"
        else:
            number = _number(child.get("value"), number)
            yield child, f"{spelled(number, _STYLES.get(element.get('type', ''), 'decimal'))}."
            number += 1


def _number(text: str | None, default: int, most: int = 10_000) -> int:
    """A number of an attribute from 0 to ``most``."""
    return min(int(text), most) if text and text.strip().isdecimal() else default


# --------------------------------------------------------------------------------------- tables


def _rows(table: Any) -> list[Any]:
    found: list[Any] = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    return [row for row in found if not noise.is_noise(row)]


def _cells(row: Any) -> list[Any]:
    return [c for c in row if c.tag in {"td", "th"} and not noise.is_noise(c)]


def _table(element: Any, style: Style, page: _Page) -> None:
    for caption in element.xpath("./caption"):
        _read(caption, style, page)
    rows = _rows(element)
    if noise.is_layout(element) or max((len(_cells(r)) for r in rows), default=0) < 2:
        for row in rows:
            _layout_row(_cells(row), style.inside(element), page)
        return
    block = spans.table([[_spanned(cell) for cell in _cells(row)] for row in rows])
    if block:
        page.blocks.append(block)


def _layout_row(cells: list[Any], style: Style, page: _Page) -> None:
    """Read the cells one after the other; a number alone belongs to the heading beside it."""
    first = squeeze(cells[0].xpath("string()")) if len(cells) > 1 else ""
    if _ITEM_NUMBER.fullmatch(first):
        page.number, cells = first, cells[1:]
    for cell in cells:
        _children(cell, style.inside(cell), page)
        page.end(style)
    page.number = None


def _spanned(cell: Any) -> spans.Spanned:
    above = cell.getparent().getparent()
    return spans.Spanned(
        words_of(cell),
        _number(cell.get("colspan"), 1),
        _number(cell.get("rowspan"), 1),
        header=cell.tag == "th" or above.tag == "thead",
    )


# ---------------------------------------------------------------------------- words of a passage


def _runs(element: Any, style: Style) -> Iterator[Run]:
    """The words within an element, a line feed where a block begins or ends."""
    style = style.inside(element)
    if style.level > DEEPEST:
        return
    yield _words(element.text, style)
    labels = dict(_labels(element)) if element.tag in {"ul", "ol"} else {}
    for child in element:
        if not _is_left_out(child):
            edge = "\n" if child.tag in noise.patterns().blocks or child.tag == "br" else ""
            label = labels.get(child)
            yield Run(f"{edge}{label} " if label else edge)
            yield from _runs(child, style)
            yield Run(edge)
        yield _words(child.tail, style)
