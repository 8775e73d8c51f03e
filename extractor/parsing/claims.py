"""What a sentence claims: each number that is a value, with its measure and its period.

A number is bound to the period beside it ("83.5% in Q2", "Q2: 83.5%"), else to the one that
begins its part of the sentence; "from 285" without a period is an earlier value, of which only
that is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.numbers import VALUE, Number, find_numbers
from extractor.language.periods import FoundPeriod, find_periods
from extractor.parsing.indicator_names import any_of
from extractor.parsing.prose_words import ends_with, prose_words, says_one, starts_with
from extractor.records import Period, Stretch

JOINED = re.compile(r"\s*(?:,|and|&|,\s*and|/)\s*$")
CONNECTING = re.compile(
    r"\s*(?:[(\[]|[-–—])?\s*"
    r"(?:(?:in|for|during|at|as|by|the|end|of|on|to|reported|recorded|cumulative|total)\s+)*[(\[]?",
    re.IGNORECASE,
)
# as in: 62% (of assessments moderated in) Q3, 345 (children in care at) December 2023
OF_PEOPLE = re.compile(
    r"\s+[A-Za-z][A-Za-z'’/ -]{2,70}?\s(?:in|during|at|for|by|on)\s+(?:the\s+)?(?:end\s+of\s+)?"
)
ELSEWHERE = re.compile(
    r"\b(?:and|but|which|than|compared|against|from|since|before|after|until|while|on)\b",
    re.IGNORECASE,
)
# as in: 31% (when the autumn term began) (HT1)
BRACKETED = re.compile(r"(?:\s+[A-Za-z'’/-]+){0,8}\s*\(")
# as in: (84% (Q2): 81%)
NUMBERED = re.compile(r"\s*[:=]?\s*£?\d")
NEAR = 2  # words between a period and a target that is of that period
QUALIFIED = r"(?:\s+(?:levels?|figures?|averages?|rates?|values?|comparators?|position))*"
LINKED = (
    r"(?:\s+(?:of|is|was|were|are|being|set|currently|which|stood|stands|for|the|this|quarter"
    r"|year))*"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value: ``measure`` is the contract's, ``period`` None where the sentence has none.

    ``own`` says that the period stands right after the value and is no other's; ``earlier``
    marks a value of some time before; ``group`` numbers values that are joined by "and", so that
    "respectively" can share them out."""

    number: Number
    measure: str = "actual"
    period: Period | None = None
    own: bool = False
    earlier: bool = False
    group: int = 0


def claims(
    text: str, context: Period | None, start: int = 0, ahead: Stretch = (0, 0)
) -> list[Claim]:
    """The claims of a sentence from ``start`` on; what stands before is a name.

    A period may also stand ``ahead`` of the name, in this stretch.
    """
    numbers = [n for n in find_numbers(text) if n.start >= start and not n.spelt]
    periods = [
        p
        for p in find_periods(text, context)
        if p.start >= start or (ahead[0] <= p.start and p.end <= ahead[1])
    ]
    found: list[Claim] = []
    for place in range(len(numbers)):
        beside = _Beside(text, numbers, place, start)
        taken = {c.period for c in found if c.own}
        free = [p for p in periods if p.end > beside.number.start or p.period not in taken]
        if claim := _claim(beside, free, found):
            found.append(claim)
    return _dated_comparators(_without_differences(found))


def _dated_comparators(found: list[Claim]) -> list[Claim]:
    """A target without a period of its own is for the latest value of the sentence."""
    actuals = [c for c in found if c.measure == "actual" and not c.earlier]
    if actuals and actuals[0].period is None:
        return found
    dated = [c.period for c in actuals if c.period]
    latest = max(dated, key=lambda p: p.end, default=None)
    return [
        replace(c, period=latest) if c.measure != "actual" and c.period is None else c
        for c in found
    ]


@dataclass(frozen=True, slots=True)
class _Beside:
    """A number and the words to its left and right, up to the next numbers."""

    text: str
    numbers: Sequence[Number]
    place: int
    start: int

    @property
    def number(self) -> Number:
        return self.numbers[self.place]

    @property
    def left(self) -> str:
        """The words since the last number that is no part of a period."""
        before = [n.end for n in self.numbers[: self.place] if n.role == VALUE]
        return self.text[max(before, default=self.start) : self.number.start]

    @property
    def right(self) -> str:
        """The words up to the next number that is no part of a period."""
        after = [n.start for n in self.numbers[self.place + 1 :] if n.role == VALUE]
        return self.text[self.number.end : min(after, default=len(self.text))]


def _claim(beside: _Beside, periods: Sequence[FoundPeriod], found: Sequence[Claim]) -> Claim | None:
    number = beside.number
    if number.role not in (VALUE, "limit") or number.high is not None or number.of is not None:
        return None
    if joined := _joined(beside, found):
        return joined
    measure = measure_beside(beside.left, beside.right)
    if measure is None and (number.role == "limit" or is_change(beside) or _is_hope(beside)):
        return None
    if measure is None and _is_gloss(beside):
        return None
    if measure == "target" and says_one(prose_words().proposed, beside.left):
        return None
    period, own = bound_period(beside, periods, measure)
    earlier = period is None and bool(ends_with(prose_words().earlier).search(beside.left))
    group = found[-1].group + 1 if found else 0
    return Claim(number, measure or "actual", period, own, earlier, group)


def _joined(beside: _Beside, found: Sequence[Claim]) -> Claim | None:
    """ "95% and 90%": the second is of the first one's measure and period."""
    last = found[-1] if found else None
    if not last or not beside.left or not JOINED.match(beside.left):
        return None
    next_to = beside.place and beside.numbers[beside.place - 1] == last.number
    alike = last.number.unit == beside.number.unit
    return replace(last, number=beside.number) if next_to and alike else None


@cache
def _cue_before(names: tuple[str, ...], linked: str) -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(names).pattern}{QUALIFIED}{linked}\s*[-–—:(]*\s*(?:Q\d\s*)?$", re.IGNORECASE
    )


@cache
def _cue_after(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "16% intervention level", "45% nationally", "20% for England"."""
    return re.compile(rf"\s*(?:(?:for|in|across)\s+(?:the\s+)?)?{any_of(names).pattern}", re.I)


def measure_beside(left: str, right: str) -> str | None:
    """The measure that the words beside a number name: "target of", "16% intervention level"."""
    for measure, names in prose_words().comparators.items():
        linked = LINKED if measure in ("target", "intervention") else rf"{LINKED}(?:\s+at)?"
        if _cue_before(names, linked).search(left) or _cue_after(names).match(right):
            return measure
    if any_of(prose_words().forecasts).search(left[-60:]):
        return "forecast"
    return None


def is_change(beside: _Beside) -> bool:
    """ "an increase of 1%", "a 1% increase", "decrease 75% from", "5% higher"."""
    words = prose_words()
    if ends_with(words.change_before).search(beside.left):
        return not re.match(r"\s*(?:\)|in\s+q|compared)", beside.right, re.IGNORECASE)
    after = re.match(r"(?:\s+(?:percentage|slight|significant|further))*", beside.right)
    rest = beside.right[after.end() :] if after else beside.right
    if starts_with(words.change_after).match(rest):
        return True
    noun = ends_with(words.change_nouns).search(beside.left)
    return bool(noun and re.match(r"\s*(?:from|on|since|over)\b", beside.right, re.IGNORECASE))


def _is_hope(beside: _Beside) -> bool:
    """What is expected, or would be, is no value yet."""
    return any_of(prose_words().hopes).search(beside.left[-50:]) is not None


def _is_gloss(beside: _Beside) -> bool:
    """ "0.01% (2 children)": a bracket right after a number explains it."""
    before = [n for n in beside.numbers[: beside.place] if n.role == VALUE]
    bare = re.fullmatch(r"\s*\(\s*(?:(?:equating|equates|equivalent)\s+to\s+)?", beside.left)
    equal = re.search(
        r"\b(?:equating|equates|equivalent|equals)\s+to\s+(?:about\s+)?$", beside.left
    )
    if not before or not (bare or equal):
        return False
    return equal is not None or beside.number.unit != before[-1].unit or "%" not in beside.text


def bound_period(
    beside: _Beside, periods: Sequence[FoundPeriod], measure: str | None = None
) -> tuple[Period | None, bool]:
    """The period beside a number, and whether it stands after it.

    A period before the number counts up to the next comparison; a target or a comparator takes
    one only from right beside it.
    """
    number = beside.number
    after = next((p for p in periods if p.start >= number.end), None)
    before = next((p for p in reversed(periods) if p.end <= number.start), None)
    right = _right_gap(beside, after)
    left = _left_gap(beside, before)
    if left is not None and measure and left > NEAR:
        left = None
    if after and right is not None and (left is None or right <= left):
        return after.period, True
    return (before.period, False) if before and left is not None else (None, False)


def _right_gap(beside: _Beside, after: FoundPeriod | None) -> int | None:
    """How many words part the number from the period after it; None where it is not its own."""
    if after is None:
        return None
    gap = beside.text[beside.number.end : after.start]
    gap = re.sub(r"^\s*\([^()]*\)", " ", gap)
    if NUMBERED.match(beside.text, after.end) and re.search(r"[(,;:]", gap):
        return None
    near = OF_PEOPLE.fullmatch(gap) or BRACKETED.fullmatch(gap)
    tied = CONNECTING.fullmatch(gap) or (near and not ELSEWHERE.search(gap))
    return len(gap.split()) if tied else None


def _left_gap(beside: _Beside, before: FoundPeriod | None) -> int | None:
    """How many words part the number from the period before it; None where another number or a
    word of comparison stands between."""
    if before is None:
        return None
    between = [n for n in beside.numbers[: beside.place] if n.start >= before.end]
    gap = beside.text[before.end : beside.number.start]
    if any(n.role == VALUE for n in between) or any_of(prose_words().parts).search(gap):
        return None
    return len(gap.split())


def _without_differences(found: list[Claim]) -> list[Claim]:
    """Leave out a number that is the difference of two others: "a rise of 3% to 24% from 21%"."""
    values = [c.number.value for c in found]
    gaps = {round(abs(a - b), 6) for i, a in enumerate(values) for b in values[i + 1 :] if a and b}
    return [
        c
        for c in found
        if not (
            len(found) > 2
            and round(c.number.value, 6) in gaps
            and c.period is None
            and c.measure == "actual"
        )
    ]
