"""A library as one Popolo file (popoloproject.com/specs): who met when, and what was decided.

What Popolo has no words for is in ``extras``: agendas, actions and figures of a meeting, votes as
printed, and the days between which a membership was seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.exports import civic
from extractor.exports.body import Body
from extractor.exports.civic import Event, Row, name_of, votes_for

NAME = "popolo.json"
Thing = dict[str, Any]


def write(body: Body, folder: Path) -> None:
    """``popolo.json``: a list a class, a thing a line."""
    lists = {
        "organizations": organizations(body),
        "persons": persons(body),
        "memberships": memberships(body),
        "events": map(event, civic.events(body)),
        "motions": (each for e in civic.events(body) for each in motions(e)),
        "vote_events": (each for e in civic.events(body) for each in vote_events(e)),
    }
    with (folder / NAME).open("w", encoding="utf-8") as out:
        out.write("{")
        for n, (name, things) in enumerate(lists.items()):
            out.write(f'{"," if n else ""}\n"{name}": [')
            for m, thing in enumerate(things):
                out.write(f"{',' if m else ''}\n{json.dumps(thing, ensure_ascii=False)}")
            out.write("\n]")
        out.write("\n}\n")


def organizations(body: Body) -> Iterator[Thing]:
    """Councils, then their committees."""
    for row in civic.councils(body):
        codes = [{"scheme": "gss", "identifier": row["code"]}] if row["code"] else []
        thing = {"id": council_id(row["council"]), "name": row["council"]}
        yield thing | {"classification": "council", "identifiers": codes}
    for row in civic.committees(body):
        thing = {"id": committee_id(row["council"], row["committee"]), "name": row["committee"]}
        yield thing | {"classification": "committee", "parent_id": committee_id(row["council"], "")}


def persons(body: Body) -> Iterator[Thing]:
    """Everybody who is listed at a meeting."""
    for row in civic.people(body):
        yield {"id": name_of("person", row["council"], row["name"]), "name": row["name"]}


def memberships(body: Body) -> Iterator[Thing]:
    """Who was listed as a member of a committee in a role, and when first and last."""
    for row in civic.members(body):
        where = (row["council"], row["committee"])
        yield {
            "id": name_of("membership", *where, row["name"], row["role"]),
            "person_id": name_of("person", row["council"], row["name"]),
            "organization_id": committee_id(*where),
            "role": row["role"] or None,
            "extras": {"first_listed": iso(row["first"]), "last_listed": iso(row["last"])},
        }


def event(found: Event) -> Thing:
    """A meeting."""
    return {
        "id": event_id(found),
        "name": f"{found.committee or 'Meeting'}, {found.day.isoformat()}",
        "classification": "committee-meeting",
        "start_date": found.day.isoformat(),
        "organization_id": committee_id(found.council, found.committee),
        "attendees": [
            {"id": name_of("person", found.council, name), "name": name}
            for name in dict.fromkeys(
                row["name"] for row in found.attendance if row["status"] in civic.THERE
            )
        ],
        "sources": [{"url": row["paper"], "note": row["kind"]} for row in found.papers],
        "extras": extras(found),
    }


def extras(found: Event) -> Thing:
    """What a format has no words for, as the contract has it."""
    agenda = [row for row in found.items if row["source"] == "agenda"]
    return {
        "agenda": [plain(row) for row in agenda],
        "actions": [plain(row) for row in found.actions],
        "figures": [plain(row) for row in found.figures],
    }


def plain(row: Row) -> Thing:
    """A row without its meeting, lists as lists."""
    own = {k: iso(v) for k, v in row.items() if k not in ("council", "committee", "day")}
    return own | ({"owners": json.loads(own["owners"])} if "owners" in own else {})


def motions(found: Event) -> Iterator[Thing]:
    """What a meeting resolved, lost or deferred."""
    for row, key in decided(found):
        yield {
            "id": name_of("motion", *key),
            "organization_id": committee_id(found.council, found.committee),
            "text": row["text"],
            "date": found.day.isoformat(),
            "result": row["outcome"],
            "sources": [{"url": row["paper"], "note": note(row)}],
            "extras": {"minute": row["minute"]},
        }


def vote_events(found: Event) -> Iterator[Thing]:
    """The decisions of which votes are printed."""
    for row, key in decided(found):
        if row["votes"]:
            yield {
                "id": name_of("vote_event", *key),
                "organization_id": committee_id(found.council, found.committee),
                "motion_id": name_of("motion", *key),
                "start_date": found.day.isoformat(),
                "result": row["outcome"],
                "counts": [{"option": o, "value": v} for o, v in votes_for(row["votes"])],
                "sources": [{"url": row["paper"], "note": note(row)}],
                "extras": {"votes": row["votes"]},
            }


def decided(found: Event) -> Iterator[tuple[Row, tuple[object, ...]]]:
    """Each resolution with what names it: its meeting, its paper, and its place there."""
    for n, row in enumerate(found.resolutions):
        yield row, (found.council, found.committee, found.day, row["paper"], n)


def council_id(council: str) -> str:
    """A council's name."""
    return name_of("council", council)


def committee_id(council: str, committee: str) -> str | None:
    """A committee's name; its council's where the committee is not known."""
    if committee:
        return name_of("committee", council, committee)
    return council_id(council) if council else None


def event_id(found: Event) -> str:
    """A meeting's name."""
    return name_of("event", found.council, found.committee, found.day)


def note(row: Row) -> str | None:
    """The page."""
    return f"page {row['evidence_page']}" if row["evidence_page"] else None


def iso(value: Any) -> Any:
    """Dates in ISO's form."""
    return value.isoformat() if hasattr(value, "isoformat") else value
