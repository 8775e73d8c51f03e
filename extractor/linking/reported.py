"""What one paper reports: a value with its place, how exactly it is printed, and its copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractor.language.numbers import values
from extractor.language.patterns import PatternFile, load
from extractor.linking.copies import NONE, Copies
from extractor.linking.figures_as_printed import Value, value_of
from extractor.linking.meetings import Place
from extractor.records import Decided, Extraction, Figure

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
    44.4%); ``text`` the words as printed; ``copies`` are the other places of the same report.
    ``id`` is the figure's, and ``decided`` what people said of it, which wins.
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
    copies: tuple[Place, ...] = ()
    id: str = ""
    decided: tuple[Decided, ...] = ()

    @property
    def exactly(self) -> Value:
        """The value with its step."""
        return Value(self.value, self.step)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.paper, self.page)


def of_measure(filed: Iterable[Filed], *measures: str) -> Iterator[Filed]:
    """The figures of the measures named."""
    return (f for f in filed if f.figure.measure in measures)


def reports(filed: Iterable[Filed], known: Copies = NONE) -> tuple[Reported, ...]:
    """Each value as reported, the earliest meeting first."""
    found = sorted(map(reported, filed), key=lambda r: r.date or date.max)
    return without_copies(found, known)


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
        id=figure.id,
        decided=tuple(mark for about, mark in paper.decided if about == figure.id),
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


def without_copies(found: Iterable[Reported], known: Copies) -> tuple[Reported, ...]:
    """Each value once a report, where other files only copy it.

    A report is often there as PDF, as DOCX and as text, alone and in a pack: that with pages can
    be shown, and the other places are named beside it.
    """
    same = defaultdict[tuple[float, str], list[list[Reported]]](list)
    for each in found:
        groups = same[each.value, each.source]
        group = next((g for g in groups if is_copy(each, g[0], known)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    told = (each for groups in same.values() for group in groups for each in of_one_file(group))
    return tuple(sorted(told, key=lambda r: r.date or date.max))


def is_copy(one: Reported, two: Reported, known: Copies) -> bool:
    """Whether two places give one value of one report: of one meeting, or with the same words.

    Without days or words to go by, the value alone has to tell.
    """
    if one.date and one.date == two.date:
        return True
    if known.knows(one.paper) and known.knows(two.paper):
        return known.same(one.place, two.place)
    return one.date == two.date


def of_one_file(group: Sequence[Reported]) -> Iterator[Reported]:
    """What the best of the files that say the same says, with the places in the others."""
    paged = [each for each in group if each.page is not None] or group
    best = paged[0].paper
    copies = tuple(dict.fromkeys(each.place for each in group if each.paper != best))
    for each in group:
        if each.paper == best:
            yield replace(each, copies=copies)
