"""What is doubtful: a thing to decide, and what may be meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SURE = 0.99  # of which nothing more is asked
RIVAL = 0.02  # the least likely that is shown beside another


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be meant: ``id`` names the link that would be or the entry of the register,
    ``joined`` says that it is so now."""

    id: str
    text: str
    day: date | None
    paper: str | None
    page: int | None
    probability: float
    joined: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to decide: ``says`` is what the tool makes of it, and ``certainty`` how likely that
    is right, where that is known."""

    id: str
    kind: str
    council: str | None
    committee: str | None
    certainty: float | None
    says: str
    text: str
    day: date | None
    paper: str
    page: int | None
    candidates: tuple[Candidate, ...] = ()
