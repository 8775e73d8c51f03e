"""Finds the numbers that words hold, with their units, and says what a number is not.

A number is a value unless its role says otherwise: part of a date or period, a year, an age, a
limit ("above 95%"), a length of time ("45 day window"), an ordinal, a rank ("top 10"), a time of
day, a reference ("section 19", "Key Stage 4", "Year 12"), a list marker, a code such as a
telephone number, or a scale ("£000").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from extractor.language.number_forms import (
    BETWEEN,
    BRACKETED,
    JOIN,
    NEGATIVE,
    RATIO,
    SHORT_RATIO,
    SPACED,
    TO,
    VALUE,
    Number,
    bracketed,
    number,
    number_of,
    shape,
    whole,
)
from extractor.language.number_roles import (
    LENGTH_AFTER,
    MARKER,
    ORDINAL_AFTER,
    SCALE,
    TAIL,
    coded,
    limited,
    named,
    role,
    scales,
)
from extractor.language.number_words import ending, words
from extractor.language.periods import dated
from extractor.language.spelt_numbers import may_be_spelt, spelt_numbers
from extractor.records import Stretch

__all__ = [
    "VALUE",
    "Number",
    "find_numbers",
    "missing_value",
    "money_scale",
    "parse_number",
    "shape",
    "values",
]

# what makes "1 : 25" a ratio and no time
RATIO_CUE = re.compile(r"\bratios?(?:\s+(?:of|is|was|at|to|stood\s+at))*\s*$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
FROM = frozenset({"from", "by"})
ASKED_AGAIN = 1024  # texts: rules, tagger and joiner each ask for the numbers of a paragraph


def find_numbers(text: str) -> list[Number]:
    """Every number of ``text`` in order, not overlapping, with its role."""
    return list(_numbers(text))


@lru_cache(maxsize=ASKED_AGAIN)
def _numbers(text: str) -> tuple[Number, ...]:
    if not DIGIT.search(text) and not may_be_spelt(text):
        return ()
    taken = {"period": dated(text), "scale": scales(text), "code": coded(text)}
    found = [*_in_digits(text, taken), *_in_words(text, taken)]
    kept: list[Number] = []
    for each in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(_ranged(text, kept))


def values(text: str) -> list[Number]:
    """Only the numbers of ``text`` that measure something."""
    return [n for n in find_numbers(text) if n.role == VALUE]


def parse_number(text: str) -> Number | None:
    """The number that ``text`` is, and nothing else: "(1.2)" is minus 1.2, "3:1" a ratio of 3;
    None otherwise, and for a missing value ("n/a") or a scale ("£000")."""
    bare = text.strip()
    if m := SHORT_RATIO.fullmatch(bare):
        return _ratio(m)
    if SPACED.fullmatch(bare):
        bare = re.sub(r"(?<=\d)\s(?=\d)", ",", bare)
    inside = NEGATIVE.fullmatch(bare)
    m = shape().fullmatch(inside["pound"] + inside["in"] + inside["unit"] if inside else bare)
    if not m or SCALE.fullmatch(bare):
        return None
    found = number_of(m)
    return replace(found, value=-found.value) if inside else found


def money_scale(text: str) -> int | None:
    """What a column head multiplies its amounts by: 1000 for "£000", 1,000,000 for "£m"; None
    where it says none."""
    if not (m := SCALE.search(text)):
        return None
    if m["thousands"]:
        return 1000
    return words().magnitudes[m["mag"].lower().removesuffix("s")]


def missing_value(text: str) -> str | None:
    """Why a cell holds no value: blank, not-applicable, awaited, not-available or suppressed;
    None where it may hold one."""
    plain = " ".join(text.lower().split()).strip(" ()")
    for why, names in words().missing.items():
        if plain in names or (why != "blank" and plain.rstrip(".") in names):
            return why
    begun = r"|".join(re.escape(n) for n in words().missing["awaited"])
    return "awaited" if re.match(rf"(?:{begun})\b", plain) and len(plain) < 60 else None


def _taken_as(found: Number, taken: Mapping[str, list[Stretch]]) -> str | None:
    """The role of the stretch that a number stands in, if any."""
    for why, stretches in taken.items():
        if any(start < found.end and found.start < end for start, end in stretches):
            return why
    return None


def _in_digits(text: str, taken: Mapping[str, list[Stretch]]) -> Iterator[Number]:
    marker = MARKER.match(text)
    past = 0
    for m in shape().finditer(text):
        if m.start() < past:
            continue
        found = whole(text, _special(text, m) or number_of(m))
        past = found.end
        if marker and found.start < marker.end():
            yield replace(found, role="marker")
        else:
            why = _taken_as(found, taken) or role(text, m, found)
            yield _with_tail(text, replace(found, role=why))
    for b in BRACKETED.finditer(text):
        yield bracketed(b)


def _with_tail(text: str, found: Number) -> Number:
    """All of a time, a reference or a code: "10:30", "3.4.2"."""
    tail = TAIL.match(text, found.end) if found.role in ("time", "code", "reference") else None
    return replace(found, end=tail.end()) if tail else found


def _special(text: str, m: re.Match[str]) -> Number | None:
    """A ratio: "3:1", or after that word "1 : 25"."""
    cued = RATIO_CUE.search(text, max(0, m.start() - 30), m.start())
    found = (RATIO if cued else SHORT_RATIO).match(text, m.start())
    return _ratio(found) if found else None


def _ratio(m: re.Match[str]) -> Number | None:
    two = number(m["two"])
    if not two:
        return None
    return Number(round(number(m["one"]) / two, 6), "ratio", m.start(), m.end())


def _in_words(text: str, taken: Mapping[str, list[Stretch]]) -> Iterator[Number]:
    for found in spelt_numbers(text):
        if not ORDINAL_AFTER.match(text, found.end):
            yield replace(found, role=_taken_as(found, taken) or _spelt_role(text, found))


def _spelt_role(text: str, found: Number) -> str:
    if re.match(r"[\s-]years?[\s-]olds?\b", text[found.end :], re.IGNORECASE):
        return "age"
    if found.unit is None and LENGTH_AFTER.match(text, found.end):
        return "length"
    if named(text, found.start):
        return "reference"
    return "limit" if limited(text, found) else VALUE


def _ranged(text: str, found: list[Number]) -> list[Number]:
    """Join the two ends of a range: "between 12% and 15%", "12 to 15 days"."""
    kept: list[Number] = []
    for each in found:
        if kept and _is_range(text, kept[-1], each):
            low = kept.pop()
            kept.append(replace(each, value=low.value, start=low.start, high=each.value))
        else:
            kept.append(each)
    return kept


def _is_range(text: str, low: Number, high: Number) -> bool:
    between, before = text[low.end : high.start], text[: low.start]
    plain = low.high is None and high.high is None and low.of is None and high.of is None
    known = {low.role, high.role} <= {VALUE, "limit", "length", "age"} and low.value < high.value
    if not (plain and known) or low.spelt != high.spelt or low.unit not in (None, high.unit):
        return False
    if BETWEEN.search(before) and JOIN.fullmatch(between):
        return low.unit == high.unit or low.unit is None
    joined = low.unit is None and high.unit is not None and TO.fullmatch(between)
    return bool(joined) and not ending(FROM | words().changed_before).search(before[-40:])
