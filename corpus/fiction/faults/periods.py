"""Periods that do not fit, and periods still to come."""

from __future__ import annotations

from random import Random

from corpus.fiction.faults.draft import (
    Draft,
    Place,
    another,
    apart,
    free,
    in_focus,
    now_of,
    of_words,
    put,
    report_of,
    say,
)
from corpus.fiction.faults.words import fault_words, wrong_summary
from corpus.press.model import Fault, Focus, Misprint


def another_quarter(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A summary that names another quarter than the title."""
    wrong = place.quarter.back(chance.choice([1, 4]))
    report = report_of(draft, place)
    summary = wrong_summary(wrong, chance)
    meeting = draft.meetings[place.number]
    item = meeting.items[place.item]
    put(draft, place.number, place.item, report.model_copy(update={"summary": summary}))
    if item.summary:
        items = list(draft.meetings[place.number].items)
        items[place.item] = items[place.item].model_copy(update={"summary": summary})
        changed = meeting.model_copy(update={"items": tuple(items)})
        draft.meetings[place.number] = changed
    return of_words("period-mismatch", place, (wrong.label,))


def slipped(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A slip of the pen."""
    slip = chance.choice(fault_words().slips)
    say(draft, place, slip.text.format(slip=slip.printed))
    return of_words("period-mismatch", place, (slip.printed.rstrip(")"),))


def another_year(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """An exception report that names the year before."""
    indicator = in_focus(draft, place, chance)
    now = now_of(indicator, place.quarter.label, place.number) if indicator else None
    wrong = place.quarter.back(4).label
    then = now_of(indicator, wrong, place.number) if indicator else None
    if (
        not indicator
        or not now
        or now.actual is None
        or (then and not apart(then.actual, now.actual))
    ):
        return None
    report = report_of(draft, place)
    focus = tuple(
        Focus(**(f.model_dump() | {"period": wrong})) if f.indicator == indicator.key else f
        for f in report.focus
    )
    put(draft, place.number, place.item, report.model_copy(update={"focus": focus}))
    misprint = Misprint(
        indicator=indicator.key, period=wrong, source="exception-report", value=now.actual
    )
    return Fault(
        kind="period-mismatch",
        meeting=place.number,
        indicators=(indicator.key,),
        period=wrong,
        values=(now.actual,),
        misprints=(misprint,),
    )


def ahead(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A value for a quarter still to come."""
    found = free(draft, place, chance)
    now = now_of(found[0], place.quarter.label, place.number) if found else None
    if not now or now.actual is None:
        return None
    [indicator] = found
    coming = place.quarter.back(-4)
    value = another(now.actual, indicator, chance)
    say(draft, place, fault_words().of_one(fault_words().ahead, indicator, coming, chance))
    misprint = Misprint(indicator=indicator.key, period=coming.label, source="prose", value=value)
    return Fault(
        kind="future-period",
        meeting=place.number,
        indicators=(indicator.key,),
        period=coming.label,
        values=(value,),
        misprints=(misprint,),
    )
