"""Papers as they were read, whatever people decided of them, with their councils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from extractor.asking import kinds
from extractor.asking.scopes import Member, members
from extractor.asking.selection import Selection
from extractor.library.reads import extractions
from extractor.records import Extraction


def every_paper(library: sa.Engine) -> list[Member]:
    """The heads of all papers, each with its council even where only other papers name it."""
    return members(library, kinds.OF_PAPERS, Selection())


def some(
    library: sa.Engine, papers: Sequence[Member], wanted: Sequence[str]
) -> list[tuple[int, Extraction]]:
    """Some papers with some kinds of their records, each after its number in the library."""
    by_source = {each.head.source: each for each in papers}
    numbers = [each.head.paper_id for each in papers]
    pairs = (
        (by_source[each.paper.source], each) for each in extractions(library, *wanted, only=numbers)
    )
    return [(own.head.paper_id, replace(each, meeting=own.meeting)) for own, each in pairs]
