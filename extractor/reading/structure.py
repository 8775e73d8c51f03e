"""The structure tree of a tagged PDF, read whole and bounded, whatever is wrong with it.

The tree says what each stretch of marked content is; the words themselves come from the page
and are joined to it by page and marked-content id.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

DEEPEST = 120  # levels; what lies deeper is left out
MOST = 400_000  # elements and marks of one tree
WIDEST = 200  # columns or rows that one cell may span

STANDARD = frozenset(
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC",
        "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5",
        "H6", "Title", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
        "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code",
        "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form", "Artifact",
        "Aside", "FENote", "Sub", "Em", "Strong",
    }
)  # fmt: skip
# what may stand between a table and its rows
TABLE_PARTS = frozenset({"THead", "TBody", "TFoot", "Div", "Sect", "NonStruct"})
HEADING_NAME = re.compile(r"h(?:eading)?[\s_]*([1-9])", re.IGNORECASE)  # such as Heading 2


class Mark(NamedTuple):
    """One stretch of marked content: the page it is on, from 1, and its id there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Node:
    """One element: ``role`` is its standard type; spans are those of a table cell; ``scope`` of
    a header cell is Row, Column, Both or empty."""

    role: str
    kids: tuple[Node | Mark, ...] = ()
    col_span: int = 1
    row_span: int = 1
    scope: str = ""

    def marks(self) -> Iterator[Mark]:
        """Yield its marked content in reading order, that of its elements too."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            else:
                yield from kid.marks()

    def nodes(self) -> Iterator[Node]:
        """Yield its own elements."""
        return (kid for kid in self.kids if isinstance(kid, Node))


def read(path: Path) -> Node | None:
    """Return the root of the file's structure tree; None where it has none that can be read."""
    import playa

    logging.getLogger("playa").setLevel(logging.CRITICAL)
    with suppress(Exception), playa.open(path) as document:
        return _Tree(document).root()
    return None


class _Tree:
    """Walks the dictionaries behind a tree; each element is visited once, so cycles end."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.seen: set[int] = set()
        self.top = _resolved(document.catalog.get("StructTreeRoot"), self.seen)
        self.roles = _named(_dictionary(self.top).get("RoleMap"))
        self.classes = _dictionary(_dictionary(self.top).get("ClassMap"))
        self.pages: dict[int, int | None] = {}
        self.count = 0
        self.streams: dict[Mark, set[int]] = {}

    def root(self) -> Node | None:
        """Read the whole tree; marks that two content streams share are left out."""
        if not isinstance(self.top, dict):
            return None
        node = Node("Document", tuple(self._kids(self.top.get("K"), None, 0)))
        doubtful = {mark for mark, streams in self.streams.items() if len(streams) > 1}
        if doubtful:
            pages = {mark.page for mark in doubtful}
            node = _without(node, pages)
        return node if any(True for _ in node.marks()) else None

    def _kids(self, value: Any, page: int | None, depth: int) -> Iterator[Node | Mark]:
        for kid in value if isinstance(value := _resolved(value, self.seen), list) else [value]:
            self.count += 1
            if self.count > MOST:
                return
            yield from self._kid(kid, page, depth)

    def _kid(self, kid: Any, page: int | None, depth: int) -> Iterator[Node | Mark]:
        kid = _resolved(kid, self.seen)
        if isinstance(kid, int) and page is not None:
            yield self._mark(page, kid, 0)
        elif isinstance(kid, list) and depth < DEEPEST:
            yield from self._kids(kid, page, depth + 1)
        elif isinstance(kid, dict):
            yield from self._entry(kid, page, depth)

    def _entry(self, kid: dict[str, Any], page: int | None, depth: int) -> Iterator[Node | Mark]:
        page = self._page(kid.get("Pg"), page)
        mcid = _resolved(kid.get("MCID"))
        if isinstance(mcid, int) and "S" not in kid:
            if page is not None:
                yield self._mark(page, mcid, getattr(kid.get("Stm"), "objid", 0))
        elif depth < DEEPEST and ("S" in kid or "K" in kid):
            yield self._element(kid, page, depth)

    def _element(self, kid: dict[str, Any], page: int | None, depth: int) -> Node:
        attributes = self._attributes(kid)
        return Node(
            self._role(_name(kid.get("S"))),
            tuple(self._kids(kid.get("K"), page, depth + 1)),
            _span(attributes.get("ColSpan")),
            _span(attributes.get("RowSpan")),
            _name(attributes.get("Scope")),
        )

    def _mark(self, page: int, mcid: int, stream: int) -> Mark:
        mark = Mark(page, mcid)
        self.streams.setdefault(mark, set()).add(stream)
        return mark

    def _page(self, reference: Any, inherited: int | None) -> int | None:
        number = getattr(reference, "objid", None)
        if number is None:
            return inherited
        if number not in self.pages:
            try:
                self.pages[number] = self.document.pages.by_id(number).page_idx + 1
            except (KeyError, IndexError):
                self.pages[number] = None
        return self.pages[number]

    def _role(self, name: str) -> str:
        for _ in range(8):
            if name in STANDARD:
                return name
            following = self.roles.get(name, name)
            if following == name:
                break
            name = following
        heading = HEADING_NAME.fullmatch(name)
        return f"H{min(int(heading[1]), 6)}" if heading else name

    def _attributes(self, kid: dict[str, Any]) -> dict[str, Any]:
        """The element's own attributes over those of its classes."""
        found: dict[str, Any] = {}
        for name in _listed(kid.get("C")):
            found |= _together(self.classes.get(_name(name)))
        return found | _together(kid.get("A"))


# ------------------------------------------------------------------- values as they may come


def _resolved(value: Any, seen: set[int] | None = None) -> Any:
    """Follow references; with ``seen``, an object reached before gives nothing."""
    for _ in range(8):
        number = getattr(value, "objid", None)
        if number is None or not hasattr(value, "resolve"):
            return value
        if seen is not None:
            if number in seen:
                return None
            seen.add(number)
        value = value.resolve()
    return None


def _dictionary(value: Any) -> dict[str, Any]:
    value = _resolved(value)
    return value if isinstance(value, dict) else {}


def _listed(value: Any) -> list[Any]:
    value = _resolved(value)
    if value is None:
        return []
    return [_resolved(v) for v in value] if isinstance(value, list) else [value]


def _together(value: Any) -> dict[str, Any]:
    """All attribute dictionaries of one value as one (numbers between them are revisions)."""
    found: dict[str, Any] = {}
    for one in _listed(value):
        attributes = getattr(one, "attrs", one)
        if isinstance(attributes, dict):
            found |= attributes
    return found


def _name(value: Any) -> str:
    value = _resolved(value)
    value = getattr(value, "name", value)
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return value if isinstance(value, str) else ""


def _named(value: Any) -> dict[str, str]:
    return {key: _name(name) for key, name in _dictionary(value).items()}


def _span(value: Any) -> int:
    value = _resolved(value)
    return min(max(value, 1), WIDEST) if isinstance(value, int) else 1


def _without(node: Node, pages: set[int]) -> Node:
    kids = (_without(k, pages) if isinstance(k, Node) else k for k in node.kids)
    kept = tuple(k for k in kids if isinstance(k, Node) or k.page not in pages)
    return Node(node.role, kept, node.col_span, node.row_span, node.scope)
