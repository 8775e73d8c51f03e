"""Findings: what does not fit together, as a list, and each with its pages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.asking.kinds import FINDINGS
from extractor.asking.rebuilt import rebuilt
from extractor.library import kept_reads
from extractor.library.decisions import log
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import findings as table
from extractor.linking.decided_findings import answer_of, judged, name_of, named
from extractor.records import Decision, Finding
from extractor.web import bodies, questions
from extractor.web.asked import Asked, Part, Text, asked_of, fetched
from extractor.web.bodies import of_bodies
from extractor.web.finding_sides import sides
from extractor.web.holdings import Holdings
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.words import FINDING_KINDS

ABOVE = (Crumb("Findings", "/findings"),)
NAMES = [question.name for question in FINDINGS]
HEADS = (("kind", "What"), ("subject", "Of"), ("confidence", "How sure"))
SUREST = ("-confidence", "council", "kind", "subject")


class FindingsAsked(Asked):
    """Which findings."""

    council: Text = ""
    committee: Text = ""
    kind: Text = ""
    text: Text = ""
    decided: Literal["", "no", "right", "wrong", "explained"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding of a list with its name, and what was decided of it."""

    id: str
    finding: Finding
    decided: str | None


def home(held: Holdings) -> sa.Engine:
    """Where findings of both sorts are kept."""
    return questions.answers(held, *FINDINGS)


def verdicts(held: Holdings) -> Mapping[str, Decision]:
    """The last decision of each finding, by its name."""
    return held.kept("verdicts", lambda held: judged(log(held.engine)), decided=True)


def conditions(held: Holdings, asked: FindingsAsked) -> Iterator[Condition]:
    """What a finding must be to be shown."""
    c = table.c
    yield from of_bodies(held, c, asked.council, asked.committee)
    if asked.kind:
        yield c.kind == asked.kind
    for word in asked.text.split():
        yield c.subject.icontains(word, autoescape=True)
    if asked.decided == "no":
        yield c.id.not_in(list(verdicts(held)))
    elif asked.decided:
        made = verdicts(held).items()
        yield c.id.in_([name for name, each in made if answer_of(each) == asked.decided])


def order(asked: FindingsAsked) -> tuple[str, ...]:
    """By which columns a list is sorted."""
    known = {name for name, _ in HEADS}
    return (asked.sort, *SUREST) if asked.sort.removeprefix("-") in known else SUREST


def total(held: Holdings, wanted: Sequence[Condition]) -> int:
    """How many findings there are."""
    return kept_reads.total(home(held), NAMES, table, wanted)


def some(held: Holdings, wanted: Sequence[Condition], window: Window) -> list[Finding]:
    """Some findings."""
    found = kept_reads.some(home(held), NAMES, table, wanted, window)
    return [rebuilt(Finding, each.told) for each in found]


def listed(request: Request) -> Response:
    """The list of findings with its filters."""
    held, asked = holdings_of(request), asked_of(request, FindingsAsked)
    wanted = list(conditions(held, asked))

    def fetch(offset: int, limit: int) -> list[Row]:
        found = some(held, wanted, Window(order(asked), offset, limit))
        return [row(held, each) for each in found]

    return page(
        request,
        "findings.html",
        "Findings",
        asked=asked,
        shown=fetched(asked.page, Part(total(held, wanted), fetch)),
        heads=HEADS,
        kinds=kinds(held),
        councils=bodies.councils(held),
        committees=bodies.names(held),
    )


def row(held: Holdings, found: Finding) -> Row:
    """A finding with its name and what was decided."""
    name = name_of(found.council, found.committee, named(found))
    made = verdicts(held).get(name)
    return Row(name, found, answer_of(made) if made else None)


def kinds(held: Holdings) -> list[tuple[str, str]]:
    """The kinds of findings that there are, with their words and numbers."""
    counted = held.kept(
        "kinds of findings",
        lambda held: kept_reads.counts(home(held), NAMES, table, "kind"),
        decided=True,
    )
    return [(kind, f"{FINDING_KINDS.get(kind, kind)} ({n})") for kind, n in counted.items() if kind]


# ------------------------------------------------------------------ one finding


def finding_of(held: Holdings, name: str) -> Finding:
    """The finding of a name."""
    found = some(held, [table.c.id == name], Window())
    if not found:
        raise HTTPException(404)
    return found[0]


def one(request: Request) -> Response:
    """One finding."""
    held, name = holdings_of(request), request.path_params["finding"]
    found = finding_of(held, name)
    return page(
        request,
        "finding.html",
        f"{FINDING_KINDS.get(found.kind, found.kind)}: {found.subject}",
        crumbs=ABOVE,
        name=name,
        finding=found,
        sides=sides(held, found),
        row=row(held, found),
        made=verdicts(held).get(name),
    )


routes = [Route("/findings", listed), Route("/findings/{finding}", one)]
