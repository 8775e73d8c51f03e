"""What a council's committee system says of a paper wins over what its pages seem to say."""

from __future__ import annotations

from dataclasses import replace

from extractor.manifest import Harvested
from extractor.records import AgendaItem, ItemKind, Meeting
from extractor.segmenting import Segmented

MINUTES = "minutes"


def with_facts(segmented: Segmented, facts: Harvested) -> Segmented:
    """The paper with the system's council, committee, date, time, venue and item number in place
    of those that were read from it."""
    meeting = stated_over(segmented.meeting, facts, is_minutes=segmented.kind == MINUTES)
    if not facts.item or any(item.number for item in segmented.items):
        return replace(segmented, meeting=meeting)
    items = numbered(segmented.items, facts.item)
    by_id = {item.id: item for item in items}
    sections = tuple(replace(s, item=by_id[s.item.id]) for s in segmented.sections)
    return replace(segmented, meeting=meeting, items=items, sections=sections)


def stated_over(read: Meeting, facts: Harvested, *, is_minutes: bool) -> Meeting:
    """The meeting as the system has it, and as it was read where the system says nothing.

    Minutes that are a document of an item are those of another meeting, or of another
    committee: of these only the council is the system's.
    """
    meeting = replace(read, council=facts.council, council_code=code_of(read, facts))
    meeting = meeting if facts.council else read
    if is_minutes and facts.kind != MINUTES:
        return meeting
    return Meeting(
        council=meeting.council,
        council_code=meeting.council_code,
        committee=facts.committee,
        date=facts.date or read.date,
        time=facts.time or (read.time if facts.date in (None, read.date) else None),
        venue=facts.venue or read.venue,
    )


def code_of(read: Meeting, facts: Harvested) -> str | None:
    """The system's code of the council, or the one read where the council is the same."""
    return facts.council_code or (read.council_code if read.council == facts.council else None)


def numbered(items: tuple[AgendaItem, ...], number: str) -> tuple[AgendaItem, ...]:
    """The parts of a document of one item: the report has the item's number, what is appended
    to it belongs to that number."""
    return tuple(
        replace(item, parent=item.parent or number)
        if place or item.kind is ItemKind.APPENDIX
        else replace(item, number=number)
        for place, item in enumerate(items)
    )
