"""Actions: the ledger as a list, as files, and each action with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.ledger import Entry
from extractor.linking.states import OPEN
from extractor.web import bodies, questions
from extractor.web.asked import asked_of, shown
from extractor.web.filtered_actions import DUES, ActionsAsked, State, asked_for
from extractor.web.rendering import Crumb, holdings_of, page

ABOVE = (Crumb("Actions", "/actions"),)
AGES = (  # from days, up to days, in words
    (0, 90, "Up to 3 months"),
    (91, 182, "3 to 6 months"),
    (183, 365, "6 to 12 months"),
    (366, 730, "1 to 2 years"),
    (731, None, "Over 2 years"),
)
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
    """What was asked, and the actions."""
    held, asked = holdings_of(request), asked_of(request, ActionsAsked)
    return asked, asked_for(questions.entries(held), asked, held.settings.day)


def listed(request: Request) -> Response:
    """The list of actions with its filters."""
    held = holdings_of(request)
    asked, entries = found(request)
    return page(
        request,
        "actions.html",
        "Actions",
        asked=asked,
        shown=shown(entries, asked.page),
        bars=ageing(entries),
        heads=HEADS,
        states=get_args(State),
        dues=DUES,
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def ageing(entries: Sequence[Entry]) -> list[Bar]:
    """How old what is outstanding is."""
    bars = []
    for older, younger, words in AGES:
        own = [
            entry.state
            for entry in entries
            if entry.age_days is not None
            and older <= entry.age_days
            and (younger is None or entry.age_days <= younger)
        ]
        opened = sum(state in OPEN for state in own)
        bars.append(Bar(words, older, younger, opened, own.count("vanished")))
    return bars


def one(request: Request) -> Response:
    """One action and its history."""
    held = holdings_of(request)
    entry = questions.entries_by_id(held).get(request.path_params["action"])
    if entry is None:
        raise HTTPException(404)
    return page(
        request,
        "action.html",
        entry.text,
        crumbs=ABOVE,
        entry=entry,
        hashes=questions.hashes(held),
    )


routes = [
    Route("/actions", listed),
    Route("/actions/{action}", one),
]
