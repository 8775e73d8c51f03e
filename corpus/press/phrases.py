"""Sentences that commit somebody to a task without any mark, and words chosen among many.

What is chosen depends on a key alone, so that a paper is the same on every run and a task keeps
its words from one paper to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from corpus.press.model import Action
from corpus.press.naming import with_article

COMMITMENTS = (
    "{Owner} undertook to {task}{due}.",
    "{Owner} agreed to {task}{due}.",
    "{Owner} promised to {task}{due}.",
    "{Owner} offered to {task}{due}.",
    "The Panel asked {owner} to {task}{due}.",
    "{Owner} was asked to {task}{due}.",
    "{Owner} was requested to {task}{due}.",
    "Members requested that {owner} {task}{due}.",
    "In reply, {owner} agreed to {task}{due}.",
    "Following the discussion {owner} undertook to {task}{due}.",
)
NAMED = re.compile(  # Chair to write to ...
    r"(?P<owner>Chair|Vice-Chair|Clerk|Officers) to (?P<task>.+)", re.DOTALL
)


def chosen(key: str, options: Sequence[str]) -> str:
    """One of ``options``, always the same for a key."""
    return options[crc32(key.encode()) % len(options)]


def owner_and_task(action: Action) -> tuple[str, str]:
    """Who is to do what; officers where nobody is named."""
    named = NAMED.fullmatch(action.task)
    if named:
        return named["owner"], named["task"]
    return action.owner or "Officers", action.task


def commitment(action: Action) -> str:
    """A sentence in which the owner of an action takes it on, or is asked to do it."""
    owner, task = owner_and_task(action)
    said = with_article(owner) if owner != "Officers" else "officers"
    form = chosen(action.key, COMMITMENTS)
    if owner == "Officers":
        form = form.replace("{Owner} was", "{Owner} were")
    return form.format(
        Owner=said[0].upper() + said[1:],
        owner=said,
        task=lowered(task).rstrip("."),
        due=by_when(action.due),
    )


def lowered(text: str) -> str:
    """A sentence as part of another: its first letter small, if its first word is no name."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def by_when(due: str | None) -> str:
    """When something is to be done, as a sentence says it: " by the next meeting"."""
    if not due:
        return ""
    led = re.match(r"(?:by|before|in|at|within|for|as|after|on)\b", due, re.I)
    if due.upper() in {"ASAP", "ONGOING"}:
        return " as soon as possible" if due.upper() == "ASAP" else ""
    if led:
        return f" {lowered(due)}"
    relative = re.match(r"(?:next|end)\b", due, re.I)
    return f" by the {lowered(due)}" if relative else f" by {due}"


def without_last_sentence(text: str) -> str:
    """What is said before the sentence that holds the task."""
    return re.sub(r"(?:^|(?<=[.?!]) )[A-Z][^.?!]*(?:\.\d[^.?!]*)*[.?!]?$", "", text).strip()
