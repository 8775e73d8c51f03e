"""Makes paragraphs whole that a reader left in pieces, each word still in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.records import Block, BlockKind

ENDED = re.compile(r"[.!?:;][\"')\]]*\d?$")
FULL_LINE = 45  # characters; a shorter piece may be a title


def whole_paragraphs(blocks: Iterable[Block]) -> list[Block]:
    """Join a paragraph that stops in mid-sentence to the one that goes on with it."""
    whole: list[Block] = []
    for block in blocks:
        if whole and runs_on(whole[-1], block):
            whole[-1] = joined(whole[-1], block)
        else:
            whole.append(block)
    return whole


def runs_on(above: Block, below: Block) -> bool:
    """Whether ``below`` goes on with the sentence that ``above`` leaves open."""
    if below.kind is not BlockKind.PARAGRAPH or below.marker or not below.text.strip():
        return False
    if above.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    last_line = above.text.rstrip().rpartition("\n")[2]
    if ENDED.search(last_line) or above.is_bold != below.is_bold:
        return False
    return len(last_line) >= FULL_LINE or below.text.lstrip()[:1].islower()


def joined(above: Block, below: Block) -> Block:
    """The two as one; the space between them stands for the line feed in the paper's text."""
    shift = len(above.text) + 1
    return replace(
        above,
        text=f"{above.text} {below.text}",
        lines=above.lines
        + tuple(replace(ln, start=ln.start + shift, end=ln.end + shift) for ln in below.lines),
        bold=above.bold + tuple((start + shift, end + shift) for start, end in below.bold),
        printed=None,
        struck=above.struck + below.struck,
    )
