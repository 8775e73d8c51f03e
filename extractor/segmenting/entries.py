"""Numbered lines become an agenda: the one series of numbers that items of business make.

Descriptions under items hold numbers too ("13 inspection standards", lists of recommendations).
Each numbered line is weighed by what agendas print beside items, and the heaviest series of
rising numbers is the agenda.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.segmenting.cues import is_procedural
from extractor.segmenting.numbering import Number, read_number, split_number
from extractor.segmenting.page_ranges import PageRange, split_range, whole_range
from extractor.segmenting.printed import Printed

LONGEST_GAP = 3
_WHOLE = re.compile(r"[<>≤≥+-]?\d[\d,]*")
_MEASURED = re.compile(r"[<>≤≥+-]?(?:£\d[\d,.]*[km]?|\d[\d,.]*\s?%)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered line that may be an item: ``at`` is its place among the printed lines."""

    at: int
    line: Printed
    number: Number
    title: str
    pages: PageRange | None
    weight: float


LONGEST_NUMBER = 10  # characters of one on a line of its own: "FC179/2024"


def candidates(lines: Sequence[Printed]) -> list[Candidate]:
    """Every numbered line of ``lines`` that has words beside its number."""
    found = (_candidate(lines, at) for at in range(len(lines)))
    return [candidate for candidate in found if candidate]


def _candidate(lines: Sequence[Printed], at: int) -> Candidate | None:
    line = lines[at]
    marker, text = _marker_and_text(line)
    number = read_number(marker) if marker else None
    if number is None or marker is None:
        return None
    text = text or _next_words(lines, at)
    title, pages = split_range(text)
    pages = pages or _range_in_cells(line) or _range_below(lines, at)
    if not any(ch.isalpha() for ch in title):
        return None
    return Candidate(at, line, number, title, pages, _weight(line, marker, title, pages))


def _marker_and_text(line: Printed) -> tuple[str | None, str]:
    if line.marker:
        return line.marker, line.text.strip()
    starred = line.text.lstrip("* ")  # "*5. Roads": a star says that its paper comes later
    if parted := split_number(starred):
        return parted
    alone = starred.strip()
    yearly = "/" in alone and read_number(alone) is not None
    is_number = len(alone) <= LONGEST_NUMBER and (alone[-1:] in ".)" or alone.isdigit() or yearly)
    return (alone, "") if is_number else (None, alone)


def _next_words(lines: Sequence[Printed], at: int) -> str:
    """A number may stand on a line of its own above its title."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below.text.strip() if below and not below.marker else ""


def _range_in_cells(line: Printed) -> PageRange | None:
    """The page column's range; rows of an indicator's values have none."""
    cells = [cell.strip() for cell in line.cells]
    if sum(map(bool, map(_WHOLE.fullmatch, cells))) > 1 or any(map(_MEASURED.fullmatch, cells)):
        return None
    return next((r for cell in reversed(line.cells) if (r := whole_range(cell, single=True))), None)


def _range_below(lines: Sequence[Printed], at: int) -> PageRange | None:
    below = lines[at + 1] if at + 1 < len(lines) else None
    return whole_range(below.text) if below and not below.marker else None


# "13 inspection standards": a bare number may only begin a sentence
_PUNCTUATED = re.compile(r".*[.):]|.*[a-zA-Z].*|.*/.*")


def _weight(line: Printed, marker: str, title: str, pages: PageRange | None) -> float:
    weight = 1.0
    weight += 1.5 if pages else 0.0
    weight += 0.5 if line.strong else 0.0
    weight += 1.0 if is_procedural(title) and len(title) < 100 else 0.0
    weight -= 1.0 if title[:1].islower() else 0.0
    weight -= 0.5 if len(title) > 160 else 0.0
    weight -= 0.5 if len(title) > 50 and title.endswith((".", ";", ":")) else 0.0
    weight -= 0.5 if line.depth else 0.0
    bare = not _PUNCTUATED.fullmatch(marker) and not line.marker
    return weight - (0.7 if bare and not line.strong else 0.0)


def main_series(found: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest rising series of top-level numbers, all written in one form."""
    forms = sorted({c.number.form for c in found if not c.number.is_sub})
    series = [_heaviest([c for c in found if c.number.form == form]) for form in forms]
    series.append(_heaviest([_year_first(c) for c in found if c.number.form == "year"]))
    if not any(series):
        series = [_heaviest([c for c in found if c.number.form == "point"])]
    return max(series, key=_total, default=[])


def _year_first(candidate: Candidate) -> Candidate:
    """ "24/01" may be the first item of 2024, as "1/24" is."""
    year, _, count = candidate.number.label.partition("/")
    number = Number(f"{year}/{count}", "year-first", int(count), year)
    return replace(candidate, number=number)


def _total(series: Sequence[Candidate]) -> float:
    return sum(c.weight for c in series)


def _heaviest(found: Sequence[Candidate]) -> list[Candidate]:
    best: list[tuple[float, int]] = []
    for candidate, near in zip(found, _near(found), strict=True):
        start = (candidate.weight - min(1.0, 0.3 * (candidate.number.count - 1)), -1)
        steps = [
            (
                best[before][0] + candidate.weight - _cost(found[before].number, candidate.number),
                before,
            )
            for before in near
            if _follows(found[before].number, candidate.number)
        ]
        best.append(max([start, *steps]))
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    series = []
    while at >= 0:
        series.append(found[at])
        at = best[at][1]
    return series[::-1]


def _near(found: Sequence[Candidate]) -> Iterator[list[int]]:
    """For each, the places of those above it that it may follow: an agenda of ten thousand items
    has too many to ask all of them."""
    counted = defaultdict[tuple[str, int], list[int]](list)
    headed = defaultdict[int, list[int]](list)
    for at, number in enumerate(candidate.number for candidate in found):
        order = _head_order(number.head)
        counts = range(number.count - LONGEST_GAP, number.count)
        yield [
            *(place for count in counts for place in counted.get((number.head, count), ())),
            *headed.get(order - 1, ()),
        ]
        counted[number.head, number.count].append(at)
        headed[order].append(at)


def _follows(one: Number, two: Number) -> bool:
    if one.head == two.head:
        return 0 < two.count - one.count <= LONGEST_GAP
    if one.form in ("year", "year-first"):
        return False
    return _head_order(two.head) == _head_order(one.head) + 1 and (
        two.count == 1 or (one.form == "letter-number" and two.count == one.count + 1)
    )


def _head_order(head: str) -> int:
    return int(head) if head.isdigit() else ord(head[:1] or "?")


def _cost(one: Number, two: Number) -> float:
    """A missing number makes a series less likely."""
    return 0.6 * (two.count - one.count - 1) if one.head == two.head else 0.2


def sub_series(
    parent: Number, found: Sequence[Candidate], *, known: frozenset[str]
) -> list[Candidate]:
    """The parts of an item among the numbered lines under it.

    "4a" or "12.1" says whose part it is; a bare "a)" may only list what is to be done, and is a
    part where its series has page ranges, where a stamp or bookmark knows it (``known``), or
    where every one of them reads as a title.
    """
    own = [c for c in found if c.number.is_sub and c.number.head in ("", parent.label)]
    series = _first_series(own)
    if not series or series[0].number.count != 1:
        return []
    named = [_named(c, parent.label) for c in series]
    sure = any(c.pages or c.number.label.lower() in known for c in named)
    titles = all(_reads_as_title(c) for c in named)
    return named if sure or titles else []


def _first_series(found: Sequence[Candidate]) -> list[Candidate]:
    series: list[Candidate] = []
    for candidate in found:
        due = series[-1].number.count + 1 if series else 1
        if candidate.number.count == due:
            series.append(candidate)
    return series


def _named(candidate: Candidate, parent: str) -> Candidate:
    number = candidate.number
    return replace(candidate, number=number if number.head else number.under(parent))


_TASK = re.compile(
    r"(?:to|that|note|notes|the|any|whether|an?|if|all|it|in|where|there|because|such|you|we)\b",
    re.IGNORECASE,
)


def _reads_as_title(candidate: Candidate) -> bool:
    title = candidate.title
    return (
        title[:1].isupper()
        and len(title) <= 120
        and not title.endswith((".", ";", ",", ":", " and", " or"))
        and not _TASK.match(title)
    )
