"""Indicator series: every figure of one indicator of one council, period by period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from extractor.language import fiscal
from extractor.language.patterns import PatternFile, load
from extractor.linking.bodies import with_councils
from extractor.linking.wording import words
from extractor.records import Extraction, Figure

# Where two papers, or a table and a sentence, give different values: the first of these.
SOURCES = ("scorecard", "table", "exception-report", "minutes", "prose")
ACTUALS = ("actual", "previous")
SLIP = 88.0


class Names(PatternFile):
    """What makes two printed names the same indicator."""

    idle: frozenset[str]
    services: tuple[str, ...]
    written: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reported:
    """One value as one paper gives it; ``date`` is the day of the paper's meeting."""

    paper: str
    date: date | None
    page: int | None
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Point:
    """One period: the value, what it was held against, and every paper that gave a value."""

    period: str
    value: float | None
    target: float | None
    intervention: float | None
    rag: str | None
    reported: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator; ``polarity`` (whether more is better) is None where it is not known."""

    indicator_id: str | None
    name: str
    council: str | None
    unit: str
    polarity: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A figure with the paper it is in."""

    figure: Figure
    paper: Extraction


Name = tuple[str, ...]


def series(papers: Iterable[Extraction]) -> tuple[Series, ...]:
    """The series of each council by name; figures without a period have no place in one."""
    groups = defaultdict[tuple[str, str], list[Filed]](list)
    for paper in with_councils(papers):
        for figure in paper.records.figures:
            if figure.period:
                council = " ".join(words(paper.meeting.council or ""))
                groups[council, figure.unit].append(Filed(figure, paper))
    found = [series_of(same) for group in groups.values() for same in by_indicator(group)]
    return tuple(sorted(found, key=lambda s: (s.council or "", s.name.casefold(), s.unit)))


def named(found: Iterable[Series], name: str) -> tuple[Series, ...]:
    """The series with all the words of ``name``, or else those whose names are nearest."""
    every = tuple(found)
    wanted = set(name_words(name))
    holding = tuple(s for s in every if wanted <= set(name_words(s.name)))
    if holding:
        return holding
    score = {id(s): fuzz.partial_ratio(name.casefold(), s.name.casefold()) for s in every}
    best = max(score.values(), default=0.0)
    return tuple(s for s in every if score[id(s)] == best and best >= SLIP)


# ------------------------------------------------------------------ which figures are one series


def by_indicator(filed: Sequence[Filed]) -> list[list[Filed]]:
    """Part the figures of one council and unit by indicator."""
    by_name = defaultdict[str, list[Filed]](list)
    for each in filed:
        by_name[key_of(each.figure)].append(each)
    groups: list[tuple[Name, list[Filed]]] = []
    for key, members in sorted(by_name.items(), key=lambda pair: -len(pair[1])):
        name = tuple(key.split(" "))
        group = next((g for other, g in groups if same_name(name, other)), None)
        if group is None:
            groups.append((name, members))
        else:
            group += members
    return [group for _, group in groups]


def key_of(figure: Figure) -> str:
    """The register's identifier, or the name in the words that count."""
    return figure.indicator_id or " ".join(name_words(figure.indicator))


@cache
def names() -> Names:
    """The data file on names."""
    return load("extractor.linking", "series", Names)


@cache
def name_words(name: str) -> Name:
    """The words of an indicator's name that say what it counts.

    "Social Care: % of CIC who are NEET" is percentage, child, in, care, neet.
    """
    text = name.casefold().replace("’", "'").replace("-", " ")
    head, colon, rest = text.partition(":")
    if colon and head.strip() in names().services:
        text = rest
    for form, written in spellings():
        text = written.sub(f" {form} ", text)
    return tuple(singular(w) for w in words(text) if w not in names().idle)


@cache
def spellings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with what it is also written as; signs need no space around them."""
    found = []
    for form, others in names().written.items():
        parts = [
            rf"(?<!\w){re.escape(o)}(?!\w)" if o[0].isalnum() else re.escape(o) for o in others
        ]
        found.append((form, re.compile("|".join(parts))))
    return tuple(found)


def singular(word: str) -> str:
    """Referrals is referral, families is family; less, status and is stay."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > 4 and word.endswith("s") and word[-2] not in "siu"
    return word[:-1] if plural else word


def same_name(one: Name, two: Name) -> bool:
    """The same words in any order, but for a slip of the pen or a word that a column broke."""
    mine = "".join(word for word in one if word not in two)
    theirs = "".join(word for word in two if word not in one)
    if not mine and not theirs:
        return True
    if not mine or not theirs or mine[0] != theirs[0]:
        return False
    digits = any(c.isdigit() for c in mine + theirs)
    return not digits and fuzz.ratio(mine, theirs) >= SLIP


# ------------------------------------------------------------------ one series


def series_of(filed: Sequence[Filed]) -> Series:
    """Lay the figures of one indicator out by period."""
    best = sorted(filed, key=precedence)
    periods = defaultdict[str, list[Filed]](list)
    for each in best:
        periods[each.figure.period or ""].append(each)
    figure = best[0].figure
    order = sorted(periods, key=lambda p: place(periods[p][0]))
    return Series(
        indicator_id=next((f.figure.indicator_id for f in best if f.figure.indicator_id), None),
        name=figure.indicator,
        council=best[0].paper.meeting.council,
        unit=figure.unit,
        polarity=None,
        points=tuple(point(each, periods[each]) for each in order),
    )


def precedence(filed: Filed) -> tuple[int, int]:
    """A scorecard before prose, then the later paper."""
    source = filed.figure.source
    rank = SOURCES.index(source) if source in SOURCES else len(SOURCES)
    return (rank, -(filed.paper.meeting.date or date.min).toordinal())


def point(period: str, best: Sequence[Filed]) -> Point:
    """One period of a series."""
    actual = list(of_measure(best, *ACTUALS))
    rated = [f.figure.rag for f in actual + list(best) if f.figure.rag]
    return Point(
        period=period,
        value=first_value(actual),
        target=first_value(of_measure(best, "target")),
        intervention=first_value(of_measure(best, "intervention")),
        rag=rated[0] if rated else None,
        reported=without_copies(sorted(map(reported, actual), key=lambda r: r.date or date.max)),
    )


def of_measure(filed: Iterable[Filed], *measures: str) -> Iterator[Filed]:
    """The figures of the measures named."""
    return (f for f in filed if f.figure.measure in measures)


def first_value(filed: Iterable[Filed]) -> float | None:
    """The value of the figure that comes first."""
    return next((f.figure.value for f in filed), None)


def reported(filed: Filed) -> Reported:
    """Where one value stands."""
    figure, paper = filed.figure, filed.paper
    page = figure.evidence.page
    return Reported(paper.paper.source, paper.meeting.date, page, figure.value, figure.source)


def without_copies(found: Sequence[Reported]) -> tuple[Reported, ...]:
    """Each value once a meeting where papers without pages only copy it.

    A report is often there as PDF, as DOCX and as text: the one with pages can be shown.
    """
    told = {said(r) for r in found if r.page is not None}
    kept = []
    for each in found:
        if each.page is not None or said(each) not in told:
            kept.append(each)
            told.add(said(each))
    return tuple(kept)


def said(reported: Reported) -> tuple[date | None, float, str]:
    """What two copies of a report have in common."""
    return (reported.date, reported.value, reported.source)


def place(filed: Filed) -> tuple[date, date]:
    """Where a figure stands in time: by the last day of its period, then by the first."""
    try:
        period = fiscal.from_label(filed.figure.period or "", filed.figure.period_type)
    except ValueError:
        return (date.max, date.max)
    return (period.end, period.start)
