"""What another reading of a paper would change in the library, record by record.

Records are matched by their kind and what names them (an action by its words, a figure by
indicator, period and measure), else by the words and page that show them: their ids only count
within one reading, and are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from extractor.library.reads import KINDS, WORDS, chosen
from extractor.library.rows import row_of
from extractor.library.schema import PARTS_OF_MINUTES, RECORDS, metadata, papers
from extractor.library.writes import keep
from extractor.records import AgendaItem, Extraction

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
NAMES: dict[str, tuple[str, ...]] = {
    "paper": (),
    "pages": ("number",),
    "problems": ("kind", "page"),
    "items": ("source", "number", "title"),
    "actions": ("source", "text"),
    "plan": ("subject", "meeting_date"),
    "figures": ("source", "indicator", "period", "measure"),
    "statements": ("indicator", "period"),
    "reports": ("subject",),
    "clearances": ("text",),
    "responses": ("number", "text"),
    "minutes": ("meeting_date", "committee"),
    "minute_items": ("minutes", "number", "title"),
    "attendance": ("minutes", "name"),
    "resolutions": ("minutes", "minute", "text"),
    "passages": ("kind", "text"),
}
"""The kinds of what is compared, and the fields that name one."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a record as it is held, and as it would be."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that would be added, removed or changed; ``name`` is what it is about, ``page``
    that of its evidence in the new reading, or in the old where there is none; a changed one has
    its ``fields``."""

    kind: str
    change: str
    name: str
    page: int | None
    fields: tuple[Changed, ...] = ()


def held_as(engine: sa.Engine, source: str) -> Extraction | None:
    """A paper as the library holds it, with its words; None where it holds none."""
    found = chosen(engine, (*KINDS, WORDS), papers.c.source == source)
    return found[0] if found else None


def as_kept(extraction: Extraction) -> Extraction:
    """A paper as it would be read back: from a library in memory."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    try:
        metadata.create_all(engine)
        keep(engine, extraction)
        return chosen(engine, (*KINDS, WORDS), sa.true())[0]
    finally:
        engine.dispose()


def differences(before: Extraction, after: Extraction) -> list[Difference]:
    """What would change, by kind, and in the order of the papers within each."""
    old, new = facts(before), facts(after)
    return [found for kind in NAMES for found in compared(kind, old[kind], new[kind])]


# ------------------------------------------------------------------ what is compared


def facts(extraction: Extraction) -> dict[str, list[Values]]:
    """Every record by kind, its evidence laid flat, without ids."""
    records, items = extraction.records, {each.id: each for each in extraction.items}
    found: dict[str, list[Any]] = {name: list(getattr(records, name, ())) for name in RECORDS}
    found |= {"items": [*extraction.items], "problems": [*extraction.problems]}
    found |= {"pages": [*extraction.paper.pages], "minutes": [*records.minutes]}
    every = {kind: [values(each, items) for each in rows] for kind, rows in found.items()}
    every["minutes"] = [without(each, PARTS_OF_MINUTES) for each in every["minutes"]]
    for name in PARTS_OF_MINUTES:
        table = PARTS_OF_MINUTES[name][1].name
        every[table] = [
            {"minutes": n, **values(part, items)}
            for n, minutes in enumerate(records.minutes, 1)
            for part in getattr(minutes, name)
        ]
    passages = extraction.paper.passages()
    every["passages"] = [{"kind": k, "text": p.text, "page": p.page} for k, p in passages]
    return every | {"paper": [of_the_paper(extraction)]}


def of_the_paper(extraction: Extraction) -> Values:
    """What a paper says of itself and its meeting, and how far it was read."""
    paper = extraction.paper
    own = {name: getattr(paper, name) for name in ("sha256", "media_type", "title", "reader")}
    own |= {"kind": extraction.kind, "state": extraction.state}
    return {**plain(own), **values(extraction.meeting, {})}


def values(record: Any, items: dict[str, AgendaItem]) -> Values:
    """The fields of a record; its item by number, or else title, since ids count within a
    reading."""
    found: Values = plain(without(row_of(record), ("id",)))
    if "item_id" in found:
        item = items.get(found.pop("item_id") or "")
        found["under"] = (item.number or item.title) if item else None
    return found


def without(row: Values, names: Any) -> Values:
    """A row without some fields."""
    return {name: value for name, value in row.items() if name not in names}


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


# ------------------------------------------------------------------ what is one record


def compared(kind: str, old: list[Values], new: list[Values]) -> Iterator[Difference]:
    """The differences between the records of one kind."""
    pairs, old, new = matched(kind, old, new)
    for before, after in pairs:
        names = [name for name in after if before.get(name) != after[name]]
        fields = tuple(Changed(name, before.get(name), after[name]) for name in names)
        yield Difference(kind, CHANGED, name_of(kind, after), page_of(after), fields)
    for change, rows in ((REMOVED, old), (ADDED, new)):
        for row in rows:
            yield Difference(kind, change, name_of(kind, row), page_of(row))


def matched(
    kind: str, old: list[Values], new: list[Values]
) -> tuple[list[tuple[Values, Values]], list[Values], list[Values]]:
    """The records that are one and differ, and what is left of both sides."""

    def by_name(row: Values) -> str:
        return repr([row.get(name) for name in NAMES[kind]])

    _, old, new = joined(old, new, repr)
    pairs, old, new = joined(old, new, by_name)
    more, old, new = joined(old, new, shown_by)
    return [*pairs, *more], old, new


def joined(
    old: Sequence[Values], new: Sequence[Values], key: Callable[[Values], Any]
) -> tuple[list[tuple[Values, Values]], list[Values], list[Values]]:
    """Rows of both sides with one key, the first with the first; and those left over."""
    waiting: dict[Any, list[Values]] = {}
    for row in old:
        waiting.setdefault(key(row), []).append(row)
    pairs, left = list[tuple[Values, Values]](), list[Values]()
    for row in new:
        same = waiting.get(key(row)) if key(row) is not None else None
        if same:
            pairs.append((same.pop(0), row))
        else:
            left.append(row)
    taken = {id(before) for before, _ in pairs}
    return pairs, [row for row in old if id(row) not in taken], left


def shown_by(row: Values) -> tuple[Any, ...] | None:
    """The words and the place that show a record; None where it has none."""
    if not row.get("evidence_text"):
        return None
    place = row.get("evidence_bbox") or row.get("evidence_offset")
    return (row["evidence_text"], row.get("evidence_page"), repr(place))


def name_of(kind: str, row: Values) -> str:
    """What a record is about, in words."""
    told = [str(row[name]) for name in NAMES[kind] if row.get(name) not in (None, "")]
    return " · ".join(told)


def page_of(row: Values) -> int | None:
    """The page on which a record stands."""
    found = row.get("evidence_page", row.get("page", row.get("first_page")))
    return found if found is not None or "width" not in row else row["number"]
