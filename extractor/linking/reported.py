"""What one paper reports: a value with its place, how exactly it is printed, and its copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractor.language.numbers import values
from extractor.language.patterns import PatternFile, load
from extractor.linking.figures_as_printed import Value, value_of
from extractor.records import Extraction, Figure

ACTUALS = ("actual", "previous")


class Cues(PatternFile):
    """Words beside a value that say it may still change."""

    provisional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A figure with the paper it is in."""

    figure: Figure
    paper: Extraction


@dataclass(frozen=True, slots=True)
class Reported:
    """One value as one paper gives it.

    ``date`` is the day of the paper's meeting; ``step`` how exactly the value is printed (0.1 for
    44.4%); ``text`` the words as printed; ``copies`` are other files with the same report.
    """

    paper: str
    date: date | None
    page: int | None
    value: float
    source: str
    step: float | None = None
    provisional: bool = False
    rag: str | None = None
    text: str = ""
    indicator: str = ""
    copies: tuple[str, ...] = ()

    @property
    def exactly(self) -> Value:
        """The value with its step."""
        return Value(self.value, self.step)


def of_measure(filed: Iterable[Filed], *measures: str) -> Iterator[Filed]:
    """The figures of the measures named."""
    return (f for f in filed if f.figure.measure in measures)


def reports(filed: Iterable[Filed]) -> tuple[Reported, ...]:
    """Each value as reported, the earliest meeting first."""
    return without_copies(sorted(map(reported, filed), key=lambda r: r.date or date.max))


def reported(filed: Filed) -> Reported:
    """Where one value stands."""
    figure, paper = filed.figure, filed.paper
    return Reported(
        paper=paper.paper.source,
        date=paper.meeting.date,
        page=figure.evidence.page,
        value=figure.value,
        source=figure.source,
        step=value_of(figure).step,
        provisional=is_provisional(figure.value, f"{figure.as_printed} {figure.qualifier or ''}"),
        rag=figure.rag,
        text=figure.as_printed,
        indicator=figure.indicator,
    )


@cache
def is_provisional(value: float, words: str) -> bool:
    """Whether the words beside a value, up to the numbers before and after it, say that it may
    still change."""
    cues = load("extractor.linking", "reported", Cues).provisional
    if not any(cue in words.casefold() for cue in cues):
        return False
    numbers = values(words)
    place = next((n for n, found in enumerate(numbers) if found.value == value), None)
    if place is None:
        return True
    begin = numbers[place - 1].end if place else 0
    end = numbers[place + 1].start if place + 1 < len(numbers) else len(words)
    return any(cue in words[begin:end].casefold() for cue in cues)


def without_copies(found: Sequence[Reported]) -> tuple[Reported, ...]:
    """Each value once a meeting, where other files only copy it.

    A report is often there as PDF, as DOCX and as text, alone and in a pack: that with pages can
    be shown, and the others are named beside it.
    """
    same = defaultdict[tuple[date | None, float, str], list[Reported]](list)
    for each in found:
        same[each.date, each.value, each.source].append(each)
    return tuple(each for group in same.values() for each in of_one_file(group))


def of_one_file(group: Sequence[Reported]) -> Iterator[Reported]:
    """What the best of the files that say the same says, with the names of the others."""
    paged = [each for each in group if each.page is not None] or group
    best = paged[0].paper
    copies = tuple(dict.fromkeys(each.paper for each in group if each.paper != best))
    for each in group:
        if each.paper == best:
            yield replace(each, copies=copies)
