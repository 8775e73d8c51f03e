"""The sentences of a report, and what its words say of its periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.records import AgendaItem, Extraction, ItemKind, Passage

REPORTS = (ItemKind.KPI_REPORT, ItemKind.REPORT)
SENTENCE = re.compile(r"[^.;\n]+(?:\.(?!\s)[^.;\n]+)*")

HEAD = 10  # passages among which a title stands
SHORT = 14  # words of a title


class Cues(PatternFile):
    """How a report says what period it, or its data, is for, and what a slip of each kind is."""

    covers: tuple[str, ...]
    data_of: tuple[str, ...]
    slips: dict[str, str]


@cache
def cues() -> Cues:
    """The data file on reports' periods."""
    return load("extractor.linking", "periods", Cues)


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of them."""
    return re.compile("|".join(patterns), re.IGNORECASE)


def sentences(paper: Extraction, item: AgendaItem) -> Iterator[tuple[str, int | None]]:
    """The sentences on a report's pages, each with its page."""
    for _, passage in paper.paper.passages():
        if is_within(passage, item):
            for found in SENTENCE.finditer(passage.text):
                yield found[0].strip(), passage.page


def titles(paper: Extraction, item: AgendaItem) -> Iterator[str]:
    """What may be a report's title: the item's, then the short lines that its text begins with."""
    yield item.title
    own = [p.text for _, p in paper.paper.passages() if is_within(p, item)][:HEAD]
    yield from (
        line for line in own if len(line.split()) <= SHORT and line.strip()[-1:] not in ".:;"
    )


def is_within(passage: Passage, item: AgendaItem) -> bool:
    """Whether words are on an item's pages; all are where there are no pages."""
    if passage.page is None or item.first_page is None:
        return True
    return item.first_page <= passage.page <= (item.last_page or item.first_page)
