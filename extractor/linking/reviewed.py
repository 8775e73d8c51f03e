"""The ledger as a person reviews it: every action and every mention of one by a name that can be
typed, and what a decision needs to name it by what papers say.

An action's name is that of the ledger (``a-3f…``).  A link is named by the two mentions that it
joins (``k5v2m7qa:d3xw6hzn``), an indicator's name as printed by a council ``i-…``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from extractor.linking.bodies import Body, by_body
from extractor.linking.decided import (
    ACCEPT,
    ACTION,
    CORRECT,
    FIELDS,
    FINDING,
    INDICATOR,
    LINK,
    OF_RECORDS,
    PLANNED,
    Index,
    of_body,
    standing,
)
from extractor.linking.decided_indicators import Key, PrintedName, key_of, printed_names
from extractor.linking.decided_records import Recorded
from extractor.linking.found_again import typed
from extractor.linking.ledger import Entry, Linked, linked, printed
from extractor.linking.meetings import Mention
from extractor.linking.reviewed_plans import BETWEEN, PlanLink, ReviewedPlan
from extractor.linking.trained import installed
from extractor.records import Decision, Extraction, Said


@dataclass(frozen=True)
class Reviewed:
    """One committee, with its council as printed: what was linked, under which decisions."""

    body: Body
    names: tuple[str | None, str | None]
    linked: Linked
    decisions: tuple[Decision, ...]

    @cached_property
    def plan(self) -> ReviewedPlan:
        """Its forward plans."""
        own = tuple(d for d in self.decisions if d.kind in PLANNED)
        return ReviewedPlan(self.body, self.linked.programme, self.linked.items, own)

    @cached_property
    def index(self) -> Index:
        """Its mentions by what they say."""
        return Index(self.linked.documents)

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Its mentions by the names that can be typed."""
        every = (m for document in self.linked.documents for m in document.mentions)
        return {self.name(mention): mention for mention in every}

    @cached_property
    def entries(self) -> dict[str, tuple[Entry, tuple[Mention, ...]]]:
        """Its actions by name, each with its mentions."""
        pairs = zip(self.linked.entries, self.linked.threads, strict=True)
        return {entry.id: (entry, thread.mentions) for entry, thread in pairs}

    def name(self, mention: Mention) -> str:
        """The name of a mention: it stays as long as a paper says the same."""
        return typed(self.body, self.index.name(mention))

    def link(self, one: Mention, two: Mention) -> str:
        """The name of the link between two mentions."""
        return f"{self.name(one)}{BETWEEN}{self.name(two)}"

    def subject(self, name: str) -> Subject | None:
        """What a name stands for in this committee."""
        one, between, two = name.partition(BETWEEN)
        if between and {one, two} <= self.mentions.keys() and one != two:
            pair = (self.mentions[one], self.mentions[two])
            return Subject(LINK, *body(pair[0]), tuple(map(self.index.name, pair)))
        if name in self.entries:
            entry, (first, *_) = self.entries[name]
            return Subject(ACTION, *body(first), (self.index.name(first),), entry)
        if link := self.plan.link(name):
            return Subject(link.fields[0], *self.names, (), plan=link)
        return None


def body(mention: Mention) -> tuple[str | None, str | None]:
    """The council and the committee as printed."""
    return mention.meeting.council, mention.meeting.committee


@dataclass(frozen=True)
class Review:
    """Everything that can be decided: every committee, and every printed name of an indicator."""

    committees: tuple[Reviewed, ...]
    names: Mapping[str, PrintedName]

    def subject(self, name: str) -> Subject | None:
        """What a name stands for, if anything has it."""
        if name in self.names:
            printed_name = self.names[name]
            council, said = printed_name.council, (printed_name.said,)
            return Subject(INDICATOR, council, None, said, indicator=printed_name)
        return next((s for each in self.committees if (s := each.subject(name))), None)

    def without_effect(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """The decisions that stand but change nothing: no paper has what they are about, or
        others rule them out."""
        held = {d.id for each in self.committees for d in each.decisions}
        lost = {d.id for each in self.committees for d in each.linked.without_effect}
        names = {key_of(each.council, each.figure.indicator) for each in self.names.values()}
        held |= {n for n, key in keys(standing(decisions)) if key in names}
        apart = (FINDING, *OF_RECORDS)  # which are not linked here
        held |= {d.id for d in decisions if d.kind in apart}
        return tuple(d for d in standing(decisions) if d.id not in held or d.id in lost)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name stands for: an action with its entry, the link between two mentions, a row of a
    plan or its link, an indicator's printed name, or a single record of a paper."""

    kind: str
    council: str | None
    committee: str | None
    said: tuple[Said, ...]
    entry: Entry | None = None
    indicator: PrintedName | None = None
    plan: PlanLink | None = None
    record: Recorded | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be corrected."""
        if self.record:
            return tuple(self.record.kind.fields)
        if self.plan:
            return self.plan.fields
        return FIELDS if self.entry else (INDICATOR,) if self.indicator else ()

    @property
    def whole(self) -> bool:
        """Whether it may be accepted or rejected as it is."""
        return not self.plan or self.plan.other is not None

    def now(self, field: str) -> str:
        """A field as it is shown."""
        if self.record:
            return self.record.shown(field)
        if self.indicator:
            made = self.indicator.decided
            return (made.value if made else self.indicator.slug) or ""
        if self.plan:
            return self.plan.now[field]
        return printed(self.entry, field) if self.entry else ""

    def was(self, field: str) -> str:
        """A field as papers alone have it."""
        if self.record:
            return self.record.was(field)
        if self.indicator:
            return self.indicator.slug or ""
        if self.plan:
            return self.plan.was[field]
        marks = self.entry.decided if self.entry else ()
        told = (mark.was or "" for mark in marks if mark.field == field)
        return next(told, self.now(field))

    def decision(
        self,
        verdict: str,
        by: str,
        when: datetime,
        why: str | None,
        *,
        field: str | None = None,
        value: str | None = None,
    ) -> Decision:
        """What ``by`` decides of it."""
        if self.indicator and verdict != CORRECT:
            field, value = INDICATOR, self.now(INDICATOR) if verdict == ACCEPT else ""
        kind, said = self.kind, self.said
        if self.plan:
            kind = field = field or self.kind
            said, value = self.plan.decided(verdict, field, value)
        return Decision(
            kind=kind,
            verdict=verdict,
            by=by,
            when=when,
            council=self.council,
            committee=self.committee,
            subject=said,
            field=field,
            value=value,
            was=self.was(field) if field else None,
            why=why,
        )


def of_record(paper: Extraction, found: Recorded) -> Subject:
    """A record of a paper as what is decided."""
    about = (found.kind.name, paper.meeting.council, paper.meeting.committee, found.said)
    return Subject(*about, record=found)


def reviewed(papers: Iterable[Extraction], decisions: Sequence[Decision], today: date) -> Review:
    """All that papers, as they are without decisions but those of single records, and decisions
    say together."""
    every, upheld, models, found = list(papers), standing(decisions), installed(), []
    for body, members in by_body(every).items():
        own = of_body((d for d in upheld if d.kind != INDICATOR), body)
        meeting, told = members[0].meeting, linked(body, members, today, None, models, own)
        found.append(Reviewed(body, (meeting.council, meeting.committee), told, own))
    return Review(tuple(found), printed_names(every, decisions))


def keys(decisions: Iterable[Decision]) -> Iterator[tuple[int, Key]]:
    """The numbers of the decisions of printed names, and the names."""
    for each in decisions:
        if each.kind == INDICATOR:
            yield each.id, key_of(each.council, each.subject[0].text)
