"""What was said on each item of a meeting: remarks, figures, actions, resolutions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.fiction.actions import Asked, fill, fits, said
from corpus.fiction.dates import Quarter
from corpus.fiction.people import Staff
from corpus.fiction.reports import sentence
from corpus.fiction.words import Profile, Theme, minute_words
from corpus.press.history import listed
from corpus.press.model import Indicator, Present, Resolved, Words
from corpus.press.phrases import lowered

VOTED = 0.12  # of the items with a decision
SENTENCE_START = re.compile(r"(?:^|[.?!] )[a-z]")  # "the Head of Housing" at its beginning
IN_FIGURES = 0.5  # of the remarks on performance


@dataclass(frozen=True, slots=True)
class Talk:
    """Who talks about an item: its theme and the post of the officer who presents it."""

    profile: Profile
    body: Staff
    theme: Theme
    officer: str
    subject: str

    def fill(self, text: str, chance: Random) -> str:
        """Name people and amounts in a data file's words."""
        member = chance.choice(self.body.members[1:]).as_(self.profile.spoken)
        post = f"the {self.officer}"
        filled = fill(self.profile, text).format(
            member=member,
            officer=post,
            Officer=post[0].upper() + post[1:],
            subject=self.subject,
            money=f"{chance.randint(12, 990) * 1000:,}",
            number=chance.randint(3, 64),
        )
        return SENTENCE_START.sub(lambda match: match[0].upper(), filled)

    def decided(self, text: str, chance: Random) -> str:
        """Words that follow "RESOLVED that": they begin no sentence."""
        return lowered(self.fill(text, chance))


def discussion(
    talk: Talk, asked: Sequence[Asked], figures: Sequence[str], chance: Random
) -> tuple[list[Words], list[Resolved]]:
    """The paragraphs on an item, with its actions among them, and the resolutions that ask for
    something; ``figures`` are sentences about indicators."""
    words = [Words(text=talk.fill(chance.choice(minute_words().openings), chance))]
    body = [Words(text=text) for text in _remarks(talk, chance)]
    body += [Words(text=text) for text in figures]
    resolved = []
    for each in asked:
        mark = _mark(talk.profile, each, chance)
        if mark == "resolved":
            resolved.append(_instruction(talk, each, chance))
        else:
            body.append(_raising(talk, each, mark, chance))
    chance.shuffle(body)
    words += body
    if chance.random() < 0.4:
        words.append(Words(text=talk.fill(chance.choice(minute_words().closings), chance)))
    return words, resolved


def _remarks(talk: Talk, chance: Random) -> Iterator[str]:
    """What was said without asking for anything; some of it only looks as if it did."""
    for bank, count in (
        (talk.theme.remarks, chance.randint(1, 4)),
        (talk.theme.lookalikes, chance.randint(0, 2)),
        (minute_words().questions, chance.randint(0, 2)),
    ):
        for text in chance.sample(bank, count):
            yield talk.fill(text, chance)


def _mark(profile: Profile, asked: Asked, chance: Random) -> str:
    marks = profile.marks.model_dump()
    return chance.choices(list(marks), list(marks.values()))[0]


def _raising(talk: Talk, asked: Asked, mark: str, chance: Random) -> Words:
    """The paragraph that raises an action in the way of a mark."""
    words = minute_words()
    if mark == "owner":
        text = talk.fill(chance.choice(words.before_owner), chance)
        return Words(text=text, action=asked.action.key, mark="owner")
    bank = words.unmarked if mark == "none" else words.asked
    chosen = chance.choice([each for each in bank if fits(each, asked)])
    member = chance.choice(talk.body.members[1:]).as_(talk.profile.spoken)
    return Words(
        text=said(chosen, asked, member, talk.profile),
        action=asked.action.key,
        mark=mark,  # type: ignore[arg-type]
        tells=chosen.tells,
        bullet=chance.random() < 0.2,
    )


def _instruction(talk: Talk, asked: Asked, chance: Random) -> Resolved:
    bank = [each for each in minute_words().instructions if fits(each, asked)]
    chosen = chance.choice(bank)
    text = said(chosen, asked, "", talk.profile)
    return Resolved(text=f"{text}.", action=asked.action.key, tells=chosen.tells)


def decisions(talk: Talk, instructed: Sequence[Resolved], chance: Random) -> tuple[Resolved, ...]:
    """What was resolved on an item: noting, sometimes more, then what was asked for."""
    words = minute_words()
    found = [talk.decided(chance.choice(words.noted), chance)]
    if chance.random() < 0.35:
        found.append(talk.decided(chance.choice(words.decided), chance))
    return (*(Resolved(text=f"{text}.") for text in found), *instructed)


def a_vote(profile: Profile, chance: Random) -> str | None:
    """The count of a vote, where one was taken."""
    if chance.random() >= VOTED:
        return None
    against, away = chance.randint(0, 3), chance.randint(0, 2)
    abstained = f"{away} abstention{'' if away == 1 else 's'}"
    return f"{profile.members - against - away} for, {against} against, {abstained}"


def figures(
    indicators: Sequence[Indicator], quarter: Quarter, number: int, chance: Random
) -> list[str]:
    """Sentences about figures in the discussion of a performance report."""
    count = sum(chance.random() < IN_FIGURES for _ in range(3))
    chosen = chance.sample(list(indicators), count)
    return [sentence(each, indicators, quarter, number, chance) for each in chosen]


def absences(people: Sequence[Present], chance: Random) -> str:
    """What is said of those who sent apologies."""
    away = [person.name for person in people if person.status == "apologies"]
    if not away:
        return chance.choice(minute_words().none_absent)
    return chance.choice(minute_words().absent).replace("{names}", listed(away))


def interests(talk: Talk, chance: Random) -> str:
    """What is said of declarations of interest."""
    words = minute_words()
    bank = words.interests if chance.random() < 0.3 else words.no_interests
    return talk.fill(chance.choice(bank), chance)
