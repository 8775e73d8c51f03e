"""The parts of a covering report, whose paragraphs are no entries of a plan or a log."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.records import Block, BlockKind

PARAGRAPH = re.compile(r"\d+\.\d+[\d.]*")  # the number of a report's paragraph
# as in: The Committee is recommended to:
LEADS_TO = re.compile(r"\b(?:recommend\w*|asked|invited|requested)\b[^:]*:-?\s*$", re.IGNORECASE)


class PartWords(PatternFile):
    """The data file of headings."""

    headings: tuple[str, ...]
    more: int


def opens_part(block: Block) -> bool:
    """Whether a block heads a part of a covering report, or leads to its recommendations."""
    if block.table:
        return False
    leads = LEADS_TO.search(block.text) is not None
    if block.kind is BlockKind.LIST_ITEM:
        return leads
    return leads or _headings().fullmatch(block.text.strip(" :")) is not None


def is_paragraph(block: Block) -> bool:
    """Whether a block is numbered as the paragraphs of reports are: 2.1, 4.10."""
    return PARAGRAPH.fullmatch(block.marker or "") is not None


@cache
def _headings() -> re.Pattern[str]:
    words = load("extractor.parsing", "report_parts", PartWords)
    names = "|".join(words.headings)
    return re.compile(rf"(?:\d+[\d.]*\s+)?(?:{names})(?:\s+\S+){{0,{words.more}}}", re.IGNORECASE)
