"""Councils and committees as pages name and filter them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.linking.bodies import Body, body_of, body_of_names
from extractor.records import Extraction
from extractor.web.holdings import Holdings
from extractor.web.questions import papers

UNKNOWN = "unknown"  # asks for what no paper names
Spellings = Mapping[str, Collection[str]]  # by the words that count


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as most of its papers print it, with the short names that addresses have."""

    body: Body
    council: str | None
    committee: str | None
    papers: tuple[Extraction, ...]

    @property
    def council_name(self) -> str:
        """The council in words."""
        return self.council or "Council not known"

    @property
    def name(self) -> str:
        """The committee in words."""
        return self.committee or "Committee not known"

    @property
    def slugs(self) -> tuple[str, str]:
        """The short names."""
        return slug(self.body[0]), slug(self.body[1])


def slug(words: str) -> str:
    """``brayford-borough-council``."""
    return "-".join(words.split()) or UNKNOWN


def committees(held: Holdings) -> tuple[Committee, ...]:
    """Every committee of the library, by council and name."""
    return held.kept("committees", lambda held: tuple(found(papers(held))))


def found(every: Iterable[Extraction]) -> list[Committee]:
    """The committees of which there are papers."""
    members = defaultdict[Body, list[Extraction]](list)
    for paper in every:
        members[body_of(paper)].append(paper)
    made = [
        Committee(
            body,
            usual([p.meeting.council for p in own]),
            usual([p.meeting.committee for p in own]),
            tuple(own),
        )
        for body, own in members.items()
    ]
    return sorted(made, key=place)


def place(committee: Committee) -> tuple[bool, str, bool, str]:
    """Where a committee stands in a list: by council and name, what is not known last."""
    council, name = committee.council, committee.committee
    return council is None, council or "", name is None, name or ""


def usual(names: Sequence[str | None]) -> str | None:
    """The name that is printed most often."""
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else None


def by_body(held: Holdings) -> Mapping[Body, Committee]:
    """Every committee of the library."""
    return held.kept("committees by body", lambda held: {c.body: c for c in committees(held)})


def councils(held: Holdings) -> list[str]:
    """The councils' names, for a filter."""
    return held.kept("councils", lambda held: by_name({c.council for c in committees(held)}))


def names(held: Holdings) -> list[str]:
    """The committees' names, for a filter."""
    return held.kept(
        "committee names", lambda held: by_name({c.committee for c in committees(held)})
    )


def by_name(found: Collection[str | None]) -> list[str]:
    """Names in their order, and at the end what asks for those without one, if there are any."""
    return [*sorted(filter(None, found)), *([UNKNOWN] if None in found else [])]


def of_bodies(
    held: Holdings, columns: Any, council: str, committee: str
) -> Iterator[sa.ColumnElement[bool]]:
    """What rows must be to be of the council and the committee that are asked for, if any are,
    however their papers spell them."""
    known = held.kept("spellings", spellings)
    council_key, committee_key = body_of_names(council, committee)
    if council == UNKNOWN:
        yield columns.council.is_(None)
    elif council:
        yield columns.council.in_(known[0].get(council_key, ()))
    if committee == UNKNOWN:
        yield columns.committee.is_(None)
    elif committee:
        yield columns.committee.in_(known[1].get(committee_key, ()))


def spellings(held: Holdings) -> tuple[Spellings, Spellings]:
    """How papers print each council, and each committee."""
    both = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for committee in committees(held):
        meetings = [paper.meeting for paper in committee.papers]
        both[0][committee.body[0]] |= {m.council for m in meetings if m.council}
        both[1][committee.body[1]] |= {m.committee for m in meetings if m.committee}
    return both


def asked_for(council: str, committee: str) -> Callable[[Body], bool]:
    """What says of a body whether it is the council and the committee that are asked for, if any
    are."""
    named = [None if words == UNKNOWN else words for words in (council, committee)]
    keys = body_of_names(*named)
    pairs = [
        (n, k) for n, (words, k) in enumerate(zip((council, committee), keys, strict=True)) if words
    ]
    return lambda own: all(own[n] == key for n, key in pairs)
