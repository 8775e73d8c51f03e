"""The links by which mentions are one action, each by the name under which it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractor.linking.meetings import Mention
from extractor.linking.reviewed import Reviewed


@dataclass(frozen=True, slots=True)
class Said:
    """A mention: its words, when and where."""

    text: str
    day: date | None
    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Joined:
    """That a mention of an action goes on from an earlier one; ``id`` is the link's."""

    id: str
    action: str
    earlier: Said
    later: Said


def joined(known: Reviewed) -> Iterator[Joined]:
    """Every link of a committee's actions, action by action."""
    for name, (_, mentions) in known.entries.items():
        for one, two in pairwise(mentions):
            yield Joined(known.link(one, two), name, said(one), said(two))


def said(mention: Mention) -> Said:
    """What a mention says, and where it first does."""
    place = mention.places[0]
    return Said(mention.action.text, mention.day, place.paper, place.page)
