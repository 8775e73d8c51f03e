"""What a person may say is right, and taking back what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from extractor.linking.decided import INDICATOR, UNDO
from extractor.linking.reviewed import Subject
from extractor.linking.states import EVERY
from extractor.records import Decision
from extractor.registers.known import known


def impossible(about: Subject, field: str, value: str) -> str | None:
    """Why a field of a subject cannot become what was typed, if it cannot."""
    if not about.fields:
        return "a link has nothing to correct; accept or reject it"
    if field not in about.fields:
        return f"it has no {field}; it has: {', '.join(about.fields)}"
    return unfit(about, field, value)


def unfit(about: Subject, field: str, value: str) -> str | None:
    """Why what was typed is no value of a field, if it is none."""
    if about.record:
        return about.record.kind.fields[field].unfit(value)
    if field == "status" and value not in EVERY:
        return f"{value!r} is no status; one of: {', '.join(EVERY)}"
    if field == "text" and not value.strip():
        return "an action must say something; reject what is none"
    if about.plan and value and not about.plan.choice(field, value):
        return f"it cannot be {value!r}: nothing or more than one is called so; add the day"
    if field == INDICATOR and not known().get(value):
        return f"no indicator is called {value!r}; see: register list"
    return None


def undoing(before: Decision, by: str, when: datetime, why: str | None) -> Decision:
    """That ``by`` takes a decision back."""
    made = replace(before, verdict=UNDO, by=by, when=when, why=why, undoes=before.id)
    return replace(made, field=None, value=None, was=None)
