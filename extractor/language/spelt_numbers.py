"""Numbers in words: "nine", "a hundred and four", "two thirds", "a quarter of", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.language.number_forms import Number
from extractor.language.number_words import one_of, words

NUMBER = (
    r"(?:(?P<a>an?)\s(?=(?:{multiples})\b)|(?P<one>{tens})\b(?:[\s-](?P<two>{tens})\b)?)?"
    r"(?:[\s-]?(?P<times>{multiples})\b(?:\s(?:and\s)?(?P<more>{tens})\b(?:[\s-](?P<last>{tens})\b)?)?"
    r"(?:\s(?P<times2>{multiples})\b)?)?"
)
# as in: two thirds, three-quarters of, a quarter of, one third, half of
PART = (
    r"(?P<share>(?:(?P<count>{tens})[\s-]|(?P<single>an?)\s)(?P<part>{fractions})\b"
    r"(?(single)(?=\sof\s(?!(?:the\s)?(?:year|quarter|a\s)))))"
)
HALF = r"(?P<half>\bhalf)\b(?![\s-]?(?:term|hour|day|way|year|yearly))"
# as in: two (and a half)
AND_A_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b", re.IGNORECASE)
UNIT = re.compile(r"\s(?P<unit>(?:percentage\s)?points?\b|per\s?cent\b)", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")
POUNDS = re.compile(r"\s(?:pounds|sterling)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A number or a share in words, what follows "one in", and what follows "eleven of"."""
    known = words()
    names = {
        "tens": one_of(known.words),
        "multiples": one_of(known.multiples),
        "fractions": one_of(known.fractions),
    }
    anywhere = rf"\b(?:{PART.format(**names)}|{HALF}|(?P<whole>{NUMBER.format(**names)}))"
    odds = rf"\sin\s(?:every\s)?(?P<of>{names['tens']}|\d{{1,3}}|a\shundred)\b(?!%)"
    part = (
        rf"\s(?:out\s)?of\s(?:the\s|these\s|those\s|all\s)?(?P<of>{names['tens']}|\d+(?:,\d{{3}})*)\b"
        r"(?![%-]|\.\d)"
    )
    return tuple(re.compile(p, re.IGNORECASE) for p in (anywhere, odds, part))  # type: ignore[return-value]


@cache
def _hints() -> frozenset[str]:
    """Words of which each number in words has one."""
    known = words()
    return frozenset(
        {"half"}.union(
            *(
                WORD.findall(n.lower())
                for t in (known.words, known.multiples, known.fractions)
                for n in t
            )
        )
    )


def may_be_spelt(text: str) -> bool:
    """Whether a text has a word that numbers in words are made of: most have none."""
    return not _hints().isdisjoint(WORD.findall(text.lower()))


def spelt_numbers(text: str) -> Iterator[Number]:
    """Every number in words, as a value; what else it may be is for others to say."""
    if not may_be_spelt(text):
        return
    anywhere, odds, part = _patterns()
    for m in anywhere.finditer(text):
        if m["share"] or m["half"]:
            yield Number(_share(m), "percent", m.start(), m.end(), spelt=True)
        elif m["whole"].strip() and (m["one"] or m["times"]):
            yield _whole(text, m, odds, part)


def _share(m: re.Match[str]) -> float:
    """A share in per cent."""
    if m["half"]:
        return 50.0
    count = words().words[m["count"].lower()] if m["count"] else 1
    return round(100 * count / words().fractions[m["part"].lower()], 1)


def _whole(text: str, m: re.Match[str], odds: re.Pattern[str], part: re.Pattern[str]) -> Number:
    """A whole number, with "in five", "out of ten", "and a half" or "per cent" after it."""
    value, end = _value(m), m.end()
    if (found := odds.match(text, end)) and value < _small(found["of"]):
        share = round(100 * value / _small(found["of"]), 1)
        return Number(share, "percent", m.start(), found.end(), spelt=True)
    if (found := part.match(text, end)) and value <= _small(found["of"]):
        of = _small(found["of"])
        return Number(value, None, m.start(), found.end(), of=of, spelt=True)
    if found := AND_A_HALF.match(text, end):
        value, end = value + 0.5, found.end()
    if found := UNIT.match(text, end):
        unit = "points" if "point" in found["unit"].lower() else "percent"
        return Number(value, unit, m.start(), found.end(), spelt=True)
    if found := POUNDS.match(text, end):
        return Number(value, "gbp", m.start(), found.end(), spelt=True)
    return Number(value, None, m.start(), end, spelt=True)


def _value(m: re.Match[str]) -> float:
    """ "a hundred and four" is 104, "twenty-three thousand" is 23,000."""
    table, multiples = words().words, words().multiples
    total = sum(table[m[k].lower()] for k in ("one", "two") if m[k])
    if m["times"]:
        total = (total or 1) * multiples[m["times"].lower()]
    total += sum(table[m[k].lower()] for k in ("more", "last") if m[k])
    if m["times2"]:
        total *= multiples[m["times2"].lower()]
    return float(total)


def _small(word: str) -> float:
    """What follows "in" or "out of": a word or digits."""
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return float(words().words.get(word.lower(), 100))
