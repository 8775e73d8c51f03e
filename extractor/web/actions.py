"""Actions: the ledger as a list, as files, and each action with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.ledger import Entry
from extractor.linking.states import OPEN
from extractor.web import bodies, questions
from extractor.web.asked import Part, asked_of, fetched
from extractor.web.filtered_actions import (
    DUES,
    ActionsAsked,
    State,
    conditions,
    window,
)
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.review import links_of

ABOVE = (Crumb("Actions", "/actions"),)
AGES = (  # from days, up to days, in words
    (0, 90, "Up to 3 months"),
    (91, 182, "3 to 6 months"),
    (183, 365, "6 to 12 months"),
    (366, 730, "1 to 2 years"),
    (731, None, "Over 2 years"),
)
UNDATED = (-1, None, "Date not known")
HEADS = (  # the columns by which a list is sorted
    ("state", "Status"),
    ("action", "Action"),
    ("owner", "Lead officer"),
    ("committee", "Committee"),
    ("raised", "Raised"),
    ("age", "Age"),
    ("due", "Due"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """Outstanding actions of one age: how many are open and how many vanished."""

    words: str
    older: int
    younger: int | None
    open: int
    vanished: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.vanished


def found(request: Request) -> tuple[ActionsAsked, list[Entry]]:
    """What was asked, and all the actions."""
    held, asked = holdings_of(request), asked_of(request, ActionsAsked)
    every = questions.entries(held, conditions(held, asked), window(asked))
    return asked, every


def listed(request: Request) -> Response:
    """The list of actions with its filters."""
    held, asked = holdings_of(request), asked_of(request, ActionsAsked)
    wanted = list(conditions(held, asked))
    ages = questions.ages(held, wanted)
    total = sum(count for _, _, count in ages)

    def fetch(offset: int, limit: int) -> list[Entry]:
        some = window(asked, offset, limit)
        return questions.entries(held, wanted, some, history=False)

    return page(
        request,
        "actions.html",
        "Actions",
        asked=asked,
        shown=fetched(asked.page, Part(total, fetch)),
        bars=bars(ages, held.settings.day),
        heads=HEADS,
        states=get_args(State),
        dues=DUES,
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def bars(ages: Sequence[tuple[str, date | None, int]], day: date) -> list[Bar]:
    """How many outstanding actions are of each age, and how many of none that is known."""
    undated = bar([each for each in ages if each[1] is None], day, *UNDATED)
    return [*(bar(ages, day, *age) for age in AGES), *([undated] if undated.total else [])]


def bar(
    ages: Sequence[tuple[str, date | None, int]],
    day: date,
    older: int,
    younger: int | None,
    words: str,
) -> Bar:
    """How many outstanding actions are of an age."""
    states = Counter[str]()
    for state, raised, count in ages:
        days = (day - raised).days if raised else -1
        if older <= days and (younger is None or days <= younger):
            states[state] += count
    opened = sum(states[state] for state in OPEN)
    return Bar(words, older, younger, opened, states["vanished"])


def one(request: Request) -> Response:
    """One action and its history."""
    held = holdings_of(request)
    entry = questions.entry(held, request.path_params["action"])
    if entry is None:
        raise HTTPException(404)
    return page(
        request,
        "action.html",
        entry.text,
        crumbs=ABOVE,
        entry=entry,
        hashes=questions.hashes(held),
        joined=links_of(held, entry.id),
    )


routes = [
    Route("/actions", listed),
    Route("/actions/{action}", one),
]
