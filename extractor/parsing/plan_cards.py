"""Plans set as cards: what is planned, and beside or below it labels and values.

"Decision due date | 4 May 2024" in a table of two columns, or lines such as "Lead officer: Ann
Lee" below a title, in a cell or in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from extractor.language.dates import find_dates
from extractor.language.names import alternatives
from extractor.language.periods import parse_period
from extractor.parsing.columns import match_columns, plain
from extractor.parsing.plan_words import FIELDS, flat, parted, plans, titled, unreached, words
from extractor.records import Block, Cell, Evidence, PlanEntry, Table

LONGEST_TITLE = 250
TELLING = 2  # known labels of a card
TIMES = ("date", "lead_officer", "decider")  # one of them makes a card


@dataclass(slots=True)
class Card:
    """What is planned, and what is said of it by the names of columns."""

    title: str
    evidence: Evidence
    told: dict[str, str] = field(default_factory=dict)

    @property
    def is_plan(self) -> bool:
        """Whether enough is said of it for an entry of a plan."""
        return len(self.told) >= TELLING and any(name in self.told for name in TIMES)


def known_label(label: str, value: str = "") -> str | None:
    """The column that a label names by its very words; a "decision" that is a day is its date."""
    said = plain(label)
    if said in words().others:
        return None
    name = next((n for n, known in words().columns.items() if said in known), None)
    dated = name == "subject" and (find_dates(value) or parse_period(value))
    return "date" if dated else name


@cache
def _labels() -> re.Pattern[str]:
    """A known label at the start of a line, or with a capital after other words, and a colon."""
    known = {name for names in words().columns.values() for name in names} | {*words().others}
    options = alternatives(sorted(known))
    return re.compile(rf"(?:^|(?<=\s)(?=[A-Z]))(?P<label>(?i:{options}))\s*:\s*[-–]?\s*")


def pieces(line: str) -> list[tuple[str, str]]:
    """The words before the first label of a line, under no label, and each label with its value:
    a reader may have joined the lines of a card."""
    marks = list(_labels().finditer(line))
    ends = [m.start() for m in marks] + [len(line)]
    found = [("", flat(line[: ends[0]]))]
    found += [
        (m["label"], flat(line[m.end() : end])) for m, end in zip(marks, ends[1:], strict=True)
    ]
    return [each for each in found if any(each)]


def told_in(lines: Sequence[str]) -> tuple[dict[str, str], str]:
    """What the labelled lines of a cell tell, and its other words; all are other words where
    fewer than two labels are known."""
    told: dict[str, str] = {}
    others = []
    for label, value in (piece for line in lines for piece in pieces(line)):
        if not label:
            others.append(value)
        elif (name := known_label(label, value)) and value:
            told.setdefault(name, value)
    if len(told) < TELLING:
        return {}, flat(" ".join(lines))
    return told, flat(" ".join(others))


def entry_of(card: Card) -> PlanEntry:
    """The entry of a card."""
    return with_labels(PlanEntry(card.title, card.evidence), card.told)


def with_labels(entry: PlanEntry, told: Mapping[str, str]) -> PlanEntry:
    """The entry with what its labels tell beyond what is known of it already."""
    more: dict[str, Any] = {name: told[name] for name in FIELDS if told.get(name)}
    lead = unreached(told.get("lead_officer", "")) or told.get("member")
    more |= {"lead_officer": lead} if lead else {}
    if (when := told.get("date")) and entry.meeting_date is None:
        days = find_dates(when)
        more |= {"section": when, "meeting_date": days[0].date if len(days) == 1 else None}
    unknown = {name: value for name, value in more.items() if name not in FIELDS}
    unknown |= {n: v for n, v in more.items() if n in FIELDS and getattr(entry, n) is None}
    return replace(entry, **unknown)


# --- tables of labels and values ------------------------------------------------------------------


def upright(table: Table) -> list[PlanEntry]:
    """Decisions set one below the other as labels and values: "Decision due date | 4 May 2024"."""
    if table.columns != 2:
        return []
    entries: list[dict[str, Cell]] = []
    for row in (*table.header, *table.body):
        named = match_columns([row.text(0)], words().columns, words().floor)
        value, name = row.cell(1), next(iter(named), None)
        if name == "subject" or (name and not entries):
            entries.append({})
        if name and value and value.text.strip():
            entries[-1].setdefault(name, value)
    whole = [e for e in entries if "subject" in e and len(e) > TELLING]
    return [_of_cells(e) for e in whole if plans(e["subject"].text)]


def _of_cells(cells: Mapping[str, Cell]) -> PlanEntry:
    title, further = parted(cells["subject"].text)
    told = {name: flat(cell.text) for name, cell in cells.items() if name != "subject"}
    told["background"] = " ".join(filter(None, (flat(" ".join(further)), told.get("background"))))
    return entry_of(Card(title, cells["subject"].evidence(), told))


# --- running text ---------------------------------------------------------------------------------


def cards(blocks: Sequence[Block]) -> list[PlanEntry]:
    """The entries of a plan whose titles have labels below them, or are labelled themselves."""
    found: list[Card] = []
    above: Card | None = None
    for line, evidence in _lines(blocks):
        for label, value in pieces(line):
            name = known_label(label, value) if label else None
            if not label:
                above = Card(titled(value), evidence) if len(value) <= LONGEST_TITLE else None
            elif name == "subject":
                above = None
                found.append(Card(titled(value), evidence))
            elif name and value:
                found += [above] if above else []
                above = None
                _tell(found, name, value)
    return [entry_of(card) for card in found if card.is_plan and plans(card.title)]


def _tell(found: Sequence[Card], name: str, value: str) -> None:
    """Put a label's value on the card that it stands below."""
    if found:
        found[-1].told.setdefault(name, value)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, Evidence]]:
    """The lines of running text, and of cells, that have words."""
    for block in blocks:
        rows = (*block.table.header, *block.table.body) if block.table else ()
        for passage in [cell for row in rows for cell in row.cells] if block.table else [block]:
            start = 0
            for line in passage.text.split("\n"):
                if re.search(r"[^\W\d_]", line):
                    yield line.strip(), passage.evidence(start, start + len(line))
                start += len(line) + 1
