"""Finds what words say of three numbers that must fit: a change with both its ends, a share with
its part and whole, a total with all its parts.

Only what is stated whole is told: "fell by 38%, from 263 to 179", "27 of 131 (21%)", "120, made up
of 70 in the east and 50 in the west".  Rounded words ("nearly a third") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.language.number_kinds import NumberKind, PrintedNumber, classify

VALUES = (NumberKind.VALUE, NumberKind.MONEY)
# what a text must have to be looked at closely: from 263, to £1.2m; of 131; made up of
ENDS = re.compile(r"\b(?:from|to)\s+[£-]?\d", re.IGNORECASE)
PART = re.compile(r"\bof\s+(?:\w+\s+){0,3}\d", re.IGNORECASE)
WHOLE = re.compile(r"\b(?:made\s+up|compris|consisting)", re.IGNORECASE)
# as in: 41.2%. This; one sentence says the whole of it
ENDED = re.compile(r"[.?!;]\s|\n")
# as in: has fallen from (263), - (263)
FROM = re.compile(r"(?:\bfrom|[-–—:(,])\s*$", re.IGNORECASE)
# as in: (263) in Q1 22/23 to (179); no other comparison between
TO = re.compile(
    r"^(?:(?!\b(?:and|but|compared|against|while|target)\b)[^;])*\bto\s+$", re.IGNORECASE
)
# as in: (1%) increase from (43%), increase to 29% from (26.5%)
BACK = re.compile(r"\bfrom\s+(?:(?:the|a)\s+)?$", re.IGNORECASE)
# what lies between a change and its ends in: from (0) to (12) and resulted in (50%) more requests
ELSEWHERE = re.compile(
    r"\b(?:and|but|while|whilst|with|resulted|resulting|led|leading|compared|against|target)\b",
    re.IGNORECASE,
)
# as in: (120), made up of (70) in the east
MADE_UP = re.compile(r"\b(?:made\s+up\s+of|comprising|comprised\s+of|consisting\s+of)\s+$", re.I)
PARTED = re.compile(r"(?:,|\band)\s+$", re.IGNORECASE)
BRACKETED = re.compile(r"[^.;\d]{0,40}\(\s*$")
NEARLY = re.compile(
    r"\b(?:nearly|almost|around|about|approximately|roughly|circa|over|under|some|"
    r"more\s+than|less\s+than|just)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A change by ``amount`` from ``before`` to ``after``."""

    amount: PrintedNumber
    before: PrintedNumber
    after: PrintedNumber


@dataclass(frozen=True, slots=True)
class StatedShare:
    """``share`` per cent that ``part`` is of ``whole``."""

    share: PrintedNumber
    part: float
    whole: float


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A ``total`` and all its ``parts``."""

    total: PrintedNumber
    parts: tuple[PrintedNumber, ...]


def find_changes(text: str) -> list[StatedChange]:
    """Every change of ``text`` that is stated with both its ends in one sentence."""
    numbers = classify(text) if ENDS.search(text) else []
    found = []
    for place, amount in enumerate(numbers):
        if amount.kind is NumberKind.CHANGE and not is_rounded(text, amount):
            ends = _ends(text, numbers, place)
            if ends and ends[0].unit == ends[1].unit and not _any_rounded(text, ends):
                found.append(StatedChange(amount, *ends))
    return found


def _ends(
    text: str, numbers: Sequence[PrintedNumber], place: int
) -> tuple[PrintedNumber, PrintedNumber] | None:
    """What the change at ``place`` is from and to: both beside it, or one to either side."""
    before = [n for n in _sentence(text, numbers, place, back=True) if n.kind in VALUES]
    after = [n for n in _sentence(text, numbers, place) if n.kind in VALUES]
    amount = numbers[place]
    if before and ELSEWHERE.search(text, before[-1].end, amount.start):
        before = []
    if after and ELSEWHERE.search(text, amount.end, after[0].start):
        after = []
    if len(after) >= 2 and _run(text, after[0], after[1]):
        return after[0], after[1]
    if len(before) >= 2 and not after and _run(text, before[-2], before[-1]):
        return before[-2], before[-1]
    if before and after and BACK.search(text[amount.end : after[0].start]):
        return None if BACK.search(text[: before[-1].start]) else (after[0], before[-1])
    return None


def _run(text: str, one: PrintedNumber, two: PrintedNumber) -> bool:
    """Whether two numbers are "from 263 in Q1 to 179"."""
    return bool(FROM.search(text[: one.start]) and TO.match(text[one.end : two.start]))


def _sentence(
    text: str, numbers: Sequence[PrintedNumber], place: int, *, back: bool = False
) -> list[PrintedNumber]:
    """The numbers of the sentence on one side of a number, as far as the next change; in order."""
    found: list[PrintedNumber] = []
    last = numbers[place]
    for each in reversed(numbers[:place]) if back else numbers[place + 1 :]:
        gap = text[each.end : last.start] if back else text[last.end : each.start]
        if ENDED.search(gap) or each.kind is NumberKind.CHANGE:
            break
        found.append(each)
        last = each
    return found[::-1] if back else found


def find_shares(text: str) -> list[StatedShare]:
    """Every "27 of 131 (21%)" and "21% (27 of 131)"."""
    numbers = classify(text) if PART.search(text) else []
    found = []
    for one, two in pairwise(numbers):
        part, share = (one, two) if one.of is not None else (two, one)
        if part.of and share.unit == "percent" and share.of is None and share.kind in VALUES:
            beside = BRACKETED.fullmatch(text[one.end : two.start])
            if beside and part.unit is None and not _any_rounded(text, (part, share)):
                found.append(StatedShare(share, part.value, part.of))
    return found


def find_sums(text: str) -> list[StatedSum]:
    """Every total that is "made up of" parts of the same unit, the last joined by "and"."""
    numbers = classify(text) if WHOLE.search(text) else []
    found = []
    for place, total in enumerate(numbers[:-1]):
        if total.kind in VALUES and MADE_UP.search(text[total.end : numbers[place + 1].start]):
            parts = tuple(_parts(text, numbers, place))
            alike = {n.unit for n in (total, *parts)}
            if len(parts) > 1 and len(alike) == 1 and not _any_rounded(text, (total, *parts)):
                found.append(StatedSum(total, parts))
    return found


def _parts(text: str, numbers: Sequence[PrintedNumber], place: int) -> Iterator[PrintedNumber]:
    """The numbers of a list as far as the one that "and" joins to it."""
    for one, two in pairwise(numbers[place:]):
        gap = text[one.end : two.start]
        listed = one is numbers[place] or PARTED.search(gap)
        if two.kind not in VALUES or ENDED.search(gap) or not listed:
            return
        yield two
        if one is not numbers[place] and re.search(r"\band\s+$", gap):
            return


def is_rounded(text: str, number: PrintedNumber) -> bool:
    """Whether words beside a number say that it is not exact."""
    return number.approximate or bool(NEARLY.search(text[: number.start]))


def _any_rounded(text: str, numbers: Sequence[PrintedNumber]) -> bool:
    return any(is_rounded(text, each) for each in numbers)
