"""The questions whose answers are kept: what each is told from, and where it is kept.

Nothing here is slow to import; how an answer is told is in :mod:`extractor.asking.telling`.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from extractor.asking import FIGURES, LEDGER, PLANS, RECOMMENDED
from extractor.library import kept_schema

EVERYTHING = ()  # all records
NEWS = ("reported complete", "vanished", "reopened", "delivered", "superseded")  # of an action


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its ``table``, the kinds of records it ``reads`` (and the ``words`` of papers),
    and whether what is told together is a committee (or else a council).

    ``figures`` tell the council of a paper that names none; ``decisions`` says whether what people
    decided of actions and plans counts, ``register`` whether the register of indicators does.
    """

    name: str
    table: sa.Table
    reads: tuple[str, ...]
    by_committee: bool = False
    words: bool = False
    figures: bool = False
    decisions: bool = False
    register: bool = False


ACTIONS = Question("actions", kept_schema.actions, LEDGER, by_committee=True, decisions=True)
PLAN = Question("plan", kept_schema.plan, PLANS, by_committee=True, decisions=True)
RECOMMENDATIONS = Question("recommendations", kept_schema.recommendations, RECOMMENDED)
SERIES = Question("series", kept_schema.series, FIGURES, words=True, figures=True, register=True)
OF_ACTIONS = Question(
    "findings of actions and plans",
    kept_schema.findings,
    LEDGER,
    figures=True,
    decisions=True,
)
OF_PAPERS = Question(
    "findings of papers",
    kept_schema.findings,
    EVERYTHING,
    words=True,
    figures=True,
    register=True,
)
EVERY = (ACTIONS, PLAN, RECOMMENDATIONS, SERIES, OF_ACTIONS, OF_PAPERS)
FINDINGS = (OF_ACTIONS, OF_PAPERS)
