"""The ledger as a person reviews it: every action and every mention of one by a name that can be
typed, and what a decision needs to name it by what papers say.

An action's name is that of the ledger (``a-3f…``).  A link is named by the two mentions that it
joins (``k5v2m7qa:d3xw6hzn``).
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import blake2s

from extractor.linking.bodies import Body, by_body
from extractor.linking.decided import ACTION, LINK, Index, of_body, standing
from extractor.linking.ledger import Entry, Linked, linked, printed
from extractor.linking.meetings import Mention
from extractor.linking.trained import installed
from extractor.linking.wording import content
from extractor.records import Decision, Extraction, Said

BETWEEN = ":"  # the two mentions of a link


@dataclass(frozen=True)
class Reviewed:
    """One committee: what was linked, under which decisions."""

    body: Body
    linked: Linked
    decisions: tuple[Decision, ...]

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
        said = self.index.name(mention)
        told = (said.source, str(said.day), str(said.raised), content(said.text), str(said.nth))
        digest = blake2s("|".join((*self.body, *told)).encode(), digest_size=5).digest()
        return b32encode(digest).decode().lower()

    def link(self, one: Mention, two: Mention) -> str:
        """The name of the link between two mentions."""
        return f"{self.name(one)}{BETWEEN}{self.name(two)}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name stands for: an action, with its entry, or the link between two mentions."""

    kind: str
    said: tuple[Said, ...]
    mentions: tuple[Mention, ...]
    entry: Entry | None = None

    def now(self, field: str) -> str:
        """A field of an action as it is shown."""
        return printed(self.entry, field) if self.entry else ""

    def was(self, field: str) -> str:
        """A field of an action as papers alone have it."""
        marks = self.entry.decided if self.entry else ()
        told = (mark.was for mark in marks if mark.field == field)
        return next(told, None) or self.now(field)

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
        return Decision(
            kind=self.kind,
            verdict=verdict,
            by=by,
            when=when,
            council=self.mentions[0].meeting.council,
            committee=self.mentions[0].meeting.committee,
            subject=self.said,
            field=field,
            value=value,
            was=self.was(field) if field else None,
            why=why,
        )


def reviewed(
    papers: Iterable[Extraction], decisions: Iterable[Decision], today: date
) -> list[Reviewed]:
    """Every committee, linked under what was decided of it."""
    upheld, models, found = standing(decisions), installed(), []
    for body, members in by_body(papers).items():
        own = of_body(upheld, body)
        found.append(Reviewed(body, linked(body, members, today, None, models, own), own))
    return found


def subject(committees: Sequence[Reviewed], name: str) -> Subject | None:
    """What a name stands for, if anything has it."""
    one, between, two = name.partition(BETWEEN)
    for each in committees:
        if between and {one, two} <= each.mentions.keys() and one != two:
            pair = (each.mentions[one], each.mentions[two])
            return Subject(LINK, tuple(map(each.index.name, pair)), pair)
        if name in each.entries:
            entry, (first, *_) = each.entries[name]
            return Subject(ACTION, (each.index.name(first),), (first,), entry)
    return None


def without_effect(
    committees: Sequence[Reviewed], decisions: Iterable[Decision]
) -> tuple[Decision, ...]:
    """The decisions that stand but change nothing: no paper has what they are about, or others
    rule them out."""
    known = {d.id for each in committees for d in each.decisions}
    lost = {d.id for each in committees for d in each.linked.without_effect}
    return tuple(d for d in standing(decisions) if d.id not in known or d.id in lost)
