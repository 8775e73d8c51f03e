"""What truly became of each action and each planned item, as it stood at a meeting."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from corpus.press.history import is_listed, merged_under
from corpus.press.model import Action, Planned, World

STATED = {
    "complete": "reported-complete",
    "forward-plan": "on-forward-plan",
    "superseded": "superseded",
}


def members(world: World, key: str, number: int) -> frozenset[str]:
    """The actions that stand in the row of one on the sheet for a meeting: it, and those that
    were merged into it."""
    others = (a.key for a in world.actions if a.meeting < number)
    return frozenset({key, *(o for o in others if merged_under(world.action(o), number) == key)})


def action_state(world: World, action: Action, number: int) -> str:
    """The state of an action at a meeting after the one that raised it."""
    if came_by(world, action.key) <= number:
        return "delivered"
    said = [event.status for event in action.events if event.meeting <= number]
    gone = action.vanishes is not None and action.vanishes <= number
    if gone and action.cleared is not None:
        return "superseded"
    if said and said[-1] != "open":
        return STATED[said[-1]]
    if gone and was_listed(action):
        return "vanished"
    return "reopened" if "complete" in said else "open"


def was_listed(action: Action) -> bool:
    """Whether any sheet had it."""
    return action.vanishes is None or is_listed(action, action.vanishes - 1)


def came_by(world: World, key: str) -> float:
    """The meeting to which the report came that an action was made into; never is infinite."""
    entry = next((e for e in world.plan if e.action == key and e.fate == "delivered"), None)
    return entry.gone - 1 if entry and entry.gone is not None else float("inf")


def plan_state(entry: Planned, number: int) -> str | None:
    """The state of a planned item at a meeting; None before it was first listed."""
    known = [placing.at for placing in entry.placings if placing.known <= number]
    if not known:
        return None
    if entry.gone is not None and entry.fate == "delivered" and entry.gone - 1 <= number:
        return "delivered"
    if entry.gone is not None and entry.fate == "dropped" and entry.gone <= number:
        return "dropped"
    if isinstance(known[-1], str):
        return "undated"
    days = [at for at in known if isinstance(at, date)]
    return "slipped" if any(late > early for early, late in pairwise(days)) else "scheduled"
