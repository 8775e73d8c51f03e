"""Items of an agenda and the papers that have their reports."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.records import AgendaItem, Extraction, ItemKind, Meeting, Paper
from extractor.web.published_apart import apart

Told = tuple[str | None, str]
LISTED: tuple[Told, ...] = (
    ("3", "Minutes"),
    ("5", "31/0042 - Harbour lighting budget and plan"),
    ("6", "Ferry timetable"),
    ("7", "31/0051 - Ferry timetable for winter"),
)


def paper(kind: str, *items: Told) -> Extraction:
    told = tuple(
        AgendaItem(f"i-{n}", "agenda", number, title, ItemKind.REPORT, 2, 3)
        for n, (number, title) in enumerate(items)
    )
    meeting = Meeting("Westmere Council", None, "Quay Committee", date(2031, 3, 14))
    return Extraction(Paper(f"{kind}.pdf", kind, "application/pdf"), meeting, told, kind=kind)


@pytest.mark.parametrize(
    ("kind", "item", "listed"),
    [
        ("report", (None, "Harbour Lighting Budget and Plan"), "i-1"),
        ("report", (None, "Harbour lighting"), None),  # two words may be of anything
        ("report", (None, "Ferry timetable for winter"), "i-3"),
        ("report", (None, "Notes on dredging the outer basin"), None),
        ("supplement", ("5", "Harbour lighting: appendix"), "i-1"),
        ("supplement", ("5", "A late letter"), None),
        ("supplement", ("6", "Harbour lighting budget and plan"), None),
        ("minutes", (None, "Harbour lighting budget and plan"), None),
    ],
)
def test_reports_are_found_where_titles_or_numbers_agree(
    kind: str, item: Told, listed: str | None
) -> None:
    agenda = paper("agenda", *LISTED)
    found = apart(agenda, [agenda, paper(kind, item)])
    assert list(found) == ([listed] if listed else [])
    assert [p.source for each in found.values() for p in each] == ([f"{kind}.pdf"] if found else [])


def test_what_may_be_of_two_items_is_left_unsaid() -> None:
    agenda = paper("agenda", ("1", "Ferry fares in summer"), ("2", "Ferry fares in summer"))
    assert not apart(agenda, [paper("report", (None, "Ferry fares in summer"))])
