"""How well recommendations are followed: fictional reviews, answered in four styles.

``python -m evaluation.recommended`` prints it: eight councils, six reviews each with three
recommendations; a fifth have no answer.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from rapidfuzz import fuzz

from corpus.answered import written
from corpus.fiction.recommended import Case, Recommended, cases
from evaluation.rows import Row, together
from evaluation.sections import Section, shares
from evaluation.shown import show
from extractor.linking.recommendations import Recommendation, recommendations
from extractor.pipeline import Models, extract

SEED = 1
ALIKE = 85.0  # of the words of a recommendation
WITHIN = 61  # days that are surely more than two months: none of the answers is so near


@dataclass(frozen=True, slots=True)
class Told:
    """A true recommendation with what was found of it, if anything was."""

    case: Case
    true: Recommended
    found: Recommendation | None


def recommended(seed: int = SEED) -> dict[str, Row]:
    """Every measure, and the answers by style."""
    every = list(cases(seed))
    with tempfile.TemporaryDirectory() as folder:
        paths = chain.from_iterable(written(case, n, Path(folder)) for n, case in enumerate(every))
        found = recommendations(extract(path, models=Models()) for path in paths)
    told = [
        Told(case, true, same(case, true, found)) for case in every for true in case.recommended
    ]
    known = sum(each.found is not None for each in told)
    made = Row("recommendations", known, len(told), known, len(found))
    return together((made, *chain.from_iterable(map(measures, told))))


def same(case: Case, true: Recommended, found: Sequence[Recommendation]) -> Recommendation | None:
    """What was found of a true recommendation."""
    own = [f for f in found if f.council == case.council and f.made == case.made]
    alike = (f for f in own if fuzz.partial_ratio(true.text, f.text) >= ALIKE)
    return next(alike, None)


def measures(told: Told) -> Iterator[Row]:
    """Whether there is an answer, what it is, when it came, and when it was carried out."""
    answer = told.found.response if told.found else None
    outcome = answer.outcome if answer else None
    true = told.true.outcome
    yield fact("answers", true is not None, answer is not None, right=bool(true and answer))
    yield fact(f"answers: {told.case.style}", bool(true), bool(answer), right=bool(true and answer))
    yield fact("what was answered", true, outcome, right=true == outcome)
    day = answer.date if answer else None
    yield fact("day of the answer", told.case.answered, day, right=day == told.case.answered)
    late = (told.case.answered - told.case.made).days > WITHIN if told.case.answered else None
    in_time = told.found.in_time if told.found else None
    yield fact("answered late", late, in_time is False, right=bool(late) and in_time is False)
    done = told.found.implemented if told.found else None
    yield fact("carried out", told.true.done, done, right=done == told.true.done)


def fact(name: str, true: object, found: object, *, right: bool) -> Row:
    """A fact that there is or is not, and that was found or not."""
    hit = bool(true) and bool(found) and right
    return Row(name, hit, bool(true), hit, bool(found))


def section(rows: dict[str, Row]) -> Section:
    """The measures as a table."""
    cells = tuple((row.name, *shares(row), f"{row.true}", f"{row.found}") for row in rows.values())
    columns = ("measure", "P", "R", "F1", "true", "found")
    return Section("Recommendations of 48 reviews in eight councils", columns, cells)


def main() -> None:
    """``python -m evaluation.recommended``."""
    show([section(recommended())], sys.stdout)


if __name__ == "__main__":
    main()
