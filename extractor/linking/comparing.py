"""One indicator across councils: only values of one definition, unit and type of period.

What cannot stand beside the others is left out, each with a sentence that says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractor.linking.breaks import period_of
from extractor.linking.grouping import name_words, names, same_name
from extractor.linking.narrowing import (
    LeftOut,
    commonest_kind,
    of_kind,
    of_time,
    other_kinds,
    values,
    without_provisional,
)
from extractor.linking.points import Series
from extractor.linking.published import Difference, Published
from extractor.records import Period

UNITS = {
    "percent": "a percentage",
    "count": "a number",
    "points": "points",
    "gbp": "pounds",
    "days": "days",
    "weeks": "weeks",
    "rate": "a rate",
    "ratio": "a ratio",
    "score": "a score",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``name`` the indicator; ``councils`` words in their names (all where none
    are given); values of periods that end from ``since`` to ``until``; ``period_type`` where one
    is asked for."""

    name: str
    councils: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max
    period_type: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator in one unit and type of period: a series a council, with such points only.

    ``published`` are values from elsewhere for these councils, and ``differences`` hold them
    against those that the papers give.
    """

    indicator_id: str | None
    name: str
    unit: str
    polarity: str | None
    period_type: str | None
    series: tuple[Series, ...]
    left_out: tuple[LeftOut, ...] = ()
    published: tuple[Published, ...] = ()
    differences: tuple[Difference, ...] = ()


def compare(found: Iterable[Series], asked: Question) -> Comparison | None:
    """Compare the series that may be meant, or None where no council has a value.

    Of several indicators it is the one named so, else the one that most councils and periods
    have; of several types of period, the one that most councils and periods have.
    """
    within = [s for one in found if (s := of_time(one, asked.since, asked.until))]
    theirs = [s for s in within if is_asked(s, asked.councils)]
    if not theirs:
        return None
    same, others = by_definition(theirs, asked.name)
    kind = asked.period_type or commonest_kind(same)
    kept, repeated = one_a_council([s for one in same if (s := of_kind(one, kind))])
    final, provisional = without_provisional(kept)
    if not final:
        return None
    head = final[0]
    left_out = (
        *missing(asked.councils, theirs),
        *(LeftOut(s.council, s.name, why_other(s, head)) for s in others),
        *other_kinds(same, kind),
        *(LeftOut(s.council, s.name, "has fewer values than its other series.") for s in repeated),
        *provisional,
    )
    known = (s.indicator_id for s in final)
    return Comparison(
        indicator_id=next(filter(None, known), None),
        name=head.name,
        unit=head.unit,
        polarity=next(filter(None, (s.polarity for s in final)), None),
        period_type=kind,
        series=tuple(sorted(final, key=lambda s: s.council or "")),
        left_out=left_out,
    )


def periods(found: Comparison) -> tuple[Period, ...]:
    """The periods of all values, reported and published, in the order of their last days."""
    told = {(p.period, p.period_type) for s in found.series for p in s.points}
    told |= {(p.period, p.period_type) for p in found.published}
    every = (period_of(label, kind) for label, kind in told)
    return tuple(sorted(filter(None, every), key=lambda p: (p.end, p.start)))


def same_indicator(one: Series, two: Series) -> bool:
    """Whether two series count the same: by the register where it knows both, else by name."""
    if one.unit != two.unit or opposed(one, two):
        return False
    if one.indicator_id and two.indicator_id:
        return one.indicator_id == two.indicator_id
    return same_words(one, two)


def same_words(one: Series, two: Series) -> bool:
    """Whether the names say the same but for words that only tell the unit."""
    return same_name(words_of(one), words_of(two))


def words_of(found: Series) -> tuple[str, ...]:
    """The words of a series' name that say what it counts, not in which unit."""
    units = frozenset().union(*names().told_by_unit.values())
    words = name_words(found.name)
    return tuple(word for word in words if word not in units) or words


def opposed(one: Series, two: Series) -> bool:
    """Whether more is better of the one and worse of the other: then they cannot count alike."""
    known = {one.polarity, two.polarity} - {None}
    return len(known) > 1


# ------------------------------------------------------------------ which series


def by_definition(found: Sequence[Series], name: str) -> tuple[list[Series], list[Series]]:
    """The series of the indicator that is meant, the largest first, and those of others."""
    groups: list[list[Series]] = []
    for each in sorted(found, key=lambda s: (-values(s), s.council or "", s.name)):
        own = next((g for g in groups if same_indicator(each, g[0])), None)
        if own is None:
            groups.append([each])
        else:
            own.append(each)
    wanted = set(name_words(name))

    def rank(group: list[Series]) -> tuple[bool, int, int]:
        exact = any(wanted == set(name_words(s.name)) for s in group)
        return (exact, len({s.council for s in group}), sum(map(values, group)))

    best = max(groups, key=rank)
    return best, [s for group in groups if group is not best for s in group]


def is_asked(found: Series, councils: Sequence[str]) -> bool:
    """Whether a series is of a council that is asked for."""
    return not councils or any(has_words(found, words) for words in councils)


def has_words(found: Series, words: str) -> bool:
    """Whether a council's name holds the words."""
    return words.casefold() in (found.council or "").casefold()


def missing(councils: Sequence[str], found: Sequence[Series]) -> Iterator[LeftOut]:
    """Councils that are asked for and have no value."""
    for words in councils:
        if not any(has_words(s, words) for s in found):
            yield LeftOut(words, "", "no paper gives a value of it in this time.")


def why_other(other: Series, head: Series) -> str:
    """Why a series is not that of ``head``."""
    if other.unit != head.unit and same_words(other, head):
        return f"is {UNITS[other.unit]} there, not {UNITS[head.unit]}."
    if opposed(other, head) and same_words(other, head):
        return "the better end is the other one there, so that it counts something else."
    return "is another indicator; name it in full to compare it."


def one_a_council(found: Sequence[Series]) -> tuple[list[Series], list[Series]]:
    """The series with the most values of each council, and the others."""
    theirs = defaultdict[str | None, list[Series]](list)
    for each in sorted(found, key=values, reverse=True):
        theirs[each.council].append(each)
    kept = [series[0] for series in theirs.values()]
    return kept, [other for series in theirs.values() for other in series[1:]]
