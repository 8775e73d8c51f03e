"""What each column of a data table is: the name, a value of a measure and period, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractor.language import fiscal
from extractor.language.periods import dated, parse_period, without_dates
from extractor.parsing.cells import read_cell
from extractor.parsing.indicator_names import (
    any_of,
    broken_measure_in,
    colour_of,
    measure_in,
    words,
)
from extractor.records import Period, Row

VALUE = "value"
PHRASE = 2  # words of a name, in the mean
TIMED = ("words", "period")  # what a column of times is by its head
COMPARED = ("national", "regional", "statistical-neighbours")
# as in: Priority measures, Corporate KPIs
KINDS = re.compile(
    r"(?:priority|headline|corporate|key|core|service|strategic|local|national|council|annual"
    r"|quarterly|headline)\s(?:performance\s)?(?:measures?|kpis?|pis?|metrics?)"
)
# as in: Super (key performance indicators) skpi 2025 26
KIND_OF = re.compile(
    r"(?P<kind>(?:[a-z]+ ){1,3})"
    r"(?:(?:key )?performance (?:indicators?|measures?|measurement)|kpis?)(?: [a-z]{2,5})?(?: \d+)*"
)
BRACKETS = re.compile(r"\([^()]*\)")
LABEL_WORDS = 4
LABELS = 4096  # different ones that are kept: tables of a paper have the same heads
# what may stand in a label beside its measure and period
FILLER = re.compile(
    r"\b(?:q[1-4]|quarterly|quarter|same|annual|year end|average|rate|level|our|the|for|in|as at"
    r"|to date|\d+)\b"
)
LONE_QUARTER = re.compile(r"\bq(?:uarter|tr)?\.?\s?([1-4])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.  ``role`` is value, name, measure, period, rag, unit or words; ``measure`` is
    None where the header names only a period.  ``heading`` is what the header says."""

    index: int
    role: str
    measure: str | None = None
    period: Period | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, and whether its header speaks of indicators."""

    columns: tuple[Column, ...]
    certain: bool

    def of(self, role: str) -> tuple[Column, ...]:
        """The columns that have ``role``, from left to right."""
        return tuple(c for c in self.columns if c.role == role)

    def first(self, role: str) -> Column | None:
        """The leftmost column that has ``role``."""
        return next(iter(self.of(role)), None)


def layout(names: Sequence[str], body: Sequence[Row], context: Period | None) -> Layout | None:
    """Read a header; None where the table is no scorecard (money, risks, people, plans)."""
    header = [" ".join(name.split()) for name in names]
    named = [_is_name(name) for name in header]
    if _forbidden(header, any(named)):
        return None
    beside = whole_year(header, context)
    columns = [_column(n, text, beside) for n, text in enumerate(header)]
    columns = _with_name(_first_of_words(columns, named, body), named, body)
    columns = _with_own(_with_measure_labels(columns, body), body)
    labelled = any(c.role == "measure" for c in columns)
    found = Layout(tuple(columns), any(named) or labelled)
    values = found.of(VALUE)
    if not found.first("name") and not found.first("measure"):
        return None
    if not values or not any(c.measure or c.period for c in values):
        return None
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9£%]+", " ", text.lower()).strip()


def _is_name(text: str) -> bool:
    """ "Measure", "Indicator and definition", "KPI Ref / Performance indicator"."""
    plain = _plain(text)
    known = words().name
    return (
        plain in known
        or bool(re.match(rf"(?:{'|'.join(known)}) (?:and|or|name|title|\d)", plain))
        or (len(plain.split()) <= 6 and "indicator" in plain and not measure_in(plain))
        or bool(KINDS.fullmatch(plain))
        or _is_kind_of(plain)
    )


def _is_kind_of(plain: str) -> bool:
    """ "Repairs performance measurement"; not "Number of KPIs" or "Green KPIs"."""
    found = KIND_OF.fullmatch(plain)
    kind = found["kind"].strip() if found else ""
    counted = any_of((*words().change, *words().rag)).search(kind)
    return bool(kind) and not (counted or measure_in(kind) or colour_of(kind))


def _forbidden(header: Sequence[str], named: bool) -> bool:
    """Whether a column of money, risk or plans rules the table out."""
    hits = [t for t in header if len(t) < 60 and any_of(words().never).search(_plain(t))]
    if not named:
        return bool(hits)
    strong = ("budget", "likelihood", "risk", "risks", "inherent", "residual", "expenditure")
    return any(any_of(strong).search(_plain(t)) for t in hits)


def whole_year(header: Sequence[str], context: Period | None) -> Period | None:
    """Columns Q1, Q2, Q3, Q4 without years, in this order, are of the context's own year."""
    numbers = [m[1] for text in header if (m := LONE_QUARTER.search(text))]
    order = list(dict.fromkeys(numbers))
    if context is None or len(order) < 2 or order[0] != "1" or order != sorted(order):
        return context
    return fiscal.year_of(fiscal.FINANCIAL, fiscal.starting_year(context.end))


def _column(index: int, text: str, context: Period | None) -> Column:
    """What one header cell says."""
    plain = _plain(text)
    if _is_name(text):
        return Column(index, "name")
    if plain in words().labels["period"]:
        return Column(index, "period")
    for role in ("direction", "polarity", "rag", "change", "unit", "words", "code"):
        if _says(role, plain, text, context):
            period = parse_period(text, context) if role == "rag" else None
            kept = role if role in ("rag", "unit") else "words"
            return Column(index, kept, period=period, heading=text)
    measure = measure_in(_plain(_outside(text))) or broken_measure_in(plain)
    period = parse_period(text, context)
    if measure or period:
        return _value_column(index, measure, period, text)
    return Column(index, "unknown", heading=text)


def _outside(text: str) -> str:
    """ "Actual (target)" is the result, whatever stands beside it in brackets."""
    outside = BRACKETS.sub(" ", text)
    return outside if any_of(words().results).search(_plain(outside)) else text


def _says(role: str, plain: str, text: str, context: Period | None) -> bool:
    known: tuple[str, ...] = getattr(words(), role)
    if role in ("unit", "code"):
        return plain in known
    if role == "words":
        rest = plain.replace("year to date", "ytd")
        return any_of(known).search(rest) is not None and not _dated(text, context)
    return any_of(known).search(plain) is not None


def _dated(text: str, context: Period | None) -> bool:
    """ "Update Q3" holds words, "Q3 2022/23 date" too; a bare date heads values."""
    return parse_period(text, context) is not None and len(text.split()) <= 2


def _value_column(index: int, measure: str | None, period: Period | None, text: str) -> Column:
    """ "Previous quarter" is the actual of that quarter where the context knows which."""
    if measure == "previous" and period:
        measure = "actual"
    return Column(index, VALUE, measure, period, text)


def _with_name(columns: list[Column], named: Sequence[bool], body: Sequence[Row]) -> list[Column]:
    """One name column: the header's likest, else the first unknown column of words."""
    if any(named):
        chosen = _likest([n for n, yes in enumerate(named) if yes], body)
        return [
            replace(c, role="words") if c.role == "name" and c.index != chosen else c
            for c in columns
        ]
    first_value = next((c.index for c in columns if c.role == VALUE), 0)
    left = columns[:first_value]
    unknown = [c for c in left if c.role == "unknown"]
    defined = [c for c in left if c.role == "words" and _plain(c.heading) in words().defined]
    wordy = [c for c in unknown or defined if _wordiness(body, c.index) >= 1]
    wordy = wordy or [c for c in left if c.role in TIMED and _holds_times(body, c.index)]
    if not wordy:
        return columns
    chosen = _likest([c.index for c in wordy], body)
    return [replace(c, role="name") if c.index == chosen else c for c in columns]


def _first_of_words(
    columns: list[Column], named: Sequence[bool], body: Sequence[Row]
) -> list[Column]:
    """Where no header says so, a first column of phrases holds the names: "Gas performance"."""
    first = columns[0]
    if any(named) or first.role != VALUE or _wordiness(body, 0) < PHRASE:
        return columns
    if any(read_cell(row.text(0)) for row in body):
        return columns
    return [Column(0, "unknown"), *columns[1:]]


def _likest(places: Sequence[int], body: Sequence[Row]) -> int:
    """The first of several columns that may hold the names, unless another has far more words."""
    best = max(places, key=lambda n: _wordiness(body, n))
    return best if _wordiness(body, best) > 2 * _wordiness(body, places[0]) else places[0]


def _wordiness(body: Sequence[Row], column: int) -> float:
    """Words in the mean cell of a column; cells that are numbers count as none."""
    texts = [t for row in body if (t := row.text(column).strip())]
    if not texts:
        return 0.0
    return sum(0 if read_cell(t) else len(t.split()) for t in texts) / len(texts)


def _with_own(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """Beside England and the like the only other column of numbers is the body's own, whatever it
    is called: "Northvale"."""
    values = [c for c in columns if c.role == VALUE]
    if any(c.measure in (None, "actual", "previous") for c in values):
        return columns
    numbers = [c for c in columns if c.role == "unknown" and _holds_numbers(body, c.index)]
    if len(numbers) != 1 or not any(c.measure in COMPARED for c in values):
        return columns
    return [replace(c, role=VALUE) if c is numbers[0] else c for c in columns]


def _holds_numbers(body: Sequence[Row], column: int) -> bool:
    """Whether most cells of a column are numbers."""
    texts = [t for row in body if not row.band and (t := row.text(column).strip())]
    return bool(texts) and 2 * sum(read_cell(t) is not None for t in texts) > len(texts)


def _holds_times(body: Sequence[Row], column: int) -> bool:
    """Whether nearly all cells of a column are times: Q1 (April to June), Q2, Yearly total."""
    texts = [BRACKETS.sub("", t).strip() for row in body if (t := row.text(column).strip())]
    times = sum(dated(t) == [(0, len(t))] for t in texts)
    return times >= PHRASE and times >= len(texts) - 1


def _with_measure_labels(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """A column whose cells are "Target", "Actual", ...: each row tells its own measure."""
    for c in columns:
        if c.role in ("unknown", "name", "words"):
            texts = [t for row in body if not row.band and (t := row.text(c.index).strip())]
            labels = sum(is_measure_label(t) or t.lower() in words().rag for t in texts)
            known = labels >= 0.6 * len(texts) or own_label(texts) is not None
            if len(texts) >= 2 and known:
                return [replace(k, role="measure") if k is c else k for k in columns]
    return columns


def own_label(texts: Sequence[str]) -> str | None:
    """What a table that sets itself beside others calls itself: "Northvale" beside "England"."""
    others = {t for t in texts if not is_measure_label(t)}
    compared = {measure_in(t) for t in texts if t not in others}
    return others.pop() if compared and compared <= set(COMPARED) and len(others) == 1 else None


@lru_cache(maxsize=LABELS)
def is_measure_label(text: str) -> bool:
    """ "Target", "Q3 actual:", "Current value (Q3)": a short label that names a measure."""
    return _names_measure(_plain(text)) or _names_measure(_plain(without_dates(text)))


def _names_measure(plain: str) -> bool:
    """Whether few words are those of one measure, which a narrow cell may break, and fillers."""
    if len(plain.split()) > LABEL_WORDS:
        return False
    rest, known = _plain(FILLER.sub(" ", plain)), _known_labels()
    if not measure_in(plain):
        return broken_measure_in(rest) is not None and rest.replace(" ", "") in known
    return bool({rest, plain} & known) or (bool(rest) and set(rest.split()) <= known)


@cache
def _known_labels() -> frozenset[str]:
    return frozenset(name for names in words().measures.values() for name in names)
