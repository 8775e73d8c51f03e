"""Single records of papers as the commands ``review`` ask for them: by ID, by paper, by what was
decided; papers are as they were read, whatever people decided of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.asking.papers_as_read import every_paper, some
from extractor.asking.scopes import Member
from extractor.library.connect import connect
from extractor.library.reads import KINDS
from extractor.linking.decided_records import by_body, called, reads, without_effect
from extractor.linking.record_kinds import kind_of
from extractor.linking.reviewed import Subject, of_record
from extractor.questions import decided
from extractor.records import Decision, Extraction


def asked(library: str, name: str) -> Subject | None:
    """The record of a name, if any paper has it."""
    kind = kind_of(name)
    papers = as_read(library, kind.reads) if kind else []
    found = called(papers, decided(library), name)
    return of_record(*found) if found else None


def lost(library: str) -> tuple[Decision, ...]:
    """The decisions of single records that no paper has any longer."""
    return without_effect(of_decided(library), decided(library))


def of_decided(library: str) -> list[Extraction]:
    """The papers with the kinds of single records of which something was decided, if any was."""
    known = by_body(decided(library))
    wanted = sorted({reads(each) for made in known.values() for each in made})
    return as_read(library, *wanted) if wanted else []


def paper_called(library: str, source: str) -> Extraction | None:
    """A paper with all its records, if the library has it."""
    own = [each for each in every_paper(connect(library)) if each.head.source == source]
    return next(iter(as_read(library, *KINDS, only=own)), None) if own else None


def as_read(library: str, *kinds: str, only: Sequence[Member] | None = None) -> list[Extraction]:
    """Every paper, or some, with some kinds of records."""
    engine = connect(library)
    papers = every_paper(engine) if only is None else only
    return [paper for _, paper in some(engine, papers, kinds)]
