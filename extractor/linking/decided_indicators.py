"""Which indicator of the register a council's printed name is, where people decided that.

A decision is of a name as one council prints it, whatever paper does.  The entry's unit must be
that of the figures: of a name that is printed for a number and for a share, only one is it.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import TypeVar

from extractor.linking.decided import INDICATOR, standing
from extractor.linking.wording import words
from extractor.matching.likeness import same_unit
from extractor.records import Decision, Extraction, Figure, Said, Statement
from extractor.registers.indicators import Register

FIGURE = "figure"  # the source of what is said by a name of an indicator
Key = tuple[str, str]
Record = TypeVar("Record", Figure, Statement)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name as a council prints it, with the first figure of it, its paper, and the last decision
    of it."""

    council: str | None
    figure: Figure
    paper: Extraction
    decided: Decision | None = None

    @property
    def slug(self) -> str | None:
        """The entry that the tool finds by itself."""
        return self.figure.indicator_id

    @property
    def said(self) -> Said:
        """What a decision of it is about."""
        return Said(FIGURE, None, None, self.figure.indicator)


def key_of(council: str | None, name: str) -> Key:
    """A council and a name, however they are spelt."""
    return " ".join(words(council or "")), " ".join(words(name))


def chosen(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """The last decision that stands of each name."""
    found = (d for d in standing(decisions) if d.kind == INDICATOR)
    return {key_of(d.council, d.subject[0].text): d for d in found}


def printed_names(
    papers: Iterable[Extraction], decisions: Iterable[Decision]
) -> dict[str, PrintedName]:
    """Every name of the papers by what can be typed for it."""
    known, found = chosen(decisions), dict[str, PrintedName]()
    for paper in papers:
        council = paper.meeting.council
        for figure in paper.records.figures:
            key = key_of(council, figure.indicator)
            found.setdefault(typed(key), PrintedName(council, figure, paper, known.get(key)))
    return found


def typed(key: Key) -> str:
    """What can be typed for a name."""
    digest = blake2s("|".join(key).encode(), digest_size=5).digest()
    return f"i-{b32encode(digest).decode().lower()}"


def with_indicators(
    papers: Iterable[Extraction], decisions: Iterable[Decision], register: Register
) -> list[Extraction]:
    """The papers with the entries that people chose."""
    known = chosen(decisions)
    return [in_paper(paper, known, register) if known else paper for paper in papers]


def in_paper(paper: Extraction, known: Mapping[Key, Decision], register: Register) -> Extraction:
    """A paper with the entries that people chose for the names of its council."""

    def put_right(record: Record, unit: str | None) -> Record:
        made = known.get(key_of(paper.meeting.council, record.indicator))
        entry = register.get(made.value or "") if made else None
        if made is None or (entry and not same_unit(unit, frozenset(), entry.unit)):
            return record
        return replace(record, indicator_id=entry.slug if entry else None)

    records = replace(
        paper.records,
        figures=tuple(put_right(each, each.unit) for each in paper.records.figures),
        statements=tuple(put_right(each, None) for each in paper.records.statements),
    )
    return replace(paper, records=records)
