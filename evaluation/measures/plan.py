"""The forward plan."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, field, pair
from evaluation.rows import Row

PLANNED = Kind(
    (
        Field("subject", lambda t, f: alike(t["subject"], f["subject"])),
        field("date", "meeting_date"),
    ),
    (Field("lead officer", lambda t, f: alike(t["lead_officer"], f["lead_officer"])),),
    lambda entry: (
        f"{entry['meeting_date'] or 'undated'}: {entry['subject']} "
        f"({entry['lead_officer'] or 'no lead officer'})"
    ),
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Entries under the right date, their lead officers, and both."""
    same = pair(gold["plan"], found.get("plan", []), PLANNED)
    yield same.row("forward plan: entries"), same
    lead = same.told(
        "forward plan: lead officers", "lead officer", lambda each: each["lead_officer"]
    )
    yield lead, None
    yield same.complete("forward plan: complete"), None
