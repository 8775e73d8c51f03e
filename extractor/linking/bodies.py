"""Which papers are of one body: a committee of a council."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.linking.copies import with_meetings
from extractor.linking.grouping import Name, name_words
from extractor.linking.wording import words
from extractor.records import Extraction

Body = tuple[str, str]
SHORT = re.compile(r"\w+(?:&\w+)?")  # "OSC", "O&S"
SAME = 4  # names that two councils do not both print by chance
CLEARLY = 1.5  # times as many as any other council's
LONG = 3  # words of such a name


def body_of(extraction: Extraction) -> Body:
    """The council and committee of a paper, so that two spellings of them are one."""
    return body_of_names(extraction.meeting.council, extraction.meeting.committee)


@cache
def body_of_names(council: str | None, committee: str | None) -> Body:
    """A council and a committee, so that two spellings of them are one."""
    return (" ".join(words(council or "")), committee_key(committee or ""))


class Names(PatternFile):
    """What committees are called: words written in short, and words for scrutiny and for a body."""

    short: dict[str, str]
    scrutiny: frozenset[str]
    kinds: frozenset[str]


@cache
def committee_key(name: str) -> str:
    """The words of a committee's name.

    Scrutiny committees are called a panel, a board or a commission, overview or select, as it
    comes: only what they scrutinise tells them apart.  A name without that is left as it is, and
    so is that of any other body, since a panel and a board of one name may be two.
    """
    known = load("extractor.linking", "bodies", Names)
    spelt = SHORT.sub(lambda m: f" {known.short.get(m[0].casefold(), m[0])} ", name)
    found = words(spelt)
    if known.scrutiny.isdisjoint(found):
        return " ".join(found)
    matter = [w for w in found if w not in known.scrutiny | known.kinds]
    return " ".join([*matter, "scrutiny"]) if matter else " ".join(found)


def by_body(papers: Iterable[Extraction]) -> dict[Body, list[Extraction]]:
    """The papers of each body, those that do not name their council among them."""
    bodies = defaultdict[Body, list[Extraction]](list)
    for paper in with_councils(papers):
        bodies[body_of(paper)].append(paper)
    return dict(bodies)


def by_council(papers: Iterable[Extraction]) -> dict[str, list[Extraction]]:
    """The papers of each council, those that do not name it among them."""
    councils = defaultdict[str, list[Extraction]](list)
    for paper in with_councils(papers):
        councils[body_of(paper)[0]].append(paper)
    return dict(councils)


def with_councils(papers: Iterable[Extraction]) -> list[Extraction]:
    """The papers in their order, with the council where only other papers name it.

    A web page or a conversion often leaves the council out.  A copy of another paper, or of a part
    of one, has its meeting from there.  Papers of a committee without a
    council are of the one council that has a committee of this name, if the two share the day
    of a meeting: the name alone is that of many committees.  A paper that has no such sibling is
    told by its indicators: reports of one council print the same names.
    """
    every = list(papers)
    while (told := told_once(every)) != every:
        every = told
    return every


def told_once(papers: list[Extraction]) -> list[Extraction]:
    """The papers with what others say of them; each that is told may tell of others."""
    every = with_meetings(papers)
    if all(paper.meeting.council for paper in every):
        return every
    found = councils_of_committees(every)
    told = [p if p.meeting.council else named(p, found.get(body_of(p)[1])) for p in every]
    return with_councils_of_indicators(told)


def named(paper: Extraction, other: Extraction | None) -> Extraction:
    """A paper with the council of another one, if there is one."""
    if other is None:
        return paper
    known = replace(
        paper.meeting, council=other.meeting.council, council_code=other.meeting.council_code
    )
    return replace(paper, meeting=known)


def councils_of_committees(papers: Iterable[Extraction]) -> dict[str, Extraction]:
    """By committee, a paper that names the council which the others of it leave out."""
    namers = defaultdict[str, dict[str, Extraction]](dict)
    days = defaultdict[Body, set[date]](set)
    for paper in papers:
        council, committee = body = body_of(paper)
        if paper.meeting.date:
            days[body].add(paper.meeting.date)
        if council and committee:
            namers[committee].setdefault(council, paper)
    return {
        committee: paper
        for committee, councils in namers.items()
        for council, paper in councils.items()
        if len(councils) == 1 and days["", committee] & days[council, committee]
    }


# ------------------------------------------------------------------ told by indicators


def with_councils_of_indicators(papers: list[Extraction]) -> list[Extraction]:
    """The papers, those without a council given that of the one council whose papers print at
    least :data:`SAME` of their indicators' names, where no committee speaks against it."""
    namers = defaultdict[str, dict[str, Extraction]](dict)
    figures = defaultdict[str, list[Extraction]](list)
    for paper in papers:
        if paper.meeting.council:
            council, committee = body_of(paper)
            namers[council].setdefault(committee, paper)
            figures[council].append(paper)
    printed = {council: names_in(own) for council, own in figures.items()}
    return [p if p.meeting.council else named(p, sibling(p, namers, printed)) for p in papers]


def sibling(
    paper: Extraction,
    namers: Mapping[str, Mapping[str, Extraction]],
    printed: Mapping[str, set[Name]],
) -> Extraction | None:
    """A paper of the council that prints the same names, and no other nearly so many of them;
    ``namers`` has the first paper of each committee of each council."""
    own, committee = names_in([paper]), body_of(paper)[1]
    shared = {
        council: len(names & own)
        for council, names in printed.items()
        if not committee or committee in namers[council]
    }
    ranked = sorted(shared, key=lambda council: -shared[council])
    if not ranked or shared[ranked[0]] < SAME:
        return None
    if len(ranked) > 1 and shared[ranked[1]] * CLEARLY > shared[ranked[0]]:
        return None
    first = namers[ranked[0]]
    return first[committee] if committee else next(iter(first.values()))


def names_in(papers: Iterable[Extraction]) -> set[Name]:
    """The indicators' names that papers print, in the words that count; short ones say little."""
    found = {name_words(f.indicator) for paper in papers for f in paper.records.figures}
    return {name for name in found if len(name) >= LONG}
