"""Review: what the tool is least certain of, and the log of what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.asked import LEAST_CERTAIN
from extractor.asking.kinds import ACTIONS, SERIES
from extractor.asking.rebuilt import rebuilt
from extractor.library import kept_reads
from extractor.library.decisions import log
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import doubts as table
from extractor.library.kept_schema import links
from extractor.linking.decided import undone
from extractor.linking.doubtful import Doubt
from extractor.linking.joined import Joined
from extractor.records import Decision
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Part, Text, asked_of, fetched, shown
from extractor.web.bodies import of_bodies
from extractor.web.holdings import Holdings
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.words import DOUBTS

NAMES = (ACTIONS.name, SERIES.name)
ABOVE = (Crumb("Review", "/review"),)


class ReviewAsked(Asked):
    """Which doubts."""

    council: Text = ""
    committee: Text = ""
    kind: Text = ""


class LogAsked(Asked):
    """Which decisions: those about these words of papers."""

    text: Text = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A decision of the log, and whether it was taken back."""

    decision: Decision
    undone: bool

    @property
    def about(self) -> str:
        """What it is about, in the words of the papers."""
        texts = (said.text for said in self.decision.subject)
        return " / ".join(dict.fromkeys(texts))


def conditions(held: Holdings, asked: ReviewAsked) -> Iterator[Condition]:
    """What a doubt must be to be shown."""
    yield from of_bodies(held, table.c, asked.council, asked.committee)
    if asked.kind:
        yield table.c.kind == asked.kind


def total(held: Holdings, wanted: Sequence[Condition]) -> int:
    """How many doubts there are."""
    return kept_reads.total(questions.answers(held, ACTIONS, SERIES), NAMES, table, wanted)


def some(held: Holdings, wanted: Sequence[Condition], window: Window) -> list[Doubt]:
    """Some doubts."""
    home = questions.answers(held, ACTIONS, SERIES)
    return [rebuilt(Doubt, e.told) for e in kept_reads.some(home, NAMES, table, wanted, window)]


def listed(request: Request) -> Response:
    """The queue, the least certain first."""
    held, asked = holdings_of(request), asked_of(request, ReviewAsked)
    wanted = list(conditions(held, asked))
    part = Part(total(held, wanted), lambda at, n: some(held, wanted, Window(LEAST_CERTAIN, at, n)))
    return page(
        request,
        "review.html",
        "Review",
        asked=asked,
        shown=fetched(asked.page, part),
        kinds=tuple(DOUBTS.items()),
        councils=bodies.councils(held),
        committees=bodies.names(held),
        hashes=questions.hashes(held),
    )


def logged(request: Request) -> Response:
    """What people decided, the latest first."""
    held, asked = holdings_of(request), asked_of(request, LogAsked)
    made, wanted = log(held.engine), asked.text.casefold().split()
    gone = undone(made)
    every = (Made(each, each.id in gone) for each in reversed(made))
    rows = [each for each in every if all(word in each.about.casefold() for word in wanted)]
    return page(
        request, "log.html", "Decisions", crumbs=ABOVE, asked=asked, shown=shown(rows, asked.page)
    )


def links_of(held: Holdings, name: str) -> list[Joined]:
    """The links by which the mentions of an action are one, or the rows of a planned item."""
    home = questions.answers(held, ACTIONS)
    found = kept_reads.entries(home, ACTIONS.name, links, conditions=[links.c.about == name])
    return [rebuilt(Joined, each.told) for each in found]


routes = [Route("/review", listed), Route("/review/log", logged)]
