"""How alike a planned item is to that of a later plan, or to an item of an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from extractor.linking.likeness import Features, TermWeights, agreement, title, worded
from extractor.linking.meetings import Place
from extractor.linking.wording import content, numbers, settled
from extractor.records import PlanEntry

VERSION = 1  # of the features


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the plan for a meeting on ``as_of``."""

    entry: PlanEntry
    as_of: date | None
    place: Place

    @property
    def planned(self) -> date | None:
        """The meeting it is planned for."""
        return self.entry.meeting_date


@dataclass(frozen=True, slots=True)
class Tabled:
    """A report on the agenda of a meeting."""

    title: str
    number: str | None
    day: date
    place: Place


def between_plans(one: Row, two: Row, weights: TermWeights, *, settled_by: str = "") -> Features:
    """What is alike in a row of a plan and one of a later plan; ``settled_by`` says why the first
    needs no other date, if it does not."""
    kind = f"of plans{settled_by}" if one.planned != two.planned else "of plans"
    return {
        **named(one.entry.subject, two.entry.subject, weights, "of plans"),
        **agreement("lead", title(one.entry.lead_officer), title(two.entry.lead_officer)),
        **agreement("purpose", title(one.entry.purpose), title(two.entry.purpose)),
        f"{moved(one, two)}, {kind}": 1.0,
    }


def to_agenda(row: Row, item: Tabled, weights: TermWeights) -> Features:
    """What is alike in a row of a plan and a report that came."""
    kind = "of agendas"
    return {
        **named(row.entry.subject, item.title, weights, kind),
        f"{expected(row, item)}, {kind}": 1.0,
    }


def named(subject: str, other: str, weights: TermWeights, kind: str) -> Features:
    """How alike two names of a subject are; a year that only one of them gives is looked
    through."""
    mine, theirs = numbers(subject), numbers(other)
    told = worded(bare(subject, mine - theirs), bare(other, theirs - mine))
    told = {name: value for name, value in told.items() if name != "numbers differ"}
    told["rare words"] = weights.cosine(settled(subject), settled(other))
    told["begins alike"] = fuzz.ratio(opening(subject), opening(other)) / 100
    told["begins with it"] = float(begins_with(subject, other) or begins_with(other, subject))
    return {kind: 1.0, **{f"{name}, {kind}": value for name, value in told.items()}}


@cache
def other_year(one: str, two: str) -> bool:
    """Whether two names give numbers that differ: years, quarters."""
    mine, theirs = numbers(one), numbers(two)
    return bool(mine - theirs) and bool(theirs - mine)


def bare(text: str, without: frozenset[str]) -> str:
    """The words of a subject without some of them."""
    return " ".join(word for word in settled(text).split() if word not in without)


def begins_with(one: str, two: str) -> bool:
    """Whether a name begins with all that is settled of another, of two words or more."""
    part, whole = content(settled(one)), content(settled(two))
    return " " in part and f"{whole} ".startswith(f"{part} ")


def opening(text: str) -> str:
    """The first words of content."""
    return " ".join(content(settled(text)).split()[:3])


def moved(one: Row, two: Row) -> str:
    """What became of the date from one plan to the next."""
    if one.planned == two.planned:
        return "same date" if one.planned else "no date"
    if one.planned is None or two.planned is None:
        return "date given" if two.planned else "date taken away"
    if two.as_of and one.planned < two.as_of:
        return "date was past"
    return "other date"


def expected(row: Row, item: Tabled) -> str:
    """Whether the report was planned for the meeting to which it came."""
    if row.planned is None:
        return "undated"
    if row.planned == item.day:
        return "on its day"
    return "after its day" if row.planned < item.day else "before its day"
