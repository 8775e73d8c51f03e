"""Forward plans and work programmes: what a committee means to look at, when, and who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractor.language.dates import parse_date
from extractor.language.mentions import mentions
from extractor.language.names import MARKS
from extractor.parsing.columns import Columns, find_columns
from extractor.parsing.context import Context
from extractor.parsing.plan_cards import cards, told_in, upright, with_labels
from extractor.parsing.plan_lists import listed
from extractor.parsing.plan_words import (
    FIELDS,
    Band,
    band_above,
    band_of,
    flat,
    parted,
    plans,
    unreached,
    words,
)
from extractor.records import Cell, PlanEntry, Records, Row, Section, Table

TICK = re.compile(r"[xX✓✔√●•*■☑]|[Yy](?:es)?")  # a mark in the column of a meeting
LONGEST_BAND = 80


def parse(section: Section, context: Context) -> Records:
    """Read every entry of a plan; ``context`` is not needed, a plan says its own dates."""
    found: list[PlanEntry] = []
    band, columns = Band(), None
    for block in section.blocks:
        if block.table is None:
            band = band_above(block) or band
            continue
        own = upright(block.table) or _by_meeting(block.table)
        if own:
            found += own
            continue
        columns = _columns(block.table, columns)
        if columns:
            band, found = _rows(columns, band, found)
    entries = found or cards(section.blocks)
    entries = [*entries, *listed(section.blocks, undated=bool(entries))]
    return Records(plan=tuple(replace(e, item_id=section.item.id) for e in entries))


# --- headings and bands -------------------------------------------------------------------------


def _band(row: Row, columns: Columns) -> Band | None:
    """A row that heads those below it."""
    lone = row.lone
    if lone is None or lone.text.lower().startswith(words().blank.notes):
        return None
    text = _section(lone)
    known = band_of(text)
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
    own = find_columns(table, words().columns, words().floor, apart=_answers(table) | _empty(table))
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


def _empty(table: Table) -> frozenset[int]:
    """The columns without a word below their head: a theme that no item was given."""
    rows = table.body if table.header else table.body[1:]
    filled = {c.column for row in rows if not row.lone for c in row.cells if c.text.strip()}
    return frozenset(range(table.columns)) - filled if filled else frozenset()


def _rows(columns: Columns, band: Band, found: list[PlanEntry]) -> tuple[Band, list[PlanEntry]]:
    for row in columns.body:
        below = _band(row, columns)
        if below or _is_note(row):
            band = below or band
            continue
        band = _dated(columns.text(row, "date"), band)
        subject = row.cell(columns.index["subject"])
        if subject and plans(subject.text):
            found.append(_entry(row, columns, subject, band))
        elif found and not (subject and subject.text.strip()) and not columns.text(row, "date"):
            found[-1] = _gone_on(found[-1], row, columns)
    return band, found


def _dated(text: str, band: Band) -> Band:
    """A date of the row's own, which also holds for rows below that leave the cell empty."""
    said = re.sub(r"\s+", " ", text).strip()
    return Band(said, parse_date(said)) if said.strip(MARKS) else band


def _entry(row: Row, columns: Columns, subject: Cell, band: Band) -> PlanEntry:
    title, below = parted(subject.text)
    labelled, further = told_in(below)
    told: dict[str, Any] = {name: flat(columns.text(row, name)) or None for name in FIELDS}
    told["background"] = " ".join(filter(None, (further, told["background"]))) or None
    lead = unreached(told["lead_officer"] or "") or flat(columns.text(row, "member"))
    told["lead_officer"] = lead or None
    entry = PlanEntry(title, subject.evidence(), band.section, band.day, **told)
    return with_labels(entry, labelled)


def _gone_on(entry: PlanEntry, row: Row, columns: Columns) -> PlanEntry:
    """Cells that go on with the entry above them."""
    more = {name: flat(columns.text(row, name)) for name in FIELDS}
    joined: dict[str, Any] = {
        n: " ".join(filter(None, (getattr(entry, n), m))) for n, m in more.items() if m
    }
    return replace(entry, **joined)


def _by_meeting(table: Table) -> list[PlanEntry]:
    """A table with a column for each meeting, its items one below the other."""
    rows = (*table.header, *table.body)
    heads = {n: rows[0].text(n) for n in range(table.columns)} if rows else {}
    bands = {n: Band(flat(h), day) for n, h in heads.items() if (day := parse_date(h))}
    if len(bands) < 2 or len(bands) < len([h for h in heads.values() if h.strip()]) - 1:
        return []
    if _is_ticked(rows[1:], bands):
        return list(_ticked(rows[1:], bands))
    cells = (row.cell(n) for n in bands for row in rows[1:])
    return [_placed(c, bands[c.column]) for c in cells if c and plans(c.text)]


def _is_ticked(rows: Sequence[Row], bands: Mapping[int, Band]) -> bool:
    """Whether the columns of the meetings only hold marks, beside what is marked."""
    said = [t for row in rows for n in bands if (t := row.text(n).strip())]
    return bool(said) and min(bands) > 0 and all(map(TICK.fullmatch, said))


def _ticked(rows: Sequence[Row], bands: Mapping[int, Band]) -> Iterator[PlanEntry]:
    """An entry for each mark: what the row is about, at the meeting of the mark's column."""
    for place, band in sorted(bands.items()):
        for row in rows:
            about = next((c for c in row.cells if plans(c.text)), None)
            if about and about.column < min(bands) and row.text(place).strip():
                title, below = parted(about.text)
                background = flat(" ".join(below)) or None
                yield PlanEntry(
                    title, about.evidence(), band.section, band.day, background=background
                )


def _placed(cell: Cell, band: Band) -> PlanEntry:
    """``Housing (Head of Homes)`` and ``Budget – Director of Finance`` name who leads."""
    title, below = parted(cell.text)
    further = flat(" ".join(below))
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
