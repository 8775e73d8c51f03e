"""Words as printed become passages of plain text that know where they stand.

Every reader ends here: it hands over printed lines (or, in files without pages, stretches of
words) and gets :class:`~extractor.records.Passage` objects with normalised text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

from extractor.records import Block, BlockKind, Box, Cell, Line, Passage, Row, Stretch, Table

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
QUOTES = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
SPACES = dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " ")
UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\ufffd\x00\x03", "")
# Symbol and Wingdings bullets that stand in the private use area
SYMBOLS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf071\uf0a8\u25cf\u2022", "•")
HYPHENS = {"\u2010": "-", "\u2011": "-", "\x02": "-"}
NORMAL = str.maketrans({**LIGATURES, **QUOTES, **SPACES, **UNSEEN, **SYMBOLS, **HYPHENS})

SOFT = "\u00ad"
"""The joint of a line whose last hyphen only broke a word and is not kept."""


class Run(NamedTuple):
    """A stretch of words set alike; ``glued`` when the next one follows without a space."""

    text: str
    bold: bool = False
    struck: bool = False
    glued: bool = False


class Words(Protocol):
    """What a line is made of: a :class:`Run` or a reader's own word."""

    @property
    def text(self) -> str: ...
    @property
    def bold(self) -> bool: ...
    @property
    def struck(self) -> bool: ...
    @property
    def glued(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words on one line of a page (``page`` and ``bbox`` None in a file without pages).

    ``joint`` stands between this line and the next: a space, nothing, a line feed, or
    :data:`SOFT`.
    """

    words: Sequence[Words]
    page: int | None = None
    bbox: Box | None = None
    joint: str = " "


def normalise(text: str) -> str:
    """Return ``text`` with plain quotes, spaces and letters; white space is otherwise kept.

    >>> normalise("the ‘oﬃce’")
    "the 'office'"
    """
    return text if text.isascii() and text.isprintable() else text.translate(NORMAL)


def squeeze(text: str) -> str:
    """Return ``text`` normalised, each run of white space one space, none at the ends."""
    return " ".join(normalise(text).split())


class _Writer:
    """Gathers the text of one passage, word by word."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.printed: list[str] = []
        self.length = 0
        self.inked = 0
        self.bold: list[Stretch] = []
        self.struck: list[str] = []
        self.after_struck = False

    def join(self, joint: str) -> None:
        """Put ``joint`` between what is written and what comes."""
        self.printed.append("" if joint == SOFT else joint)
        if joint == SOFT:
            self._drop_hyphen()
        elif joint and self.length and not self.parts[-1].endswith((" ", "\n")):
            self._add(joint)

    def write(self, word: Words) -> None:
        """Write one word; a struck one only beside the text."""
        self.printed.append(word.text)
        if word.struck:
            self._strike(normalise(word.text))
            return
        self.after_struck = False
        text = normalise(word.text)
        if word.bold and text.strip():
            self._embolden(self.length, self.length + len(text))
        self._add(text)
        if text.strip():
            self.inked = self.length

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _drop_hyphen(self) -> None:
        if self.parts and self.parts[-1].endswith("-"):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
            self.inked = self.length
            if self.bold and self.bold[-1][1] > self.length:
                self.bold[-1] = (self.bold[-1][0], self.length)

    def _embolden(self, start: int, end: int) -> None:
        if self.bold and self.bold[-1][1] == self.inked:
            start = self.bold.pop()[0]
        self.bold.append((start, end))

    def _strike(self, text: str) -> None:
        if self.after_struck:
            self.struck[-1] += f" {text}"
        else:
            self.struck.append(text)
        self.after_struck = True


def compose(lines: Iterable[PrintedLine]) -> Passage:
    """Join printed lines into one passage; its offset is 0 until :func:`lay` sets it."""
    writer, placed = _Writer(), []
    joint = ""
    for line in lines:
        writer.join(joint)
        start = writer.length
        _write_line(writer, line)
        if line.page is not None and line.bbox is not None and writer.length > start:
            placed.append((start, writer.length, line.page, line.bbox))
        joint = line.joint
    return _finish(writer, placed)


def _write_line(writer: _Writer, line: PrintedLine) -> None:
    glued = True
    for word in line.words:
        if not glued:
            writer.join(" ")
        writer.write(word)
        glued = word.glued


def _finish(writer: _Writer, placed: list[tuple[int, int, int, Box]]) -> Passage:
    """Cut white space off both ends and move every stretch with it."""
    raw = "".join(writer.parts)
    text = raw.strip()
    cut = len(raw) - len(raw.lstrip())
    printed = "".join(writer.printed).strip()

    def within(position: int) -> int:
        return min(max(position - cut, 0), len(text))

    return Passage(
        text=text,
        lines=tuple(Line(within(s), within(e), page, box) for s, e, page, box in placed),
        bold=tuple((within(s), within(e)) for s, e in writer.bold if within(e) > within(s)),
        printed=printed if printed != text else None,
        struck=tuple(writer.struck),
    )


def plain(*runs: Run) -> Passage:
    """Compose a passage of a file without pages from its runs (line feeds in them are kept)."""
    return compose([PrintedLine(runs)])


# --------------------------------------------------------------- taking a part of a passage


def part(passage: Passage, start: int, end: int | None = None) -> Passage:
    """Return the characters ``start`` to ``end`` of ``passage``, with their lines and bold."""
    end = len(passage.text) if end is None else end
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return Passage(
        text=passage.text[start:end],
        lines=tuple(
            Line(max(ln.start, start) - start, min(ln.end, end) - start, ln.page, ln.bbox)
            for ln in passage.lines
            if ln.end > start and ln.start < end
        ),
        bold=tuple(
            (max(s, start) - start, min(e, end) - start)
            for s, e in passage.bold
            if e > start and s < end
        ),
        printed=passage.printed,
        struck=passage.struck,
    )


def chain(first: Passage, joint: str, second: Passage) -> Passage:
    """Return ``second`` run on after ``first`` with ``joint`` (as in :class:`PrintedLine`)."""
    if not first.text or not second.text:
        kept = first if first.text else second
        return replace(bare(kept), struck=first.struck + second.struck)
    head = first.text.removesuffix("-") if joint == SOFT else first.text
    joint = "" if joint == SOFT else joint
    shift = len(head) + len(joint)
    moved = [replace(ln, start=ln.start + shift, end=ln.end + shift) for ln in second.lines]
    text = f"{head}{joint}{second.text}"
    printed = f"{first.printed or first.text}{joint}{second.printed or second.text}"
    return Passage(
        text=text,
        lines=(*first.lines, *moved),
        bold=_merge(
            [(s, min(e, len(head))) for s, e in first.bold]
            + [(s + shift, e + shift) for s, e in second.bold],
            text,
        ),
        printed=printed if printed != text else None,
        struck=first.struck + second.struck,
    )


def _merge(stretches: list[Stretch], text: str) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for start, end in stretches:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def bare(passage: Passage) -> Passage:
    """Return the passage alone, without what a block or cell adds to it."""
    return Passage(
        text=passage.text,
        lines=passage.lines,
        bold=passage.bold,
        printed=passage.printed,
        struck=passage.struck,
    )


# ------------------------------------------------------------------- markers of list items

# such as 3.4. or 48. or 12) or (a) or (iv) or iii. or a bullet
_NUMBER = r"\(?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Za-z]|[ivxlc]{1,5}|[IVX]{1,4})[.):]{1,2}"
# such as 3.4 Places, but not a value: 3.4 days
_DOTTED = r"\d{1,3}(?:\.\d{1,3})+(?!\s+[a-z])"
BULLETS = frozenset("•▪▫■□◦○●‣⁃➢➤►✓✔❖·*o-–—")
_BULLET = f"[{re.escape(''.join(sorted(BULLETS)))}]"
MARKER = re.compile(rf"(?P<marker>{_NUMBER}|{_DOTTED}|{_BULLET})(?:\s+)(?=\S)")


def split_marker(text: str) -> tuple[str | None, int]:
    """Return the printed label with which ``text`` begins and where the words after it start.

    >>> split_marker("3.4. Number of places")
    ('3.4.', 5)
    >>> split_marker("3.4 places")
    (None, 0)
    """
    found = MARKER.match(text)
    return (found["marker"], found.end()) if found else (None, 0)


# --------------------------------------------------------------------- blocks and offsets


def block(kind: BlockKind, passage: Passage, **more: object) -> Block:
    """Return ``passage`` as a block; ``more`` gives level, marker, depth or table."""
    return Block(kind=kind, **_own(passage), **more)  # type: ignore[arg-type]


def cell(passage: Passage, column: int, **more: object) -> Cell:
    """Return ``passage`` as a table cell; ``more`` gives spans and header."""
    return Cell(column=column, **_own(passage), **more)  # type: ignore[arg-type]


def _own(passage: Passage) -> dict[str, Any]:
    """What a block or cell takes from its passage; its offset is laid later."""
    return {name: getattr(passage, name) for name in ("text", "lines", "bold", "printed", "struck")}


def table_block(table: Table) -> Block:
    """Return the block of a table: its cells' words parted by tabs, its rows by line feeds."""
    lines: list[Line] = []
    rows, start = [], 0
    for row in (*table.header, *table.body):
        for c in row.cells:
            lines += [Line(ln.start + start, ln.end + start, ln.page, ln.bbox) for ln in c.lines]
            start += len(c.text) + 1
        start += not row.cells
        rows.append("\t".join(c.text for c in row.cells))
    return Block(kind=BlockKind.TABLE, text="\n".join(rows), lines=tuple(lines), table=table)


def lay(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Set the offset of every block, and of every cell, in the paper's plain text."""
    return tuple(_laid(blocks))


def _laid(blocks: Iterable[Block]) -> Iterator[Block]:
    offset = 0
    for one in blocks:
        table = one.table and _laid_table(one.table, offset)
        yield replace(one, offset=offset, table=table)
        offset += len(one.text) + 1


def _laid_table(table: Table, offset: int) -> Table:
    header: list[Row] = []
    body: list[Row] = []
    for rows, laid in ((table.header, header), (table.body, body)):
        for row in rows:
            cells = []
            for c in row.cells:
                cells.append(replace(c, offset=offset))
                offset += len(c.text) + 1
            offset += not row.cells
            laid.append(Row(tuple(cells)))
    return replace(table, header=tuple(header), body=tuple(body))
