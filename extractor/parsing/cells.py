"""Reads a value cell: "15% (14% Oct)" is 15 per cent with a qualifier, "n/a" is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.numbers import Number, parse_number, shape
from extractor.language.periods import dated
from extractor.parsing.indicator_names import colour_of

# what may stand before the number: arrows, approximation, comparison
BEFORE = re.compile(r"(?:[▲▼↑↓→←⬆⬇➔•*~≈:\s]|approx(?:imately)?\.?|circa|c\.|provisional:?)*", re.I)
COMPARED = re.compile(
    r"(?P<sign>[<>≤≥]=?|=|at (?:least|most)|(?:no |not )?(?:fewer|less|lower|more|greater|higher)"
    r" than|under|over|above|below|up to|(?:a )?(?:min|max)(?:imum)?(?: of)?)\s*",
    re.I,
)
BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]?")
# what may follow it: the end, a break, marks, or a few words without another number
AFTER = re.compile(
    r"(?:(?<=%)\d(?=\s|$)|[¹²³⁴⁵⁶⁷⁸⁹])?\s*(?:$|\.(?!\d)|[\n;,*†‡^(\[]|[-–—]\s|\*|[▲▼↑↓→←⬆⬇➔]|[RAGB]\b)"
)
FEW_WORDS = re.compile(
    r"\s*[A-Za-z][\w'’/&-]*(?:\s+[A-Za-z][\w'’/&-]*){0,3}\s*(?:[.*]?$|[.;]?\s?\()"
)
# a new sentence, not what a change is: 84% (Calls rose in May), 3% Increase on the year
SENTENCE = re.compile(
    r"\s+(?!(?:above|below|better|change|decline|decrease|down|drop|fall|fewer|higher|improvement"
    r"|increase|less|lower|more|of|points|reduction|rise|up|worse)\b)(?-i:[A-Z])[a-z]+\s+[a-z]",
    re.IGNORECASE,
)
ODDS = re.compile(r"(?P<one>\d{1,3})\s+in\s+(?P<of>[1-9]\d{0,4})", re.IGNORECASE)
# as in: (34)/35, (34) out of 35
FRACTION = re.compile(r"\s?(?:/|\b(?:out )?of\b)\s?\d[\d,]*")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell's value, the unit printed in it (or None), what qualifies it ("Nov 22"), and the
    colour that stands beside it ("85 (G)")."""

    value: float
    unit: str | None
    qualifier: str | None = None
    rag: str | None = None


def read_cell(text: str, unit: str | None = None) -> CellValue | None:
    """The value of a cell, or None where it holds none ("n/a", "decrease from Q2", a date).

    ``unit`` is what the row measures: of "27 (20.6%)" a percentage takes the second number.
    """
    text = text.strip()
    whole = parse_number(text)
    if whole and (whole.unit != "ratio" or unit in (None, "ratio")):
        return _single(whole)
    if unit in (None, "ratio") and (odds := ODDS.fullmatch(text)):
        return CellValue(round(int(odds["one"]) / int(odds["of"]), 6), "ratio")
    start = BEFORE.match(text).end()  # type: ignore[union-attr]
    compared = COMPARED.match(text, start)
    start = compared.end() if compared else start
    found = shape().match(text, start)
    if found and (part := FRACTION.match(text, found.end())):
        return _share(text, start, part.end())
    if not found or _is_date(text, start) or not (_stands_alone(text, found) or _told(text, found)):
        return None
    lead = _single(parse_number(found[0]))
    inside = _inside(text, _end_of_words(text, found.end()))
    swaps = unit == "percent" and lead is not None and lead.unit is None
    if swaps and (inner := _bracketed(inside)):
        return CellValue(inner.value, inner.unit, found[0])
    rag = colour_of(inside) if inside else None
    qualifier = (None if rag else inside) or (compared and compared["sign"])
    return lead and CellValue(lead.value, lead.unit, qualifier or None, rag)


def _share(text: str, start: int, end: int) -> CellValue | None:
    """The percentage in brackets after the parts that it is of: "27/131 (20.6%)"."""
    share = _bracketed(_inside(text, end))
    return share and CellValue(share.value, share.unit, text[start:end])


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether nothing but marks, a break or a few words follow a number."""
    return bool(AFTER.match(text, found.end()) or FEW_WORDS.match(text, found.end()))


def _told(text: str, found: re.Match[str]) -> bool:
    """Whether a number with its unit comes before a sentence about it: "84% Calls rose in May"."""
    return found["unit"] is not None and SENTENCE.match(text, found.end()) is not None


def _end_of_words(text: str, end: int) -> int:
    """Where brackets may begin: right after a number, or after the few words that follow it."""
    words = FEW_WORDS.match(text, end)
    return words.end() - 1 if words and words[0].endswith("(") else end


def _inside(text: str, start: int) -> str:
    """What stands in brackets right after a number."""
    bracket = BRACKET.match(text, start)
    return bracket["inside"].strip() if bracket else ""


def _single(number: Number | None) -> CellValue | None:
    """A number that is no range."""
    if number is None or number.high is not None:
        return None
    return CellValue(number.value, number.unit)


def _bracketed(inside: str) -> CellValue | None:
    number = parse_number(inside)
    return _single(number) if number and number.unit == "percent" else None


def _is_date(text: str, start: int) -> bool:
    return any(one <= start < two for one, two in dated(text))
