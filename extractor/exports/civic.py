"""What a library says of organisations, people and meetings, streamed for civic data formats.

A council or committee is its name; a person is a name as printed in one council's papers.  Names
of things (UUIDs) are told from these alone, so that the same library always gives the same ones.
Everything is read in one order, that of the bytes of council and committee and of the day, so
that what belongs to a meeting is put together without holding more than that meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from extractor.exports.body import Body, by_bytes
from extractor.exports.catalogue import Rows
from extractor.library.schema import PARTS_OF_MINUTES as PARTS
from extractor.library.schema import RECORDS, Nested, meetings, minutes, papers

MINE = uuid5(NAMESPACE_URL, "https://committee-papers.example/civic")
THERE = ("present", "remote", "substitute", "in-attendance")
MEMBERS = ("present", "remote", "apologies", "absent", "substitute")
# "6 to 1", "6 votes to 1"
TO = re.compile(r"^\s*(\d+)\s*(?:votes?\s*)?to\s*(\d+)\s*\.?$", re.IGNORECASE)
# "6 for", "1 against", "2 abstentions"
SIDE = re.compile(r"\b(\d+)\s*(?:votes?\s*)?(for|against|abst)\w*", re.IGNORECASE)
OPTIONS = {"for": "yes", "against": "no", "abst": "abstain"}

Key = tuple[str, str, date]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting: its papers, and what they and its own minutes say of it."""

    council: str
    committee: str
    day: date
    papers: tuple[Row, ...]
    items: tuple[Row, ...]
    attendance: tuple[Row, ...]
    resolutions: tuple[Row, ...]
    actions: tuple[Row, ...]
    figures: tuple[Row, ...]


def name_of(kind: str, *parts: object) -> str:
    """The UUID of a thing that is told by its parts."""
    return str(uuid5(MINE, "\n".join((kind, *map(str, parts)))))


def votes_for(printed: str | None) -> list[tuple[str, int]]:
    """How many votes were cast for each option (yes, no, abstain), where the words say so."""
    if printed and (found := TO.match(printed)):
        return [("yes", int(found[1])), ("no", int(found[2]))]
    sides = SIDE.findall(printed or "")
    return [(OPTIONS[side.lower()], int(count)) for count, side in sides]


# ------------------------------------------------------------------ bodies and people


def councils(body: Body) -> Iterator[Row]:
    """Every council with its code, where one paper has it."""
    code = sa.func.max(meetings.c.council_code).label("code")
    council = meetings.c.council
    query = sa.select(council, code).where(council.is_not(None)).group_by(council)
    yield from read(body, query.order_by(by_bytes(council, body.connection)))


def committees(body: Body) -> Iterator[Row]:
    """Every committee, of papers and of minutes; its council is empty where not known."""
    inner = held_meetings().subquery()
    names = (inner.c.council, inner.c.committee)
    query = sa.select(*names).where(inner.c.committee != "").group_by(*names)
    yield from read(body, ordered(query, inner, body, ("council", "committee")))


def members(body: Body) -> Iterator[Row]:
    """Every person of a committee in a role, with the first and the last day they were listed."""
    attendance = body.decided.of(PARTS["attendance"][1])
    source = minuted(attendance)
    day = minutes.c.meeting_date
    person = (attendance.c.name, sa.func.coalesce(attendance.c.role, "").label("role"))
    paper = papers.c.source.label("paper")
    inner = sa.select(*place(True), paper, *person, day, attendance.c.status)
    rows = inner.select_from(source).subquery()
    named = (rows.c.council, rows.c.committee, rows.c.paper, rows.c.name, rows.c.role)
    days = (
        sa.func.min(rows.c.meeting_date).label("first"),
        sa.func.max(rows.c.meeting_date).label("last"),
    )
    query = sa.select(*named, *days).where(rows.c.status.in_(MEMBERS)).group_by(*named)
    found = read(body, ordered(query, rows, body, ("council", "committee")))
    yield from once(found, ("council", "committee"), ("name", "role"))


def people(body: Body) -> Iterator[Row]:
    """Everybody who is listed at a meeting, once a council."""
    attendance = body.decided.of(PARTS["attendance"][1])
    council = sa.func.coalesce(meetings.c.council, "").label("council")
    inner = sa.select(council, attendance.c.name, papers.c.source.label("paper"))
    rows = inner.select_from(minuted(attendance)).distinct().subquery()
    query = sa.select(rows.c.council, rows.c.name, rows.c.paper)
    yield from once(read(body, ordered(query, rows, body, ("council",))), ("council",), ("name",))


def once(rows: Iterator[Row], within: tuple[str, ...], by: tuple[str, ...]) -> Iterator[Row]:
    """Rows that come together ``within`` something, each once ``by`` its words and in their order,
    with the first and the last day of all that are one."""
    for _, group in groupby(rows, key=lambda row: [row[name] for name in within]):
        found = dict[tuple[bytes, ...], Row]()
        for row in group:
            key = tuple(row[name].encode() for name in by)
            found[key] = joined(found[key], row) if key in found else row
        yield from (found[key] for key in sorted(found))


def joined(one: Row, other: Row) -> Row:
    """A row with the days of another one too."""
    days = [d for row in (one, other) for d in (row.get("first"), row.get("last")) if d]
    return one | ({"first": min(days), "last": max(days)} if days else {})


# ------------------------------------------------------------------ meetings


def events(body: Body) -> Iterator[Event]:
    """Every meeting with a day, and what belongs to it."""
    inner = held_meetings().subquery()
    named = (inner.c.council, inner.c.committee, inner.c.day)
    query = sa.select(*named).where(inner.c.day.is_not(None)).group_by(*named)
    found = read(body, ordered(query, inner, body, ("council", "committee", "day")))
    follow = {name: Follower(stream(body, name)) for name in STREAMS}
    for row in found:
        key = (row["council"], row["committee"], row["day"])
        own = {name: tuple(each.take(key)) for name, each in follow.items()}
        body.told(sum(map(len, own.values())))
        yield Event(row["council"], row["committee"], row["day"], **own)


class Follower:
    """A stream in the order of the meetings, of which those of one meeting are taken at a time."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.groups = groupby(rows, key=lambda row: (row["council"], row["committee"], row["day"]))
        self.ahead: tuple[Key, Iterator[Row]] | None = next(self.groups, None)

    def take(self, key: Key) -> list[Row]:
        """The rows of a meeting."""
        if self.ahead is None or self.ahead[0] != key:
            return []
        found = list(self.ahead[1])
        self.ahead = next(self.groups, None)
        return found


@dataclass(frozen=True, slots=True)
class Stream:
    """Rows of a table that belong to meetings: those of ``minutes`` to the meeting minuted."""

    table: sa.Table
    columns: tuple[str, ...]
    minuted: bool = False


STREAMS = {
    "papers": Stream(papers, ("kind", "media_type", "title")),
    "items": Stream(RECORDS["items"][1], ("number", "title", "kind", "source", "evidence_page")),
    "attendance": Stream(PARTS["attendance"][1], ("name", "role", "status"), minuted=True),
    "resolutions": Stream(
        PARTS["resolutions"][1],
        ("minute", "text", "outcome", "votes", "evidence_page"),
        minuted=True,
    ),
    "actions": Stream(
        RECORDS["actions"][1],
        ("text", "owners", "due", "status", "raised", "source", "evidence_page"),
    ),
    "figures": Stream(
        RECORDS["figures"][1],
        ("indicator", "indicator_id", "measure", "period", "value", "unit", "evidence_page"),
    ),
}


def stream(body: Body, name: str) -> Iterator[Row]:
    """The rows of a table that belong to a meeting with a day, in the order of meetings."""
    of, table = STREAMS[name], body.decided.of(STREAMS[name].table)
    day = (minutes.c.meeting_date if of.minuted else meetings.c.date).label("day")
    where = (*place(of.minuted), day)
    columns = [stored(table.c[each]) for each in of.columns]
    query = sa.select(*where, papers.c.source.label("paper"), *columns)
    query = query.select_from(minuted(table) if of.minuted else placed(table))
    query = query.where(day.is_not(None))
    order = [by_bytes(each, body.connection) for each in place(of.minuted)]
    order += [day, by_bytes(papers.c.source, body.connection)]
    order += [] if table is papers else [table.c.position]
    yield from read(body, query.order_by(*order))


def stored(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """A column as it is stored: lists as JSON, choices as words."""
    plain = not isinstance(column.type, (Nested, sa.Enum))
    return column if plain else sa.cast(column, sa.Text).label(str(column.key))


def held_meetings() -> sa.CompoundSelect[Any]:
    """Every meeting that papers are for, or minutes of."""
    papered = sa.select(*place(False), meetings.c.date.label("day")).select_from(meetings)
    whole = minutes.join(meetings, meetings.c.paper_id == minutes.c.paper_id)
    minuted_ = sa.select(*place(True), minutes.c.meeting_date.label("day")).select_from(whole)
    return sa.union(papered, minuted_)


def place(of_minutes: bool) -> tuple[sa.Label[str], sa.Label[str]]:
    """The council and committee of a paper, or of minutes in it; empty where not known."""
    names = (minutes.c.committee, meetings.c.committee) if of_minutes else (meetings.c.committee,)
    council = sa.func.coalesce(meetings.c.council, "").label("council")
    return council, sa.func.coalesce(*names, "").label("committee")


def placed(table: Rows) -> sa.FromClause:
    """Rows with their papers and meetings."""
    joined = (
        papers if table is papers else table.join(papers, papers.c.paper_id == table.c.paper_id)
    )
    return joined.join(meetings, meetings.c.paper_id == papers.c.paper_id)


def minuted(table: Rows) -> sa.FromClause:
    """Parts of minutes with the minutes, their papers and meetings."""
    same = (minutes.c.paper_id == table.c.paper_id, minutes.c.position == table.c.minutes)
    return placed(table).join(minutes, sa.and_(*same))


def ordered(
    query: sa.Select[Any], rows: sa.Subquery, body: Body, names: tuple[str, ...]
) -> sa.Select[Any]:
    """A query in the order of these columns, words by their bytes."""
    words = (rows.c[name] for name in names)
    texts = (w if isinstance(w.type, sa.Date) else by_bytes(w, body.connection) for w in words)
    return query.order_by(*texts)


def read(body: Body, query: sa.Select[Any]) -> Iterator[Row]:
    """The rows of a query, by their columns' names."""
    changed = body.changed
    for part in body.parts(query):
        for row in part:
            found = dict(row._mapping)
            yield changed.mapping(found) if changed else found
