"""An export without the names of the public: who is who is asked of every row first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.exports.body import Body, Row
from extractor.exports.catalogue import Listing, listings
from extractor.language.names import is_name
from extractor.redacting.known import Known, standing_as
from extractor.redacting.mentions import OFFICIAL, PUBLIC, Mention, mention, mentions, names_post
from extractor.redacting.redaction import Redaction
from extractor.redacting.words import is_public_role, speaks_of_the_public

# Columns that hold no words of papers: names of bodies, hashes, choices, places, numbers.
AS_THEY_ARE = frozenset(
    (
        *("council", "committee", "minutes_committee", "council_code", "code", "sha256"),
        *("date", "meeting_date", "day", "time", "start", "end", "first", "last"),
        *("kind", "state", "reader", "extractor", "options", "media_type", "source"),
        *("id", "item_id", "record_id", "indicator_id"),
        *("unit", "measure", "status", "outcome", "standing", "direction", "rag"),
        *("period", "period_type", "evidence_bbox", "evidence_offset"),
    )
)
# Columns that name officers, or councillors, by what they are for.
OF_OFFICERS = {
    "actions": ("owners",),
    "plan": ("lead_officer",),
    "reports": ("authors",),
    "responses": ("lead",),
}
MEMBERS = ("present", "remote", "apologies", "absent", "substitute")


def redaction_of(body: Body) -> Redaction:
    """What is needed to redact a library: every row is read, and its names kept."""
    known = Known()
    for table in listings():
        heading = Heading()
        for row in body.rows(table):
            values: dict[str, Any] = dict(zip(table.names, row, strict=True))
            public = table.name == "passages" and heading.of_the_public(values)
            known.note(values["council"], values["paper"], named_in(table, values, public))
    return Redaction(known)


@dataclass(slots=True)
class Heading:
    """Whether the passages that come stand under a heading of the public's."""

    paper: str = ""
    public: bool = False

    def of_the_public(self, row: Mapping[str, Any]) -> bool:
        """The same for the passage that is here."""
        if row["paper"] != self.paper:
            self.paper, self.public = row["paper"], False
        if row["kind"] == "heading":
            self.public = speaks_of_the_public(row["text"])
        return self.public and row["record_id"] is None


def named_in(table: Listing, row: Mapping[str, Any], public: bool) -> Iterator[Mention]:
    """Everybody whom a row names."""
    if table.name == "attendance":
        yield from attending(row)
    officers = OF_OFFICERS.get(table.name, ())
    for name in table.names:
        for text in texts(row[name]) if name not in AS_THEY_ARE else ():
            found = mentions(text, public=public)
            if name in officers:
                yield from standing_as(found or whole(text), OFFICIAL)
            else:
                yield from found


def whole(text: str) -> list[Mention]:
    """A text that is a name and nothing else."""
    found = mention(text, 0, len(text)) if is_name(text) else None
    return [found] if found else []


def attending(row: Mapping[str, Any]) -> Iterator[Mention]:
    """A person of a list of those who attended: members, and whoever has a post, are officials;
    whoever is in attendance without one is not told to be any."""
    role = row["role"] or ""
    found = mentions(row["name"]) or whole(row["name"])
    if is_public_role(role):
        yield from standing_as(found, PUBLIC)
    elif row["status"] in MEMBERS or names_post(role):
        yield from standing_as(found, OFFICIAL)
    else:
        yield from found


def texts(value: Any) -> Iterator[str]:
    """The words of a value and of what is in it; of a pair, a label with its words, both as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list) and len(value) == 2 and all(isinstance(v, str) for v in value):
        yield from (*value, f"{value[0]}: {value[1]}")
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


# ------------------------------------------------------------------ rows without names


@dataclass(slots=True)
class Redacted:
    """A library whose rows come without the names of the public."""

    redaction: Redaction
    heading: Heading = field(default_factory=Heading)

    def row(self, table: Listing, row: Row) -> Row:
        """A row of a table."""
        values = dict(zip(table.names, row, strict=True))
        public = table.name == "passages" and self.heading.of_the_public(values)
        return tuple(self.mapping(values, public=public).values())

    def mapping(self, row: Mapping[str, Any], *, public: bool = False) -> dict[str, Any]:
        """A row by its columns' names; one without a paper tells of the council."""
        council, paper = row.get("council"), row.get("paper") or ""
        return {
            name: value
            if name in AS_THEY_ARE
            else self.redaction.paper(council, paper)
            if name == "paper"
            else self.redaction.cell(value, council, paper, public=public)
            for name, value in row.items()
        }
