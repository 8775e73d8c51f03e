"""Which reports are not for the public, in the houses that print it."""

from __future__ import annotations

from zlib import crc32

from corpus.press.model import Item

ONE_IN = 5
PARAGRAPHS = 7  # of Schedule 12A in England


def paragraph_of(item: Item) -> str | None:
    """The paragraph by which an item is exempt: one report in five is, told by its title alone, so
    that no chance is drawn for it and all else stays as it was."""
    told, left = divmod(crc32(item.title.encode()), ONE_IN)
    exempt = item.kind == "report" and item.report and left == 0
    return str(1 + told % PARAGRAPHS) if exempt else None
