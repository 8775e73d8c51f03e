"""The agenda's items, their pages and kinds, and the pack as a stream of documents."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, field, norm, pair
from evaluation.page_stream import stream_rows
from evaluation.rows import Row


def same_title(true: Json, found: Json) -> bool:
    """The same words."""
    return alike(true["title"], found["title"])


def same_pages(true: Json, found: Json) -> bool:
    """It begins on its page and ends on its last, or on blank pages after that."""
    last = found["last_page"]
    ends = bool(last) and true["content_last_page"] <= last <= true["last_page"]
    return bool(true["first_page"] == found["first_page"]) and ends


def _words(item: Json) -> str:
    pages = f", pages {item['first_page']}-{item['last_page']}" if item["first_page"] else ""
    return f"{item['number'] or ''} {item['title']} ({item['kind']}{pages})".strip()


EXEMPTIONS = "agenda items: exempt"
NUMBER = Field("number", lambda t, f: norm(t["number"]) == norm(f["number"]))


def paragraphs(item: Json) -> list[str]:
    """The paragraphs by which an item is exempt, wherever it is said."""
    return sorted({each for place in item["exempt"] for each in place["paragraphs"]})


ITEM = Kind((NUMBER, Field("title", same_title)), (), _words, lambda agreed, _: bool(agreed))
PAGES = Kind((NUMBER, Field("pages", same_pages)), (), _words)
KIND = Kind((NUMBER, field("kind")), (), _words)
EXEMPT = Kind((NUMBER, Field("paragraphs", lambda t, f: t["exempt"] == paragraphs(f))), (), _words)
APPENDIX = Kind(
    (Field("title", same_title), field("first page", "first_page")),
    (),
    _words,
    lambda agreed, _: bool(agreed),
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Items, where they begin and end, what kind they are; appendices; the page stream."""
    if not gold["items"]:
        return
    have = [i for i in found.get("items", []) if i["source"] == "agenda"]
    numbered = [i for i in have if i["number"]]
    true = [i for i in gold["items"] if i["number"]]
    items = pair(true, numbered, ITEM)
    yield items.row("agenda items"), items
    paged = [i for i in true if i["first_page"]]
    yield known(pair(paged, [i for i in numbered if i["first_page"]], PAGES), "agenda items: pages")
    yield of_kind(paged, numbered)
    withheld = [i for i in true if i.get("exempt")]
    yield pair(withheld, [i for i in numbered if i.get("exempt")], EXEMPT).row(EXEMPTIONS), None
    lone = [i for i in gold["items"] if i["kind"] == "appendix"]
    appended = [i for i in have if not i["number"] and i["parent"]]
    yield pair(lone, appended, APPENDIX).row("agenda items: appendices"), None
    yield from ((row, None) for row in stream_rows(have, gold))


def known(pairing: Pairing, name: str) -> tuple[Row, None]:
    """A measure of a part of what was known; what was missed is told elsewhere."""
    row = pairing.row(name)
    wrong = tuple(each for each in row.misses if each.kind.startswith("wrong"))
    return Row(name, row.recalled, row.true, row.right, row.found, wrong), None


def of_kind(true: list[Json], found: list[Json]) -> tuple[Row, None]:
    """The kinds of the items that have pages."""
    numbers = {norm(i["number"]) for i in true}
    return known(
        pair(true, [i for i in found if norm(i["number"]) in numbers], KIND), "agenda items: kind"
    )
