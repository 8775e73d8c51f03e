"""Which papers are told together, and the key of all that an answer is told from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s

import sqlalchemy as sa

from extractor.asking.kinds import Question
from extractor.asking.selection import Selection
from extractor.library.heads import Head, heads, indicator_names, sketches
from extractor.linking.bodies import body_of_names, with_councils
from extractor.linking.copies import lacking
from extractor.linking.decided import FINDING, INDICATOR, OF_RECORDS, standing
from extractor.linking.decided_records import reads
from extractor.records import (
    Decision,
    Evidence,
    Extraction,
    Figure,
    Meeting,
    Paper,
    Records,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A paper of a scope, with its council even where only other papers name it."""

    head: Head
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Scope:
    """Papers that are told together, the decisions that count, and the key of both."""

    members: tuple[Member, ...]
    decisions: tuple[Decision, ...]
    key: str

    @property
    def numbers(self) -> list[int]:
        """The papers' numbers in the library."""
        return [member.head.paper_id for member in self.members]

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """The papers' meetings by source."""
        return {member.head.source: member.meeting for member in self.members}


def scopes(
    library: sa.Engine,
    question: Question,
    selection: Selection,
    decisions: Sequence[Decision],
    code: str,
) -> list[Scope]:
    """The scopes that answer a question about the selected papers, in the order of the papers;
    ``code`` stands for the programs and registers that tell it."""
    groups = defaultdict[object, list[Member]](list)
    for member in members(library, question, selection):
        body = body_of_names(member.meeting.council, member.meeting.committee)
        groups[body if question.by_committee else body[0]].append(member)
    upheld = tuple(standing(decisions))
    return [scope(question, body, tuple(group), upheld, code) for body, group in groups.items()]


def members(library: sa.Engine, question: Question, selection: Selection) -> list[Member]:
    """The selected papers with their councils: those that no paper of the library, and then none
    of the selected ones, tells stay without one."""
    known, names = heads(library), dict[int, Iterable[str]]()
    if question.figures and not all(head.meeting.council for head in known):
        names |= indicator_names(library)
    papers = [light(head, names.get(head.paper_id, ())) for head in known]
    if any(map(lacking, papers)):  # a copy may tell
        drawn = sketches(library)
        pairs = zip(known, papers, strict=True)
        papers = [replace(p, sketches=tuple(drawn.get(h.paper_id, ()))) for h, p in pairs]
    told = zip(known, with_councils(papers), strict=True)
    some = [(head, paper) for head, paper in told if selection.has(paper.meeting)]
    again = with_councils(paper for _, paper in some)
    return [Member(head, paper.meeting) for (head, _), paper in zip(some, again, strict=True)]


def light(head: Head, names: Iterable[str]) -> Extraction:
    """A paper of which only the meeting and the names of its indicators are known."""
    nowhere = Evidence("")
    figures = (Figure(name, 0.0, "", "", "", "", nowhere) for name in names)
    return Extraction(
        Paper(head.source, "", ""),
        meeting=head.meeting,
        records=Records(figures=tuple(figures)),
        kind=head.kind,
    )


def scope(
    question: Question,
    body: object,
    members: tuple[Member, ...],
    decisions: tuple[Decision, ...],
    code: str,
) -> Scope:
    """A scope with its key."""
    own = decisions_of(question, body, decisions)
    digest = blake2s(repr((question.name, body, code, own)).encode())
    for member in members:
        digest.update(repr((member.head.stamp, member.meeting)).encode())
    return Scope(members, own, digest.hexdigest())


def decisions_of(
    question: Question, body: object, decisions: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """The decisions that count for a scope, of a committee or of all of a council."""
    bodies = ((body_of_names(each.council, each.committee), each) for each in decisions)
    return tuple(each for own, each in bodies if body in (own, own[0]) and counts(question, each))


def counts(question: Question, decision: Decision) -> bool:
    """Whether an answer depends on a decision: of actions and plans, of the names of indicators
    that a council prints, or of single records that it is told from."""
    if decision.kind in OF_RECORDS:
        return not question.reads or reads(decision) in question.reads
    kinds = {INDICATOR: question.register, FINDING: False}
    return kinds.get(decision.kind, question.decisions)


def as_told(paper: Extraction, scope: Scope) -> Extraction:
    """A paper of the library with the council that its scope gives it."""
    return replace(paper, meeting=scope.meetings[paper.paper.source])
