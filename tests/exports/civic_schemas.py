"""JSON Schemas of what is exported of Popolo and Open Civic Data, written from what they publish.

Popolo's are at popoloproject.com/schemas, Open Civic Data's in pupa's ``scrape/schemas``; here are
the properties that the exports use, and no others are allowed but ``extras``.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

WORDS: Schema = {"type": "string", "minLength": 1}
ANY: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"], "minLength": 1}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
BLANK: Schema = {"const": ""}
UUID: Schema = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
EXTRAS: Schema = {"type": "object"}


def thing(optional: str = "", /, **properties: Schema) -> Schema:
    """An object with these properties and no others; those named first may be missing."""
    required = [name for name in properties if name not in optional.split()]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def listed(of: Schema, least: int = 0) -> Schema:
    """A list of things."""
    return {"type": "array", "items": of, "minItems": least}


def one_of(*words: str) -> Schema:
    """One of some words."""
    return {"enum": list(words)}


LINKS = listed(thing(url=WORDS, note={"type": ["string", "null"]}))
IDENTIFIERS = listed(thing(scheme=ANY, identifier=WORDS))
COUNTS = listed(
    thing(option=one_of("yes", "no", "abstain"), value={"type": "integer", "minimum": 0})
)

POPOLO: dict[str, Schema] = {
    "organizations": thing(
        "identifiers parent_id",
        id=UUID,
        name=WORDS,
        classification=one_of("council", "committee"),
        identifiers=IDENTIFIERS,
        parent_id=MAYBE,
    ),
    "persons": thing(id=UUID, name=WORDS),
    "memberships": thing(id=UUID, person_id=UUID, organization_id=MAYBE, role=MAYBE, extras=EXTRAS),
    "events": thing(
        id=UUID,
        name=WORDS,
        classification=WORDS,
        start_date=DAY,
        organization_id=MAYBE,
        attendees=listed(thing(id=UUID, name=WORDS)),
        sources=LINKS,
        extras=EXTRAS,
    ),
    "motions": thing(
        id=UUID,
        organization_id=MAYBE,
        text=ANY,
        date=DAY,
        result=WORDS,
        sources=LINKS,
        extras=EXTRAS,
    ),
    "vote_events": thing(
        id=UUID,
        organization_id=MAYBE,
        motion_id=UUID,
        start_date=DAY,
        result=WORDS,
        counts=COUNTS,
        sources=LINKS,
        extras=EXTRAS,
    ),
}

OF_OCD = {"_id": UUID, "extras": EXTRAS}
SOURCES = listed(thing(url=WORDS, note=ANY), least=1)
OCD: dict[str, Schema] = {
    "jurisdiction": thing(
        _type=one_of("jurisdiction"),
        id={"type": "string", "pattern": "^ocd-jurisdiction/country:[a-z]{2}/.+/[a-z]+$"},
        name=WORDS,
        url=ANY,
        classification=one_of("government"),
        legislative_sessions=listed({}),
        feature_flags=listed({}),
        division_id={"type": "string", "pattern": "^ocd-division/country:[a-z]{2}/"},
        **OF_OCD,
    ),
    "organization": thing(
        _type=one_of("organization"),
        name=WORDS,
        classification=one_of("government", "committee"),
        parent_id=MAYBE,
        identifiers=IDENTIFIERS,
        jurisdiction_id=WORDS,
        **OF_OCD,
    ),
    "person": thing(_type=one_of("person"), name=WORDS, **OF_OCD),
    "membership": thing(
        _type=one_of("membership"),
        person_id=UUID,
        person_name=WORDS,
        organization_id=WORDS,
        role=ANY,
        label=ANY,
        start_date=BLANK,
        end_date=BLANK,
        **OF_OCD,
    ),
    "event": thing(
        _type=one_of("event"),
        name=WORDS,
        all_day={"type": "boolean"},
        start_date=DAY,
        end_date=BLANK,
        status=one_of("cancelled", "tentative", "confirmed", "passed"),
        classification=WORDS,
        description=ANY,
        participants=listed(
            thing("note", type=one_of("organization", "person"), name=WORDS, note=WORDS)
        ),
        agenda=listed(
            thing(
                description=WORDS,
                order={"type": ["string", "null"]},
                classification=listed(WORDS),
                subjects=listed(WORDS),
                notes=listed(WORDS),
                media=listed({}),
                related_entities=listed({}),
                extras=EXTRAS,
            )
        ),
        documents=listed(thing("media_type", note=WORDS, url=WORDS, media_type=WORDS)),
        links=listed({}),
        media=listed({}),
        sources=SOURCES,
        **OF_OCD,
    ),
    "vote_event": thing(
        _type=one_of("vote_event"),
        identifier=ANY,
        motion_text=WORDS,
        motion_classification=listed(WORDS),
        start_date=DAY,
        end_date=BLANK,
        result=one_of("pass", "fail"),
        organization=MAYBE,
        legislative_session=WORDS,
        bill={"type": "null"},
        bill_action={"type": "null"},
        votes=listed({}),
        counts=COUNTS,
        sources=SOURCES,
        **OF_OCD,
    ),
}
