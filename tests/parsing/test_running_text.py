"""Paragraphs in pieces become whole, and every word keeps its place."""

from __future__ import annotations

import pytest

from extractor.parsing.running_text import whole_paragraphs
from extractor.records import Block, BlockKind, Line

OPEN = "Repairs done on time rose to 84% in the third quarter"


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: object) -> Block:
    return Block(kind=kind, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (block(OPEN), block("from 81% in the second."), True),
        (block(OPEN, BlockKind.LIST_ITEM, marker="3.1"), block("Review – it was 81%."), True),
        (block(f"{OPEN}."), block("It was 81% before."), False),
        (block("Repairs"), block("It was 81% before."), False),
        (block("Repairs"), block("were late."), True),
        (block(OPEN), block("from 81%.", marker="(a)"), False),
        (block(OPEN), block("from 81%.", BlockKind.LIST_ITEM), False),
        (block(OPEN, BlockKind.HEADING), block("from 81%."), False),
        (block(OPEN), block("in bold.", bold=((0, 8),)), False),
    ],
)
def test_joins(above: Block, below: Block, joined: bool) -> None:
    assert len(whole_paragraphs([above, below])) == (1 if joined else 2)


def test_words_keep_their_place() -> None:
    above = block(OPEN, offset=10, lines=(Line(0, len(OPEN), 1, (0.0, 0.0, 9.0, 9.0)),))
    text = "from 81% in the second."
    below = block(
        text,
        offset=11 + len(OPEN),
        lines=(Line(0, len(text), 2, (1.0, 1.0, 8.0, 8.0)),),
    )
    (whole,) = whole_paragraphs([above, below])
    start = whole.text.index("81%")
    assert whole.evidence(start, start + 3).page == 2
    unpaged = whole_paragraphs([block(OPEN, offset=10), block(text, offset=11 + len(OPEN))])[0]
    assert unpaged.evidence(start, start + 3).offset == (10 + start, 13 + start)
