"""Rows as people have them, in both databases."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from extractor.asking.decided_rows import decided_rows
from extractor.library.connect import reading
from extractor.library.decisions import add, log
from extractor.library.facets import counts
from extractor.library.reads import extractions
from extractor.library.schema import metadata
from extractor.library.search import Within, search
from extractor.library.writes import keep
from extractor.linking.decided_records import as_decided, recorded
from extractor.linking.record_kinds import BY_NAME, KINDS
from extractor.linking.reviewed import of_record
from extractor.records import Extraction
from tests.linking.test_decided_records import NOON


def decide(library: sa.Engine, kind: str, nth: int, verdict: str, **more: Any) -> None:
    """Decide of a record of the only paper."""
    [paper] = extractions(library)
    about = of_record(paper, recorded(paper, BY_NAME[kind])[nth])
    add(library, [about.decision(verdict, "Ann", NOON, "so", **more)])


def rows(library: sa.Engine, table: str) -> list[dict[str, Any]]:
    """The rows of a table as people have them."""
    own = decided_rows(library).of(metadata.tables[table])
    with reading(library) as connection:
        return [dict(row) for row in connection.execute(sa.select(own)).mappings()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_rejected_has_no_row(library: sa.Engine, extraction: Extraction, kind: Any) -> None:
    keep(library, extraction)
    before = rows(library, kind.table)
    decide(library, kind.name, 0, "reject")
    assert rows(library, kind.table) == before[1:]


@pytest.mark.parametrize(
    ("kind", "field", "value", "changed"),
    [
        ("figure", "value", "43.5", {"value": 43.5}),
        ("figure", "period", "2030-31", {"period": "2030-31", "period_type": "financial-year"}),
        ("attendance", "role", "", {"role": None}),
        ("item", "kind", "presentation", {"kind": "presentation"}),
        ("resolution", "text", "that it be read", {"text": "that it be read"}),
    ],
)
def test_what_is_put_right_is_in_the_row(
    library: sa.Engine,
    extraction: Extraction,
    kind: str,
    field: str,
    value: str,
    changed: dict[str, Any],
) -> None:
    keep(library, extraction)
    before = rows(library, BY_NAME[kind].table)
    decide(library, kind, 0, "correct", field=field, value=value)
    assert rows(library, BY_NAME[kind].table) == [{**before[0], **changed}, *before[1:]]


def test_what_is_rejected_is_not_found(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    decide(library, "resolution", 0, "reject")
    gone = decided_rows(library).passages
    assert len(gone) == 1
    assert search(library, "noted")
    assert search(library, "noted", within=Within(without=gone)) == []
    assert counts(library, "noted", Within(without=gone)).total == 0


def test_a_paper_read_whole_is_as_its_rows_are(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    decide(library, "figure", 0, "correct", field="value", value="43.5")
    decide(library, "attendance", 1, "reject")
    [paper] = as_decided(extractions(library), log(library))
    assert [f.value for f in paper.records.figures] == [
        r["value"] for r in rows(library, "figures")
    ]
    told = [a.name for m in paper.records.minutes for a in m.attendance]
    assert told == [r["name"] for r in rows(library, "attendance")]
