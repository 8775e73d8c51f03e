"""Forward plans over time: what was planned for when, and whether it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from extractor.linking.bodies import by_body
from extractor.linking.wording import content, numbers, words
from extractor.records import AgendaItem, Extraction, ItemKind

SAME_SUBJECT = 88.0
NOT_TABLED = {ItemKind.PROCEDURAL, ItemKind.FORWARD_PLAN, ItemKind.ACTION_SHEET, ItemKind.MINUTES}


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan of ``as_of`` said: the meeting, or None where it was not dated."""

    as_of: date | None
    meeting_date: date | None
    paper: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject of a committee's plans; ``slips`` counts how often its date moved later."""

    subject: str
    council: str | None
    committee: str | None
    first_listed: date | None
    planned: tuple[Planned, ...]
    state: str
    delivered_at: date | None
    slips: int


@dataclass(slots=True)
class Thread:
    """A subject through the plans; ``recurring`` where one plan had it for several meetings."""

    subject: str
    planned: list[Planned] = field(default_factory=list)
    recurring: bool = False

    @property
    def date(self) -> date | None:
        """The meeting it was last planned for."""
        return self.planned[-1].meeting_date


@dataclass(frozen=True, slots=True)
class Agendas:
    """What was tabled at each meeting of one committee whose agenda is held."""

    titles: dict[date, list[str]]

    def tabled(self, subject: str, day: date) -> bool:
        """Whether the agenda of ``day`` has the subject."""
        return any(same_item(subject, title) for title in self.titles.get(day, []))

    def until(self, day: date | None) -> Agendas:
        """The agendas up to ``day``, as far as a plan of that day can know what came."""
        return Agendas({d: found for d, found in self.titles.items() if day is None or d <= day})


def plan(papers: Iterable[Extraction]) -> tuple[Subject, ...]:
    """Every subject of the forward plans of ``papers``, the soonest first."""
    found = [subject for members in by_body(papers).values() for subject in subjects_of(members)]
    return tuple(sorted(found, key=lambda s: (s.planned[-1].meeting_date or date.max, s.subject)))


def subjects_of(papers: Sequence[Extraction]) -> Iterator[Subject]:
    """The subjects of one committee."""
    order = sorted(papers, key=lambda p: (p.meeting.date or date.max, p.paper.source))
    agendas = agendas_of(order)
    threads: list[Thread] = []
    for paper in one_a_day(order):
        join(threads, paper, agendas)
    days = [p.meeting.date for p in order if p.records.plan and p.meeting.date]
    for thread in threads:
        yield told(thread, order[0], agendas, max(days, default=None))


def one_a_day(papers: Sequence[Extraction]) -> list[Extraction]:
    """The plan of each meeting once, from the paper that has most of it."""
    best: dict[object, Extraction] = {}
    for paper in papers:
        key = paper.meeting.date or paper.paper.source
        if len(paper.records.plan) > (len(best[key].records.plan) if key in best else 0):
            best[key] = paper
    return list(best.values())


def agendas_of(papers: Sequence[Extraction]) -> Agendas:
    """What came to each meeting, from the agendas of its papers."""
    titles = defaultdict[date, list[str]](list)
    for paper in papers:
        if paper.meeting.date:
            titles[paper.meeting.date] += [i.title for i in paper.items if is_tabled(i)]
    return Agendas({day: found for day, found in titles.items() if len(found) > 1})


def is_tabled(item: AgendaItem) -> bool:
    """A numbered item of the agenda with business of its own."""
    return bool(item.number) and item.source == "agenda" and item.kind not in NOT_TABLED


@cache
def key_of(subject: str) -> tuple[str, frozenset[str]]:
    """The words of a subject in order of the alphabet, and its numbers."""
    telling = content(subject) or " ".join(words(subject))
    return " ".join(sorted(telling.split())), numbers(subject)


def same_subject(one: str, two: str) -> bool:
    """The same words but for a few letters, and the same years and quarters."""
    (first, years), (second, others) = key_of(one), key_of(two)
    return years == others and fuzz.ratio(first, second, score_cutoff=SAME_SUBJECT) > 0


def same_item(subject: str, title: str) -> bool:
    """The same words, though a title may name the year that a plan leaves out."""
    years = numbers(title) - numbers(subject)
    bare = " ".join(word for word in words(title) if word not in years)
    return same_subject(subject, bare)


def join(threads: list[Thread], paper: Extraction, agendas: Agendas) -> None:
    """Let each entry of a plan continue a thread: first those with the same date, then others."""
    free, held = list(threads), agendas.until(paper.meeting.date)
    rest: list[tuple[str, Planned]] = []
    for subject, planned in entries(paper):
        thread = next(
            (t for t in free if t.date == planned.meeting_date and same(t, subject)), None
        )
        if thread:
            thread.planned.append(planned)
            free.remove(thread)
        else:
            rest.append((subject, planned))
    for subject, planned in rest:
        thread = next((t for t in free if same(t, subject) and may_move(t, held)), None)
        if thread:
            thread.planned.append(planned)
            free.remove(thread)
        else:
            threads.append(Thread(subject, [planned]))
    mark_recurring(threads, paper.meeting.date)


def may_move(thread: Thread, agendas: Agendas) -> bool:
    """Whether a subject with another date can be this one: not one that came, or comes again."""
    return not thread.recurring and not came(thread, agendas)


def entries(paper: Extraction) -> Iterator[tuple[str, Planned]]:
    """The subjects of one plan with their dates."""
    for row in paper.records.plan:
        as_of, page = paper.meeting.date, row.evidence.page
        yield row.subject, Planned(as_of, row.meeting_date, paper.paper.source, page)


def same(thread: Thread, subject: str) -> bool:
    """Whether an entry has the thread's subject."""
    return same_subject(thread.subject, subject)


def mark_recurring(threads: list[Thread], as_of: date | None) -> None:
    """A subject that one plan has for two dated meetings comes again and again."""
    current = [t for t in threads if t.planned[-1].as_of == as_of and t.date]
    for n, one in enumerate(current):
        for two in current[n + 1 :]:
            if same(one, two.subject):
                one.recurring = two.recurring = True


# ------------------------------------------------------------------ what became of a subject


def came(thread: Thread, agendas: Agendas) -> date | None:
    """The meeting whose agenda has the subject: the one planned, or one after it left the plan."""
    planned = {p.meeting_date for p in thread.planned if p.meeting_date}
    last = thread.planned[-1].as_of
    for day in sorted(agendas.titles):
        later = not thread.recurring and last is not None and day > last
        if (day in planned or later) and agendas.tabled(thread.subject, day):
            return day
    return None


def told(thread: Thread, paper: Extraction, agendas: Agendas, latest: date | None) -> Subject:
    """What the plans and agendas together say of a subject."""
    listed = [p.as_of for p in thread.planned if p.as_of]
    delivered = came(thread, agendas)
    slips = slips_of(thread)
    return Subject(
        thread.subject,
        paper.meeting.council,
        paper.meeting.committee,
        min(listed, default=None),
        tuple(thread.planned),
        "delivered" if delivered else state_of(thread, agendas, latest, slips),
        delivered,
        slips,
    )


def state_of(thread: Thread, agendas: Agendas, latest: date | None, slips: int) -> str:
    """The state of a subject that has not come.

    It is ``dropped`` only where a later plan leaves it out and either its meeting had not come
    yet or that meeting's agenda is held and does not have it.
    """
    last, day = thread.planned[-1].as_of, thread.date
    left = last is not None and latest is not None and last < latest
    if left and (day is None or day > (latest or day) or day in agendas.titles):
        return "dropped"
    if day is None:
        return "undated"
    return "slipped" if slips else "scheduled"


def slips_of(thread: Thread) -> int:
    """How often the date moved later, from one plan to the next that gives a date."""
    days = [p.meeting_date for p in thread.planned if p.meeting_date]
    return sum(later > earlier for earlier, later in pairwise(days))
