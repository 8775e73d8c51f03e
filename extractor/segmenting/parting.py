"""Parts a paper into sections: the front, then each item's own text and its appendices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.language.dates import parse_date
from extractor.records import AgendaItem, Block, BlockKind, ItemKind, Paper, Section
from extractor.segmenting.agenda import Entry
from extractor.segmenting.appendices import Appendix, find_appendices
from extractor.segmenting.body_names import body_of_line
from extractor.segmenting.cues import any_of, opening_cues
from extractor.segmenting.kind_features import Seen
from extractor.segmenting.kinds import kind_of_item
from extractor.segmenting.openings import DECISION, REPORT, Opening, label_of
from extractor.segmenting.papers import (
    Layout,
    holds_minutes,
    is_item_page,
    is_meeting_page,
    kind_alone,
    tells,
)
from extractor.segmenting.placing import labelled_page
from extractor.segmenting.telling import Kind, Tell

LONGEST_DAY = 32  # "Wednesday, 27th September 2023"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of blocks, ``start`` to ``end`` (not included), and the item it is."""

    start: int
    end: int
    item: AgendaItem


def part(
    paper: Paper, layout: Layout, tell: Tell
) -> tuple[tuple[AgendaItem, ...], tuple[Section, ...]]:
    """Every item of the paper, and the sections that together are all of its blocks."""
    make = _agenda_parts if layout.entries else _lone_parts
    parts = list(make(paper, layout, tell))
    sections = tuple(
        Section(p.item, paper.blocks[p.start : p.end]) for p in parts if p.end > p.start
    )
    given = any(entry.pages for entry in layout.entries)
    unplaced = [
        _unplaced(entry, layout, tell, given)
        for entry in layout.entries
        if all(p.item.number != entry.number for p in parts)
    ]
    items = _in_agenda_order([p.item for p in parts], unplaced, layout.entries)
    return _named(items, sections)


def _named(
    items: list[AgendaItem], sections: tuple[Section, ...]
) -> tuple[tuple[AgendaItem, ...], tuple[Section, ...]]:
    """Give every item an id that is stable for the same paper."""
    named = {id(item): replace(item, id=f"item-{n}") for n, item in enumerate(items, 1)}
    return (
        tuple(named.values()),
        tuple(replace(section, item=named[id(section.item)]) for section in sections),
    )


def _in_agenda_order(
    placed: list[AgendaItem], unplaced: list[AgendaItem], entries: Sequence[Entry]
) -> list[AgendaItem]:
    """Items as on the agenda, appendices after their item, front matter first."""
    order = {entry.number: at for at, entry in enumerate(entries)}

    def place(item: AgendaItem) -> int:
        return order.get(item.number or item.parent or "", -1)

    return sorted([*placed, *unplaced], key=place)


# ------------------------------------------------------------------------- papers with an agenda


def _agenda_parts(paper: Paper, layout: Layout, tell: Tell) -> Iterator[Part]:
    if layout.web and holds_minutes(paper.blocks):
        yield Part(0, len(paper.blocks), _web_minutes(paper))
        return
    placed = [e for e in layout.entries if e.number in layout.places]
    starts = [layout.places[e.number].block for e in placed]
    ends = [*starts[1:], len(paper.blocks)][: len(starts)]
    first = starts[0] if starts else len(paper.blocks)
    if first > 0:
        yield Part(0, first, _front(paper, first))
    for entry, start, end in zip(placed, starts, ends, strict=True):
        yield from _item_parts(paper, layout, tell, entry, (start, end))


def _web_minutes(paper: Paper) -> AgendaItem:
    """A page with minutes under its items is the minutes of one meeting."""
    pages = _pages(paper, 0, len(paper.blocks))
    return AgendaItem("", "agenda", None, "Minutes", ItemKind.MINUTES, *pages)


def _front(paper: Paper, end: int) -> AgendaItem:
    pages = _pages(paper, 0, end)
    return AgendaItem("", "agenda", None, "Agenda", ItemKind.AGENDA, *pages)


def _item_parts(
    paper: Paper, layout: Layout, tell: Tell, entry: Entry, span: tuple[int, int]
) -> Iterator[Part]:
    start, end = span
    inner = [] if layout.web else _inner(paper, layout.openings, start, end)
    own = inner[0].block if inner else end
    seen = _seen_of(layout, entry, paper.blocks[start:own])
    item = _placed(paper, layout, entry, tell(seen), _pages(paper, start, end))
    yield Part(start, own, item)
    yield from _appendix_parts(paper, tell, inner, end, entry.number)


def _seen_of(layout: Layout, entry: Entry, own: Sequence[Block]) -> Seen:
    """What an item with a place in this file shows."""
    opening = next((o.kind for o in layout.openings if _begins(o, layout, entry, own)), None)
    paper = True if not layout.web else None
    at = _on_agenda(layout, entry)
    return Seen(entry.title, own, paper, opening, number=entry.number, place=at)


def _on_agenda(layout: Layout, entry: Entry) -> float:
    """Where an item stands: 0 is first, 1 last."""
    entries = layout.entries
    first = bisect_left(entries, entry.block, key=lambda each: each.block)
    at = next((n for n in range(first, len(entries)) if entries[n] is entry), first)
    return at / max(1, len(entries) - 1)


def _placed(
    paper: Paper,
    layout: Layout,
    entry: Entry,
    told: Kind,
    pages: tuple[int | None, int | None],
) -> AgendaItem:
    place = layout.places[entry.number]
    first, last = pages
    agenda_first = place.page if place.page is not None else first
    problems = (*place.problems, *_short_of_agenda(paper, entry, place.page, last))
    return AgendaItem(
        "",
        "agenda",
        entry.number,
        entry.title,
        told.kind,
        agenda_first,
        last,
        entry.parent,
        entry.evidence,
        problems,
        told.confidence,
    )


def _begins(opening: Opening, layout: Layout, entry: Entry, own: Sequence[Block]) -> bool:
    start = layout.places[entry.number].block
    return start <= opening.block <= start + min(3, len(own))


def _short_of_agenda(
    paper: Paper, entry: Entry, first: int | None, last: int | None
) -> Iterator[str]:
    """Say where an item's text runs on past the pages that the agenda gives it."""
    if not (entry.pages and entry.pages.last and first and last):
        return
    agenda_last = labelled_page(paper, entry.pages.last, first - 1)
    if agenda_last and last > agenda_last:
        yield f"the agenda ends it on page {agenda_last}, its text runs to page {last}"


def _unplaced(entry: Entry, layout: Layout, tell: Tell, given: bool) -> AgendaItem:
    """An item without a paper in this file; its kind says what its paper elsewhere would be.
    ``given`` says that the agenda gives pages."""
    paper = entry.pages is not None if given else None
    at = _on_agenda(layout, entry)
    told = tell(Seen(entry.title, paper=paper, number=entry.number, place=at))
    missing = entry.pages is not None and bool(layout.places)
    problems = ("the agenda gives it pages that are not in this file",) if missing else ()
    return AgendaItem(
        "",
        "agenda",
        entry.number,
        entry.title,
        told.kind,
        parent=entry.parent,
        evidence=entry.evidence,
        problems=problems,
        confidence=told.confidence,
    )


# ------------------------------------------------------------------------------ inside an item


def _inner(paper: Paper, openings: Sequence[Opening], start: int, end: int) -> list[Appendix]:
    """Appendices of an item, and other papers bound in with it (a second set of minutes)."""
    found = find_appendices(paper, start, end)
    bound = [
        Appendix(o.block, o.title)
        for o in openings
        if start + 4 < o.block < end
        and o.kind not in (REPORT, DECISION)
        and all(abs(o.block - a.block) > 2 for a in found)
    ]
    return sorted([*found, *bound], key=lambda a: a.block)


def _appendix_parts(
    paper: Paper, tell: Tell, inner: Sequence[Appendix], end: int, parent: str | None
) -> Iterator[Part]:
    for at, appendix in enumerate(inner):
        stop = inner[at + 1].block if at + 1 < len(inner) else end
        blocks = paper.blocks[appendix.block : stop]
        first, last = _pages(paper, appendix.block, stop)
        told = tell(Seen(appendix.title, blocks, paper=True, appendix=True))
        item = AgendaItem(
            "",
            "agenda",
            None,
            appendix.title,
            told.kind,
            first,
            last,
            parent,
            paper.blocks[appendix.block].evidence(0, 200),
            confidence=told.confidence,
        )
        yield Part(appendix.block, stop, item)


# ---------------------------------------------------------------------- papers without an agenda


def _lone_parts(paper: Paper, layout: Layout, tell: Tell) -> Iterator[Part]:
    """A report, minutes, a notice or a letter alone; or several bound together."""
    starts = [0, *(o.block for o in layout.openings if o.block > 10)]
    ends = [*starts[1:], len(paper.blocks)]
    for start, end in zip(starts, ends, strict=True):
        near = [o for o in layout.openings if start <= o.block <= start + 10]
        yield from _lone(paper, layout, tell, near[0] if near else None, (start, end))


def _lone(
    paper: Paper, layout: Layout, tell: Tell, opening: Opening | None, span: tuple[int, int]
) -> Iterator[Part]:
    start, end = span
    kind = _lone_kind(paper, layout, opening, start, end)
    apart = kind not in (ItemKind.APPENDIX, ItemKind.EXCEPTION_REPORT)
    inner = [a for a in find_appendices(paper, start, end) if a.block > start + 1] if apart else []
    own = inner[0].block if inner else end
    first, last = _pages(paper, start, end)
    title = _lone_title(paper, layout, opening, start)
    evidence = paper.blocks[start].evidence(0, 200) if start < len(paper.blocks) else None
    item = AgendaItem("", "agenda", None, title, kind, first, last, None, evidence)
    yield Part(start, own, item)
    yield from _appendix_parts(paper, tell, inner, end, None)


def _lone_kind(
    paper: Paper, layout: Layout, opening: Opening | None, start: int, end: int
) -> ItemKind:
    blocks = paper.blocks[start:end]
    if layout.web and (holds_minutes(blocks) or is_meeting_page(paper)):
        return ItemKind.MINUTES
    if layout.web and tells(blocks) and not any(b.table for b in blocks):
        return ItemKind.MINUTES
    if opening is None:
        return kind_alone(blocks, paper)
    if opening.kind == DECISION:
        return ItemKind.OTHER
    return kind_of_item(opening.title, blocks, paper=True, opening=opening.kind)


def _lone_title(paper: Paper, layout: Layout, opening: Opening | None, start: int) -> str:
    if opening and opening.title:
        return opening.title
    blocks = paper.blocks[start : start + 10]
    if is_item_page(paper):
        kind_line = any_of(opening_cues().item_pages)
        kinds = [at for at, b in enumerate(blocks) if kind_line.fullmatch(b.text.strip())]
        blocks = blocks[kinds[-1] + 1 :][:1] or blocks[:1]
    named = [b for b in blocks if not _heads_no_paper(b)] or blocks
    heads = [b.text for b in named if b.kind is BlockKind.HEADING] or [b.text for b in named[:1]]
    return " ".join((heads or [paper.title or "Untitled"])[0].split())[:300]


def _heads_no_paper(block: Block) -> bool:
    """A heading of a part ("Summary"), who reports, the committee or the day: no paper's title."""
    text = " ".join(block.text.split())
    part = any_of(opening_cues().not_titles).fullmatch(text)
    day = len(text) < LONGEST_DAY and parse_date(text) is not None
    label = label_of(text) in opening_cues().labels
    return bool(part) or day or label or body_of_line(text) is not None


def _pages(paper: Paper, start: int, end: int) -> tuple[int | None, int | None]:
    """The first and last page of the blocks ``start`` to ``end``, with pages after them that hold
    no blocks (pictures, empty rows) but are no blank filler."""
    pages = [page for block in paper.blocks[start:end] for page in _pages_of(block)]
    if not pages:
        return None, None
    following = paper.blocks[end].page if end < len(paper.blocks) else None
    limit = following or len(paper.pages) + 1
    held = [p.number for p in paper.pages if max(pages) < p.number < limit and not p.filler]
    return min(pages), max([*pages, *held])


def _pages_of(block: Block) -> Iterator[int]:
    cells = (c for row in block.table.body for c in row.cells) if block.table else ()
    for passage in (block, *cells):
        yield from {line.page for line in passage.lines}
