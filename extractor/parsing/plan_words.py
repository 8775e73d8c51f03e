"""The words of forward plans, and how an entry's words are cleaned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.dates import find_dates, parse_date
from extractor.language.names import MARKS
from extractor.language.patterns import PatternFile, load
from extractor.records import Block, BlockKind

FIELDS = ("background", "purpose", "method", "lead_officer", "note")
LONGEST_LINE = 160
# what stands between the first and the last day of a plan
UNTIL = re.compile(r"\s*(?:[–—-]|to|until)\s*(?:\w+day\s+)?", re.IGNORECASE)
# how to reach an officer: di.rowe@maplin.gov.uk, Tel: 01202 123456
REACHED = re.compile(
    r"[;,(]?\s*(?:\b(?:tel(?:ephone)?|phone|e-?mail)\b\s*[.:]?\s*)?"
    r"(?:[\w.+’'-]+@[\w.-]+\w|\b0\d[\d ]{8,12}\b)\)?",
    re.IGNORECASE,
)


class Sections(PatternFile):
    """Regular expressions for headings of undated items; ``names`` open a long one."""

    undated: tuple[str, ...]
    names: tuple[str, ...]
    not_dates: str


class Blank(PatternFile):
    """What rows that plan nothing say, and ``answers`` to what heads a column."""

    words: frozenset[str]
    notes: tuple[str, ...]
    answers: frozenset[str]


class PlanWords(PatternFile):
    """The data file."""

    floor: float
    columns: dict[str, tuple[str, ...]]
    sections: Sections
    blank: Blank
    listed: dict[str, tuple[str, ...]]
    signs: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What entries stand under: the words as printed and the day they name, if one."""

    section: str | None = None
    day: date | None = None


def words() -> PlanWords:
    """The data file of columns and sections."""
    return load("extractor.parsing", "forward_plan", PlanWords)


def plans(text: str) -> bool:
    """Whether words are those of something planned: not "None", "TBC" or a mark alone."""
    said = text.lower().strip(MARKS + "•")
    return bool(re.search(r"[^\W\d_]", said)) and said not in words().blank.words


def flat(text: str) -> str:
    """Words on one line, without the dots of lists."""
    return re.sub(r"\s+", " ", text).strip(" •")


def titled(text: str) -> str:
    """A title without the signs that a site prints behind it ("New!")."""
    said = flat(text)
    ends = next((s for s in words().signs if said.lower().endswith(f" {s}")), "")
    return said[: len(said) - len(ends)].rstrip()


def parted(text: str) -> tuple[str, list[str]]:
    """The first paragraph of a subject, and the lines below it."""
    lines = [line.strip(" •") for line in text.strip().split("\n") if line.strip(" •")]
    return titled(lines[0]), lines[1:]


def unreached(lead: str) -> str:
    """Who leads, without how to reach them."""
    bare = REACHED.sub("", lead)
    return lead if bare == lead else bare.strip(" ,;-–")


def band_above(block: Block) -> Band | None:
    """A line that heads the items below it: a meeting's date, or undated items."""
    text = re.sub(r"\s+", " ", block.text).strip()
    if block.table or len(text) > LONGEST_LINE or block.kind is BlockKind.LIST_ITEM:
        return None
    return band_of(text)


def band_of(text: str) -> Band | None:
    """The band that a line is, by its words."""
    if re.search(words().sections.not_dates, text, re.I) or _is_span(text):
        return None
    day = parse_date(text)
    if day:
        return Band(text, day)
    undated = any(re.search(p, text.strip(MARKS), re.I) for p in words().sections.undated)
    return Band(text) if undated else None


def _is_span(text: str) -> bool:
    """Whether a line says from when to when the plan runs: "1 April 2024 - 31 July 2024"."""
    days = find_dates(text)
    return len(days) > 1 and bool(UNTIL.fullmatch(text, days[0].end, days[1].start))
