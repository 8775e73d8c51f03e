"""How papers name people: with a title or without, by initials, with the article a post needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.press.model import Present

TITLE = re.compile(  # Cllr, Councillors, Dr
    r"^(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?)\.? "
)
COUNCILLOR = re.compile(r"^(?:Cllrs?|Councillors?)\.? ")
OFFICER = re.compile(r"\b(?:officer|clerk|adviser|solicitor|head of|scrutiny|democratic)\b", re.I)
POST = re.compile(
    r"\b(?:head|director|officer|manager|chief|clerk|chair|chairman|lead|commissioner|leader"
    r"|constable|solicitor|secretary|team|service|services|group|board|partnership|panel|opcc)\b",
    re.I,
)
SEATS = {"Chair", "Vice-Chair"}


def bare(name: str) -> str:
    """A name without the title before it, for a list that opens with "Councillors"."""
    return TITLE.sub("", name)


def titled(name: str) -> str:
    """A councillor's name with the title in full."""
    return name if TITLE.match(name) and not COUNCILLOR.match(name) else f"Councillor {bare(name)}"


def initials(name: str) -> str:
    """JB for Jo Bramley, and for Councillor Jo Bramley."""
    return "".join(word[0] for word in re.split(r"[ -]", bare(name)) if word)


def is_councillor(person: Present) -> bool:
    """Whether somebody sits as a councillor; those with other roles are co-opted or attend."""
    return person.role is None or person.role in SEATS or person.status == "substitute"


def is_officer(person: Present) -> bool:
    """Whether somebody attends as an officer, to judge by the post."""
    return bool(person.role and OFFICER.search(person.role))


def with_article(owner: str) -> str:
    """ "the Head of Housing", but "Jo Bramley, Head of Housing" and "Officers"."""
    head = owner.split(",", maxsplit=1)[0]
    is_post = POST.search(head) and not TITLE.match(head) and head.lower() != "officers"
    return f"the {owner}" if is_post else owner


def by_initials(owner: str | None, people: Iterable[Present]) -> str | None:
    """An owner, named by post or by name, as printed where the officers who came to the meeting
    are known by their initials."""
    for person in people:
        if not is_councillor(person) and owner in {person.name, person.role}:
            return initials(person.name)
    return owner
