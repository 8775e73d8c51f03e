"""Turns that a council's history takes once it is told: actions opened again, split, merged and
cleared away together, and plans that do not call a report what its agenda does.

Their chance is their own, so that everything else happens as it would without them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from corpus.fiction.words import Profile, notes
from corpus.press.history import is_listed, long_date
from corpus.press.model import Action, Event, Meeting, Placing, Planned, Words

REOPENED, SPLIT, MERGED = 0.1, 0.05, 0.08  # of the actions that could be
CLEARED_EVERY, CLEARED_AFTER, MOST = 7, 3, 6  # meetings, meetings, actions
NEVER_DATED = 0.5  # of the items that are dropped
CALLED_OTHERWISE = 0.3  # of the plan's entries that come
YEAR = re.compile(r"\s*\d{4}/\d\d$")  # "Annual Report 2023/24"


def turned(
    actions: Sequence[Action], days: Sequence[date], seed: str
) -> tuple[list[Action], dict[int, str]]:
    """The actions as they went on, and what the minutes of a meeting say of those that go."""
    chance = Random(f"{seed} turns")
    went = [_split(_reopened(each, days, chance), days, chance) for each in actions]
    merged = _merged(went, days, chance)
    return _cleared(merged, days, chance)


# ------------------------------------------------------------------ one action


def _reopened(action: Action, days: Sequence[date], chance: Random) -> Action:
    """Opened again a meeting or two after it was reported complete, and then completed."""
    last = action.events[-1] if action.events else None
    if not last or last.status != "complete" or chance.random() >= REOPENED:
        return action
    again = last.meeting + chance.randint(1, 2)
    back = Event(meeting=again, status="open", note=chance.choice(notes().reopened))
    done = last.model_copy(update={"meeting": again + chance.randint(1, 2)})
    more = tuple(event for event in (back, done) if event.meeting < len(days))
    return action.model_copy(update={"events": action.events + more})


def _split(action: Action, days: Sequence[date], chance: Random) -> Action:
    """In two rows from its second sheet on."""
    place = next((n for n, e in enumerate(action.events) if e.meeting == action.meeting + 2), None)
    if place is None or action.events[place].status != "open" or chance.random() >= SPLIT:
        return action
    parts, task = chance.choice(notes().parts), action.task.rstrip(".")
    rows = (f"{task}{parts.one}.", f"{task}{parts.two}.")
    events = list(action.events)
    events[place] = events[place].model_copy(update={"rows": rows, "task": None})
    events = [e.model_copy(update={"task": None}) if n > place else e for n, e in enumerate(events)]
    return action.model_copy(update={"events": tuple(events)})


# ------------------------------------------------------------------ several together


def _merged(actions: list[Action], days: Sequence[date], chance: Random) -> list[Action]:
    """Two that were raised together and are both open, in one row from the second sheet on."""
    of_item = defaultdict[tuple[int, str], list[int]](list)
    for place, each in enumerate(actions):
        plain = not any(e.rows or e.status == "forward-plan" for e in each.events)
        if plain and is_open(each, each.meeting + 2):
            of_item[each.meeting, each.item].append(place)
    found = list(actions)
    for places in of_item.values():
        if len(places) > 1 and chance.random() < MERGED * len(places):
            host, guest = places[:2]
            found[guest] = _under(actions[guest], actions[host])
    return found


def _under(guest: Action, host: Action) -> Action:
    """An action that goes on in the row of another, and ends as that does."""
    at = guest.meeting + 2
    before = tuple(e for e in guest.events if e.meeting < at)
    joined = Event(meeting=at, status="open", note="", under=host.key)
    told = {e.meeting: e for e in host.events if e.meeting >= at}
    told[at] = told.get(at, joined)
    after = [
        e.model_copy(update={"task": None, "under": host.key}) for _, e in sorted(told.items())
    ]
    return guest.model_copy(update={"events": (*before, *after), "vanishes": host.vanishes})


def is_open(action: Action, number: int) -> bool:
    """Whether the sheet for a meeting has the action, and still open."""
    said = [e for e in action.events if e.meeting <= number]
    return is_listed(action, number) and (not said or said[-1].status == "open")


def _cleared(
    actions: list[Action], days: Sequence[date], chance: Random
) -> tuple[list[Action], dict[int, str]]:
    """Now and then the oldest go together, and the minutes say so in one sentence."""
    found, said = list(actions), dict[int, str]()
    for number in range(CLEARED_AFTER + chance.randint(1, 3), len(days) - 1, CLEARED_EVERY):
        words = chance.choice(notes().cleared)
        going = _oldest(found, days, number, by_year="{year}" in words)
        if not going:
            continue
        newest = days[max(found[place].meeting for place in going)]
        said[number] = words.format(year=newest.year, date=long_date(newest))
        for place in going:
            found[place] = _gone(found[place], number)
    return found, said


def _oldest(
    actions: Sequence[Action], days: Sequence[date], number: int, *, by_year: bool
) -> list[int]:
    """The open actions raised up to some day or year: few, and none of the last meetings."""
    there = [n for n, each in enumerate(actions) if is_open(each, number)]
    for last in range(number - CLEARED_AFTER, -1, -1):
        upto = date(days[last].year, 12, 31) if by_year else days[last]
        found = [n for n in there if days[actions[n].meeting] <= upto]
        recent = any(actions[n].meeting > number - CLEARED_AFTER for n in found)
        if found and len(found) <= MOST and not recent:
            return found
    return []


def _gone(action: Action, number: int) -> Action:
    """An action that the next sheet does not have."""
    events = tuple(e for e in action.events if e.meeting <= number)
    update = {"events": events, "vanishes": number + 1, "cleared": number}
    return action.model_copy(update=update)


def spoken(meetings: Sequence[Meeting], said: dict[int, str]) -> Iterator[Meeting]:
    """The meetings with what is said of the actions that go, under the action sheet."""
    for number, meeting in enumerate(meetings):
        words = (Words(text=said[number]),) if number in said else ()
        items = tuple(
            item.model_copy(update={"words": item.words + words})
            if item.kind == "action-sheet" and words
            else item
            for item in meeting.items
        )
        yield meeting.model_copy(update={"items": items})


# ------------------------------------------------------------------ the plan


def called(
    found: Profile, plan: Sequence[Planned], actions: Sequence[Action], seed: str
) -> list[Planned]:
    """The plan's entries, some called otherwise than the report that comes.

    What an action asked for is on the plan from when the sheet says so, if it ever does."""
    chance = Random(f"{seed} called {found.key}")
    moved = {
        action.key: event.meeting
        for action in actions
        for event in action.events
        if event.status == "forward-plan"
    }
    return [
        _called(_waiting(_from(entry, moved), found.titles.undated, chance), chance)
        for entry in plan
        if entry.action is None or entry.action in moved
    ]


def _from(entry: Planned, moved: dict[str, int]) -> Planned:
    """The entry as it is listed after its action was moved to the plan."""
    if entry.action is None:
        return entry
    first = moved[entry.action]
    at = [p.model_copy(update={"known": max(p.known, first)}) for p in entry.placings]
    last = {placing.known: placing for placing in at}  # of two at once the later holds
    return entry.model_copy(update={"placings": tuple(last.values())})


def _waiting(entry: Planned, heading: str, chance: Random) -> Planned:
    """An item without a date may wait for one for many meetings, and some never get one."""
    first, *others = entry.placings
    if isinstance(first.at, str) and not entry.action:
        waits = first.model_copy(update={"known": max(first.known - chance.randint(1, 5), 0)})
        return entry.model_copy(update={"placings": (waits, *others)})
    if entry.fate == "dropped" and chance.random() < NEVER_DATED:
        known = max(first.known - chance.randint(0, 4), 0)
        at = Placing(known=known, at=heading)
        return entry.model_copy(update={"placings": (at,), "gone": known + chance.randint(2, 7)})
    return entry


def _called(entry: Planned, chance: Random) -> Planned:
    if entry.fate != "delivered":
        return entry
    return entry.model_copy(update={"item": entry.subject, "subject": _otherwise(entry, chance)})


def _otherwise(entry: Planned, chance: Random) -> str:
    """What the plan calls it."""
    words = chance.choice(notes().listed_as)
    return otherwise(entry.subject, words) if chance.random() < CALLED_OTHERWISE else entry.subject


def otherwise(title: str, words: str) -> str:
    """A title in other words of the data file."""
    subject = YEAR.sub("", title)
    head = subject.partition(":")[0] if ":" in subject else subject.rpartition(" ")[0]
    return words.format(subject=subject, head=head or subject)
