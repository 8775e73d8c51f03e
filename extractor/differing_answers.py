"""What ``ingest --diff`` does and says: what another reading of papers would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict

import sqlalchemy as sa

from extractor.batch.anew import read_anew
from extractor.contract import Json
from extractor.ingesting import How, sought
from extractor.library.differing import ADDED, CHANGED, REMOVED, as_kept, differences, held_as
from extractor.progress import followed
from extractor.reading import Options
from extractor.records import Extraction
from extractor.tables import Answer, Column, flat, show

NEW, SAME, OTHER = "not held", "same", "changed"
SIGNS = {ADDED: "+", REMOVED: "-", CHANGED: "~"}
FIELDS = ("paper", "change", "kind", "page", "name", "field", "before", "after")
DETAILS = (
    Column("sign", ""),
    Column("kind", "Kind"),
    Column("page", "Page", right=True),
    Column("name", "Record", long=True),
    Column("what", "Change", long=True),
)
SUMS = (
    Column("paper", "Paper", file=True),
    Column("state", "Reading"),
    *(Column(each, each.capitalize(), right=True) for each in (ADDED, REMOVED, CHANGED)),
)


def differing(paths: Sequence[str], library: sa.Engine, options: Options, how: How) -> list[Json]:
    """A row a paper with its differences, in the order of the places; nothing is written."""
    places, readers = sought(paths, how)
    found = {}
    with closing(read_anew(places, library, options, how.limits, readers)) as outcomes:
        for outcome in followed(outcomes, places):
            if outcome.extraction:
                found[outcome.source] = row(library, outcome.extraction)
    return [found[place.name] for place in places if place.name in found]


def row(library: sa.Engine, extraction: Extraction) -> Json:
    """What a new reading of one paper would change."""
    source = extraction.paper.source
    held = held_as(library, source)
    each = differences(held, as_kept(extraction)) if held else []
    counts = {change: sum(d.change == change for d in each) for change in SIGNS}
    state = NEW if held is None else OTHER if each else SAME
    return {"paper": source, "state": state, **counts, "differences": [asdict(d) for d in each]}


def show_differences(rows: Sequence[Json], form: str, *, bom: bool) -> None:
    """Print the differences; for a person each paper's, then what they come to."""
    lines = [line for each in rows for line in flat_rows(each)]
    shown = [told(each["paper"], line) for each in rows for line in each["differences"]]
    nothing = "nothing would change"
    show(Answer(rows, FIELDS, DETAILS, nothing, lines, shown, "paper"), form, bom=bom)
    if form == "table" and rows:
        show(Answer(rows, FIELDS, SUMS, nothing), form)


def flat_rows(each: Json) -> Iterable[Json]:
    """A row a difference, and for a changed record a row a field."""
    for found in each["differences"]:
        head = {"paper": each["paper"]} | {k: v for k, v in found.items() if k != "fields"}
        fields: Sequence[Json] = found["fields"] or [{}]
        yield from (head | field for field in fields)


def told(paper: str, found: Json) -> Json:
    """A difference as a person is shown it."""
    changes = (f"{f['field']}: {said(f['before'])} → {said(f['after'])}" for f in found["fields"])
    sign = SIGNS[found["change"]]
    return {"paper": paper, "sign": sign, **found, "what": "; ".join(changes) or found["change"]}


def said(value: object) -> str:
    """A value, or a dash where there is none."""
    return flat(value) or "–"


def changes(rows: Sequence[Json]) -> bool:
    """Whether anything that the library holds would change."""
    return any(each["state"] == OTHER for each in rows)
