"""How numbers are printed in digits: their signs, units, magnitudes, ranges, parts and rates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.number_words import one_of, words

VALUE = "value"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start`` to ``end``, its unit's words included.

    ``unit`` is the contract's, or None for a bare number.  ``high`` is the upper end of a range,
    ``of`` the whole of "27 of 131".  ``role`` is ``value``, or why it is none.  ``spelt`` numbers
    are in words.
    """

    value: float
    unit: str | None
    start: int
    end: int
    high: float | None = None
    of: float | None = None
    role: str = VALUE
    spelt: bool = False


# 1,234.5 and 1 234 with a space that does not break, £1 234, .5
WIDE = "\u00a0\u2009\u202f"
DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[{WIDE}]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
# -, −, ‑ before any number; – and — only where no range or aside can be meant
MINUS = r"[-−‑]|(?:^|(?<=\()|(?<=(?:of|to|at|is)\s))[–—]"
MAGNITUDE = r"\s?(?:thousand|million|billion)|(?(pound)\s?)(?:k|mn?|bn)"
# "21", "-14.5", "£1.2m", "1,234", "3.4 percentage points", "16-17", "c.45"
SHAPE = (
    r"(?:(?<![\w.,£/%])|(?:(?<=\b(?-i:c))|(?<=\bc\.)|(?<=\bca\.))(?=\d))(?<!\d[-–])"
    rf"(?P<sign>(?:(?:{MINUS})|\+|(?<!\w)minus\s)(?=£?[\d.]))?"
    r"(?P<pound>£\s?(?P<minus>[-−])?)?(?P<num>{digits})"
    rf"(?:(?P<mag>{MAGNITUDE})(?![\w/]))?"
    r"(?P<unit1>%(?=[-–]))?"
    r"(?:[-–]£?(?P<high>{digits})(?P<mag2>k|m|bn|\s?million)?(?![\d/]))?"
    r"(?P<plus>\+)?(?:[\s-]?(?P<unit>(?:{units})(?:(?<=%)|(?!\w))))?(?P<plus2>(?<=%)\+)?"
)
# as in: £(1.2m), £(450)k, (3.2)%
BRACKETED = re.compile(
    rf"(?P<pound>£)\s?\((?P<pounds>{DIGITS})\s?(?P<mag>k|mn?|bn)?\)(?P<mag2>k|mn?|bn)?(?!\w)"
    rf"|(?<![\w.)])\((?P<share>{DIGITS})\)\s?%",
    re.IGNORECASE,
)
# a cell that is a negative in brackets, as in: (1.2), (£3.4m), £(1.2m), (5)%
NEGATIVE = re.compile(r"(?P<pound>£?)\s?\((?P<in>£?[\d.,]+\s?(?:%|k|m|bn)?)\)(?P<unit>%?)")
# as in: (27) of 131, out of the 131
OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|a\s+total\s+of\s+|all\s+)*"
    r"(?P<of>\d+(?:,\d{3})*)(?![\w%]|[.,]\d)"
)
# as in: (57) per 10,000
RATE = re.compile(
    r"\s+per\s+(?:1,?000|10,?000|100,?000|head|capita|1k|10k|100k|thousand|hundred\s+thousand)\b",
    re.IGNORECASE,
)
# as in: 3:1, and only after "ratio": 1 : 25
SHORT_RATIO = re.compile(r"(?P<one>\d{1,3}(?:\.\d+)?):(?P<two>\d)(?![\d:.])")
RATIO = re.compile(r"(?P<one>\d{1,4}(?:\.\d+)?)\s?:\s?(?P<two>\d{1,4}(?:\.\d+)?)(?![\d:])")
# as in: 1 in 5, 3 in 10
ODDS = re.compile(r"\s+in\s+(?:every\s+)?(?P<of>\d{1,4})(?![\w%:/+-]|[.,]\d)")
# as in: (between 12) and (15%), (12) to (15%)
BETWEEN = re.compile(r"\b(?:between|ranging\s+from|range\s+of|ranges\s+from)\s+$", re.IGNORECASE)
JOIN = re.compile(r"\s+(?:and|to)\s+|\s[-–]\s")
TO = re.compile(r"\s+to\s+|\s[-–]\s")
# a cell of money in which an ordinary space parts the thousands, as in: £1 234
SPACED = re.compile(r"(?P<sign>[-−]?)£\s?\d{1,3}(?:\s\d{3})+(?:\.\d+)?")


@cache
def shape() -> re.Pattern[str]:
    """The pattern of a number in digits."""
    filled = SHAPE.replace("{digits}", DIGITS).replace("{units}", one_of(words().units))
    return re.compile(filled, re.IGNORECASE)


def number_of(m: re.Match[str]) -> Number:
    """The number that a match of :func:`shape` is."""
    value = number(m["num"]) * _factor(m["mag"] or m["mag2"])
    value = -value if m["minus"] or m["sign"] not in (None, "+") else value
    high = number(m["high"]) * _factor(m["mag2"] or m["mag"]) if m["high"] else None
    return Number(round(value, 6), _unit(m), m.start(), m.end(), high and round(high, 6))


def _factor(magnitude: str | None) -> int:
    """1000 for "k" and " thousand"."""
    return words().magnitudes[magnitude.strip().lower()] if magnitude else 1


def number(digits: str) -> float:
    """1234.5 for "1,234.5"."""
    return float(re.sub(rf"[,\s{WIDE}]", "", digits))


def _are_odds(one: float, many: int) -> bool:
    """1 in 7, 3 in 10, 95 in 100; not "up by 3 in 12 schools"."""
    return 0 < one < many and (one == 1 or many in (4, 5, 10, 20, 100, 1000))


def _unit(m: re.Match[str]) -> str | None:
    if m["pound"]:
        return "gbp"
    unit = m["unit"] or m["unit1"]
    return words().units[" ".join(unit.lower().split())] if unit else None


def bracketed(m: re.Match[str]) -> Number:
    """The negative number that a match of ``BRACKETED`` is."""
    if m["share"]:
        return Number(-number(m["share"]), "percent", m.start(), m.end())
    value = number(m["pounds"]) * _factor(m["mag"] or m["mag2"])
    return Number(-round(value, 6), "gbp", m.start(), m.end())


def whole(text: str, found: Number) -> Number:
    """Take in what goes on after a number: "of 131", "per 10,000", "in 5"."""
    if found.unit is not None or found.high is not None:
        return found
    if m := OF.match(text, found.end):
        return replace(found, of=number(m["of"]), end=m.end())
    if m := RATE.match(text, found.end):
        return replace(found, unit="rate", end=m.end())
    m = ODDS.match(text, found.end)
    if m and _are_odds(found.value, int(m["of"])):
        share = round(100 * found.value / float(m["of"]), 1)
        return replace(found, value=share, unit="percent", end=m.end(), spelt=True)
    return found
