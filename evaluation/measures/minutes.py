"""The items, people and resolutions of the minutes of the right day."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, field, pair, tells
from evaluation.rows import Row

PARTS = ("items", "attendance", "resolutions")


def surname(true: Json, found: Json) -> bool:
    """The same surname, whatever stands before it."""
    last = (found["name"].split() or [""])[-1]
    return alike(true["name"].rsplit(maxsplit=1)[-1], last, 95)


def same_role(true: Json, found: Json) -> bool:
    """The same role, or none."""
    if not true["role"] or not found["role"]:
        return not true["role"] and not found["role"]
    return alike(true["role"], found["role"])


ITEM = Kind(
    (field("number"), Field("title", lambda t, f: alike(t["title"], f["title"]))),
    (),
    lambda item: f"{item['number']} {item['title']}",
    lambda agreed, _: bool(agreed),
)
PERSON = Kind(
    (Field("name", surname), field("status")),
    (
        Field("full name", lambda t, f: tells(t["name"], f["name"], 90)),
        Field("role", same_role),
    ),
    lambda person: f"{person['name']}, {person['role'] or 'no role'}: {person['status']}",
)
RESOLUTION = Kind(
    (Field("text", lambda t, f: tells(t["text"], f["text"], 85)), field("minute")),
    (),
    lambda resolution: f"{resolution['minute']}: {resolution['text']}",
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Every set of minutes that the paper has beside those of the same day."""
    days = {m["meeting_date"] for m in gold["minutes"]}
    have = found.get("minutes", [])
    # what is given to a day of which there are no minutes is invented
    astray = [m for m in have if m["meeting_date"] not in days]
    for true in gold["minutes"] or [_none()]:
        same = [m for m in have if m["meeting_date"] == true["meeting_date"]]
        told = [*same, *(m for m in astray if m not in same)]
        yield from _of_day(true, {p: [each for m in told for each in m[p]] for p in PARTS})
        astray = []


def _none() -> Json:
    return {"meeting_date": None, **{part: [] for part in PARTS}}


def _of_day(true: Json, have: Json) -> Iterator[tuple[Row, Pairing | None]]:
    items = pair(true["items"], have["items"] if true["items"] else [], ITEM)
    yield items.row("minutes: items"), items
    people = pair(true["attendance"], have["attendance"], PERSON)
    yield people.row("minutes: attendance"), people
    yield people.complete("minutes: attendance complete"), None
    resolved = pair(true["resolutions"], have["resolutions"], RESOLUTION)
    yield resolved.row("minutes: resolutions"), resolved
