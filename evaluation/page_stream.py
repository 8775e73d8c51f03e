"""A pack as a stream of pages that is divided into documents: front matter, items, appendices.

The measures are those of page stream segmentation.  Panoptic quality (Kirillov et al. 2019,
for page streams van Heusden et al. 2022 and 2024) pairs documents whose intersection over union
of pages is above a half; it is the sum of their intersections over unions, by
``TP + FP / 2 + FN / 2``.  Blank pages between documents may be given to either or to none, so
they are left out of account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evaluation.rows import Miss, Row

Json = dict[str, Any]
Document = frozenset[int]


def stream_rows(items: Sequence[Json], gold: Json) -> Iterator[Row]:
    """Documents that are exactly right, panoptic quality, and where documents begin."""
    true_items = [i for i in gold["items"] if i["first_page"]]
    if not true_items:
        return
    blank = blank_pages(true_items)
    true = documents(true_items, blank)
    found = documents([i for i in items if i["first_page"] and i["last_page"]], blank)
    yield exact(true, found)
    yield panoptic(true.values(), found.values())
    yield boundaries(true, found)


def documents(items: Sequence[Json], blank: Document = frozenset()) -> dict[int, Document]:
    """The pages of each document by the page on which it begins.

    A page belongs to the item that began last before it and has not ended: an appendix takes its
    pages from the item it is within.
    """
    pages: dict[int, set[int]] = {}
    last = max((i["last_page"] for i in items), default=0)
    for page in range(1, last + 1):
        begun = [i["first_page"] for i in items if i["first_page"] <= page <= i["last_page"]]
        if begun and page not in blank:
            pages.setdefault(max(begun), set()).add(page)
    return {first: frozenset(each) for first, each in pages.items()}


def blank_pages(items: Sequence[Json]) -> Document:
    """The pages that fill up after the content of an item."""
    after = {p for i in items for p in range(i["content_last_page"] + 1, i["last_page"] + 1)}
    held = {p for i in items for p in range(i["first_page"], i["content_last_page"] + 1)}
    return frozenset(after - held)


def exact(true: Mapping[int, Document], found: Mapping[int, Document]) -> Row:
    """Documents that have exactly their pages."""
    hits = len(set(true.values()) & set(found.values()))
    missed = [d for d in true.values() if d not in set(found.values())]
    misses = tuple(Miss("divided wrongly", span(d), None, min(d)) for d in missed)
    return Row("documents: exact", hits, len(true), hits, len(found), misses)


def panoptic(true: Iterable[Document], found: Iterable[Document]) -> Row:
    """Panoptic quality is the F1 of this row, whose hits weigh what their pages agree."""
    true, found = list(true), list(found)
    quality = sum(iou for t in true for f in found if (iou := len(t & f) / len(t | f)) > 0.5)
    return Row("documents: panoptic quality", quality, len(true), quality, len(found))


def boundaries(true: Mapping[int, Document], found: Mapping[int, Document]) -> Row:
    """The pages on which documents begin; the first page of a pack is no discovery."""
    begin, said = set(true) - {1}, set(found) - {1}
    hits = len(begin & said)
    return Row("documents: boundaries", hits, len(begin), hits, len(said))


def span(document: Document) -> str:
    """The pages of a document in words."""
    return f"pages {min(document)}-{max(document)}"
