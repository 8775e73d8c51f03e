"""Lines of a text file become pieces: what stands together between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.reading.conversion import with_labels, without_furniture
from extractor.reading.runs import marked, take_marker
from extractor.reading.tabbed import Rows, continues, is_barred, join, split_row
from extractor.reading.titles import heading_of
from extractor.reading.wrapping import goes_on, is_finished, is_unfinished, wrap_width

# A Markdown heading such as "### Background"
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
# A line that only rules off, such as --- or ===== or * * *
_RULE = re.compile(r"-{3,}|={3,}|_{3,}|(?:\* ?){3,}")
# A label in capitals at a line's head, such as "ALSO PRESENT:"
_LABEL = re.compile(r"[A-Z][A-Z &/'()-]{3,40}:")
_FILLER = re.compile(
    r"\W*this page (?:is|has been) (?:intentionally )?left blank\W*", re.IGNORECASE
)


@dataclass(slots=True)
class Piece:
    """Lines that belong together: the rows of a table, a heading, an item or a paragraph.

    ``level`` is that of a heading so marked; ``indent`` counts columns; ``alone`` when blank
    lines or other pieces stand on both sides.
    """

    lines: list[str] = field(default_factory=list)
    rows: Rows | None = None
    level: int | None = None
    indent: int = 0
    alone: bool = True


def pieces_of(text: str) -> tuple[list[Piece], int | None]:
    """Return the pieces of ``text`` in order, and the width at which it is wrapped, if it is."""
    lines = with_labels(without_furniture(text).splitlines())
    width = wrap_width(lines)
    if width is None and _is_solid(lines):
        lines = list(_parted(lines))
    return _whole(_rough(lines, width), width), width


def _is_solid(lines: list[str]) -> bool:
    """Whether nearly nothing is parted by blank lines, as in a text that a web page or a
    converter gave: then each line is a paragraph."""
    blank = sum(not line.strip() for line in lines)
    return len(lines) > 4 and blank * 8 < len(lines)


def _parted(lines: list[str]) -> Iterator[str]:
    """The lines with blank ones between them, but for rows and for what goes on."""
    above = ""
    for line in lines:
        rows = _is_row(above) and _is_row(line)
        if above.strip() and not rows and not goes_on(above, line, None):
            yield ""
        yield line
        above = line


def marker_of(line: str) -> str | None:
    """The printed label with which a line begins."""
    return take_marker(marked(line))[0]


# --------------------------------------------------------------------------------- rough pieces


def _rough(lines: list[str], width: int | None) -> Iterator[Piece]:
    above: Rows | None = None
    for group, of_rows in _groups(lines):
        if of_rows and _is_table(group, above):
            above = _rows(group)
            yield Piece(rows=above)
        else:
            above = None
            yield from _prose(group, width)


def _groups(lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """Runs of lines without a blank one, all rows or none, and whether they are rows."""
    group: list[str] = []
    row = ""
    for line in lines:
        blank = not line.strip() or bool(_FILLER.fullmatch(line))
        is_row = _is_row(line, row)
        if group and (blank or is_row != bool(row)):
            yield group, bool(row)
            group = []
        if not blank:
            group.append(line)
            row = line if is_row else ""
    if group:
        yield group, bool(row)


def _is_row(line: str, above: str = "") -> bool:
    """A tab or bar between cells; a tab in front of a line alone only sets it in, unless the
    row above, also over a page break, has as many."""
    if is_barred(line) or "\t" in line.strip(" ").lstrip("\t"):
        return True
    return line.startswith("\t") and line.count("\t") == above.count("\t")


def _is_table(group: list[str], above: Rows | None) -> bool:
    """Rows are a table, unless all that is parted from the words are their labels; one row of
    two cells is one only below others."""
    rows = [split_row(line) for line in group]
    if max(map(len, rows)) > 2:
        return True
    labelled = all(marker_of(f"{row[0]} x") for row in rows)
    return not labelled and (len(rows) > 1 or (above is not None and above.columns == 2))


def _rows(group: list[str]) -> Rows:
    rows = Rows()
    for line in group:
        rows.add(line)
    return rows


def _prose(group: list[str], width: int | None) -> Iterator[Piece]:
    """Part a run of lines where a heading or a list item begins."""
    pieces: list[Piece] = []
    for line in group:
        hashes = _HASHES.match(line.strip())
        if hashes:
            words = line.strip()[hashes.end() :].rstrip("# ")
            pieces.append(Piece([words], level=len(hashes[1])))
        elif _RULE.fullmatch(line.strip()):
            _underline(line, pieces)
        elif not pieces or _begins(line, pieces[-1], width):
            pieces.append(Piece([line], indent=_indent(line)))
        else:
            pieces[-1].lines.append(line)
    for piece in pieces:
        piece.alone = len(pieces) == 1
    yield from pieces


def _underline(line: str, pieces: list[Piece]) -> None:
    """A rule right below a line makes it a heading; any other rule says nothing."""
    if pieces and pieces[-1].level is None and len(pieces[-1].lines) == 1:
        pieces[-1].level = 1 if "=" in line else 2


def _begins(line: str, above: Piece, width: int | None) -> bool:
    """Whether a line is a new item, the text right below a heading, or a new paragraph."""
    if above.level or marker_of(line) or _LABEL.match(line.strip()):
        return True
    return _heads(above, line, width) or _is_apart(above.lines[-1].strip(), line.strip(), width)


def _is_apart(last: str, line: str, width: int | None) -> bool:
    """In wrapped text without blank lines: a sentence after a line that had room left."""
    if width is None or goes_on(last, line, width):
        return False
    sentence = len(line) > 30 and line.endswith(".")
    return is_finished(last) or sentence or len(line) > max(0.85 * width, 50)


def _heads(above: Piece, line: str, width: int | None) -> bool:
    """Make the numbered title right above a line of text the heading it is."""
    first = above.lines[0]
    if len(above.lines) > 1 or goes_on(first, line, width) or not marker_of(first):
        return False
    heading = heading_of(marked(first))
    above.level = heading[0] if heading else None
    return heading is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) + 3 * (line[: len(line) - len(line.lstrip())].count("\t"))


# --------------------------------------------------------------------- over page breaks


def _whole(pieces: Iterable[Piece], width: int | None) -> list[Piece]:
    """Join tables and sentences that blank lines, as at a page's end, have parted."""
    kept: list[Piece] = []
    for piece in pieces:
        above = kept[-1] if kept else Piece()
        if above.rows and piece.rows and continues(above.rows, piece.rows):
            join(above.rows, piece.rows)
        elif _is_rest(above, piece, width):
            above.lines += piece.lines
        else:
            kept.append(piece)
    return kept


def _is_rest(above: Piece, piece: Piece, width: int | None) -> bool:
    """Whether a piece goes on within the sentence that the one above it left unfinished."""
    if above.rows or piece.rows or not above.lines or above.level or piece.level:
        return False
    last, first = above.lines[-1].strip(), piece.lines[0].strip()
    if marker_of(first) or (_stands_alone(piece) and not first[:1].islower()):
        return False
    return is_unfinished(last, first, width)


def _stands_alone(piece: Piece) -> bool:
    return piece.alone and heading_of(marked(piece.lines[0])) is not None
