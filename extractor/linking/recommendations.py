"""What scrutiny recommended, what the executive answered, and whether it was carried out.

A recommendation is a resolution of that kind in minutes.  The answer is a later resolution of the
same council, of whatever body, that accepts or rejects and says what the recommendation says or
names its subject; carrying out is told by the action sheet of the committee.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.linking.ages import days_between
from extractor.linking.bodies import body_of, by_body
from extractor.linking.likeness import held
from extractor.linking.meetings import Place, in_order
from extractor.linking.wording import content
from extractor.records import Action, Extraction, Minutes, Resolution

MADE, DONE = "recommended", "complete"
SAYS, NAMES, CARRIED = 0.6, 0.7, 0.75  # shares of words: of the text, of the subject, on a sheet
FEWEST = 3  # words that tell anything


class Words(PatternFile):
    """How an executive answers; regular expressions, the first list that fits tells."""

    partly: tuple[str, ...]
    rejected: tuple[str, ...]
    accepted: tuple[str, ...]


@cache
def answers() -> dict[str, re.Pattern[str]]:
    """The answers by name, in the order in which they are tried."""
    words = load("extractor.linking", "recommendations", Words)
    every = (("partly accepted", words.partly), ("rejected", words.rejected),
             ("accepted", words.accepted))  # fmt: skip
    return {name: re.compile("|".join(each), re.I) for name, each in every}


@dataclass(frozen=True, slots=True)
class Said:
    """A resolution where it was minuted: its day, and the title of its item."""

    resolution: Resolution
    day: date
    subject: str
    paper: Extraction

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.paper.paper.source, self.resolution.evidence.page)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered (``accepted``, ``partly accepted`` or ``rejected``), when, where, and in
    which words."""

    outcome: str
    date: date
    paper: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; ``response_days`` count from the meeting that made it, and
    ``implemented`` is the day of the first sheet that says it is done."""

    council: str | None
    committee: str | None
    made: date
    minute: str | None
    subject: str
    text: str
    paper: str
    page: int | None
    response: Answer | None
    response_days: int | None
    implemented: date | None


def recommendations(papers: Iterable[Extraction]) -> tuple[Recommendation, ...]:
    """Every recommendation of ``papers``, the oldest first, each minuted once."""
    councils = defaultdict[str, list[Extraction]](list)
    for members in by_body(papers).values():
        for paper in members:
            councils[body_of(paper)[0]].append(paper)
    found = [each for members in councils.values() for each in of_council(members)]
    return tuple(sorted(found, key=lambda r: (r.made, r.council or "", r.minute or "", r.text)))


def of_council(papers: Sequence[Extraction]) -> Iterator[Recommendation]:
    """The recommendations of one council's bodies."""
    every = list(said_in(papers))
    for made in every:
        if made.resolution.outcome == MADE:
            answer = answered(made, every)
            yield Recommendation(
                made.paper.meeting.council,
                made.paper.meeting.committee,
                made.day,
                made.resolution.minute,
                made.subject,
                made.resolution.text,
                made.place.paper,
                made.place.page,
                answer,
                days_between(made.day, answer.date) if answer else None,
                carried_out(made, papers),
            )


def said_in(papers: Sequence[Extraction]) -> Iterator[Said]:
    """The resolutions of all minutes, each once though several papers have the minutes."""
    seen = set[tuple[object, ...]]()
    for paper in in_order(papers):
        for minutes in paper.records.minutes:
            day, titles = minutes.meeting_date or paper.meeting.date, titles_of(minutes)
            for each in minutes.resolutions if day else ():
                key = (body_of(paper), day, each.minute, content(each.text))
                if day and key not in seen:
                    seen.add(key)
                    yield Said(each, day, titles.get(each.minute, ""), paper)


def titles_of(minutes: Minutes) -> dict[str | None, str]:
    """The title of each minute."""
    return {item.number: item.title for item in minutes.items}


def answered(made: Said, every: Sequence[Said]) -> Answer | None:
    """The first later resolution that answers."""
    for each in every:
        if each.day > made.day and each.resolution.outcome != MADE and answers_to(made, each):
            text = each.resolution.text
            outcome = next((name for name, cue in answers().items() if cue.search(text)), None)
            if outcome:
                return Answer(outcome, each.day, each.place.paper, each.place.page, text)
    return None


def answers_to(made: Said, later: Said) -> bool:
    """Whether a later resolution is about a recommendation: it says what that said, or speaks of
    recommendations and names its subject."""
    text = f"{later.subject} {later.resolution.text}"
    if says(made.resolution.text, later.resolution.text, SAYS):
        return True
    return "recommendation" in text.casefold() and says(made.subject, text, NAMES)


def says(what: str, text: str, share: float) -> bool:
    """Whether a text has enough of the words of another, which has some to tell."""
    mine, other = content(what), content(text)
    return (
        len(set(mine.split())) >= FEWEST and len(other) >= len(mine) and held(mine, other) >= share
    )


def carried_out(made: Said, papers: Sequence[Extraction]) -> date | None:
    """The meeting for which a sheet first says that it is done."""
    days = [
        paper.meeting.date
        for paper in papers
        if paper.meeting.date and body_of(paper) == body_of(made.paper)
        for row in paper.records.actions
        if is_done(row, made)
    ]
    return min(days, default=None)


def is_done(row: Action, made: Said) -> bool:
    """Whether a row of a sheet is the recommendation, and complete."""
    mine, other = content(made.resolution.text), content(row.text)
    same = held(mine, other) >= CARRIED and len(set(other.split())) >= FEWEST
    return row.source != "minutes" and row.status == DONE and row.raised == made.day and same
