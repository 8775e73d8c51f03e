"""Word documents: the body in order, with the labels and styles that Word prints."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from extractor.reading import passages, spans
from extractor.reading.docx_lists import Lists, W, lists_of, number, value
from extractor.reading.docx_styles import Look, Styles, styles_of
from extractor.reading.passages import Run
from extractor.reading.runs import flow, is_note_mark
from extractor.reading.source import Options, Source, Unreadable, damaged, encrypted, memory_left
from extractor.reading.titles import first_heading, heading_label, is_title_like, titled_or_listed
from extractor.reading.wrapping import rejoined
from extractor.records import Block, BlockKind, Paper, Passage

LARGEST_PART = 96 * 1024 * 1024
"""Bytes, once unpacked, of the largest part that is read."""

LONGEST_HEADING = 200
"""Characters of the longest paragraph that its style makes a heading."""

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = W[1:-1].encode()
_ALTERNATIVES = f"{_COMPATIBLE}AlternateContent"
_FALLBACK = f"{_COMPATIBLE}Fallback"
# What holds other content and adds nothing itself; what was deleted or moved away is not among it
_WRAPPERS = (
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "ins",
    "moveTo",
    "hyperlink",
    "fldSimple",
)
_SHELLS = {f"{W}{tag}" for tag in _WRAPPERS} | {_ALTERNATIVES}
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}


def read(source: Source, options: Options) -> Paper:
    """Read a DOCX file; its blocks have offsets and no pages."""
    document = _open(source)
    blocks = passages.lay(rejoined(document.blocks()))
    return source.paper(blocks=blocks, title=first_heading(blocks), reader="docx")


# ---------------------------------------------------------------------------------- the package


def _open(source: Source) -> _Document:
    try:
        with zipfile.ZipFile(source.path) as package:
            names = set(package.namelist())
            main = min(n for n in names if n.startswith("word/document") and n.endswith(".xml"))
            parts = (main, "word/styles.xml", "word/numbering.xml")
            body, styles, lists = (_part(package, source, name, names) for name in parts)
    except RuntimeError as error:  # what zipfile raises for a part under a password
        raise encrypted(source.path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise damaged(source.path, "DOCX") from error
    if body is None:
        raise damaged(source.path, "DOCX")
    styled = styles_of(styles)
    return _Document(body, styled, lists_of(lists), _usual_size(body, styled))


def _part(package: zipfile.ZipFile, source: Source, name: str, names: set[str]) -> Any | None:
    """Parse a part without entities or network; only the document itself must be whole."""
    from lxml import etree

    if name not in names:
        return None
    with package.open(name) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        large = f"{source.path}: unpacks to more than {LARGEST_PART >> 20} MB; save it as PDF"
        raise Unreadable("too-large", large)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data.replace(_STRICT, _MAIN), parser=parser)
    except etree.XMLSyntaxError as error:
        memory_left(error)
        return None


# ----------------------------------------------------------------------------------- the body


@dataclass(slots=True)
class _Document:
    """The body of a document, and the styles and lists that it refers to."""

    body: Any
    styles: Styles
    lists: Lists
    usual_size: int

    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        body = self.body.find(f"{W}body")
        return self.read(body) if body is not None else iter(())

    def read(self, parent: Any) -> Iterator[Block]:
        """The blocks within an element."""
        for element in _within(parent):
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        look, label, passage = self._words(element)
        if passage.text:
            larger = self._size(element, look) - self.usual_size
            yield _block(look, label, passage, larger)
        for box in _boxes(element):
            yield from self.read(box)

    def _words(self, element: Any) -> tuple[Look, str | None, Passage]:
        """A paragraph's look, the label that Word prints before it, and its words."""
        properties = element.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else None
        look = self.styles.look(style).with_paragraph(properties)
        passage = flow(self._runs(element, look))
        listed = look.num_id not in {None, "0"} and passage.text
        return look, self.lists.label(str(look.num_id), look.depth) if listed else None, passage

    def _size(self, element: Any, look: Look) -> int:
        """The size of the smallest words of a paragraph, in half points."""
        runs = [r for r in _within(element) if r.find(f"{W}t") is not None]
        return min((look.with_runs(r.find(f"{W}rPr")).size for r in runs), default=0)

    def _runs(self, element: Any, look: Look) -> Iterator[Run]:
        before = ""
        for run in _within(element):
            if run.tag != f"{W}r":
                continue
            properties = run.find(f"{W}rPr")
            style = value(properties, "rStyle") if properties is not None else None
            own = self.styles.over(look, style).with_runs(properties)
            text = _text(run)
            if own.hidden or (own.raised and is_note_mark(text, before)):
                continue
            before = text or before
            yield Run(text.upper() if own.caps else text, bold=own.bold, struck=own.struck)

    # ------------------------------------------------------------------------------- tables

    def _table(self, element: Any) -> Iterator[Block]:
        rows = [row for row in _within(element) if row.tag == f"{W}tr" and not _is_deleted(row)]
        if max((len(_cells(row)) for row in rows), default=0) < 2:
            for row in rows:
                for cell in _cells(row):
                    yield from self.read(cell)
            return
        block = spans.table(list(_merged([self._row(row, n) for n, row in enumerate(rows)])))
        if block:
            yield block

    def _row(self, row: Any, at: int) -> list[_Cell]:
        properties = row.find(f"{W}trPr")
        before = number(value(row, "trPr/gridBefore"))
        header = properties is not None and properties.find(f"{W}tblHeader") is not None
        cells = [_Cell(spans.Spanned(Passage(text="")), 0)] * before
        column = before
        for element in _cells(row):
            width = max(number(value(element, "tcPr/gridSpan"), 1), 1)
            hangs = element.find(f"{W}tcPr/{W}vMerge")
            hung = hangs is not None and hangs.get(f"{W}val", "continue") == "continue"
            words = Passage(text="") if hung and at else flow(self._cell_runs(element))
            cells.append(_Cell(spans.Spanned(words, width, 1, header), column, hung and at > 0))
            column += width
        return cells

    def _cell_runs(self, cell: Any) -> Iterator[Run]:
        """The words of a cell: a line feed between paragraphs, labels before list items."""
        for element in _within(cell):
            yield Run("\n")
            if element.tag == f"{W}p":
                look, label, _ = self._words(element)
                if label:
                    yield Run(f"{label} ")
                yield from self._runs(element, look)
                for box in _boxes(element):
                    yield from self._cell_runs(box)
            elif element.tag == f"{W}tbl":
                for row in _within(element):
                    yield Run("\n")
                    for inner in _cells(row):
                        yield from self._cell_runs(inner)


def _usual_size(body: Any, styles: Styles) -> int:
    """The size in which most words of the document are set, in half points."""
    sizes = Counter[int]()
    for text in body.iter(f"{W}t"):
        own = value(text.getparent(), "rPr/sz")
        sizes[number(own) or styles.look(None).size] += len(text.text or "")
    most = sizes.most_common(1)
    return most[0][0] if most else styles.look(None).size


def _block(look: Look, label: str | None, passage: Passage, larger: int) -> Block:
    """A heading by its style or size, else what its looks and its label say.

    ``larger`` than the document's usual size, in half points.
    """
    level = look.level
    if level is None and larger >= 4 and is_title_like(passage.text):
        level = 1 if larger >= 10 else 2
    if level is None or len(passage.text) > LONGEST_HEADING:
        return titled_or_listed(passage, label, look.depth)
    marker, words = (label, passage) if label else heading_label(passage)
    return passages.block(BlockKind.HEADING, words, level=level, marker=marker)


def _within(parent: Any) -> Iterator[Any]:
    """The children of an element, and of what only wraps them; deletions left out."""
    for child in parent:
        if child.tag not in _SHELLS:
            yield child
        elif child.tag != _ALTERNATIVES:
            yield from _within(child)
        elif len(child):
            yield from _within(child[0])


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once though drawn in two ways."""
    for box in paragraph.iter(f"{W}txbxContent"):
        own = next(box.iterancestors(f"{W}p")) is paragraph
        older = next(box.iterancestors(_FALLBACK), None)
        if own and (older is None or next(_newer(older), None) is None):
            yield box


def _newer(fallback: Any) -> Iterator[Any]:
    """The text boxes of the form that is read in place of a fallback."""
    return iter(fallback.getparent()[0].iter(f"{W}txbxContent"))


def _text(run: Any) -> str:
    """The characters of one run; what it deletes or refers to is none of them."""
    words = []
    for child in run:
        if child.tag == f"{W}t":
            words.append((child.text or "").replace("\n", " "))
        elif child.tag == f"{W}sym":
            words.append(chr(int(child.get(f"{W}char", "20"), 16)))
        else:
            words.append(_CHARACTERS.get(child.tag, ""))
    return "".join(words)


# ------------------------------------------------------------------------------- parts of tables


@dataclass(slots=True)
class _Cell:
    """A cell in its column; ``hung`` where it only goes on from the cell above."""

    cell: spans.Spanned
    column: int
    hung: bool = False


def _cells(row: Any) -> list[Any]:
    return [cell for cell in _within(row) if cell.tag == f"{W}tc"]


def _is_deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _merged(rows: list[list[_Cell]]) -> Iterator[list[spans.Spanned]]:
    """Rows in which a cell knows how far down it hangs."""
    above: dict[int, _Cell] = {}
    for row in rows:
        for cell in row:
            upper = above.get(cell.column)
            if cell.hung and upper:
                upper.cell = replace(upper.cell, row_span=upper.cell.row_span + 1)
            else:
                above[cell.column] = cell
        standing = {cell.column for cell in row}
        above = {column: cell for column, cell in above.items() if column in standing}
    for row in rows:
        yield [cell.cell for cell in row if not cell.hung]
