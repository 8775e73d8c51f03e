"""The cue phrases of this room, loaded from its data files and compiled once."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.records import ItemKind


class AgendaCues(PatternFile):
    """How agendas are headed, which items are procedure, what ends them."""

    headings: tuple[str, ...]
    plan_headings: tuple[str, ...]
    procedural: tuple[str, ...]
    notices: tuple[str, ...]
    end_notes: tuple[str, ...]


@cache
def agenda_cues() -> AgendaCues:
    """The cues of ``patterns/agenda.toml``."""
    return load("extractor.segmenting", "agenda", AgendaCues)


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of ``patterns``, whatever their case."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def is_agenda_heading(text: str) -> bool:
    """Whether a line heads an agenda and says nothing else."""
    return bool(any_of(agenda_cues().headings).fullmatch(text.strip(" :*-–")))


def is_plan_heading(text: str) -> bool:
    """Whether a line heads the items of a plan, as "Items" does those of an agenda."""
    return bool(any_of(agenda_cues().plan_headings).fullmatch(text.strip(" :*-–")))


def is_procedural(title: str) -> bool:
    """Whether an item of this title belongs to the procedure of any meeting."""
    return bool(any_of(agenda_cues().procedural).search(title.replace("’", "'")))


def is_notice(title: str) -> bool:
    """Whether an item is procedure even where a notice is printed with it."""
    return bool(any_of(agenda_cues().notices).search(title.replace("’", "'")))


def ends_agenda(text: str) -> bool:
    """Whether a line is a note after the last item."""
    return bool(any_of(agenda_cues().end_notes).match(text.strip(" *(")))


class ExemptCues(PatternFile):
    """What says that an item or a page is not for the public."""

    marks: tuple[str, ...]
    titles: tuple[str, ...]
    private: tuple[str, ...]
    public: tuple[str, ...]
    resolutions: tuple[str, ...]
    following: tuple[str, ...]
    doubts: tuple[str, ...]
    schedule: str
    paragraphs: str


@cache
def exempt_cues() -> ExemptCues:
    """The cues of ``patterns/exempt.toml``."""
    return load("extractor.segmenting", "exempt", ExemptCues)


class KindCue(PatternFile):
    """Titles that make an item one kind."""

    kind: ItemKind
    titles: tuple[str, ...]


class HeaderCue(PatternFile):
    """Words that a table's header must hold, one of each list, to make an item one kind."""

    kind: ItemKind
    columns: tuple[tuple[str, ...], ...]


class KindCues(PatternFile):
    """What tells kinds."""

    either: tuple[str, ...]
    kinds: tuple[KindCue, ...]
    headers: tuple[HeaderCue, ...]


class OpeningCues(PatternFile):
    """How the papers inside a pack begin."""

    minutes: tuple[str, ...]
    attendance: tuple[str, ...]
    present_lists: tuple[str, ...]
    decided: tuple[str, ...]
    labels: frozenset[str]
    telling: frozenset[str]
    subject: tuple[str, ...]
    appendix: tuple[str, ...]
    appendix_lists: tuple[str, ...]
    web_lines: tuple[str, ...]
    web_minutes: tuple[str, ...]
    item_pages: tuple[str, ...]
    not_titles: tuple[str, ...]
    meeting_pages: tuple[str, ...]
    items_below: tuple[str, ...]
    web_told: tuple[str, ...]
    headers: tuple[str, ...]
    decision: tuple[str, ...]


@cache
def kind_cues() -> KindCues:
    """The cues of ``patterns/kinds.toml``."""
    return load("extractor.segmenting", "kinds", KindCues)


@cache
def opening_cues() -> OpeningCues:
    """The cues of ``patterns/openings.toml``."""
    return load("extractor.segmenting", "openings", OpeningCues)


class MeetingLabels(PatternFile):
    """Labels before a meeting's facts."""

    date: tuple[str, ...]
    time: tuple[str, ...]
    venue: tuple[str, ...]
    committee: tuple[str, ...]


class DateCues(PatternFile):
    """What says that a date is the meeting's own, or is not."""

    for_it: tuple[str, ...]
    against: tuple[str, ...]
    of_others: tuple[str, ...]
    begun: tuple[str, ...]


class VenueCues(PatternFile):
    """Sentences that name a venue, and words that end it."""

    ends: tuple[str, ...]
    sentences: tuple[str, ...]


class MeetingCues(PatternFile):
    """How a meeting is named."""

    bodies: tuple[str, ...]
    lead_ins: tuple[str, ...]
    not_bodies: tuple[str, ...]
    own_councils: tuple[str, ...]
    second_names: tuple[str, ...]
    tails: tuple[str, ...]
    announcements: tuple[str, ...]
    sentences: tuple[str, ...]
    labels: MeetingLabels
    dates: DateCues
    venues: VenueCues


@cache
def meeting_cues() -> MeetingCues:
    """The cues of ``patterns/meeting.toml``."""
    return load("extractor.segmenting", "meeting", MeetingCues)
