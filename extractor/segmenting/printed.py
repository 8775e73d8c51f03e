"""The printed lines of a paper, whatever holds them: paragraphs, list items or rows of a table.

Agendas and front sheets are laid out in all three ways; here they look alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.records import Block, BlockKind, Evidence, Passage, Row


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line.

    ``block`` is its block's index in the paper; ``text`` its words from ``start`` on in
    ``passage``; ``marker`` its number as the reader split it off; ``cells`` the later cells of
    its row; ``strong`` whether it is a heading or begins in bold.
    """

    block: int
    passage: Passage
    text: str
    start: int = 0
    marker: str | None = None
    cells: tuple[str, ...] = ()
    strong: bool = False
    page: int | None = None
    depth: int = 0
    in_table: bool = False

    def evidence(self) -> Evidence:
        """Show the line."""
        return self.passage.evidence(self.start, self.start + len(self.text))


def printed_lines(blocks: Iterable[Block], first: int = 0) -> list[Printed]:
    """Every printed line of ``blocks``, in order; ``first`` is the index of the first block."""
    return [line for at, block in enumerate(blocks, first) for line in _of_block(block, at)]


def _of_block(block: Block, at: int) -> Iterator[Printed]:
    if block.table is None:
        yield from _of_passage(block, at)
        return
    for row in (*block.table.header, *block.table.body):
        yield from _of_row(row, at)


def _of_passage(block: Block, at: int) -> Iterator[Printed]:
    start = 0
    for number, text in enumerate(block.text.split("\n") or [""]):
        yield Printed(
            block=at,
            passage=block,
            text=text,
            start=start,
            marker=block.marker if number == 0 else None,
            strong=block.kind is BlockKind.HEADING or _begins_bold(block, start),
            page=_page_at(block, start),
            depth=block.depth,
        )
        start += len(text) + 1


def _of_row(row: Row, at: int) -> Iterator[Printed]:
    """A row is one line: a first cell that only numbers it becomes the marker."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    if not filled:
        return
    marker = None
    if len(filled) > 1 and _only_numbers(filled[0].text):
        marker, filled = filled[0].text.strip(), filled[1:]
    lead, rest = filled[0], tuple(cell.text for cell in filled[1:])
    start = 0
    for number, text in enumerate(lead.text.split("\n")):
        yield Printed(
            block=at,
            passage=lead,
            text=text,
            start=start,
            marker=marker if number == 0 else None,
            cells=rest if number == 0 else (),
            strong=_begins_bold(lead, start),
            page=_page_at(lead, start),
            in_table=True,
        )
        start += len(text) + 1


def _only_numbers(text: str) -> bool:
    """ "4.", "12.1", "Item 3", "A1" and no more words."""
    words = text.replace("Agenda", "").replace("Item", "").split()
    return len(words) == 1 and len(words[0]) <= 7 and any(ch.isalnum() for ch in words[0])


def _begins_bold(passage: Passage, start: int) -> bool:
    return any(a <= start < b for a, b in passage.bold)


def _page_at(passage: Passage, start: int) -> int | None:
    return next((ln.page for ln in passage.lines if ln.end > start), passage.page)
