"""The state of an action, told by its events in order."""

from __future__ import annotations

from collections.abc import Iterable

OPEN = frozenset({"open", "reopened"})
STATES = {
    "reported complete": "reported-complete",
    "moved to forward plan": "on-forward-plan",
    "scheduled": "on-forward-plan",
    "delivered": "delivered",
    "superseded": "superseded",
    "vanished": "vanished",
    "reopened": "reopened",
}
EVERY = tuple(dict.fromkeys(("open", *STATES.values())))


def after(state: str, event: str) -> str:
    """The state that an event leaves an action in.

    What has been delivered stays so; an action that vanished and is listed again is open."""
    if state == "delivered":
        return state
    if event == "listed" and state == "vanished":
        return "open"
    return STATES.get(event, state)


def state_of(events: Iterable[str]) -> str:
    """Where the events, by name, leave an action."""
    state = "open"
    for event in events:
        state = after(state, event)
    return state
