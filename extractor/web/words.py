"""How pages say things: days, counts, kinds and states in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from extractor.exports.wording import STATES, in_full
from extractor.linking.decided import FINDING, UNDO
from extractor.linking.decided_findings import answer_of
from extractor.linking.decided_records import Recorded
from extractor.linking.events import Event
from extractor.linking.plans import Planned, Subject
from extractor.linking.polarity import HIGHER, LOWER
from extractor.records import AgendaItem, Decision, Evidence
from extractor.tables import measured

KINDS: Mapping[str, str] = {
    "minutes": "Minutes",
    "action-sheet": "Action sheet",
    "forward-plan": "Forward plan",
    "kpi-report": "Performance report",
    "report": "Report",
    "appendix": "Appendix",
    "exception-report": "Exception report",
    "presentation": "Presentation",
    "procedural": "Procedural",
    "agenda": "Agenda",
    "other": "Other",
    "pack": "Agenda pack",
    "heading": "Heading",
    "paragraph": "Paragraph",
    "list-item": "List item",
    "row": "Table row",
    "item": "Agenda item",
    "resolution": "Resolution",
    "action": "Action",
    "plan": "Planned item",
    "figure": "Figure",
    "statement": "Statement",
    "cover": "Covering report",
}
PLAN_STATES = {
    "scheduled": "Scheduled",
    "slipped": "Slipped",
    "delivered": "Delivered",
    "dropped": "Dropped",
    "undated": "Without a date",
}
RATINGS = {"none": "Not rated"}
UNITS = {
    "percent": "per cent",
    "count": "a number",
    "points": "points",
    "gbp": "pounds",
    "days": "days",
    "weeks": "weeks",
    "rate": "a rate",
    "ratio": "a ratio",
    "score": "a score",
}
POLARITIES = {HIGHER: "more is better", LOWER: "less is better"}
SOURCES = {
    "scorecard": "scorecard",
    "table": "table",
    "exception-report": "exception report",
    "prose": "text",
    "minutes": "minutes",
}
BREAKS = {"intervention": "intervention level", "definition": "name"}
HELD_AGAINST = ("target", "intervention")
FINDING_KINDS: Mapping[str, str] = {
    "disagreement": "Two values",
    "restatement": "Restated",
    "arithmetic": "Does not add up",
    "period-mismatch": "Period does not fit",
    "future-period": "Period still to come",
    "rag-mismatch": "Rating does not follow",
    "target-changed": "Target changed",
    "definition-changed": "Definition changed",
    "dropped-indicator": "Indicator dropped",
    "action-vanished": "Action vanished",
    "action-not-on-sheet": "Action not on the sheet",
    "action-not-in-minutes": "Action not in the minutes",
    "action-closed-early": "Action closed early",
    "action-overdue": "Action overdue",
    "promised-not-delivered": "Promised, not delivered",
    "attendance-mismatch": "Attendance does not fit",
    "vote-mismatch": "Vote does not fit",
}
DOUBTS: Mapping[str, str] = {
    "link": "Whether it goes on",
    "action": "Whether it is an action",
    "status": "Where it stands",
    "owner": "Who owes it",
    "became": "What it became",
    "plan": "Whether the plan has it on",
    "report": "What it came with",
    "indicator": "Which indicator it is",
    "figure": "Whether the figure is right",
}
FIELDS = {  # of single records, where their names are not words enough
    "unit": "Counted in",
    "status": "Attendance",
    "text": "Words",
}
VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "undo": "undoes decision",
}
ATTENDED = {
    "present": "Present",
    "remote": "Present, remotely",
    "apologies": "Apologies",
    "absent": "Absent",
    "in-attendance": "In attendance",
    "substitute": "Substitute",
}
# What a list is narrowed by, where its field is called otherwise, and what fields say in brief.
NARROWED = {
    "owner": "lead officer",
    "older": "days old, from",
    "younger": "days old, up to",
    "text": "words",
    "q": "words",
    "state": "status",
    "rag": "rating",
}
IN_BRIEF = {"30": "within 30 days", "dated": "has a date", "no": "not yet"}
CODED = ("state", "kind", "rag", "due", "decided")  # fields that have codes, and not words
IN_WORDS = {**KINDS, **STATES, **PLAN_STATES, **ATTENDED, **RATINGS}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
UNKNOWN_DAY = "date not known"


def day(value: date | None) -> str:
    """``7 February 2023``."""
    return in_full(value) if value else UNKNOWN_DAY


def short_day(value: date | None) -> str:
    """``7 Feb 2023``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else "–"


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 action``, ``1,204 actions``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_words(code: str) -> str:
    """A kind or state as a person reads it; one that is not known with its first letter large."""
    return IN_WORDS.get(code) or code.replace("-", " ").capitalize()


def narrowed_words(name: str, values: Sequence[str]) -> str:
    """By what a list is narrowed: ``Status: open, vanished``."""
    told = [IN_BRIEF.get(v) or in_words(v).lower() for v in values] if name in CODED else values
    return f"{NARROWED.get(name, name).capitalize()}: {', '.join(told)}"


def file_name(source: str) -> str:
    """The last part of a paper's path or address."""
    return source.rstrip("/").replace("\\", "/").rpartition("/")[2] or source


def unit_words(unit: str) -> str:
    """``per cent``."""
    return UNITS.get(unit, unit)


def polarity_words(polarity: str | None) -> str:
    """``more is better``."""
    return POLARITIES.get(polarity or "", "not known")


def source_words(source: str) -> str:
    """The part of a paper that gives a value."""
    return SOURCES.get(source, source)


def break_words(what: str) -> str:
    """What changed."""
    return BREAKS.get(what, what)


def break_value(what: str, value: str, unit: str) -> str:
    """What a target or a level was, with its unit; what anything else was, as it is told."""
    return measured(float(value), unit) if what in HELD_AGAINST else value


def finding_words(kind: str) -> str:
    """A kind of finding as a person reads it."""
    return FINDING_KINDS.get(kind) or in_words(kind)


def field_words(name: str) -> str:
    """A field of a single record as a person reads it."""
    return FIELDS.get(name) or in_words(name)


def field_value(found: Recorded, name: str) -> str:
    """What a field of a single record is, in words where it is one of a few."""
    value = found.shown(name)
    if name == "unit":
        return unit_words(value)
    return in_words(value) if value and found.kind.fields[name].choices else value


def doubt_words(kind: str) -> str:
    """What is doubtful, as a person reads it."""
    return DOUBTS.get(kind) or in_words(kind)


def said_of(made: Decision) -> str:
    """What somebody decided: of a finding its answer, ``Right``; else ``Accepted``."""
    return (
        answer_of(made)
        if made.kind == FINDING and made.verdict != UNDO
        else verdict_words(made.verdict)
    ).capitalize()


def verdict_words(verdict: str) -> str:
    """What a decision does, as a person reads it."""
    return VERDICTS.get(verdict, verdict)


def pages_of(item: AgendaItem) -> str:
    """``3 to 7``, or ``3``."""
    if item.first_page is None:
        return "–"
    last = item.last_page or item.first_page
    return str(item.first_page) if last == item.first_page else f"{item.first_page} to {last}"


def words_of(event: Event) -> str | None:
    """The words of an event that its page has; none of one that no longer has the action, and of
    an item of a plan those after the heading that it stands under."""
    if event.event == "vanished":
        return None
    if event.event == "scheduled":
        return event.text.partition(": ")[2] or event.text
    return event.text


def changes_of_plan(subject: Subject) -> list[Planned]:
    """The plans that gave an item a date, or another one, in their order."""
    return [next(found) for _, found in groupby(subject.planned, lambda p: p.meeting_date)]


def page_words(evidence: Evidence) -> str:
    """``page 7``, ``page 7 (printed 12)``, or nothing in a file without pages."""
    if evidence.page is None:
        return "the passage"
    label = evidence.page_label
    printed = f" (printed {label})" if label and label != str(evidence.page) else ""
    return f"page {evidence.page}{printed}"
