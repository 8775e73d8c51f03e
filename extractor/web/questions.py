"""The rows that pages show, for what was asked: the one place where pages meet linking.

What is linked is kept in memory for each state of the library (:class:`Holdings`).
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.library.decisions import log
from extractor.library.reads import extractions
from extractor.linking import plans
from extractor.linking.bodies import with_councils
from extractor.linking.ledger import Entry, ledger
from extractor.linking.plans import Subject
from extractor.records import Extraction
from extractor.web.holdings import Holdings

TOLD_FROM = ("pages", "problems", "minutes", "items", "actions", "plan", "clearances", "figures")


def papers(held: Holdings) -> list[Extraction]:
    """Every paper with what pages and linking need of it."""
    return held.kept("papers", lambda held: with_councils(extractions(held.engine, *TOLD_FROM)))


def entries(held: Holdings) -> tuple[Entry, ...]:
    """Every action of the ledger, the oldest first; a committee of which nothing is new is not
    linked again."""
    return held.kept("ledger", linked)


def linked(held: Holdings) -> tuple[Entry, ...]:
    """The ledger as papers and decisions have it now."""
    day, made = held.settings.day, log(held.engine)
    return ledger(papers(held), today=day, kept=held.linked, decisions=made)


def entries_by_id(held: Holdings) -> Mapping[str, Entry]:
    """The actions by their names."""
    return held.kept("ledger by id", lambda held: {entry.id: entry for entry in entries(held)})


def subjects(held: Holdings) -> tuple[Subject, ...]:
    """Every item of the forward plans, the soonest first."""
    return held.kept("plan", lambda held: plans.plan(papers(held)))


def hashes(held: Holdings) -> Mapping[str, str]:
    """The hash of each paper by the source that records name."""
    return held.kept("hashes", lambda held: {p.paper.source: p.paper.sha256 for p in papers(held)})
