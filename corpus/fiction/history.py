"""The history of a fictional council over years, from its profile and a seed.

The same profile, years and seed give the same history on any machine: all chance comes from
generators seeded by words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from corpus.fiction import measures, minutes, people, programme, reports, turns, words
from corpus.fiction.actions import Asked, ask
from corpus.fiction.dates import Quarter, last_reported, meeting_days, municipal_year
from corpus.fiction.minutes import Talk
from corpus.fiction.programme import Business
from corpus.fiction.words import Profile, Theme, minute_words, profile
from corpus.press.history import long_date
from corpus.press.model import Council, Indicator, Item, Meeting, Report, Resolved, Words, World

AHEAD = 6  # meetings beyond the last one that plans may speak of
ASKED = (0, 1, 1, 1, 2, 2, 3)  # actions an item raises, each as likely


@dataclass(slots=True)
class Story:
    """A council's history while it is being made up."""

    profile: Profile
    seed: str
    days: list[date]
    ahead: list[date]
    themes: list[Theme]
    business: defaultdict[int, list[Business]]
    reported: dict[int, Quarter]
    indicators: tuple[Indicator, ...] = ()
    actions: list[Asked] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)

    def staff(self, number: int) -> people.Staff:
        """The people of the term in which a meeting falls."""
        return people.staff(self.profile, self.seed, municipal_year(self.days[number]))


def history(key: str, years: int, seed: int) -> World:
    """All that happened in a council over the last ``years`` municipal years."""
    story = begun(profile(key), years, f"{seed} {key}")
    for number in range(len(story.days)):
        story.meetings.append(_meeting(story, number))
    every = [each for number in sorted(story.business) for each in story.business[number]]
    listed = programme.plans(story.profile, story.themes, every, story.ahead, story.seed)
    actions, cleared = turns.turned([a.action for a in story.actions], story.days, story.seed)
    first = story.staff(0)
    return World(
        key=key,
        house=story.profile.house,
        council=_council(story.profile, first),
        indicators=story.indicators,
        actions=tuple(actions),
        plan=tuple(turns.called(story.profile, listed, actions, story.seed)),
        meetings=tuple(turns.spoken(story.meetings, cleared)),
    )


def begun(found: Profile, years: int, seed: str) -> Story:
    """What is settled before any meeting: the calendar, the programme, the indicators."""
    days = meeting_days(found, years)
    ahead = days + [days[-1] + timedelta(days=56 * (k + 1)) for k in range(AHEAD)]
    themes = [words.theme(key) for key in found.themes]
    business: defaultdict[int, list[Business]] = defaultdict(list)
    for each in programme.programme(found, themes, ahead, seed):
        business[each.meeting].append(each)
    reported = dict(_reported(days))
    known = measures.indicators(found, themes, seed, sorted(reported.items()))
    return Story(found, seed, days, ahead, themes, business, reported, known)


def _reported(days: Sequence[date]) -> Iterator[tuple[int, Quarter]]:
    """The meetings that have a performance report: the first after each quarter's figures."""
    before = None
    for number, day in enumerate(days):
        quarter = last_reported(day)
        if quarter != before:
            yield number, quarter
        before = quarter


def _council(found: Profile, body: people.Staff) -> Council:
    chair, vice, *others = (member.as_(found.listed) for member in body.members)
    about = found.about.model_dump()
    cabinet = body.cabinet.as_(found.listed)
    about["portfolio"] = f"{cabinet}, {found.about.portfolio}"
    return Council(chair=chair, vice_chair=vice, members=tuple(others), **about)


def _meeting(story: Story, number: int) -> Meeting:
    found = story.profile
    chance = Random(f"{story.seed} meeting {number}")
    body = story.staff(number)
    items = list(_reports(story, number, body, chance))
    speakers = {talk.officer for talk, _ in items}
    present = people.attendance(found, body, chance, speakers)
    subject = items[0][1].title if items else found.titles.plan
    standing = Talk(found, body, story.themes[0], found.officers[0].post, subject)
    ended = int(found.time[:2]) * 60 + int(found.time[3:]) + chance.randint(65, 170)
    return Meeting(
        date=story.days[number],
        time=found.time,
        ended=f"{ended // 60:02}:{ended % 60:02}",
        first_minute=_first_minute(story, number),
        people=tuple(present),
        items=(
            *_opening(story, number, standing, minutes.absences(present, chance), chance),
            *(item for _, item in items),
            _programme_item(story, standing, chance),
        ),
    )


def _first_minute(story: Story, number: int) -> int:
    """Minutes are numbered on through the municipal year, or from 1 at every meeting."""
    if story.profile.minutes_restart or number == 0:
        return 1
    before = story.meetings[-1]
    same = municipal_year(before.date) == municipal_year(story.days[number])
    return before.first_minute + len(before.items) if same else 1


def _opening(
    story: Story, number: int, standing: Talk, absent: str, chance: Random
) -> Iterator[Item]:
    """Apologies, declarations, public questions, the last minutes, the action sheet."""
    titles = story.profile.titles
    yield Item(title=titles.apologies, words=(Words(text=absent),))
    interests = minutes.interests(standing, chance)
    yield Item(title=titles.declarations, words=(Words(text=interests),))
    before = (
        long_date(story.days[number - 1]) if number else long_date(story.days[0].replace(day=1))
    )
    approved = chance.choice(minute_words().approved).replace("{date}", before)
    yield Item(
        title=titles.minutes,
        kind="minutes",
        summary=f"To approve the minutes of the meeting held on {before}.",
        resolved=(Resolved(text=f"{approved}."),),
    )
    if titles.questions:
        yield Item(title=titles.questions, words=(Words(text="There were none."),))
    noted = standing.decided(chance.choice(minute_words().noted), chance)
    yield Item(title=titles.sheet, kind="action-sheet", resolved=(Resolved(text=f"{noted}."),))


def _programme_item(story: Story, standing: Talk, chance: Random) -> Item:
    agreed = chance.choice(minute_words().planned)
    return Item(
        title=story.profile.titles.plan,
        kind="forward-plan",
        resolved=(Resolved(text=f"{agreed}."),),
    )


def _reports(
    story: Story, number: int, body: people.Staff, chance: Random
) -> Iterator[tuple[Talk, Item]]:
    """The reports of a meeting, and the performance report where a quarter is ready."""
    found = story.profile
    for each in list(story.business[number]):
        officer = body.officer(each.theme.key, chance).post
        talk = Talk(found, body, each.theme, officer, each.title.lower())
        report = reports.covering(found, each, officer, chance)
        yield talk, _item(story, number, talk, Came(each.title, "report", report), chance)
    quarter = story.reported.get(number)
    if quarter:
        report = reports.performance(found, story.themes, story.indicators, quarter, number, chance)
        title = found.titles.performance.format(quarter=quarter.number, year=quarter.slashed)
        talk = Talk(found, body, story.themes[0], found.officers[0].post, title.lower())
        told = minutes.figures(story.indicators, quarter, number, chance)
        came = Came(title, "kpi-report", report, tuple(told))
        yield talk, _item(story, number, talk, came, chance)


@dataclass(frozen=True, slots=True)
class Came:
    """A report that came to a meeting; ``told`` are the figures that were spoken of."""

    title: str
    kind: str
    report: Report
    told: tuple[str, ...] = ()


def _item(story: Story, number: int, talk: Talk, came: Came, chance: Random) -> Item:
    """One item with a report: what was asked for on it, what was said, what was decided."""
    asked = list(_asked(story, number, talk, came.title, chance))
    spoken, instructed = minutes.discussion(talk, asked, came.told, chance)
    return Item(
        title=came.title,
        kind=came.kind,
        summary=came.report.summary if chance.random() < 0.5 else "",
        report=came.report,
        words=tuple(spoken),
        resolved=minutes.decisions(talk, instructed, chance),
        votes=minutes.a_vote(talk.profile, chance),
    )


def _asked(story: Story, number: int, talk: Talk, title: str, chance: Random) -> Iterator[Asked]:
    """The actions that an item raises; a report that one asks for comes to a later meeting."""
    for _ in range(chance.choice(ASKED)):
        officer = talk.body.officer(talk.theme.key, chance)
        place = (number, title, f"a{len(story.actions) + 1:04}")
        each = ask(talk.profile, talk.theme, officer, story.ahead, place, chance)
        story.actions.append(each)
        if each.comes is not None and each.comes < len(story.ahead):
            comes = programme.asked_for(each.comes, talk.theme, each.task.thing, place[2])
            story.business[each.comes].append(comes)
        yield each
