"""The data files: councils, themes of their work, and phrases; unknown keys are an error."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

HERE = Path(__file__).parent
Unit = Literal["percent", "count", "gbp", "days", "rate"]
When = Literal["met", "missed", "over", "under", "up", "down", "same", "better", "worse"]


class Fixed(BaseModel):
    """A data file or a part of one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Data = TypeVar("Data", bound=Fixed)


class Topic(Fixed):
    """What a report may be about; ``{year}`` stands in the titles of those of every year."""

    title: str
    annual: bool
    summary: str
    recommendation: str
    purpose: str


class Measure(Fixed):
    """An indicator: ``prose`` is its name in a sentence; values wander from low to high."""

    key: str
    name: str
    prose: str
    unit: Unit
    decimals: int
    higher: bool
    low: float
    high: float
    target: float
    intervention: float | None = None
    national: bool = False


class Theme(Fixed):
    """A field of work: what is reported, asked, said and measured in it."""

    key: str
    topics: tuple[Topic, ...]
    things: tuple[str, ...]
    deeds: tuple[str, ...]
    paragraphs: tuple[str, ...]
    remarks: tuple[str, ...]
    lookalikes: tuple[str, ...]
    reasons: tuple[str, ...]
    steps: tuple[str, ...]
    indicators: tuple[Measure, ...]


class Names(Fixed):
    """Names to draw people from."""

    first: tuple[str, ...]
    surnames: tuple[str, ...]


class Post(Fixed):
    """A post and the theme it answers for."""

    post: str
    theme: str


class Titles(Fixed):
    """What a council calls its standing items; ``performance`` has {quarter} and {year}."""

    apologies: str
    declarations: str
    minutes: str
    sheet: str
    plan: str
    performance: str
    questions: str | None = None
    undated: str = "Items to be scheduled"


class Rags(Fixed):
    """The words for a value that meets its target, nearly does, and does not."""

    good: str
    near: str
    bad: str


class Marks(Fixed):
    """How often actions are raised in each way; see :class:`corpus.press.model.Words`."""

    end: int
    alone: int
    owner: int
    none: int
    resolved: int


class About(Fixed):
    """What does not change over the years."""

    name: str
    committee: str
    venue: str
    contact: str
    chief_executive: str
    portfolio: str


class Profile(Fixed):
    """One fictional council.

    ``body`` is what its papers call the committee in a sentence, ``listed`` how a member's name
    stands in a list and ``spoken`` in a sentence (with {first}, {initial}, {surname}); meetings
    are on the ``week``-th ``weekday`` (0 is Monday) of each of ``months``."""

    key: str
    house: str
    about: About
    themes: tuple[str, ...]
    measures: int
    body: str
    months: tuple[int, ...]
    weekday: int
    week: int
    time: str
    members: int
    listed: str
    spoken: str
    co_opted: tuple[str, ...] = ()
    minutes_restart: bool
    titles: Titles
    rags: Rags
    marks: Marks
    officers: tuple[Post, ...]
    refs: str = ""


class Commitment(Fixed):
    """How minutes say an action: ``form`` bare (with {bare}: "circulate the list") or passive
    (with {thing} and {done}); ``tells`` names what the words say of it."""

    text: str
    form: Literal["bare", "passive"]
    tells: tuple[Literal["owner", "due"], ...] = ()


class Giving(Fixed):
    """A verb with which information is given: {thing} and {recipient} stand in ``task``."""

    task: str
    done: str


class MinuteWords(Fixed):
    """What stands in minutes beside the theme's own words."""

    openings: tuple[str, ...]
    closings: tuple[str, ...]
    questions: tuple[str, ...]
    none_absent: tuple[str, ...]
    absent: tuple[str, ...]
    no_interests: tuple[str, ...]
    interests: tuple[str, ...]
    givings: tuple[Giving, ...]
    recipients: tuple[str, ...]
    unmarked: tuple[Commitment, ...]
    asked: tuple[Commitment, ...]
    before_owner: tuple[str, ...]
    instructions: tuple[Commitment, ...]
    noted: tuple[str, ...]
    decided: tuple[str, ...]
    approved: tuple[str, ...]
    planned: tuple[str, ...]
    asides: tuple[str, ...]


class Parts(Fixed):
    """What is added to a task where a sheet splits it in two."""

    one: str
    two: str


class Notes(Fixed):
    """What action sheets and plans say of an entry; {date} is a day.

    ``cleared`` are sentences of minutes that say which actions go, all at once; ``listed_as`` how
    a plan may call a report: {subject} is its title without the year, {head} how that begins."""

    open: tuple[str, ...]
    complete: tuple[str, ...]
    forward: tuple[str, ...]
    superseded: tuple[str, ...]
    reopened: tuple[str, ...]
    parts: tuple[Parts, ...]
    cleared: tuple[str, ...]
    listed_as: tuple[str, ...]
    methods: tuple[str, ...]
    plan: tuple[str, ...]


class Sentence(Fixed):
    """A sentence of a performance report.

    ``needs`` names the values that must be there; ``when`` what must be true of them: met,
    missed, over, under, up, down, same, worse, better.  ``standing`` and ``direction`` are what a
    sentence without a number says."""

    text: str
    needs: tuple[Literal["target", "previous", "ago", "national", "second"], ...] = ()
    when: tuple[When, ...] = ()
    form: str = ""
    standing: str = "-"
    direction: str = "-"


class PerformanceWords(Fixed):
    """Sentences about indicators, and what stands around them."""

    summaries: tuple[str, ...]
    openings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    statements: tuple[Sentence, ...]
    distractors: tuple[str, ...]
    periods: tuple[str, ...]
    earlier: tuple[str, ...]


class ReportWords(Fixed):
    """What every covering report has beside the theme's own paragraphs."""

    headings: tuple[str, ...]
    implications: dict[str, tuple[str, ...]]
    appendices: tuple[str, ...]


def _read(model: type[Data], *place: str) -> Data:
    """Load and check one data file; raises pydantic's ValidationError where it is wrong."""
    path = HERE.joinpath(*place).with_suffix(".toml")
    return model.model_validate(tomllib.loads(path.read_text("utf-8")))


@cache
def profile(key: str) -> Profile:
    """The profile of a council."""
    return _read(Profile, "councils", key)


@cache
def theme(key: str) -> Theme:
    """The words of one field of work."""
    return _read(Theme, "themes", key)


@cache
def names() -> Names:
    """Names of people."""
    return _read(Names, "phrases", "names")


@cache
def minute_words() -> MinuteWords:
    """The words of minutes."""
    return _read(MinuteWords, "phrases", "minutes")


@cache
def notes() -> Notes:
    """The words of action sheets and plans."""
    return _read(Notes, "phrases", "notes")


@cache
def performance_words() -> PerformanceWords:
    """The words of performance reports."""
    return _read(PerformanceWords, "phrases", "performance")


@cache
def report_words() -> ReportWords:
    """The words of covering reports."""
    return _read(ReportWords, "phrases", "reports")


COUNCILS = (
    "wexmoor",
    "brayford",
    "harnwick",
    "strathorrin",
    "glanmorfa",
    "merecombe",
    "wenlow",
    "ashlode",
)
