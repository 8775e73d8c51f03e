"""What a committee asks for, how minutes say it, and what becomes of it on later sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corpus.fiction.people import Person
from corpus.fiction.words import Commitment, Profile, Theme, minute_words, notes
from corpus.press.history import long_date
from corpus.press.model import Action, Event

FATES = {"complete": 62, "forward-plan": 12, "superseded": 7, "vanished": 9, "open": 10}
MOVED, REWORDED, HANDED_ON = 0.15, 0.1, 0.06  # of the meetings at which an action is still open
TITLE = 60  # letters of what a clerk puts on an agenda
LONGEST = 12  # meetings for which one stays on the sheet at most


@dataclass(frozen=True, slots=True)
class Due:
    """When something is to be done by: in a column ("3 March 2025") and in a sentence."""

    column: str
    said: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: ``bare`` after "to", and where information is given, what (``thing``),
    how ("circulated to Members") and to whom."""

    bare: str
    thing: str = ""
    done: str = ""
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An action with what the minutes need to say it; ``comes`` is the meeting to which a report
    on it comes."""

    action: Action
    task: Task
    due: Due | None
    officer: Person
    comes: int | None = None


def fill(profile: Profile, text: str) -> str:
    """Name the committee in a data file's words."""
    return text.replace("{body}", profile.body)


def a_task(profile: Profile, theme: Theme, chance: Random) -> Task:
    """A piece of information to be given, or something else to be done."""
    if chance.random() < 0.3:
        deed = fill(profile, chance.choice(theme.deeds))
        return Task(deed[0].lower() + deed[1:])
    thing = fill(profile, chance.choice(theme.things))
    giving = chance.choice(minute_words().givings)
    recipient = fill(profile, chance.choice(minute_words().recipients))
    bare = giving.task.format(thing=thing, recipient=recipient)
    return Task(bare, thing, giving.done.format(recipient=recipient), recipient)


def a_due(days: Sequence[date], number: int, chance: Random) -> Due | None:
    """When an action of a meeting is due, if that is said."""
    kind = chance.choice(["none", "none", "day", "month", "next"])
    day = days[number] + timedelta(days=chance.randint(14, 90))
    if kind == "day":
        return Due(long_date(day), f" by {long_date(day)}")
    if kind == "month":
        return Due(f"End of {day:%B %Y}", f" by the end of {day:%B %Y}")
    if kind == "next":
        return Due(
            "Next meeting", chance.choice([" by the next meeting", " before the next meeting"])
        )
    return None


def ask(
    profile: Profile,
    theme: Theme,
    officer: Person,
    days: Sequence[date],
    place: tuple[int, str, str],
    chance: Random,
) -> Asked:
    """Ask for something; ``place`` is the meeting, the item's title and the action's key."""
    number, item, key = place
    task, due = a_task(profile, theme, chance), a_due(days, number, chance)
    fate = chance.choices(list(FATES), list(FATES.values()))[0]
    if fate == "forward-plan" and not 0 < len(task.thing) <= TITLE:
        fate = "complete"
    lasts = min(1 + int(chance.expovariate(0.8)), LONGEST)
    comes = number + lasts + chance.randint(1, 3) if fate == "forward-plan" else None
    ends = number + (LONGEST if fate == "open" else lasts)
    events = _events(profile, task, officer, days, (number, ends, fate), chance)
    action = Action(
        key=key,
        meeting=number,
        item=item,
        task=f"{task.bare[0].upper()}{task.bare[1:]}.",
        owner=officer.post,
        due=due.column if due else None,
        recipient=task.recipient,
        events=tuple(events),
        vanishes={"vanished": ends + 1, "forward-plan": ends + 2, "superseded": ends + 1}.get(fate),
    )
    return Asked(action, task, due, officer, comes)


def _events(
    profile: Profile,
    task: Task,
    officer: Person,
    days: Sequence[date],
    life: tuple[int, int, str],
    chance: Random,
) -> Iterator[Event]:
    """What the sheets say, meeting by meeting, until the one at which it ends."""
    number, ends, fate = life
    for meeting in range(number + 1, min(ends, len(days) - 1) + 1):
        closing = meeting == ends and fate not in {"open", "vanished"}
        note = _note(fate if closing else "open", days[meeting], chance)
        if closing:
            yield Event(meeting=meeting, status=fate, note=note)  # type: ignore[arg-type]
        elif meeting == number + 1 or chance.random() < 0.8:
            changed = _changes(profile, task, officer, days, meeting, chance)
            yield Event(meeting=meeting, status="open", note=note).model_copy(update=changed)


def _note(status: str, day: date, chance: Random) -> str:
    before = day - timedelta(days=chance.randint(10, 40))
    words = {
        "open": notes().open,
        "complete": notes().complete,
        "forward-plan": notes().forward,
        "superseded": notes().superseded,
    }
    return chance.choice(words[status]).replace("{date}", long_date(before))


def _changes(
    profile: Profile,
    task: Task,
    officer: Person,
    days: Sequence[date],
    meeting: int,
    chance: Random,
) -> dict[str, str]:
    """A deadline moved, other words for the task, another owner."""
    changed: dict[str, str] = {}
    if chance.random() < MOVED:
        changed["due"] = long_date(days[meeting] + timedelta(days=chance.randint(20, 80)))
    if task.thing and chance.random() < REWORDED:
        giving = chance.choice(minute_words().givings)
        words = giving.task.format(thing=task.thing, recipient="Members")
        changed["task"] = f"{words[0].upper()}{words[1:]}."
    others = [p.post for p in profile.officers if p.post != officer.post]
    if others and chance.random() < HANDED_ON:
        changed["owner"] = chance.choice(others)
    return changed


def said(commitment: Commitment, asked: Asked, member: str, profile: Profile) -> str:
    """The sentence with which minutes say an action."""
    post = f"the {asked.officer.post}"
    thing = asked.task.thing
    return fill(profile, commitment.text).format(
        officer=post,
        Officer=post[0].upper() + post[1:],
        member=member,
        bare=asked.task.bare,
        thing=thing,
        Thing=thing[:1].upper() + thing[1:],
        done=asked.task.done,
        due=asked.due.said if asked.due else "",
    )


def fits(commitment: Commitment, asked: Asked) -> bool:
    """Whether a way of saying it suits the task."""
    return commitment.form == "bare" or bool(asked.task.thing)
