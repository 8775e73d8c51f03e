"""Blocks become a text conversion: ``**bold**``, rows with tabs, ``<p>`` inside cells."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.press.blocks import Block, Cell, Grid, Heading, ListItem, squares, words_of


def typeset(blocks: Iterable[Block]) -> bytes:
    """Print blocks as plain text."""
    return ("\n\n".join(_block(block) for block in blocks) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        return "\n".join("\t".join(_cell(c) for c in cells) for cells in squares(block))
    if isinstance(block, ListItem):
        tail = f"\t{block.tail}" if block.tail else ""
        return f"{block.marker} {_words(block.text)}{tail}"
    return words_of(block.text) if isinstance(block, Heading) else _words(block.text)


def _cell(each: Cell | None) -> str:
    if each is None:
        return ""
    if len(each.text) == 1:
        return words_of(each.text[0])
    return " ".join(f"<p>{words_of(text)}</p>" for text in each.text)


def _words(markup: str) -> str:
    return words_of(markup.replace("<b>", "**").replace("</b>", "**"))
