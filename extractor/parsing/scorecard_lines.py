"""The rows of a scorecard that count, each with its whole name, its measure and its period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.language.periods import parse_period
from extractor.parsing.indicator_names import any_of, clean_name, measure_in, words
from extractor.parsing.scorecard_columns import VALUE, Layout, own_label
from extractor.records import Period, Row

# as in: (a) Major, - Minor, ii) Other
PART = re.compile(r"\(?(?:[a-z]|i{1,3}|iv|vi{0,3})\)|[-–•]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it counts: its name, joined over page breaks, and the row that holds the values.

    ``measure`` and ``period`` are the row's own where the table gives them a column."""

    name: str
    row: Row
    measure: str | None = None
    period: Period | None = None


def lines(found: Layout, body: Sequence[Row], caption: str) -> list[Line]:
    """The rows that count: bands, repeated headers and sums left out, split names joined."""
    label = found.first("measure")
    own = own_label([t for r in body if label and (t := r.text(label.index).strip())])
    rows = _Rows(found, own, caption if found.first("name") is None else "")
    for row in body:
        rows.take(row)
    return rows.kept


@dataclass(slots=True)
class _Rows:
    """The rows taken so far.  ``own`` is the label of the body's own rows, ``band`` the words of
    the band that they stand under, ``above`` the name of the row above, ``stem`` what it says of
    the parts below it."""

    found: Layout
    own: str | None
    band: str
    above: str = ""
    stem: str = ""
    kept: list[Line] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Take the next row: a band, the rest of a name, or an indicator's values."""
        if row.band and not has_value(self.found, row):
            self._take_band(clean_name(row.band.text), wide=row.band.col_span > 1)
            self.stem = _stem(row)
            return
        self.above = name = self._name(row)
        if not has_value(self.found, row):
            self._goes_on(name)
            self.stem = _stem(row)
        elif name and not self._is_skipped(row):
            self.stem = self.stem if PART.match(name) else ""
            measure, period = _measure(self.found, row), _row_period(self.found, row)
            self.kept.append(Line(f"{self.stem}{name}", row, measure, period))

    def _take_band(self, text: str, *, wide: bool) -> None:
        """A row with one cell is a band, or the end of a name that a page break split."""
        self.above = ""
        if wide or not text[:1].islower():
            self.band = text
        else:
            self._goes_on(text)

    def _goes_on(self, text: str) -> None:
        """Join the rest of a split name to the row above where it runs on in small letters."""
        if not self.kept:
            return
        last = self.kept[-1]
        if text[:1].islower() and not last.name.endswith((".", text)):
            self.kept[-1] = replace(last, name=f"{last.name} {text}")
            self.above = self.kept[-1].name

    def _name(self, row: Row) -> str:
        """The row's own name; under a cell merged over rows the name above; else the band's."""
        column = self.found.first("name")
        text = clean_name(row.text(column.index)) if column else ""
        told = column and (self.found.first("measure") or self.found.first("period"))
        return text or (self.above if told else "") or self.band

    def _is_skipped(self, row: Row) -> bool:
        """Sums, and rows that no measure labels in a table that labels its rows."""
        name, label = self.found.first("name"), self.found.first("measure")
        unlabelled = label is not None and _measure(self.found, row) is None
        if label and unlabelled and (row.text(label.index).strip() or None) != self.own:
            return True
        text = clean_name(row.text(name.index)) if name else ""
        return any_of(words().sums).fullmatch(text) is not None


def _stem(row: Row) -> str:
    """What the parts below a row are parts of: "Applications decided in time:"."""
    text = next((" ".join(t.split()) for c in row.cells if (t := c.text.strip())), "")
    return f"{text} " if text.endswith(":") else ""


def has_value(found: Layout, row: Row) -> bool:
    """Whether a row has words in a column of values."""
    return any(own_text(row, c.index) for c in found.of(VALUE))


def own_text(row: Row, column: int) -> str:
    """The words of the cell that begins at ``column``; those of a band across it are not its."""
    cell = row.cell(column)
    return cell.text.strip() if cell and cell.column == column else ""


def _measure(found: Layout, row: Row) -> str | None:
    column = found.first("measure")
    return measure_in(row.text(column.index)) if column else None


def _row_period(found: Layout, row: Row) -> Period | None:
    column = found.first("period")
    return parse_period(row.text(column.index)) if column else None
