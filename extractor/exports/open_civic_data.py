"""A library as Open Civic Data: a JSON file a thing, as pupa's scrapers write and its import reads.

After the schemas of pupa (github.com/opencivicdata/pupa, ``pupa/scrape/schemas``).  Identifiers
of jurisdictions are made from the councils' names: Open Civic Data has not issued any for them.
What it has no words for is in ``extras``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.exports import civic, popolo
from extractor.exports.body import Body
from extractor.exports.civic import Event, Row, name_of, votes_for
from extractor.exports.popolo import Thing, decided, note

APART = re.compile(r"[^a-z0-9]+")
RESULTS = {"resolved": "pass", "agreed": "pass", "recommended": "pass", "lost": "fail"}


def write(body: Body, folder: Path) -> None:
    """``TYPE_UUID.json`` for each thing."""
    for thing in things(body):
        file = folder / f"{thing['_type']}_{thing['_id']}.json"
        text = json.dumps(thing, ensure_ascii=False, indent=1)
        file.write_text(f"{text}\n", encoding="utf-8")


def things(body: Body) -> Iterator[Thing]:
    """Jurisdictions and organisations, people and memberships, meetings and votes."""
    for row in civic.councils(body):
        yield from council(row)
    yield from map(committee, civic.committees(body))
    yield from map(person, civic.people(body))
    yield from map(membership, civic.members(body))
    for found in civic.events(body):
        yield event(found)
        yield from votes(found)


def council(row: Row) -> Iterator[Thing]:
    """A council, as a jurisdiction and as an organisation."""
    where, name = jurisdiction(row["council"]), row["council"]
    codes = [{"scheme": "gss", "identifier": row["code"]}] if row["code"] else []
    yield {
        "_type": "jurisdiction",
        "_id": name_of("jurisdiction", name),
        "id": where,
        "name": name,
        "url": "",
        "classification": "government",
        "legislative_sessions": [],
        "feature_flags": [],
        "division_id": where.rpartition("/")[0].replace("jurisdiction", "division"),
        "extras": {},
    }
    yield {
        "_type": "organization",
        "_id": popolo.council_id(name),
        "name": name,
        "classification": "government",
        "parent_id": None,
        "identifiers": codes,
        "jurisdiction_id": where,
        "extras": {},
    }


def committee(row: Row) -> Thing:
    """A committee of a council."""
    return {
        "_type": "organization",
        "_id": popolo.committee_id(row["council"], row["committee"]),
        "name": row["committee"],
        "classification": "committee",
        "parent_id": popolo.committee_id(row["council"], ""),
        "identifiers": [],
        "jurisdiction_id": jurisdiction(row["council"]),
        "extras": {},
    }


def person(row: Row) -> Thing:
    """A name that is listed at meetings of a council."""
    return {
        "_type": "person",
        "_id": name_of("person", row["council"], row["name"]),
        "name": row["name"],
        "extras": {"council": row["council"] or None},
    }


def membership(row: Row) -> Thing:
    """A member of a committee, with the days on which they were first and last listed."""
    where = (row["council"], row["committee"])
    return {
        "_type": "membership",
        "_id": name_of("membership", *where, row["name"], row["role"]),
        "person_id": name_of("person", row["council"], row["name"]),
        "person_name": row["name"],
        "organization_id": popolo.committee_id(*where) or "~{}",
        "role": row["role"] or "member",
        "label": "",
        "start_date": "",
        "end_date": "",
        "extras": {
            "first_listed": popolo.iso(row["first"]),
            "last_listed": popolo.iso(row["last"]),
        },
    }


def event(found: Event) -> Thing:
    """A meeting: passed where there are minutes of it."""
    extras = popolo.extras(found)
    agenda = extras.pop("agenda")
    extras["resolutions"] = [popolo.plain(row) for row in found.resolutions]
    body = [{"type": "organization", "name": found.committee, "note": "host"}]
    return {
        "_type": "event",
        "_id": popolo.event_id(found),
        "name": found.committee or "Meeting",
        "all_day": False,
        "start_date": found.day.isoformat(),
        "end_date": "",
        "status": "passed" if found.attendance or found.resolutions else "confirmed",
        "classification": "committee-meeting",
        "description": "",
        "participants": [*(body if found.committee else []), *map(participant, found.attendance)],
        "agenda": [agenda_item(row) for row in agenda],
        "documents": [document(row) for row in found.papers],
        "links": [],
        "media": [],
        "sources": sources(found),
        "extras": extras,
    }


def participant(row: Row) -> Thing:
    """Somebody at a meeting, or missing from it, as the note says."""
    return {"type": "person", "name": row["name"], "note": row["status"]}


def agenda_item(row: Row) -> Thing:
    """An item of the agenda."""
    return {
        "description": row["title"] or "Item",
        "order": row["number"],
        "classification": [row["kind"]],
        "subjects": [],
        "notes": [],
        "media": [],
        "related_entities": [],
        "extras": {"paper": row["paper"], "page": row["evidence_page"]},
    }


def document(row: Row) -> Thing:
    """A paper of a meeting."""
    media = {"media_type": row["media_type"]} if row["media_type"] else {}
    return {"note": row["title"] or row["kind"], "url": row["paper"], **media}


def sources(found: Event) -> list[Thing]:
    """The papers that tell of a meeting, each once."""
    rows = (*found.papers, *found.attendance, *found.resolutions)
    known = dict.fromkeys(row["paper"] for row in rows)
    return [{"url": paper, "note": ""} for paper in known or ["unknown"]]


def votes(found: Event) -> Iterator[Thing]:
    """The decisions of which votes are printed and that were carried or lost."""
    for row, key in decided(found):
        if row["votes"] and row["outcome"] in RESULTS:
            yield vote(found, row, name_of("vote_event", *key))


def vote(found: Event, row: Row, name: str) -> Thing:
    """A vote; its session is the municipal year."""
    return {
        "_type": "vote_event",
        "_id": name,
        "identifier": "",
        "motion_text": row["text"] or "Motion",
        "motion_classification": [row["outcome"]],
        "start_date": found.day.isoformat(),
        "end_date": "",
        "result": RESULTS[row["outcome"]],
        "organization": popolo.committee_id(found.council, found.committee),
        "legislative_session": municipal_year(found),
        "bill": None,
        "bill_action": None,
        "votes": [],
        "counts": [{"option": o, "value": v} for o, v in votes_for(row["votes"])],
        "sources": [{"url": row["paper"], "note": note(row) or ""}],
        "extras": {"votes": row["votes"], "minute": row["minute"]},
    }


def municipal_year(found: Event) -> str:
    """``2031-32``: a council's year begins at its annual meeting in May."""
    first = found.day.year - (found.day.month < 5)
    return f"{first}-{(first + 1) % 100:02}"


def jurisdiction(council: str) -> str:
    """An identifier in the shape that Open Civic Data has."""
    place = APART.sub("_", council.casefold()).strip("_") or "unknown"
    return f"ocd-jurisdiction/country:gb/council:{place}/government"
