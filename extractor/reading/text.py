"""Plain text, Markdown and text conversions of papers, which have no pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractor.reading import passages
from extractor.reading.pieces import Piece, marker_of, pieces_of
from extractor.reading.runs import marked, take_marker
from extractor.reading.source import Options, Source, decode, foreign
from extractor.reading.tabbed import table
from extractor.reading.titles import heading_label, heading_of, is_title_like
from extractor.reading.wrapping import run_on
from extractor.records import Block, BlockKind, Paper, Passage


def read(source: Source, options: Options) -> Paper:
    """Read a text file; its blocks have offsets and no pages."""
    text = decode(source.path.read_bytes())
    if text is None:
        raise foreign(source.path, "not text throughout")
    blocks = blocks_of(text)
    return source.paper(
        blocks=blocks,
        title=next((b.text for b in blocks[:1] if is_title_like(b.text)), None),
        reader="text",
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read ``text`` as headings, paragraphs, list items and tables, in order."""
    pieces, width = pieces_of(text)
    return passages.lay(b for b in _blocks(pieces, width) if b.text.strip())


def _blocks(pieces: Sequence[Piece], width: int | None) -> Iterator[Block]:
    indents: list[int] = []
    above: Block | None = None
    for piece, below in zip_longest(pieces, pieces[1:]):
        if piece.rows:
            above = table(piece.rows)
        else:
            passage = marked(run_on(piece.lines, width))
            heading = _heading(piece, passage, below)
            stray = heading and heading.marker and _is_titled(above) and not _is_body(below)
            above = _item(piece, passage, indents) if not heading or stray else heading
        if above.kind is not BlockKind.LIST_ITEM:
            indents.clear()
        yield above


def _is_titled(above: Block | None) -> bool:
    """Whether a heading without a number stands right above, so that "15. None" is its text."""
    return above is not None and above.kind is BlockKind.HEADING and above.marker is None


def _is_body(piece: Piece | None) -> bool:
    """A table, a list item or a stretch of text, rather than another title."""
    if piece is None or piece.level:
        return False
    if piece.rows or marker_of(piece.lines[0]):
        return True
    return len(" ".join(piece.lines)) > 70 or piece.lines[-1].rstrip().endswith(".")


def _heading(piece: Piece, passage: Passage, below: Piece | None) -> Block | None:
    """The heading that a piece is: so marked, or told by its looks."""
    if piece.level:
        marker, words = heading_label(passage)
        return passages.block(BlockKind.HEADING, words, level=piece.level, marker=marker)
    found = heading_of(passage) if piece.alone else None
    if found:
        level, marker, words = found
        return passages.block(BlockKind.HEADING, words, level=level, marker=marker)
    if piece.alone and (_is_banner(passage) or _is_plain_title(passage, below)):
        return passages.block(BlockKind.HEADING, passage, level=1 if passage.text.isupper() else 3)
    return None


def _is_banner(passage: Passage) -> bool:
    """A title in capitals on up to three lines."""
    lines = passage.text.split("\n")
    return 1 < len(lines) <= 3 and passage.text.isupper() and all(map(is_title_like, lines))


def _is_plain_title(passage: Passage, below: Piece | None) -> bool:
    """A few words without any mark right before a stretch of text, a list or a table."""
    text = passage.text
    plain = len(text) <= 70 and is_title_like(text) and not any(c in text for c in ":,@/")
    several = len(text.split()) > 1 or not text.isupper()
    digits = sum(c.isdigit() for c in text)
    titled = plain and several and text[0].isupper() and digits <= len(text) / 5
    return titled and _is_body(below)


def _item(piece: Piece, passage: Passage, indents: list[int]) -> Block:
    """A list item with its label and depth, or a paragraph."""
    marker, words = take_marker(passage)
    if marker is None:
        return passages.block(BlockKind.PARAGRAPH, passage)
    while indents and indents[-1] > piece.indent:
        indents.pop()
    if not indents or indents[-1] < piece.indent:
        indents.append(piece.indent)
    depth = len(indents) - 1
    return passages.block(BlockKind.LIST_ITEM, words, marker=marker, depth=depth)
