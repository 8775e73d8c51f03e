"""Figures by the words of tables' headers and by the usual turns of phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evaluation.baseline.pages import Grid, Page, paragraphs
from evaluation.matching import Json

NUMBER = r"£?\d[\d,]*(?:\.\d+)?(?: ?%| per cent)?"
VALUE = re.compile(rf"^{NUMBER}$")
YEAR = re.compile(r"(20\d\d)[/-](?:20)?(\d\d)")
QUARTER = re.compile(r"\b(?:Q|Quarter )([1-4])\b", re.I)
MONTH = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October"
                   r"|November|December) (20\d\d)\b")  # fmt: skip
MONTHS = "January February March April May June July August September October November December"
MEASURES = (
    ("target", r"target"),
    ("intervention", r"intervention|tolerance|trigger|floor"),
    ("national", r"national|england"),
    ("regional", r"regional|south|north|east|west"),
    ("statistical-neighbours", r"neighbour|similar"),
    ("forecast", r"forecast"),
    ("actual", r"outturn|actual|result|performance|value|\bQ[1-4]\b|quarter|20\d\d"),
)
# As in: repeat referrals – this was 24.1% in Q3 against a target of 20.0%, from 22% in Q2.
SUBJECT = re.compile(r"^(?:[\d.]+ |• )?(.{8,160}?)(?: [–-] | (?:was|were|is|are|has|have|stood|fell"
                     r"|rose|increased|decreased|dropped|reached)\b)")  # fmt: skip
SAID = (
    ("target", re.compile(rf"target of ({NUMBER})", re.I)),
    ("intervention", re.compile(rf"intervention level of ({NUMBER})", re.I)),
    ("national", re.compile(rf"national (?:average|figure)[^.]{{0,20}}? of ({NUMBER})", re.I)),
    ("actual", re.compile(rf"(?:compared (?:to|with)|from) ({NUMBER}) in (Q[1-4]|Quarter [1-4])")),
    ("actual", re.compile(rf"({NUMBER}) in (Q[1-4]|Quarter [1-4])")),
    (
        "actual",
        re.compile(
            rf"(?:was|were|to|[–-]|at|is|stood at|there were) ({NUMBER})(?![\d.,%]*\d| ?%| in Q)"
        ),
    ),
)


def figures(pages: Sequence[Page]) -> Iterator[Json]:
    """Every figure in tables, then every figure in sentences, page by page."""
    latest = None
    for page in pages:
        text = " ".join(page.lines)
        latest = period(text) or latest
        for grid in page.tables:
            yield from in_table(grid, latest, page.number)
        for paragraph in paragraphs(page):
            yield from in_sentence(paragraph, latest, page.number)


def period(words: str) -> str | None:
    """The first quarter with its year ("2023-24 Q3"), or month ("2024-01")."""
    year, quarter, month = YEAR.search(words), QUARTER.search(words), MONTH.search(words)
    if year and quarter:
        return f"{year[1]}-{year[2]} Q{quarter[1]}"
    if month and not year:
        return f"{month[2]}-{MONTHS.split().index(month[1]) + 1:02}"
    return f"{year[1]}-{year[2]}" if year else None


def in_table(grid: Grid, latest: str | None, page: int | None) -> Iterator[Json]:
    """The cells under headers that name a measure or a period; names stand in the first column."""
    heads, rows = headed(grid)
    columns = {n: m for n, head in enumerate(heads) if n and (m := measure(head))}
    if len(columns) < 2:
        return
    for row in rows:
        for n, what in columns.items():
            cell = row[n] if n < len(row) else ""
            if row[0] and VALUE.match(cell):
                when = with_year(heads[n], latest)
                yield figure(row[0], what, when, cell, "scorecard", page)


def headed(grid: Grid) -> tuple[list[str], list[list[str]]]:
    """One header a column, of one row or of a band of years above quarters; and the rows below."""
    if not grid:
        return [], []
    first, *rest = grid
    if not rest or rest[0][0] or len(rest[0]) != len(first):
        return first, rest
    band, heads = "", []
    for above, below in zip(first, rest[0], strict=True):
        band = above or band
        heads.append(f"{below} {band}" if below else above)
    return heads, rest[1:]


def measure(head: str) -> str | None:
    """What a column holds by its header."""
    return next((name for name, words in MEASURES if re.search(words, head, re.I)), None)


def with_year(head: str, latest: str | None) -> str | None:
    """A header's period; a quarter without a year is of the report's."""
    if (quarter := QUARTER.search(head)) and not YEAR.search(head) and latest:
        return f"{latest[:7]} Q{quarter[1]}"
    return period(head) or latest


def in_sentence(words: str, latest: str | None, page: int | None) -> Iterator[Json]:
    """The figures of one sentence, all of the indicator that it begins with."""
    subject = SUBJECT.match(words)
    if subject is None or "(Pages" in words:
        return
    taken: set[int] = set()
    for what, pattern in SAID:
        for match in pattern.finditer(words):
            if match.start(1) not in taken:
                taken.add(match.start(1))
                when = with_year(match[2], latest) if match.re.groups > 1 else latest
                yield figure(subject[1], what, when, match[1], "prose", page)


def figure(
    name: str, what: str, when: str | None, printed: str, source: str, page: int | None
) -> Json:
    """A figure as the contract has it."""
    return {
        "indicator": name,
        "measure": what,
        "period": when,
        "value": float(re.sub(r"[^\d.]", "", printed)),
        "unit": unit(name, printed),
        "source": source,
        "confidence": 1.0,
        "evidence": {"page": page, "text": printed},
    }


def unit(name: str, printed: str) -> str:
    """The unit that the sign or the indicator's name says."""
    if "%" in printed or "per cent" in printed or re.search(r"percentage|^%|rate of", name, re.I):
        return "percent"
    if re.search(r"\bper [\d,]+", name):
        return "rate"
    if "£" in printed:
        return "gbp"
    return "days" if re.search(r"\bdays\b", name, re.I) else "count"
