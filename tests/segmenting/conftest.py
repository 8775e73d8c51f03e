"""Papers made for tests: from plain text, or from pages of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor.reading import passages
from extractor.reading.text import blocks_of
from extractor.records import Block, BlockKind, Bookmark, Furniture, Line, Page, Paper

PaperOfText = Callable[[str], Paper]
PaperOfPages = Callable[..., Paper]


@pytest.fixture
def of_text() -> PaperOfText:
    """A paper without pages, read from plain text."""
    return lambda text: Paper("x.txt", "0", "text/plain", blocks=blocks_of(text), reader="text")


@pytest.fixture
def of_pages() -> PaperOfPages:
    """A paper of pages, each a list of lines; "# " begins a heading, "[Item 4]" is a stamp,
    "[blank]" a filler page, "[p 7]" the printed page number."""
    return _of_pages


def _of_pages(
    pages: Sequence[Sequence[str]],
    bookmarks: Sequence[tuple[str, int]] = (),
    title: str | None = None,
) -> Paper:
    blocks: list[Block] = []
    made: list[Page] = []
    for number, lines in enumerate(pages, 1):
        blocks += [_block(text, number) for text in lines if not text.startswith("[")]
        made.append(_page(lines, number))
    return Paper(
        "x.pdf",
        "0",
        "application/pdf",
        blocks=passages.lay(blocks),
        pages=tuple(made),
        bookmarks=tuple(Bookmark(name, page) for name, page in bookmarks),
        title=title,
    )


def _block(text: str, page: int) -> Block:
    heading = text.startswith("# ")
    text = text.removeprefix("# ")
    line = Line(0, len(text), page, (50, 50, 500, 62))
    kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
    return Block(kind=kind, text=text, lines=(line,), level=1 if heading else None)


def _page(lines: Sequence[str], number: int) -> Page:
    notes = [text.strip("[]") for text in lines if text.startswith("[")]
    stamps = [Furniture("item-stamp", f"Agenda {n}") for n in notes if n.startswith("Item")]
    label = next((n[2:] for n in notes if n.startswith("p ")), None)
    return Page(
        number=number,
        width=595,
        height=842,
        label=label,
        chars=0 if "blank" in notes else 500,
        furniture=tuple(stamps),
        filler="blank" in notes,
    )
