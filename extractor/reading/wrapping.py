"""Lines that a file wrapped by hand are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.reading import passages
from extractor.records import Block, BlockKind

SHORTEST_TITLE = 8  # letters
SHORTEST = 50
"""Characters of the shortest line that counts as full."""

# Words after which a line goes on
_GOES_ON = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|for|in|by|with|a|an|on|at|from|that))$", re.IGNORECASE
)
_FINISHED = re.compile(r"[.:;!?][\"'’”)\]*_]*$")
_CUT_WORD = re.compile(r"\w-$")


def wrap_width(lines: Iterable[str]) -> int | None:
    """The width at which a file was hard wrapped, or None where lines are whole paragraphs."""
    lengths = sorted(len(ln.strip()) for ln in lines if ln.strip() and "\t" not in ln)
    if len(lengths) < 2 or lengths[int(len(lengths) * 0.98)] > 160:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(length > 0.8 * width for length in lengths)
    return width if full > 2 else None


def is_full(line: str, below: str, width: int | None) -> bool:
    """Whether the first word of the line below had no room in this one."""
    word = below.split(maxsplit=1)[0] if below.split() else ""
    return width is not None and len(line.strip()) + 1 + len(word) > max(0.9 * width, SHORTEST)


def goes_on(line: str, below: str, width: int | None) -> bool:
    """Whether a line wraps into the one right below it, rather than standing for itself."""
    line, below = line.strip(), below.strip()
    if is_title_above(line, below):
        return False
    return bool(below[:1].islower() or _GOES_ON.search(line)) or is_full(line, below, width)


def is_title_above(line: str, below: str) -> bool:
    """Whether a title in capitals stands above a line of words: "2 APOLOGIES", "None were"."""
    said = sum(c.isalpha() for c in line)
    words = below[:1].isupper() and not below.isupper() and not below[1:2].isupper()
    return line.isupper() and said > SHORTEST_TITLE and words


def is_finished(line: str) -> bool:
    """Whether a line ends where a sentence may."""
    return bool(_FINISHED.search(line.strip()))


def is_unfinished(line: str, below: str, width: int | None) -> bool:
    """Whether a line, though parted from the one below, stops within a sentence that goes on."""
    line, below = line.strip(), below.strip()
    if is_finished(line):
        return False
    return below[:1].islower() or is_full(line, below, width)


def run_on(lines: Sequence[str], width: int | None) -> str:
    """Join lines: by a space where they wrap, by nothing in a word, by a break elsewhere."""
    parts = [lines[0].strip()]
    for above, line in pairwise(lines):
        parts += [_joint(above.strip(), line.strip(), width), line.strip()]
    return "".join(parts)


def _joint(above: str, line: str, width: int | None) -> str:
    if _CUT_WORD.search(above) and line[:1].islower():
        return ""
    return " " if goes_on(above, line, width) else "<br>"


def rejoined(blocks: Iterable[Block]) -> list[Block]:
    """Put paragraphs together that are only the lines of a hard wrapped text."""
    blocks = list(blocks)
    width = wrap_width(_printed(b) for b in blocks if b.table is None)
    kept: list[Block] = []
    last = ""
    for block in blocks:
        if width and kept and _is_rest(kept[-1], last, block, width):
            kept[-1] = _chained(kept[-1], block)
        else:
            kept.append(block)
        last = _printed(block)
    return kept


def _printed(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text


def _is_rest(above: Block, last: str, block: Block, width: int) -> bool:
    """Whether a paragraph goes on from the line ``last``; a title only where it is full."""
    if block.kind is not BlockKind.PARAGRAPH or above.kind is BlockKind.TABLE:
        return False
    titled = above.kind is BlockKind.HEADING and not is_full(last, block.text, width)
    return not titled and is_unfinished(last, block.text, width)


def _chained(above: Block, block: Block) -> Block:
    joined = passages.chain(passages.bare(above), " ", passages.bare(block))
    kind = BlockKind.LIST_ITEM if above.marker else BlockKind.PARAGRAPH
    return passages.block(kind, joined, marker=above.marker, depth=above.depth)
