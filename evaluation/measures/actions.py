"""Actions that minutes raise, and the entries of action sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, field, pair, tells
from evaluation.rows import Row

LEAD = re.compile(r"^(?:(?:due|by|before|in|for|at|on)\s+)+(?:the\s+)?", re.I)

ARTICLE = re.compile(r"^(?:all|the)\s+", re.I)


def same_owners(true: Json, found: Json) -> bool:
    """Each owner is among the other's, whatever stands around the name."""
    if len(true["owners"]) != len(found["owners"]):
        return False
    return all(any(alike(t, f) for f in found["owners"]) for t in true["owners"])


def same_due(true: Json, found: Json) -> bool:
    """The same words but for "by"; or none."""
    if not true["due"] or not found["due"]:
        return not true["due"] and not found["due"]
    return alike(LEAD.sub("", true["due"]), LEAD.sub("", found["due"]))


def _words(action: Json) -> str:
    told = (action["raised"], action["minute"], action["text"])
    owners = ", ".join(action["owners"]) or "no owner"
    rest = f"({owners}; due {action['due']}; {action['status']})"
    return " ".join([*(each for each in told if each), rest])


OTHERS = (Field("owner", same_owners), Field("due", same_due), field("status"))
RAISED = Kind(
    (Field("text", lambda t, f: tells(t["text"], f["text"])), field("minute")),
    (*OTHERS, field("mark", "marked")),
    _words,
)
ENTRY = Kind(
    (Field("text", lambda t, f: alike(t["text"], f["text"])), field("day raised", "raised")),
    OTHERS,
    _words,
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Both kinds of action."""
    yield from raised(*_of(found, gold, "minutes"))
    yield from entries(*_of(found, gold, "action-sheet"))


def _of(found: Json, gold: Json, source: str) -> tuple[list[Json], list[Json]]:
    true = [a for a in gold["actions"] if a["source"] == source]
    return true, [a for a in found.get("actions", []) if a["source"] == source]


def raised(true: list[Json], have: list[Json]) -> Iterator[tuple[Row, Pairing | None]]:
    """Actions in minutes; marked and unmarked ones apart."""
    same = pair(true, have, RAISED)
    yield same.row("minutes: actions raised"), same
    yield of_mark(same, "minutes: actions marked", marked=True), None
    yield of_mark(same, "minutes: actions unmarked", marked=False), None
    yield of_recipient(same), None
    yield same.complete("minutes: actions complete"), None


def of_mark(same: Pairing, name: str, *, marked: bool) -> Row:
    """Recall over the true actions so marked, precision over those found to be."""
    true = [*(p.true for p in same.pairs), *same.missed]
    have = [*(p.found for p in same.pairs), *same.extra]
    return Row(
        name,
        sum(p.true["marked"] is marked for p in same.same),
        sum(each["marked"] is marked for each in true),
        sum(p.found["marked"] is marked for p in same.same),
        sum(each["marked"] is marked for each in have),
    )


def of_recipient(same: Pairing) -> Row:
    """Of the actions found whose words print whom they are for, those that say so."""
    printing = [p for p in same.same if (r := p.true.get("recipient")) and r in p.found["text"]]
    hits = sum(
        alike(ARTICLE.sub("", p.true["recipient"]), p.found.get("recipient") or "")
        for p in printing
    )
    return Row("minutes: recipient", hits, len(printing), hits, len(printing))


def entries(true: list[Json], have: list[Json]) -> Iterator[tuple[Row, Pairing | None]]:
    """Entries of the sheet; then each field of those found; then all of it."""
    same = pair(true, have, ENTRY)
    yield same.row("action sheet: entries"), same
    yield same.told("action sheet: status", "status", lambda each: each["status"]), None
    yield same.told("action sheet: owner", "owner", lambda each: each["owners"]), None
    yield same.told("action sheet: due", "due", lambda each: each["due"]), None
    yield same.complete("action sheet: complete"), None
