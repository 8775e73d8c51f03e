"""Where each agenda item's paper begins: stamps, bookmarks, the page column and titles together.

A place is the index of a block.  The witnesses are asked in the order of how rarely they err; those
that say otherwise are named in the item's problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.records import Block, BlockKind, Page, Paper
from extractor.segmenting.agenda import Entry
from extractor.segmenting.kinds import kind_of_title
from extractor.segmenting.numbering import same_number, split_number
from extractor.segmenting.openings import Opening

ALIKE = 80
NEARLY_SAME = 88
HEAD_LINES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item's paper begins; ``page`` is None in a file without pages."""

    block: int
    page: int | None
    problems: tuple[str, ...] = ()


# ---------------------------------------------------------------------- witnesses in paged files

_STAMP = re.compile(
    r"(?:agenda\s+)?item\s*(?:no\.?|number)?\s*:?\s*(?P<number>\S.{0,6}?)\s*$", re.I
)


def stamped_pages(paper: Paper) -> dict[str, int]:
    """The first page that bears each item's stamp, by the stamp's number."""
    found: dict[str, int] = {}
    for page in paper.pages:
        for furniture in page.furniture:
            match = _STAMP.search(furniture.text) if furniture.kind == "item-stamp" else None
            if match:
                found.setdefault(match["number"].strip("() .").lower(), page.number)
    return found


def bookmarked_pages(paper: Paper) -> list[tuple[str, str, int]]:
    """The bookmarks that begin with an item's number: number, title and page."""
    parted = ((split_number(mark.title), mark.page) for mark in paper.bookmarks if mark.level == 0)
    return [(found[0].strip("() .").lower(), found[1], page) for found, page in parted if found]


def stamped_entries(paper: Paper, openings: Sequence[Opening]) -> list[Entry]:
    """The items that stamps name, where no agenda can be read: titled by a bookmark, by how the
    paper begins, or by its first line."""
    marks = {number: title for number, title, _ in bookmarked_pages(paper)}
    entries = []
    for number, page in stamped_pages(paper).items():
        at = _first_block(paper, page)
        begun = (o.title for o in openings if 0 <= o.block - at <= 3 and o.title)
        if at < len(paper.blocks):
            block = paper.blocks[at]
            title = marks.get(number) or next(begun, " ".join(block.text.split())[:200])
            entries.append(Entry(number, title, None, at, block.evidence(0, 200)))
    return entries


def printed_number(page: Page) -> int | None:
    """The number printed on a page: 7 of "Page 7" and of "7 of 54"."""
    match = re.search(r"\d{1,4}", page.label or "")
    return int(match[0]) if match else None


def labelled_page(paper: Paper, number: int, after: int) -> int | None:
    """The first page after page ``after`` that bears the printed ``number``."""
    pages = (p.number for p in paper.pages if p.number > after and printed_number(p) == number)
    return next(pages, None)


# --------------------------------------------------------------------------------- places


def place_by_page(paper: Paper, entries: Sequence[Entry], after: int) -> dict[str, Place]:
    """The items that stamps, bookmarks or printed page numbers place after page ``after``."""
    stamps, marks = stamped_pages(paper), bookmarked_pages(paper)
    places: dict[str, Place] = {}
    for entry in entries:
        witnesses = {
            "the stamp": _stamped(stamps, entry),
            "the bookmark": _bookmarked(marks, entry),
            "the agenda": labelled_page(paper, entry.pages.first, after) if entry.pages else None,
        }
        told = {who: page for who, page in witnesses.items() if page and page > after}
        if told:
            page = next(iter(told.values()))
            block = _first_block(paper, page)
            places[entry.number] = Place(block, page, tuple(_disagreements(told, page)))
    return _in_order(entries, places)


def _stamped(stamps: Mapping[str, int], entry: Entry) -> int | None:
    return next(
        (page for number, page in stamps.items() if same_number(number, entry.number)), None
    )


def _bookmarked(marks: Sequence[tuple[str, str, int]], entry: Entry) -> int | None:
    for number, title, page in marks:
        if same_number(number, entry.number) and fuzz.token_set_ratio(title, entry.title) >= 60:
            return page
    return None


def _disagreements(told: Mapping[str, int], page: int) -> Iterator[str]:
    who = next(iter(told))
    for other, elsewhere in told.items():
        if elsewhere != page:
            yield f"{who} says page {page}, {other} page {elsewhere}"


def _first_block(paper: Paper, page: int) -> int:
    blocks = enumerate(paper.blocks)
    return next((at for at, block in blocks if (block.page or 0) >= page), len(paper.blocks))


def _in_order(entries: Sequence[Entry], places: dict[str, Place]) -> dict[str, Place]:
    """Leave out a place that would put an item before the one above it on the agenda."""
    kept: dict[str, Place] = {}
    last = -1
    for entry in entries:
        place = places.get(entry.number)
        if place and place.block >= last:
            kept[entry.number], last = place, place.block
    return kept


# --------------------------------------------------------------------- places by what is printed


def place_by_title(
    paper: Paper, entries: Sequence[Entry], openings: Sequence[Opening], after: int
) -> dict[str, Place]:
    """The items whose papers are told by how papers begin, in the agenda's order.

    ``after`` is the last block of the agenda.
    """
    begun = [o for o in openings if o.block > after]
    begun += [o for o in titled(paper, entries, after) if all(o.block != b.block for b in begun)]
    begun.sort(key=lambda o: o.block)
    pairs = _align(entries, begun)
    return {
        entry.number: Place(_with_head(paper, opening.block), paper.blocks[opening.block].page)
        for entry, opening in pairs
    }


def _with_head(paper: Paper, at: int) -> int:
    """The first block of the page where only lines of a head (the body, the day, who reports)
    stand above the title on it."""
    page = paper.blocks[at].page
    first = _first_block(paper, page) if page else at
    above = paper.blocks[first:at]
    return first if len(above) <= HEAD_LINES and all(map(_of_head, above)) else at


def _of_head(block: Block) -> bool:
    shaped = block.kind is BlockKind.HEADING or block.is_bold or len(block.text) < 60
    return shaped and block.table is None and not block.marker and len(block.text) < 160


def titled(paper: Paper, entries: Sequence[Entry], after: int) -> list[Opening]:
    """Headings after the agenda that say an item's title."""
    return [
        Opening(at, "title", block.text)
        for at, block in enumerate(paper.blocks)
        if at > after and block.kind is BlockKind.HEADING and len(block.text) < 250
        for entry in entries
        if _says(block.text, block.marker, entry)
    ]


def _says(text: str, marker: str | None, entry: Entry) -> bool:
    if marker and not same_number(marker, entry.number):
        return False
    return fuzz.ratio(text.lower(), entry.title.lower()) >= NEARLY_SAME


def _align(entries: Sequence[Entry], begun: Sequence[Opening]) -> list[tuple[Entry, Opening]]:
    """Pair items and beginnings, both in order, so that the pairs are together most alike."""
    rows, columns = len(entries), len(begun)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[likeness(entry, opening) for opening in begun] for entry in entries]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return list(_walk(entries, begun, alike, best))


def _walk(
    entries: Sequence[Entry],
    begun: Sequence[Opening],
    alike: list[list[float]],
    best: list[list[float]],
) -> Iterator[tuple[Entry, Opening]]:
    i = j = 0
    while i < len(entries) and j < len(begun):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield entries[i], begun[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def likeness(entry: Entry, opening: Opening) -> float:
    """How far an opening looks like the paper of an item, 0 to 1; 0 is not at all."""
    same_kind = kind_of_title(entry.title) == opening.kind
    if opening.kind in ("minutes", "action-sheet", "forward-plan"):
        return 0.95 if same_kind else 0.0
    score = fuzz.token_set_ratio(opening.title.lower(), entry.title.lower())
    return score / 100 if score >= ALIKE and opening.title else 0.0
