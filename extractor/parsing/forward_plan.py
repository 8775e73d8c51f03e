"""Forward plans and work programmes: what a committee means to look at, when, and who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extractor.language.dates import find_dates, parse_date
from extractor.language.mentions import mentions
from extractor.language.names import MARKS
from extractor.language.patterns import PatternFile, load
from extractor.parsing.columns import Columns, find_columns, match_columns
from extractor.parsing.context import Context
from extractor.records import Block, BlockKind, Cell, PlanEntry, Records, Row, Section, Table

TICK = re.compile(r"[xX✓✔√●•*■☑]|[Yy](?:es)?")  # a mark in the column of a meeting
FIELDS = ("background", "purpose", "method", "lead_officer", "note")
LONGEST_BAND = 80
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


@dataclass(frozen=True, slots=True)
class Band:
    """What entries stand under: the words as printed and the day they name, if one."""

    section: str | None = None
    day: date | None = None


def words() -> PlanWords:
    """The data file of columns and sections."""
    return load("extractor.parsing", "forward_plan", PlanWords)


def parse(section: Section, context: Context) -> Records:
    """Read every entry of a plan; ``context`` is not needed, a plan says its own dates."""
    found: list[PlanEntry] = []
    band, columns = Band(), None
    for block in section.blocks:
        if block.table is None:
            band = _heading(block) or band
            continue
        upright = _upright(block.table) or _by_meeting(block.table)
        if upright:
            found += upright
            continue
        columns = _columns(block.table, columns)
        if columns:
            band, found = _rows(columns, band, found)
    entries = found or list(_listed(section.blocks))
    return Records(plan=tuple(replace(e, item_id=section.item.id) for e in entries))


# --- headings and bands -------------------------------------------------------------------------


def _heading(block: Block) -> Band | None:
    """A line between tables that heads the items below it: a meeting's date, or undated items."""
    text = re.sub(r"\s+", " ", block.text).strip()
    if len(text) > 160 or block.kind is BlockKind.LIST_ITEM:
        return None
    return _band_of(text)


def _band_of(text: str) -> Band | None:
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


def _band(row: Row, columns: Columns) -> Band | None:
    """A row that heads those below it."""
    lone = row.lone
    if lone is None or lone.text.lower().startswith(words().blank.notes):
        return None
    text = _section(lone)
    known = _band_of(text)
    if lone.column == columns.index["subject"] and lone.col_span == 1:
        return known if known and (known.day or lone.is_bold) else None
    if known:
        return known
    return Band(text) if row.band and re.search(r"[^\W\d_]{2}", text) else None


def _is_note(row: Row) -> bool:
    """A remark across the table, or under "Note"."""
    lone = row.lone
    return lone is not None and (
        lone.col_span > 1 or lone.text.lower().startswith(words().blank.notes)
    )


def _section(cell: Cell) -> str:
    """The name of a band, without the explanation that may follow it."""
    text = cell.text.strip()
    first = re.sub(r"\s+", " ", text.split("\n")[0])
    if len(first) <= LONGEST_BAND:
        return first
    if cell.bold and cell.bold[0][0] == 0 and not cell.is_bold:
        return cell.text[: cell.bold[0][1]].strip(" :")
    known = next((n for n in words().sections.names if first.lower().startswith(n)), None)
    return first[: len(known)] if known else first


# --- tables -------------------------------------------------------------------------------------


def _columns(table: Table, known: Columns | None) -> Columns | None:
    """The table's own columns, or those of the table before it where it has no header."""
    own = find_columns(table, words().columns, words().floor, apart=_answers(table))
    if own and "subject" in own.index:
        return own
    if known and table.columns > max(known.index.values()):
        return Columns(known.index, table.body)
    return None


def _answers(table: Table) -> frozenset[int]:
    """The columns that only answer what heads them: "Key decision" above Yes and No."""
    rows = table.body if table.header else table.body[1:]
    said = (
        [t.lower().strip(MARKS) for row in rows if (t := row.text(n).strip())]
        for n in range(table.columns)
    )
    yes_no = words().blank.answers
    return frozenset(n for n, texts in enumerate(said) if texts and yes_no.issuperset(texts))


def _rows(columns: Columns, band: Band, found: list[PlanEntry]) -> tuple[Band, list[PlanEntry]]:
    for row in columns.body:
        below = _band(row, columns)
        if below or _is_note(row):
            band = below or band
            continue
        band = _dated(columns.text(row, "date"), band)
        subject = row.cell(columns.index["subject"])
        if subject and _plans(subject.text):
            found.append(_entry(row, columns, subject, band))
        elif found and not (subject and subject.text.strip()) and not columns.text(row, "date"):
            found[-1] = _gone_on(found[-1], row, columns)
    return band, found


def _dated(text: str, band: Band) -> Band:
    """A date of the row's own, which also holds for rows below that leave the cell empty."""
    said = re.sub(r"\s+", " ", text).strip()
    return Band(said, parse_date(said)) if said.strip(MARKS) else band


def _plans(text: str) -> bool:
    said = text.lower().strip(MARKS + "•")
    return bool(re.search(r"[^\W\d_]", said)) and said not in words().blank.words


def _entry(row: Row, columns: Columns, subject: Cell, band: Band) -> PlanEntry:
    title, further = _parted(subject.text)
    told: dict[str, Any] = {name: _flat(columns.text(row, name)) or None for name in FIELDS}
    told["background"] = " ".join(filter(None, (further, told["background"]))) or None
    lead = _unreached(told["lead_officer"] or "") or _flat(columns.text(row, "member"))
    told["lead_officer"] = lead or None
    return PlanEntry(title, subject.evidence(), band.section, band.day, **told)


def _unreached(lead: str) -> str:
    """Who leads, without how to reach them."""
    bare = REACHED.sub("", lead)
    return lead if bare == lead else bare.strip(" ,;-–")


def _parted(text: str) -> tuple[str, str]:
    """The first paragraph of a subject, and the rest of it."""
    lines = [line.strip(" •") for line in text.strip().split("\n") if line.strip(" •")]
    return _flat(lines[0]), _flat(" ".join(lines[1:]))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" •")


def _gone_on(entry: PlanEntry, row: Row, columns: Columns) -> PlanEntry:
    """Cells that go on with the entry above them."""
    more = {name: _flat(columns.text(row, name)) for name in FIELDS}
    joined: dict[str, Any] = {
        n: " ".join(filter(None, (getattr(entry, n), m))) for n, m in more.items() if m
    }
    return replace(entry, **joined)


def _by_meeting(table: Table) -> list[PlanEntry]:
    """A table with a column for each meeting, its items one below the other."""
    rows = (*table.header, *table.body)
    heads = {n: rows[0].text(n) for n in range(table.columns)} if rows else {}
    bands = {n: Band(_flat(h), day) for n, h in heads.items() if (day := parse_date(h))}
    if len(bands) < 2 or len(bands) < len([h for h in heads.values() if h.strip()]) - 1:
        return []
    if _is_ticked(rows[1:], bands):
        return list(_ticked(rows[1:], bands))
    cells = (row.cell(n) for n in bands for row in rows[1:])
    return [_placed(c, bands[c.column]) for c in cells if c and _plans(c.text)]


def _is_ticked(rows: Sequence[Row], bands: Mapping[int, Band]) -> bool:
    """Whether the columns of the meetings only hold marks, beside what is marked."""
    said = [t for row in rows for n in bands if (t := row.text(n).strip())]
    return bool(said) and min(bands) > 0 and all(map(TICK.fullmatch, said))


def _ticked(rows: Sequence[Row], bands: Mapping[int, Band]) -> Iterator[PlanEntry]:
    """An entry for each mark: what the row is about, at the meeting of the mark's column."""
    for place, band in sorted(bands.items()):
        for row in rows:
            about = next((c for c in row.cells if _plans(c.text)), None)
            if about and about.column < min(bands) and row.text(place).strip():
                title, further = _parted(about.text)
                background = further or None
                yield PlanEntry(
                    title, about.evidence(), band.section, band.day, background=background
                )


def _placed(cell: Cell, band: Band) -> PlanEntry:
    """``Housing (Head of Homes)`` and ``Budget – Director of Finance`` name who leads."""
    title, further = _parted(cell.text)
    named = re.fullmatch(r"(?P<what>.+?)\s*(?:\((?P<in>[^()]+)\)|\s[–-]\s(?P<out>.+))", title)
    lead = (named["in"] or named["out"]) if named else None
    known = [m.text for m in mentions(lead or "")]
    if not named or known != [lead]:
        return PlanEntry(title, cell.evidence(), band.section, band.day, background=further or None)
    return PlanEntry(
        named["what"],
        cell.evidence(),
        band.section,
        band.day,
        background=further or None,
        lead_officer=lead,
    )


def _upright(table: Table) -> list[PlanEntry]:
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
    whole = [e for e in entries if "subject" in e and len(e) > 2]
    return [_decision(e) for e in whole if _plans(e["subject"].text)]


def _decision(cells: Mapping[str, Cell]) -> PlanEntry:
    title, further = _parted(cells["subject"].text)
    told: dict[str, Any] = {
        name: _flat(cells[name].text) if name in cells else None for name in FIELDS
    }
    told["background"] = " ".join(filter(None, (further, told["background"]))) or None
    when = _flat(cells["date"].text) if "date" in cells else None
    return PlanEntry(title, cells["subject"].evidence(), when, parse_date(when or ""), **told)


# --- lists --------------------------------------------------------------------------------------


def _listed(blocks: Sequence[Block]) -> Iterator[PlanEntry]:
    """Items listed below dates; labelled lines after an item say more of it."""
    band: Band | None = None
    entry: PlanEntry | None = None
    for block in blocks:
        below = _heading(block)
        if below:
            band = below
        elif entry and _labelled(block.text):
            entry = replace(entry, **_labelled(block.text))
            continue
        elif band and block.kind is BlockKind.LIST_ITEM and _plans(block.text):
            if entry:
                yield entry
            lines = block.text.split("\n")
            title, told = _titled(lines[0])
            told |= {k: v for line in lines[1:] for k, v in _labelled(line).items()}
            entry = PlanEntry(title, block.evidence(), band.section, band.day, **told)
    if entry:
        yield entry


DASH = re.compile(r"\s+[–—-]\s+")


def _titled(line: str) -> tuple[str, dict[str, Any]]:
    """The title of a listed item, and what the line goes on to tell: ``Fostering (Lead: Ann
    Lee)``, ``Fostering – Head of Care – to consider the draft``."""
    title = re.split(r"\s*[(–-]\s*(?=lead)", line, maxsplit=1, flags=re.I)
    if len(title) > 1:
        return _flat(title[0]), _labelled(title[1].strip("()"))
    pieces = DASH.split(line)
    lead = next((n for n in range(1, len(pieces)) if _leads(pieces[n], pieces[n + 1 :])), None)
    aim = next((n for n in range(1, len(pieces)) if pieces[n].startswith("to ")), None)
    end = min((n for n in (lead, aim) if n), default=len(pieces))
    told = {"lead_officer": _flat(pieces[lead])} if lead else {}
    rest = pieces[lead + 1 if lead else end :]
    told |= {"purpose": _flat(" – ".join(rest))} if rest else {}
    return _flat(" – ".join(pieces[:end])), told


def _leads(piece: str, after: Sequence[str]) -> bool:
    """Whether a piece of a line is who leads: a post, or a name with a post or an aim after it."""
    head, comma, _ = piece.partition(", ")
    named = mentions(head)
    if piece.lower().strip(MARKS) in words().blank.words and after:
        return True
    if len(named) != 1 or named[0].text != head.strip():
        return False
    return not named[0].bare or bool(comma) or any(p.startswith("to ") for p in after[:1])


def _labelled(text: str) -> dict[str, Any]:
    """``Lead officer: Ann Lee`` as a field of the entry; empty where the line is not labelled."""
    label, colon, value = text.strip().partition(":")
    said = label.lower().strip(MARKS)
    name = next((n for n, known in words().listed.items() if said in known), None)
    return {name: _flat(value)} if colon and name and value.strip() else {}
