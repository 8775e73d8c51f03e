"""What belongs to pages and not to the text: running headers and footers, page numbers, item
stamps, filler pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median, mode

from extractor.paper import Furniture
from extractor.reading.glyphs import Sheet, Word
from extractor.reading.grid import Grid
from extractor.reading.lines import TextLine, lines_of, segments

MARGIN = 0.15  # of the page's height: furniture stands in this band at its top and foot
SAME_PLACE = 4.0  # points
MOST_PIECES = 3  # left, middle, right; more is a row of a table that no rules draw

# such as Agenda Item 4a, Agenda Item No. 12.1, Minute Item 7
STAMP = re.compile(r"(agenda|minute) item(:| no\.?:?)? ?\d{1,3}[a-z]?(\.\d{1,2})?", re.IGNORECASE)
# such as 17, - 3 -, Page 3 of 12, 3 | Page, iv, Page 3 of the pack
NUMBER = re.compile(
    r"[-–—\[(|]?\s*(?:page|p a g e|tudalen)?\s*\|?\s*(?P<n>\d{1,4}|[ivxl]{1,6})\s*"
    r"(?:(?:of|/)\s*(?:\d{1,4}|the (?:[a-z]+ )?(?:pack|agenda|papers|document)))?\s*"
    r"(?:\|\s*(?:page|p a g e))?\s*[-–—\])|]?",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"this page (is |has been )?((intentionally|deliberately) (left )?|left )blank", re.IGNORECASE
)


@dataclass(slots=True)
class Draft:
    """A page on its way: its tables, its other lines, and what was taken out of them."""

    sheet: Sheet
    grids: list[Grid]
    lines: list[TextLine]
    furniture: list[Furniture] = field(default_factory=list)
    label: str | None = None
    filler: bool = False


@dataclass(slots=True)
class _Edge:
    """A piece of a line near the top or foot of a page."""

    page: int
    piece: TextLine
    top: bool
    kind: str = ""

    @property
    def sideways(self) -> bool:
        """Whether it was stamped before the page was turned."""
        return not self.piece.first.upright

    @property
    def key(self) -> tuple[bool, str]:
        return (self.top, re.sub(r"\d+", "#", self.piece.text.lower()))


def sift(drafts: Sequence[Draft]) -> None:
    """Move every page's furniture out of its lines; set its label and whether it is filler."""
    _drop_repeated_grids(drafts)
    edges = [edge for i, draft in enumerate(drafts) for edge in _edges(i, draft)]
    for edge in edges:
        if (edge.top or edge.sideways) and STAMP.fullmatch(edge.piece.text):
            edge.kind = "item-stamp"
    _mark_numbers(edges, drafts)
    _mark_repeated(edges, drafts)
    for edge in edges:
        if edge.kind:
            _take(drafts[edge.page], edge)
    for draft in drafts:
        _mark_filler(draft)


def _edges(index: int, draft: Draft) -> Iterator[_Edge]:
    height = draft.sheet.height
    tops = [g.ys[0] for g in draft.grids]
    feet = [g.ys[-1] for g in draft.grids]
    for line in draft.lines:
        if not line.first.upright:
            if not 0.1 < line.x0 / max(draft.sheet.width, 1.0) < 0.9:
                yield _Edge(index, line, False)
            continue
        top = line.base < MARGIN * height
        if not top and line.base < (1 - MARGIN) * height:
            continue
        hidden = [t < line.base for t in tops] if top else [f > line.base for f in feet]
        pieces = segments(line, 2.0)
        if not any(hidden) and len(pieces) <= MOST_PIECES:
            yield from (_Edge(index, piece, top) for piece in pieces)


# --------------------------------------------------------------------------- page numbers


def _mark_numbers(edges: list[_Edge], drafts: Sequence[Draft]) -> None:
    """A number counts where it keeps step with the pages, or stands alone under the text."""
    candidates = [(e, n) for e in edges if not e.kind and (n := _printed_number(e)) is not None]
    steps = Counter(n - e.page for e, n in candidates)
    main = steps.most_common(1)[0][0] if steps else 0
    for edge, number in candidates:
        step = number - edge.page
        if edge.sideways or steps[step] > 1 or _alone(edge, drafts[edge.page]):
            edge.kind = "page-number"
            draft = drafts[edge.page]
            if draft.label is None or step == main:
                draft.label = _digits(edge)


def _digits(edge: _Edge) -> str:
    found = NUMBER.fullmatch(edge.piece.text)
    return found["n"] if found else edge.piece.text


def _printed_number(edge: _Edge) -> int | None:
    found = NUMBER.fullmatch(edge.piece.text)
    if not found:
        return None
    return int(found["n"]) if found["n"].isdigit() else _roman(found["n"].lower())


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[c] for c in text]
    return sum(v if v >= n else -v for v, n in pairwise([*values, 0]))


def _alone(edge: _Edge, draft: Draft) -> bool:
    """Whether it is the last thing on its page, well apart from the text and beside none of it:
    the page that an agenda gives for its last item stands beside the item's title."""
    if edge.top or edge.piece.base < 0.9 * draft.sheet.height:
        return False
    level = [ln for ln in draft.lines if abs(ln.base - edge.piece.base) <= 1]
    if any(ln.text.strip() != edge.piece.text.strip() for ln in level):
        return False
    above = [ln.base for ln in draft.lines if ln.base < edge.piece.base - 1]
    below = [ln.base for ln in draft.lines if ln.base > edge.piece.base + 1]
    return not below and edge.piece.base - max(above, default=0.0) > 1.8 * edge.piece.size


# ------------------------------------------------------------------- headers and footers


def _mark_repeated(edges: list[_Edge], drafts: Sequence[Draft]) -> None:
    """Words at one place of several pages that follow each other, where no other page has its
    text begin (a report's title on each of several reports is no running header)."""
    groups: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.kind and sum(map(str.isalpha, edge.piece.text)) > 2:
            groups[edge.key].append(edge)
    fewest = 2 if len(drafts) <= 3 else 3
    repeated = [
        same for group in groups.values() for same in _at_one_place(group) if len(same) >= fewest
    ]
    for same in _running(repeated, edges, drafts):
        for edge in _after_title(same, drafts):
            edge.kind = "header" if edge.top else "footer"


def _running(
    repeated: list[list[_Edge]], edges: list[_Edge], drafts: Sequence[Draft]
) -> list[list[_Edge]]:
    """Those that run over the pages; what is not one of them is text, beside which the others
    are looked at again (a line of a report's head below its title is no header)."""
    while True:
        starts = _body_starts(edges, drafts, {id(e) for same in repeated for e in same})
        kept = [
            same
            for same in repeated
            if _in_sequence(same)
            and _apart_from_text(same, starts)
            and not _where_text_begins(same, starts, drafts)
        ]
        if len(kept) == len(repeated):
            return kept
        repeated = kept


def _at_one_place(group: list[_Edge]) -> Iterator[list[_Edge]]:
    places: list[list[_Edge]] = []
    for edge in sorted(group, key=lambda e: e.piece.base):
        if places and edge.piece.base - places[-1][0].piece.base <= SAME_PLACE:
            places[-1].append(edge)
        else:
            places.append([edge])
    yield from places


def _in_sequence(same: list[_Edge]) -> bool:
    pages = sorted({e.page for e in same})
    return any(b - a <= 2 for a, b in pairwise(pages))


def _body_starts(
    edges: list[_Edge], drafts: Sequence[Draft], repeated: set[int]
) -> dict[int, tuple[float, float]]:
    """For each page, where its own text begins and ends."""
    own: dict[int, list[float]] = defaultdict(list)
    taken = {(e.page, round(e.piece.base)) for e in edges if e.kind or id(e) in repeated}
    for i, draft in enumerate(drafts):
        own[i] += [ln.base for ln in draft.lines if (i, round(ln.base)) not in taken]
        own[i] += [y for g in draft.grids for y in (g.ys[0] + 10, g.ys[-1])]
    return {i: (min(ys), max(ys)) for i, ys in own.items() if ys}


def _apart_from_text(same: list[_Edge], starts: dict[int, tuple[float, float]]) -> bool:
    """Whether space stands between the words and the text on most of their pages: the repeated
    head of a table that no rules draw has none."""
    gaps = []
    for edge in same:
        top, foot = starts.get(edge.page, (1e6, -1e6))
        gap = top - edge.piece.base if edge.top else edge.piece.base - foot
        gaps.append(gap > 1.7 * edge.piece.size)
    return sum(gaps) > 0.6 * len(gaps)


def _after_title(same: list[_Edge], drafts: Sequence[Draft]) -> list[_Edge]:
    """A paper's title that runs on as a header stays in the text where it first stands."""
    first = min(same, key=lambda e: e.page)
    body = [ln.size for ln in drafts[first.page].lines] + [
        w.font.size for g in drafts[first.page].grids for c in g.cells for w in c.words
    ]
    if not first.top or first.piece.size < 1.3 * median(body):
        return same
    return [e for e in same if e is not first]


def _where_text_begins(
    same: list[_Edge], starts: dict[int, tuple[float, float]], drafts: Sequence[Draft]
) -> bool:
    place = mode(round(e.piece.base) for e in same)
    pages = {e.page for e in same}
    height = drafts[same[0].page].sheet.height
    top = same[0].top
    others = [
        span[0] if top else span[1]
        for i, span in starts.items()
        if i not in pages and abs(drafts[i].sheet.height - height) < 2
    ]
    if top:
        return sum(abs(y - place) <= SAME_PLACE for y in others) >= 2
    return sum(y >= place for y in others) >= max(2, len(others) // 4)


def _drop_repeated_grids(drafts: Sequence[Draft]) -> None:
    """A ruled box at the top or foot that is the same on three pages is a running header."""
    groups: dict[tuple[int, str], list[tuple[Draft, Grid]]] = defaultdict(list)
    for draft in drafts:
        for grid in draft.grids:
            if _marginal(grid, draft.sheet.height):
                words = " ".join(w.text for c in grid.cells for w in c.words).lower()
                key = (round(grid.ys[0] / 6), re.sub(r"\d+", "#", words))
                groups[key].append((draft, grid))
    for group in groups.values():
        for draft, grid in group if len(group) >= 3 else ():
            kind = "header" if grid.ys[0] < draft.sheet.height / 2 else "footer"
            words = " ".join(w.text for c in grid.cells for w in c.words)
            draft.grids.remove(grid)
            draft.furniture.append(Furniture(kind, words, grid.box))


def _marginal(grid: Grid, height: float) -> bool:
    return grid.ys[-1] < MARGIN * height or grid.ys[0] > (1 - MARGIN) * height


# --------------------------------------------------------------------------- taking it out


def _take(draft: Draft, edge: _Edge) -> None:
    piece = edge.piece
    draft.furniture.append(Furniture(edge.kind, piece.text, piece.box))
    gone = {id(w) for w in piece.words}
    for n, line in enumerate(draft.lines):
        if any(id(w) in gone for w in line.words):
            rest: list[Word] = [w for w in line.words if id(w) not in gone]
            draft.lines[n : n + 1] = lines_of(rest, line.page)
            return


def _mark_filler(draft: Draft) -> None:
    text = " ".join(ln.text for ln in draft.lines)
    if draft.grids or len(text) > 120 or not FILLER.search(text):
        return
    draft.filler = True
    draft.furniture += [Furniture("filler", ln.text, ln.box) for ln in draft.lines]
    draft.lines = []


def ordered(furniture: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """From the top of the page to its foot."""
    return tuple(sorted(furniture, key=lambda f: (f.bbox or (0, 0))[1]))
