"""Single records of papers as the commands ``review`` ask for them: by ID, by paper, by what was
decided; papers are as they were read, whatever people decided of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.asking.asked import doubt
from extractor.asking.decided_rows import papers_of
from extractor.asking.papers_as_read import every_paper, some
from extractor.asking.scopes import Member
from extractor.library.connect import connect
from extractor.library.reads import KINDS
from extractor.linking.decided_records import by_body, called, without_effect
from extractor.linking.record_kinds import kind_of
from extractor.linking.reviewed import Subject, of_record
from extractor.questions import decided
from extractor.records import Decision, Extraction


def asked(library: str, name: str) -> Subject | None:
    """The record of a name, if any paper has it."""
    kind = kind_of(name)
    if kind is None:
        return None
    doubtful = doubt(library, name)
    near = papers_called(library, doubtful["paper"]) if doubtful else []
    for own in (near, None):  # a doubt says in which paper to look first
        found = called(as_read(library, kind.reads, only=own), decided(library), name)
        if found:
            return of_record(*found)
    return None


def lost(library: str) -> tuple[Decision, ...]:
    """The decisions of single records that no paper has any longer."""
    return without_effect(of_decided(library), decided(library))


def of_decided(library: str) -> list[Extraction]:
    """The papers that decisions of single records may be about, with their kinds of records."""
    known, engine = by_body(decided(library)), connect(library)
    return [each for _, each in papers_of(engine, every_paper(engine), known)] if known else []


def paper_called(library: str, source: str) -> Extraction | None:
    """A paper with all its records, if the library has it."""
    own = papers_called(library, source)
    return next(iter(as_read(library, *KINDS, only=own)), None) if own else None


def papers_called(library: str, source: str) -> list[Member]:
    """The paper that is named so, if the library has it."""
    return [each for each in every_paper(connect(library)) if each.head.source == source]


def as_read(library: str, *kinds: str, only: Sequence[Member] | None = None) -> list[Extraction]:
    """Every paper, or some, with some kinds of records."""
    engine = connect(library)
    papers = every_paper(engine) if only is None else only
    return [paper for _, paper in some(engine, papers, kinds)]
