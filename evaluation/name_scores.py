"""How well printed names are matched, beside plain likenesses of letters.

``python -m evaluation.name_scores [LAIT.csv]`` prints it; with the department's list of indicators
also how well names are found in that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from evaluation import indicator_names as gold
from evaluation.sections import Section
from evaluation.shown import show
from extractor.matching.index import Index
from extractor.matching.matcher import Matcher
from extractor.registers import lait
from extractor.registers.indicators import Register, installed, normalised
from models.linear import fitted

CUTS = tuple(range(50, 101))  # of a likeness from 0 to 100
PRECISION = 0.97


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one name: the likeliest answer, how sure that is, and whether it is said;
    ``right`` is the true answer or None where there is none to find."""

    answer: str | None
    sure: float
    said: bool
    right: str | None


Way = Callable[[Sequence[gold.Printed]], list[Told]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Of what is said, what share is right; of what there is to find, what share is found; how
    often nothing is said; and how often that is right.  ``first`` is the share of what there is to
    find that is likeliest, said or not."""

    names: int
    precision: float
    recall: float
    abstained: float
    rightly: float
    first: float


def scored(told: Sequence[Told]) -> Scored:
    """The scores of what was told of some names."""
    said = [each for each in told if each.said]
    true = [each for each in told if each.right]
    silent = [each for each in told if not each.said]
    return Scored(
        len(told),
        share(each.answer == each.right for each in said),
        share(each.said and each.answer == each.right for each in true),
        share(not each.said for each in told),
        share(each.right is None for each in silent),
        share(each.answer == each.right for each in true),
    )


def share(found: Iterable[bool]) -> float:
    """How many of all are so; 1 of none."""
    every = list(found)
    return sum(every) / len(every) if every else 1.0


# ------------------------------------------------------------------ the tool


def _matched(matcher: Matcher, row: gold.Printed) -> Told:
    found = matcher.match(row.name, row.unit, row.context)
    first = found.candidates[0].slug if found.candidates else None
    return Told(first, found.confidence, found.slug is not None, _right(row))


@cache
def matcher_without(council: str | None) -> Matcher:
    """A matcher whose models have seen nothing of a council, nor of what is held out."""
    made = [
        fitted([e for e in gold.trained_on(examples()) if e.council != council], plan)
        for plan, examples in gold.MODELS
    ]
    return Matcher(gold.index(), *made)


def by_model(rows: Sequence[gold.Printed]) -> list[Told]:
    """Each council's names by models that have not seen it."""
    return [_matched(matcher_without(row.council), row) for row in rows]


def pairs_told(rows: Sequence[gold.Pair]) -> list[Told]:
    """Whether each two names are the same, by models that have not seen their council."""
    return [_paired(row) for row in rows]


def _paired(row: gold.Pair) -> Told:
    matcher = matcher_without(row.council)
    sure = matcher.same(*gold.both(row))
    said = sure >= matcher.names.threshold
    return Told(gold.SAME, sure, said, gold.SAME if row.same == "yes" else None)


# ------------------------------------------------------------------ plain likenesses


def exact(rows: Sequence[gold.Printed]) -> list[Told]:
    """Where just one entry in the unit bears the name."""
    found = []
    for row in rows:
        bearing = [e.slug for e in installed().named(row.name) if e.unit == row.unit]
        one = bearing[0] if len(bearing) == 1 else None
        found.append(Told(one, float(bool(one)), bool(one), _right(row)))
    return found


def best_of(likeness: Callable[..., float]) -> Way:
    """The entry with the likest name, said from the cut that does best on names trained on."""

    def likest(rows: Sequence[gold.Printed]) -> list[Told]:
        found = []
        for row in rows:
            name, sure, _ = process.extractOne(
                normalised(row.name), list(_names()), scorer=likeness
            )
            found.append(Told(_names()[name], sure, True, _right(row)))
        return found

    cut = chosen_cut(likest(training()))
    return lambda rows: [
        Told(each.answer, each.sure, each.sure >= cut, each.right) for each in likest(rows)
    ]


def chosen_cut(told: Sequence[Told]) -> int:
    """The cut of the best recall that keeps the precision, or else that of the best precision."""

    def at(cut: int) -> Scored:
        return scored([Told(e.answer, e.sure, e.sure >= cut, e.right) for e in told])

    each = {cut: at(cut) for cut in CUTS}
    kept = {cut: s for cut, s in each.items() if s.precision >= PRECISION}
    if kept:
        return max(kept, key=lambda cut: kept[cut].recall)
    return max(each, key=lambda cut: each[cut].precision)


def _right(row: gold.Printed) -> str | None:
    return None if row.slug == gold.NONE else row.slug


@cache
def _names() -> dict[str, str]:
    """Each name of the register with the entry that bears it; the first of several."""
    return {normalised(name): e.slug for e in reversed(list(installed())) for name in e.names}


# ------------------------------------------------------------------ the department's list


@dataclass(frozen=True, slots=True)
class Found:
    """How names were found in a list: how many are first, among the first three, said, and said
    wrongly."""

    names: int
    first: int
    third: int
    said: int
    wrong: int


def in_list(file: Path) -> Found:
    """The names with identifiers in the list that the department publishes."""
    register: Register = installed().with_(lait.read(file))
    models = matcher_without(None)
    matcher = Matcher(Index(register), models.entries, models.names)
    told = []
    for row in gold.published():
        right = register.with_id("lait", row.identifier)
        assert right, row.identifier
        found = matcher.match(row.name, row.unit, row.context)
        told.append((right.slug, found.slug, [each.slug for each in found.candidates]))
    return Found(
        len(told),
        sum(right in near[:1] for right, _, near in told),
        sum(right in near[:3] for right, _, near in told),
        sum(said is not None for _, said, _ in told),
        sum(said not in (None, right) for right, said, _ in told),
    )


# ------------------------------------------------------------------ tables

WAYS: dict[str, Callable[[], Way]] = {
    "exact name": lambda: exact,
    "WRatio": lambda: best_of(fuzz.WRatio),
    "token_set_ratio": lambda: best_of(fuzz.token_set_ratio),
    "token_sort_ratio": lambda: best_of(fuzz.token_sort_ratio),
    "the tool": lambda: by_model,
}
COLUMNS = ("by", "names", "first", "P", "R", "abstained", "rightly")


def training() -> list[gold.Printed]:
    """The names that are trained on."""
    return [row for row in gold.printed() if row.council not in gold.HELD_OUT]


def held_out() -> list[gold.Printed]:
    """The names of councils that nothing is trained on."""
    return [row for row in gold.printed() if row.council in gold.HELD_OUT]


def sections(file: Path | None) -> Iterator[Section]:
    """Every table."""
    for title, rows in (("Leaving one council out", training()), ("Held out", held_out())):
        yield section(title, {name: scored(way()(rows)) for name, way in WAYS.items()})
    pairs = {
        "leaving one council out": [r for r in gold.pairs() if r.council not in gold.HELD_OUT],
        "held out": [r for r in gold.pairs() if r.council in gold.HELD_OUT],
    }
    told = {name: scored(pairs_told(rows)) for name, rows in pairs.items()}
    yield section("Two names of one council", told)
    if file:
        found = in_list(file)
        cells = tuple(map(str, (found.names, found.first, found.third, found.said, found.wrong)))
        columns = ("names", "first", "in three", "said", "wrong")
        yield Section("In the department's list", columns, (cells,), 0)


def section(title: str, rows: dict[str, Scored]) -> Section:
    """A table of it."""
    lines = tuple(
        (
            name,
            str(each.names),
            *(f"{x:.3f}" for x in (each.first, each.precision, each.recall)),
            *(f"{x:.3f}" for x in (each.abstained, each.rightly)),
        )
        for name, each in rows.items()
    )
    return Section(title, COLUMNS, lines)


def main() -> None:
    """Print the tables."""
    show(sections(Path(sys.argv[1]) if len(sys.argv) > 1 else None), sys.stdout)


if __name__ == "__main__":
    main()
