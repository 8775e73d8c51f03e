"""Search: words in the papers and in what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.library.facets import Counts, groups, narrowed
from extractor.library.search import Hit, Within, search, terms_of
from extractor.web import questions
from extractor.web.asked import PAGE, Asked, Shown, Text, asked_of, none_if_empty
from extractor.web.holdings import Holdings
from extractor.web.record_reads import decided_rows
from extractor.web.rendering import holdings_of, page

NEWEST = 5000  # passages that are sorted by how well they fit; of more, those that were read last
MOST = 20  # values of a facet that are shown
FACETS = (("kind", "What"), ("council", "Council"), ("committee", "Committee"), ("year", "Year"))
Year = Annotated[Annotated[int, Field(ge=1, le=9999)] | None, BeforeValidator(none_if_empty)]


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which results can be narrowed: its values with their numbers."""

    name: str
    words: str
    chosen: str
    values: Sequence[tuple[str, int]]


class SearchAsked(Asked):
    """What is looked for, and in what."""

    q: Text = ""
    kind: Text = ""
    council: Text = ""
    committee: Text = ""
    year: Year = None

    def within(self, without: tuple[int, ...]) -> Within:
        """Where to look, ``without`` passages of some numbers."""
        kinds = (self.kind,) if self.kind else ()
        return Within(kinds, self.council or None, self.committee or None, self.year, without)


def searched(request: Request) -> Response:
    """The search page with what was found."""
    held, asked = holdings_of(request), asked_of(request, SearchAsked)
    counted = counts(held, asked)
    return page(
        request,
        "search.html",
        f"Search: {asked.q}" if asked.q else "Search",
        asked=asked,
        shown=found(held, asked, counted.total),
        newest=NEWEST,
        facets=facets(asked, counted),
        hashes=questions.hashes(held),
    )


def counts(held: Holdings, asked: SearchAsked) -> Counts:
    """How many passages there are, counted once for whoever narrows the results."""
    terms, gone = terms_of(asked.q), decided_rows(held).passages
    every = held.searched((tuple(terms), gone), lambda: groups(held.engine, terms, gone))
    return narrowed(every, asked.within(gone))


def found(held: Holdings, asked: SearchAsked, total: int) -> Shown[Hit]:
    """One page of passages."""
    pages = max(-(-min(total, NEWEST) // PAGE), 1)
    own = min(asked.page, pages)
    start = (own - 1) * PAGE
    newest = NEWEST if total > NEWEST else None
    where = asked.within(decided_rows(held).passages)

    def look() -> list[Hit]:
        return search(held.engine, asked.q, within=where, limit=PAGE, offset=start, newest=newest)

    return Shown(held.searched((asked.q, where, start), look), total, own, pages)


def facets(asked: SearchAsked, counted: Counts) -> list[Facet]:
    """The facets with what is chosen of each."""
    return [
        Facet(name, words, str(getattr(asked, name) or ""), list(counted.by[name].items())[:MOST])
        for name, words in FACETS
    ]


routes = [Route("/search", searched)]
