"""What scrutiny recommended, what the executive answered, and whether it was carried out.

A recommendation is a resolution of that kind in minutes.  The answer is what a later paper of the
same council, of whatever body, answers to one in its words (a row of a table, a part of a letter);
else a later resolution that accepts or rejects and says what the recommendation says or names its
subject.  Carrying out is told by the action sheet of the committee.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import itemgetter

from extractor.language.executive_answers import outcome
from extractor.linking.ages import days_between
from extractor.linking.bodies import body_of, by_body
from extractor.linking.likeness import held
from extractor.linking.meetings import Place, in_order
from extractor.linking.wording import content
from extractor.records import Action, Extraction, Minutes, Resolution, Response

MADE, DONE = "recommended", "complete"
# shares of words: of the text, of the subject, on a sheet, of a recommendation that is repeated
SAYS, NAMES, CARRIED, SAME = 0.6, 0.7, 0.75, 0.8
FEWEST = 3  # words that tell anything
# as in: recommendations 1, 3 to 5 and 7 be accepted
NUMBERED = re.compile(
    r"recommendations?\s+(?:nos?\.?\s*)?(?P<numbers>\d+(?:(?:\s*(?:,|and|to|&|[-–])\s*)+\d+)*)"
    r".*?(?=recommendations?\s+(?:nos?\.?\s*)?\d|$)",
    re.IGNORECASE | re.DOTALL,
)
RANGE = re.compile(r"\d+(?:\s*(?:to|[-–])\s*\d+)?")
MONTHS = 2  # within which an executive has to answer (Local Government Act 2000, section 9FE)


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
    """One recommendation; ``response_days`` count from the meeting that made it,
    ``in_time`` says whether they are no more than two months, and ``implemented`` is the day of
    the first sheet that says it is done."""

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
    in_time: bool | None = None


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
    every, responses = list(said_in(papers)), responses_in(papers)
    for made in every:
        if made.resolution.outcome == MADE:
            answer = responded(made, responses) or answered(made, every)
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
                answer.date <= months_after(made.day) if answer else None,
            )


def months_after(day: date) -> date:
    """The day two months after a day, or the last of that month."""
    years, month = divmod(day.month - 1 + MONTHS, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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


def responses_in(papers: Sequence[Extraction]) -> list[tuple[date, Response, Extraction]]:
    """What is answered to recommendations, the earliest first."""
    told = [
        (each.said or paper.meeting.date, each, paper)
        for paper in in_order(papers)
        for each in paper.records.responses
    ]
    return sorted(((d, r, p) for d, r, p in told if d and r.outcome), key=itemgetter(0))


def responded(made: Said, responses: Sequence[tuple[date, Response, Extraction]]) -> Answer | None:
    """The first answer to it in its words."""
    for day, each, paper in responses:
        if day > made.day and same_words(made.resolution.text, each.text):
            place = each.evidence.page
            return Answer(str(each.outcome), day, paper.paper.source, place, each.answer)
    return None


def same_words(one: str, two: str) -> bool:
    """Whether two texts say the same, or the one is a part of the other that tells."""
    mine, other = content(one), content(two)
    fewest = min(len(set(mine.split())), len(set(other.split())))
    return fewest >= FEWEST and held(mine, other) >= SAME


def answered(made: Said, every: Sequence[Said]) -> Answer | None:
    """What the first later resolution answers that says what the recommendation says; else the
    first that speaks of recommendations and names its subject, and says no other."""
    later = [e for e in every if e.day > made.day and e.resolution.outcome != MADE]
    others = [e.resolution.text for e in every if e.resolution.outcome == MADE]
    own = (e for e in later if says(made.resolution.text, e.resolution.text, SAYS))
    together = (
        e
        for e in later
        if speaks_of(made, e) and not any(says(o, e.resolution.text, SAYS) for o in others)
    )
    number = number_of(made, every)
    told = (answer_of(each, each.resolution.text) for each in own)
    by_number = (answer_of(each, about(number, each.resolution.text)) for each in together)
    return next((answer for answer in chain(told, by_number) if answer), None)


def number_of(made: Said, every: Sequence[Said]) -> int:
    """The place of a recommendation among those of its minute, from 1."""
    own = (made.day, made.resolution.minute, made.place.paper)
    same = [e for e in every if (e.day, e.resolution.minute, e.place.paper) == own]
    return [e for e in same if e.resolution.outcome == MADE].index(made) + 1


def about(number: int, text: str) -> str:
    """What a resolution says of the recommendation with a number; all of it where it names none."""
    clauses = [(numbered(found["numbers"]), found[0]) for found in NUMBERED.finditer(text)]
    own = (clause for numbers, clause in clauses if number in numbers)
    return next(own, "") if clauses else text


def numbered(text: str) -> set[int]:
    """The numbers of a list: 1, 3 to 5 and 7."""
    spans = (tuple(map(int, re.findall(r"\d+", part))) for part in RANGE.findall(text))
    return {number for span in spans for number in range(span[0], span[-1] + 1)}


def answer_of(each: Said, text: str) -> Answer | None:
    """The answer of a resolution whose words, as far as they tell, accept or reject."""
    told = outcome(text)
    return Answer(told, each.day, each.place.paper, each.place.page, text) if told else None


def speaks_of(made: Said, later: Said) -> bool:
    """Whether a later resolution speaks of recommendations, and names the subject of one."""
    text = f"{later.subject} {later.resolution.text}"
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
