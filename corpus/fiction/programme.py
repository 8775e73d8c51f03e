"""What comes to which meeting, and what the forward plans said of it before.

A subject is listed some meetings ahead, may slip by one, may be dropped, may wait without a date,
and a few come without ever having been listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from corpus.fiction.dates import municipal_year
from corpus.fiction.words import Profile, Theme, Topic, notes
from corpus.press.history import long_date
from corpus.press.model import Placing, Planned

REPEATED_AFTER = 1  # years until a subject that is not annual may come again
UNLISTED, SLIPS, UNDATED, DROPPED = 0.08, 0.15, 0.12, 0.06


@dataclass(frozen=True, slots=True)
class Business:
    """A report for a meeting; ``action`` is the action that asked for it."""

    meeting: int
    title: str
    theme: Theme
    topic: Topic
    action: str | None = None


def programme(
    profile: Profile, themes: Sequence[Theme], days: Sequence[date], seed: str
) -> list[Business]:
    """Four or five reports for each meeting; annual ones come once in a municipal year."""
    chance = Random(f"{seed} programme")
    waiting: list[tuple[Theme, Topic, int]] = []
    last_came: dict[str, int] = {}
    found: list[Business] = []
    for number, day in enumerate(days):
        year = municipal_year(day)
        if number == 0 or municipal_year(days[number - 1]) != year:
            waiting = list(_subjects(themes, year, last_came, chance))
        for _ in range(chance.choice([4, 4, 5])):
            if waiting:
                theme, topic, _year = waiting.pop()
                last_came[topic.title] = year
                found.append(Business(number, _title(topic, year), theme, topic))
    return found


def _subjects(
    themes: Sequence[Theme], year: int, last_came: dict[str, int], chance: Random
) -> Iterator[tuple[Theme, Topic, int]]:
    """The subjects of a year, the annual ones among the others."""
    found = [
        (theme, topic, year)
        for theme in themes
        for topic in theme.topics
        if topic.annual or year - last_came.get(topic.title, year - 9) >= REPEATED_AFTER
    ]
    chance.shuffle(found)
    return iter(found)


def _title(topic: Topic, year: int) -> str:
    return topic.title.format(year=f"{year - 1}/{year % 100:02}", body="committee")


def asked_for(number: int, theme: Theme, thing: str, action: str) -> Business:
    """The report that an action asked for, for a later meeting."""
    subject = thing[0].upper() + thing[1:]
    topic = Topic(
        title=subject,
        annual=False,
        summary=f"To give Members, as they asked, {thing}.",
        recommendation="the report be noted",
        purpose="Asked for by Members.",
    )
    return Business(number, subject, theme, topic, action)


def plans(
    profile: Profile,
    themes: Sequence[Theme],
    business: Sequence[Business],
    days: Sequence[date],
    seed: str,
) -> list[Planned]:
    """The entries of the forward plans; ``days`` run on beyond the last meeting that is told."""
    chance = Random(f"{seed} plans")
    leads = {
        theme.key: [p.post for p in profile.officers if p.theme == theme.key] for theme in themes
    }
    found = []
    for came in business:
        if came.action or chance.random() >= UNLISTED:
            found.append(_entry(profile, came, days, leads, chance))
    for number in range(1, len(days) - 2):
        if chance.random() < DROPPED * 3:
            found.append(_dropped(themes, number, days, leads, chance))
    return found


def _entry(
    profile: Profile,
    each: Business,
    days: Sequence[date],
    leads: dict[str, list[str]],
    chance: Random,
) -> Planned:
    ahead = chance.randint(1, 3) if each.action else chance.randint(2, 5)
    known = max(each.meeting - ahead, 0)
    placings = [Placing(known=known, at=days[each.meeting])]
    if each.meeting - known >= 2 and chance.random() < SLIPS:
        late = chance.randint(known + 1, each.meeting - 1)
        placings = [
            Placing(known=known, at=days[each.meeting - 1]),
            Placing(known=late, at=days[each.meeting]),
        ]
    elif each.meeting - known >= 2 and chance.random() < UNDATED:
        placings = [
            Placing(known=known, at=profile.titles.undated),
            Placing(known=known + 1, at=days[each.meeting]),
        ]
    return Planned(
        subject=each.title,
        purpose=each.topic.purpose,
        method=chance.choice(notes().methods),
        lead=chance.choice(leads[each.theme.key]),
        note=chance.choice(notes().plan),
        placings=tuple(placings),
        gone=each.meeting + 1,
        fate="delivered",
        action=each.action,
    )


def _dropped(
    themes: Sequence[Theme],
    number: int,
    days: Sequence[date],
    leads: dict[str, list[str]],
    chance: Random,
) -> Planned:
    """A subject that is listed for a while and then is not, without having come."""
    theme = chance.choice(themes)
    thing = chance.choice(theme.things)
    return Planned(
        subject=f"Review of {thing.removeprefix('a ').removeprefix('the ')}",
        purpose=f"To look again at the matter raised on {long_date(days[number])}.",
        method=chance.choice(notes().methods),
        lead=chance.choice(leads[theme.key]),
        placings=(Placing(known=number, at=days[number + 2]),),
        gone=number + 2,
        fate="dropped",
    )
