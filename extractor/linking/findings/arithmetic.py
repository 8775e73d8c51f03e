"""Numbers of one sentence that do not give each other: a change and its two ends, a share with its
part and whole, a total and its parts.

A change in per cent of a value that is a percentage may be meant in percentage points, so both
are tried; every number may be as far off as it is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from extractor.language.changes import (
    StatedChange,
    StatedShare,
    StatedSum,
    find_changes,
    find_shares,
    find_sums,
)
from extractor.language.number_kinds import PrintedNumber
from extractor.linking.figures_as_printed import SLACK, Value, step
from extractor.linking.findings.gathered import Gathered, spoken_of
from extractor.linking.findings.showing import measured, shown, told
from extractor.records import Extraction, Finding, Passage

SURE = 0.9


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every sum of a paper's words that is wrong; copies of a report say it once."""
    seen: set[tuple[str | None, str]] = set()
    for paper in gathered.papers:
        for _, passage in paper.paper.passages():
            for said, numbers in wrong(passage.text):
                key = (paper.meeting.council, said)
                if key not in seen:
                    seen.add(key)
                    yield finding(paper, passage, said, numbers)


def wrong(text: str) -> Iterator[tuple[str, tuple[PrintedNumber, ...]]]:
    """What is wrong in a text, in words, with the numbers concerned."""
    for change in find_changes(text):
        if not gives(change):
            yield said_of_change(change), (change.amount, change.before, change.after)
    for share in find_shares(text):
        if not is_share(share):
            yield said_of_share(share), (share.share,)
    for total in find_sums(text):
        if not adds_up(total):
            yield said_of_sum(total), (total.total, *total.parts)


def exactly(number: PrintedNumber) -> Value:
    """A printed number with its step."""
    return Value(number.value, step(number.text, number.value))


def gives(change: StatedChange) -> bool:
    """Whether the two ends give the change, in their own unit or, where it may be, in per cent."""
    amount, before, after = map(exactly, (change.amount, change.before, change.after))
    ends = list(product(*((v.number - v.half, v.number + v.half) for v in (before, after))))
    ways = []
    if change.amount.unit in (change.before.unit, "points", None):
        ways.append([abs(b - a) for a, b in ends])
    if change.amount.unit == "percent":
        ways.append([100 * abs(b - a) / abs(a) for a, b in ends if a])
    if not any(ways):
        return True
    # a change is as often cut off as it is rounded
    slack = (amount.step or 0.0) + SLACK
    return any(way and min(way) - slack <= abs(amount.number) <= max(way) + slack for way in ways)


def is_share(stated: StatedShare) -> bool:
    """Whether the part is that share of the whole."""
    value = exactly(stated.share)
    return abs(100 * stated.part / stated.whole - value.number) <= (value.step or 0.0) + SLACK


def adds_up(stated: StatedSum) -> bool:
    """Whether the parts give the total, each as far off as it is rounded."""
    values = [exactly(each) for each in (stated.total, *stated.parts)]
    counted = stated.total.unit is None
    slack = SLACK if counted else SLACK + sum(v.half for v in values)
    return abs(sum(v.number for v in values[1:]) - values[0].number) <= slack


# ------------------------------------------------------------------ in words


def said_of_change(change: StatedChange) -> str:
    """ "From 263 to 179 is a change of 84, or 31.9%, not of 38%." """
    before, after = change.before.value, change.after.value
    gap = measured(round(abs(after - before), 6), change.before.unit or "")
    if change.before.unit == "percent":
        gap = f"{round(abs(after - before), 6):g} percentage points"
    share = f", or {100 * abs(after - before) / abs(before):.1f}%" if before else ""
    return (
        f"From {change.before.text} to {change.after.text} is a change of {gap}{share},"
        f" not of {change.amount.text}."
    )


def said_of_share(stated: StatedShare) -> str:
    """ "27 of 131 is 20.6%, not 38%." """
    share = 100 * stated.part / stated.whole
    return f"{stated.part:,g} of {stated.whole:,g} is {share:.1f}%, not {stated.share.text}."


def said_of_sum(stated: StatedSum) -> str:
    """ "70, 30 and 10 make 110, not 120." """
    *most, last = [part.text for part in stated.parts]
    total = round(sum(part.value for part in stated.parts), 6)
    return f"{', '.join(most)} and {last} make {total:,g}, not {stated.total.text}."


def finding(
    paper: Extraction, passage: Passage, said: str, numbers: tuple[PrintedNumber, ...]
) -> Finding:
    """A finding of one passage."""
    words = around(passage.text, numbers)
    about = spoken_of(paper, words, {n.value for n in numbers})
    places = [shown(n.value, paper, passage.page, words) for n in numbers]
    return told("arithmetic", about, places, said, SURE)


def around(text: str, numbers: tuple[PrintedNumber, ...]) -> str:
    """The sentences in which numbers stand, as near as full stops tell."""
    first, last = min(n.start for n in numbers), max(n.end for n in numbers)
    start = text.rfind(". ", 0, first) + 1
    end = text.find(". ", last)
    return text[start : end + 1 if end >= 0 else len(text)].strip()
