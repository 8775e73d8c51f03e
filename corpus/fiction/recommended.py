"""What scrutiny recommended in fictional councils, what the executive answered, and what was done.

The same seed gives the same cases on any machine.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from corpus.fiction.words import COUNCILS
from corpus.press.model import Fixed

STYLES = ("table", "minutes", "letter", "numbers")
OUTCOMES = ("accepted", "accepted", "partly accepted", "rejected")
PHRASES = Path(__file__).with_name("phrases") / "recommended.toml"
UNANSWERED, DONE = 0.2, 0.5  # of cases, of what was accepted


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation: ``outcome`` and ``words`` of the answer are None where there is none;
    ``done`` is the meeting whose sheet has it as complete."""

    text: str
    outcome: str | None
    words: str | None
    done: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """A review that ended in recommendations on the day ``made``; ``style`` is how the executive's
    answer of the day ``answered`` is printed; ``heads`` are
    the columns of its table, ``label`` what an answer in its letter begins with."""

    council: str
    committee: str
    executive: str
    subject: str
    minute: str
    made: date
    recommended: tuple[Recommended, ...]
    answered: date | None
    style: str
    heads: tuple[str, ...]
    label: str


class Subject(Fixed):
    """What a review was about, and what it recommended."""

    title: str
    texts: tuple[str, ...]


class Phrases(Fixed):
    """What is said; answers are by outcome."""

    subjects: tuple[Subject, ...]
    heads: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    said: dict[str, tuple[str, ...]]
    why: dict[str, tuple[str, ...]]
    resolved: dict[str, str]


@cache
def phrases() -> Phrases:
    """The data file."""
    return Phrases.model_validate(tomllib.loads(PHRASES.read_text("utf-8")))


def cases(seed: int) -> Iterator[Case]:
    """Every subject of every council, a style after the other."""
    known = phrases()
    for c, key in enumerate(COUNCILS):
        for s, subject in enumerate(known.subjects):
            chance = Random(f"{seed} {key} {s}")
            made = date(2031, 1, 14) + timedelta(days=28 * s + 7 * chance.randint(0, 2))
            gone = None if chance.random() < UNANSWERED else chance.choice((21, 42, 56, 77, 112))
            answered = made + timedelta(days=gone) if gone else None
            yield Case(
                council=f"{key.capitalize()} Borough Council",
                committee="Overview and Scrutiny Committee",
                executive=("Cabinet", "Executive")[c % 2],
                subject=subject.title,
                minute=str(10 + s),
                made=made,
                recommended=tuple(one(text, answered, chance) for text in subject.texts),
                answered=answered,
                heads=chance.choice(known.heads),
                label=chance.choice(known.labels),
                style=STYLES[(c + s) % len(STYLES)],
            )


def one(text: str, answered: date | None, chance: Random) -> Recommended:
    """A recommendation with its answer, and when it was done."""
    if answered is None:
        return Recommended(text, None, None, None)
    known, outcome = phrases(), chance.choice(OUTCOMES)
    said = chance.choice(known.said[outcome])
    why = chance.choice(known.why[outcome])
    done = outcome != "rejected" and chance.random() < DONE
    return Recommended(
        text, outcome, f"{said} {why}", answered + timedelta(days=56) if done else None
    )
