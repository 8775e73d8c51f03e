"""The nouns of review: what a person decided, and of what.

They are offered by :mod:`extractor.records` too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Said:
    """An action as the minutes or the sheet (``source``) of a ``day`` have it, told by what they
    say and never by a row's number; ``nth`` of those that a paper prints in the same words."""

    source: str
    day: date | None
    raised: date | None
    text: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of something found in the papers of a committee.

    ``verdict`` is accept, reject, correct or undo.  ``subject`` is the action, or the two mentions
    of a link; ``field`` is what was corrected, from what the papers alone gave (``was``) to
    ``value``; ``undoes`` is the decision that this one takes back.  ``id`` counts from 1 in the
    order in which they were made.
    """

    kind: str
    verdict: str
    by: str
    when: datetime
    council: str | None = None
    committee: str | None = None
    subject: tuple[Said, ...] = ()
    field: str | None = None
    value: str | None = None
    was: str | None = None
    why: str | None = None
    undoes: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of something found: the ``field`` (None: all of it), who, when and why;
    ``was`` is what papers alone say now, and ``changed`` whether they said otherwise at the time.
    """

    verdict: str
    field: str | None
    was: str | None
    changed: bool
    by: str
    when: datetime
    why: str | None
