"""What a whole paper is, and where its agenda stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.dates import find_dates
from extractor.records import Block, BlockKind, ItemKind, Paper
from extractor.segmenting.agenda import Entry, read_agenda
from extractor.segmenting.cues import any_of, opening_cues
from extractor.segmenting.kinds import kind_of_tables, kind_of_title
from extractor.segmenting.openings import REPORT, Opening, find_openings
from extractor.segmenting.placing import (
    Place,
    bookmarked_pages,
    place_by_page,
    place_by_title,
    stamped_entries,
    stamped_pages,
)
from extractor.segmenting.printed import printed_lines

DECIDED = 2  # passages with a decision that no agenda has


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is laid out: the agenda's ``entries``, which of them are placed, where papers
    begin in it, whether it is a web page with minutes under its items, and whether the agenda is
    ``printed`` or only known from stamps."""

    entries: tuple[Entry, ...]
    places: dict[str, Place]
    openings: tuple[Opening, ...]
    web: bool = False
    printed: bool = True


def lay_out(paper: Paper) -> Layout:
    """Read the agenda of ``paper`` and place its items' papers."""
    openings = tuple(find_openings(paper.blocks))
    if is_web_page(paper):
        return _web_layout(paper, openings)
    front = front_end(paper, openings)
    stamps = frozenset(stamped_pages(paper))
    known = stamps | {number for number, _, _ in bookmarked_pages(paper)} if stamps else stamps
    entries = read_agenda(printed_lines(paper.blocks[:front]), known=known)
    if entries or not stamps:
        return Layout(tuple(entries), _places(paper, entries, openings), openings)
    entries = stamped_entries(paper, openings)
    return Layout(tuple(entries), place_by_page(paper, entries, 0), openings, printed=False)


def front_end(paper: Paper, openings: Sequence[Opening]) -> int:
    """The first block that is no longer agenda: where the first paper begins."""
    ends = [openings[0].block] if openings else []
    pages = list(stamped_pages(paper).values())
    if pages or any(mark.title.strip().lower() == "agenda" for mark in paper.bookmarks):
        pages += [page for _, _, page in bookmarked_pages(paper) if page > 1]
    if pages:
        first = min(pages)
        ends += [at for at, b in enumerate(paper.blocks) if (b.page or 0) >= first][:1]
    return min(ends, default=len(paper.blocks))


def _places(
    paper: Paper, entries: Sequence[Entry], openings: Sequence[Opening]
) -> dict[str, Place]:
    """Places told by pages, and for the rest of the items by titles; all in order."""
    if not entries:
        return {}
    last = entries[-1].block
    after = paper.blocks[last].page or 0
    places = place_by_page(paper, entries, after) if paper.pages else {}
    given = any(e.pages is not None for e in entries)  # then only those are expected to have one
    due = [e for e in entries if e.number in places or e.pages is not None or not given]
    by_title = place_by_title(paper, due, openings, last)
    return _ordered(entries, places, by_title)


def _ordered(
    entries: Sequence[Entry], told: dict[str, Place], guessed: dict[str, Place]
) -> dict[str, Place]:
    """Guessed places count only between the told ones."""
    kept: dict[str, Place] = {}
    low = -1
    for at, entry in enumerate(entries):
        later = [told[e.number].block for e in entries[at + 1 :] if e.number in told]
        place = told.get(entry.number) or guessed.get(entry.number)
        if place and low < place.block and place.block <= min(later, default=place.block):
            kept[entry.number], low = place, place.block
    return kept


# ------------------------------------------------------------------------------------ web pages


def is_web_page(paper: Paper) -> bool:
    """Whether "Minutes:" or "Additional documents:" stand on lines of their own under items."""
    web_line = any_of(opening_cues().web_lines)
    said = any(map(web_line.fullmatch, _lines(paper.blocks)))
    return not paper.pages and (is_item_page(paper) or said or is_meeting_page(paper))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Whole blocks, and the lines of tables: many such pages lay the items out in one."""
    for block in blocks:
        if block.table is None:
            yield block.text.strip()
        else:
            yield from (part.strip() for part in re.split(r"[\n\t]", block.text))


def holds_minutes(blocks: Sequence[Block]) -> bool:
    """Whether a web page's stretch has "Minutes:" in it, or tells what was resolved."""
    heading, decided = any_of(opening_cues().web_minutes), any_of(opening_cues().decided)
    printed = (line for b in blocks if b.table is None for line in b.text.split("\n"))
    told = sum(bool(decided.search(line)) for line in printed)
    return any(map(heading.fullmatch, _lines(blocks))) or told >= DECIDED


def is_item_page(paper: Paper) -> bool:
    """Whether a web page shows one item ("Agenda item")."""
    heading = any_of(opening_cues().item_pages)
    return any(heading.fullmatch(block.text.strip()) for block in paper.blocks[:4])


def is_meeting_page(paper: Paper) -> bool:
    """Whether a web page shows a whole meeting, its items numbered or not: "Agenda and minutes"
    above a day, or above the line that heads the items."""
    heading, below = (any_of(c) for c in (opening_cues().meeting_pages, opening_cues().items_below))
    first = [line.strip() for b in paper.blocks[:12] for line in b.text.split("\n")]
    at = next((n for n, line in enumerate(first[:6]) if heading.fullmatch(line)), None)
    if paper.pages or at is None:
        return False
    return any(map(below.fullmatch, first)) or any(map(find_dates, first[at + 1 : at + 3]))


def tells(blocks: Sequence[Block]) -> bool:
    """Whether a web page's stretch tells what was said or decided, under no heading."""
    told = any_of(opening_cues().web_told)
    return any(told.search(b.text) for b in blocks if b.table is None)


def _web_layout(paper: Paper, openings: tuple[Opening, ...]) -> Layout:
    entries = [] if is_item_page(paper) else read_agenda(printed_lines(paper.blocks))
    places = {e.number: Place(e.block, paper.blocks[e.block].page) for e in entries}
    return Layout(tuple(entries), places, openings, web=True)


# ---------------------------------------------------------------------------------- paper kinds

_SUPPLEMENT = re.compile(
    r"\bsupplement(?:ary)?\b|\b(?:unavailable|not available) when the (?:main )?agenda\b"
    r"|\bto follow\b",
    re.IGNORECASE,
)


def kind_of_paper(paper: Paper, layout: Layout) -> str:
    """pack, supplement, agenda, item, minutes, report, decision, appendix, presentation, or the
    kind of item that the whole paper is."""
    if layout.entries:
        return _kind_of_agenda(paper, layout)
    if layout.web:
        return "minutes" if is_meeting_page(paper) else "item"
    if layout.openings and layout.openings[0].block <= 10:
        return layout.openings[0].kind
    return str(kind_alone(paper.blocks, paper))


def _kind_of_agenda(paper: Paper, layout: Layout) -> str:
    if layout.web:
        return "minutes" if holds_minutes(paper.blocks) else "agenda"
    if not layout.printed and len(layout.entries) == 1:
        return layout.openings[0].kind if layout.openings else REPORT
    if not layout.places:
        return "agenda"
    front = "\n".join(b.text for b in paper.blocks[: layout.entries[0].block])
    supplement = _SUPPLEMENT.search(f"{paper.title or ''}\n{front}")
    return "supplement" if supplement else "pack"


def kind_alone(blocks: Sequence[Block], paper: Paper) -> ItemKind:
    """The kind of a paper without agenda or head: by its first words."""
    first = blocks[:6]
    if any(_APPENDIX.match(b.text) for b in first[:2]):
        return ItemKind.APPENDIX
    titles = [b.text for b in first if b.kind is BlockKind.HEADING or len(b.text) < 120]
    said = next((kind for title in titles if (kind := kind_of_title(title))), None)
    if said:
        return said
    if any(_REPORT.search(title) for title in titles):
        return ItemKind.REPORT
    slides = ItemKind.PRESENTATION if _is_slides(paper) else None
    if told := kind_of_tables(blocks) or slides:
        return told
    opening = " ".join(b.text for b in first if not b.table)
    if _REPORT.search(opening):
        return kind_of_title(opening) or ItemKind.REPORT
    return ItemKind.OTHER


_APPENDIX = re.compile(r"\s*(?:appendix|annexe?)\b", re.IGNORECASE)
_REPORT = re.compile(r"\breport\b", re.IGNORECASE)


def _is_slides(paper: Paper) -> bool:
    wide = [page for page in paper.pages if page.width > 1.2 * page.height]
    return len(wide) >= 3 and len(wide) >= 0.9 * len(paper.pages) and _few_words(paper)


def _few_words(paper: Paper) -> bool:
    return sum(page.chars for page in paper.pages) < 1500 * len(paper.pages)
