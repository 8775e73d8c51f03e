"""Blocks of a tagged paper: its structure tree says what is what, and in which order.

The tree decides structure; words, fonts and boxes are the page's own.  Pages that the tree does
not cover, such as untagged ones of a merged pack, are read by their layout.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from extractor.paper import Furniture
from extractor.reading import layout, structure
from extractor.reading.coverage import Cover, cover
from extractor.reading.furniture import MARGIN, NUMBER, Draft
from extractor.reading.glyphs import Word
from extractor.reading.headings import LARGER
from extractor.reading.joining import join
from extractor.reading.lines import TextLine, Vocabulary, lines_of
from extractor.reading.paragraphs import Paragraph, marker_of, paragraphs, text_right
from extractor.reading.structure import TABLE_PARTS, Mark, Node
from extractor.reading.tables import Ruled
from extractor.reading.tagged_lines import enlist, only_label, printed_lines, split
from extractor.reading.tagged_tables import Cells, is_table, table

INLINE = frozenset(
    {
        "Span", "Quote", "Reference", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
        "Warichu", "WT", "WP", "Formula", "Form", "Sub", "Em", "Strong", "Lbl",
    }
)  # fmt: skip
"""Elements that stand in the line; all others begin a block of their own."""

NOTES = frozenset({"Note", "FENote", "Aside"})
LONGEST_PLAIN = 100  # characters of a heading that is set as running text is
CLOSE = 12.0  # points between the words of two parts of one table
HEADINGS = {"Title": 1, "H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}

Element = Paragraph | Ruled


def tree_of(path: Path, drafts: Sequence[Draft]) -> Node | None:
    """Return the structure tree of a file whose words stand in marked content."""
    if not any(word.mcid >= 0 for draft in drafts for word in draft.sheet.words):
        return None
    return structure.read(path)


def elements(tree: Node, drafts: Sequence[Draft], known: Vocabulary) -> list[Element]:
    """Return all paragraphs and tables page by page, once furniture is taken out."""
    found = cover(tree, drafts)
    pages = {d.sheet.number: d for d in drafts}
    flow = _titles_first(sorted(_Walk(found, pages, known).read(tree), key=_page))
    for page, words in found.loose.items():
        for para in _outside(words, pages[page], known):
            flow.insert(_position(flow, para), para)
    rest = [d for d in drafts if d.sheet.number not in found.loose]
    return sorted([*_joined(flow), *layout.flow(rest, known)], key=_page)


def _titles_first(flow: Sequence[Element]) -> list[Element]:
    """Put a title that is printed above all else on its page before it: slides often tag it
    last."""
    ordered: list[Element] = []
    for _, group in groupby(flow, key=_page):
        page = list(group)
        top = min(page, key=_top)
        if isinstance(top, Paragraph) and (top.level or _is_larger(top, page)):
            page.remove(top)
            page.insert(0, top)
        ordered += page
    return ordered


def _is_larger(para: Paragraph, page: Sequence[Element]) -> bool:
    others = [e.size for e in page if isinstance(e, Paragraph) and e is not para]
    return para.size >= LARGER * max(others, default=0.0)


def _outside(words: Sequence[Word], draft: Draft, known: Vocabulary) -> list[Paragraph]:
    """What stands outside the tree: text, but for a page number in the margin."""
    height, inner = draft.sheet.height, []
    for line in lines_of(words, draft.sheet.number):
        if MARGIN * height < line.base < (1 - MARGIN) * height or not NUMBER.fullmatch(line.text):
            inner.append(line)
        else:
            draft.furniture.append(Furniture("page-number", line.text, line.box))
    return paragraphs(inner, text_right(draft.lines), known)


def _position(flow: Sequence[Element], para: Paragraph) -> int:
    """Where a paragraph goes: after the last element that begins above it on its page."""
    page, top = para.lines[0].page, para.lines[0].base
    above = [
        i for i, e in enumerate(flow) if _page(e) < page or (_page(e) == page and _top(e) < top)
    ]
    return max(above, default=-1) + 1


def _page(element: Element) -> int:
    """The page on which an element begins."""
    if isinstance(element, Paragraph):
        return element.lines[0].page
    return min((ln.page for row in element.rows for c in row.cells for ln in c.lines), default=0)


def _top(element: Element) -> float:
    if isinstance(element, Paragraph):
        return element.lines[0].base
    return element.rows[0].top if element.rows else 0.0


def _joined(flow: Sequence[Element]) -> Iterator[Element]:
    """Join tables that the tree parts at page breaks, as spreadsheets' do."""
    held: Element | None = None
    for element in flow:
        if isinstance(held, Ruled) and isinstance(element, Ruled) and _one_table(held, element):
            continue
        if held is not None:
            yield held
        held = element
    if held is not None:
        yield held


class _Walk:
    """Walks a structure tree and gives its paragraphs and tables in reading order."""

    def __init__(self, found: Cover, pages: dict[int, Draft], known: Vocabulary) -> None:
        self.words = dict(found.words)
        self.pages = pages
        self.known = known
        self.rights = _rights(pages)
        self.body = _body_size(found)

    def read(self, tree: Node) -> Iterator[Element]:
        """Read the whole tree."""
        return self._flow(tree, -1, None)

    def _flow(self, node: Node, depth: int, level: int | None) -> Iterator[Element]:
        """Read one element; ``depth`` counts the lists around it, ``level`` is the heading's."""
        match node.role:
            case "Artifact":
                self._take(node.marks())
            case "Table":
                yield from self._table(node, depth)
            case "L":
                yield from self._mixed(node.kids, depth + 1, level)
            case "LI":
                yield from self._item(node, max(depth, 0), level)
            case role:
                yield from self._mixed(node.kids, depth, HEADINGS.get(role, level))

    def _mixed(
        self, kids: Iterable[Node | Mark], depth: int, level: int | None
    ) -> Iterator[Element]:
        """Read elements and text beside each other; notes follow the text they stand in."""
        kids = list(kids)
        notes = [k for k in kids if isinstance(k, Node) and k.role in NOTES]
        rest = [k for k in kids if not (isinstance(k, Node) and k.role in NOTES)]
        for is_block, run in groupby(rest, self._is_block):
            if is_block:
                for node in run:
                    assert isinstance(node, Node)
                    yield from self._flow(node, depth, level)
            else:
                yield from self._paragraphs(self._lines(run), level)
        for note in notes:
            yield from self._mixed(note.kids, depth, level)

    def _is_block(self, kid: Node | Mark) -> bool:
        if isinstance(kid, Mark):
            return False
        if kid.role == "Figure":
            return any(mark in self.words for mark in kid.marks())
        return kid.role not in INLINE or any(self._is_block(k) for k in kid.kids)

    def _lines(self, kids: Iterable[Node | Mark]) -> list[TextLine]:
        marks = (m for k in kids for m in ([k] if isinstance(k, Mark) else k.marks()))
        return printed_lines(self._take(marks))

    def _paragraphs(self, lines: list[TextLine], level: int | None) -> Iterator[Paragraph]:
        right = self.rights[lines[0].page] if lines else 0.0
        return split(lines, right, self.known, None if self._plain(lines) else level)

    def _plain(self, lines: list[TextLine]) -> bool:
        """Whether lines are set as running text, whatever heading they are tagged as."""
        if sum(line.bold_share for line in lines) > 0.5 * len(lines):
            return False
        text = " ".join(line.text for line in lines)
        small = all(line.size < LARGER * self.body for line in lines)
        return small and (len(text) > LONGEST_PLAIN or text.endswith((".", ";", ",")))

    def _take(self, marks: Iterable[Mark]) -> list[tuple[int, Word]]:
        """The words of marks with their pages; each mark gives its words once."""
        return [(mark.page, word) for mark in marks for word in self.words.pop(mark, ())]

    # ----------------------------------------------------------------------------- lists

    def _item(self, node: Node, depth: int, level: int | None) -> Iterator[Element]:
        """An item's first paragraph takes its label; the others stand by themselves."""
        labels = [k for k in node.kids if isinstance(k, Node) and k.role == "Lbl"]
        label = self._lines(labels)
        rest = [k for k in node.kids if k not in labels]
        found = list(self._mixed(rest, depth, level))
        if found and isinstance(found[0], Paragraph) and not found[0].item:
            enlist(found[0], label, depth)
        elif label:
            found[:0] = self._paragraphs(label, level)
        yield from found

    # ---------------------------------------------------------------------------- tables

    def _table(self, node: Node, depth: int) -> Iterator[Element]:
        """A table; one that only lays out text gives its cells' text."""
        rows: list[Cells] = []
        yield from self._rows(node, depth, rows)
        if is_table(rows, self.pages):
            yield table(rows, self.pages)
        else:
            yield from _unboxed(rows)

    def _rows(self, node: Node, depth: int, rows: list[Cells]) -> Iterator[Element]:
        """Gather the rows; yield what is in none, such as a caption."""
        for kid in node.kids:
            if isinstance(kid, Mark):
                yield from self._paragraphs(self._lines([kid]), None)
            elif kid.role == "TR":
                rows.append([(cell, list(self._mixed([cell], -1, None))) for cell in _cells(kid)])
            elif kid.role in TABLE_PARTS:
                yield from self._rows(kid, depth, rows)
            else:
                yield from self._flow(kid, depth, None)


def _rights(pages: dict[int, Draft]) -> dict[int, float]:
    """How far right text reaches on each page: as far as on any page of its width."""
    reach: dict[int, float] = defaultdict(float)
    for draft in pages.values():
        width = round(draft.sheet.width)
        reach[width] = max(reach[width], text_right(draft.lines))
    return {page: reach[round(draft.sheet.width)] for page, draft in pages.items()}


def _body_size(found: Cover) -> float:
    """The size of most letters, in points."""
    counts: Counter[float] = Counter()
    for words in found.words.values():
        for word in words:
            counts[word.size] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 11.0


def _one_table(above: Ruled, below: Ruled) -> bool:
    """Join ``below`` to ``above`` over a page break, or where nothing parts them on a page."""
    if join(above, below, 0.0):
        return True
    if below.header or above.xs != below.xs or not above.rows or not below.rows:
        return False
    last, first = above.rows[-1], below.rows[0]
    if first.page != last.page or not 0 <= first.top - last.bottom < CLOSE:
        return False
    above.rows += below.rows
    return True


def _cells(row: Node) -> Iterator[Node]:
    """The cells of a row; anything else in it counts as one."""
    for kid in row.kids:
        if isinstance(kid, Mark):
            yield Node("TD", (kid,))
        elif kid.role in ("TD", "TH"):
            yield kid
        else:
            yield Node("TD", (kid,))


def _unboxed(rows: Iterable[Cells]) -> Iterator[Element]:
    """The text of cells one after another; a label alone in a cell marks the next cell's."""
    label: Paragraph | None = None
    for element in (e for row in rows for _, elements in row for e in elements):
        if label and isinstance(element, Paragraph) and _labels(label, element):
            enlist(element, label.lines, 0)
            label = None
        elif label:
            yield label
            label = None
        if only_label(element):
            assert isinstance(element, Paragraph)
            label = element
        else:
            yield element
    if label:
        yield label


def _labels(label: Paragraph, para: Paragraph) -> bool:
    if para.item or label.lines[0].page != para.lines[0].page:
        return False
    words = [*label.lines[0].words, *para.lines[0].words]
    return marker_of(TextLine(words, para.lines[0].page)) is not None
