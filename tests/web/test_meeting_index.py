"""Which of a meeting's papers is its agenda."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.records import AgendaItem, Extraction, ItemKind, Meeting, Paper
from extractor.web.bodies import Committee, place
from extractor.web.meeting_index import Met

DAY = date(2025, 1, 30)
BODY = ("brayford", "cabinet")


def paper(kind: str, *pages: int | None) -> Extraction:
    """A paper of a kind with one item for each first page."""
    items = tuple(
        AgendaItem(f"item-{n}", "agenda", str(n), f"Item {n}", ItemKind.REPORT, first_page=first)
        for n, first in enumerate(pages, 1)
    )
    source = f"{kind}-{len(pages)}-{sum(first is not None for first in pages)}.pdf"
    return Extraction(
        Paper(source, source, "application/pdf"),
        Meeting("Brayford", None, "Cabinet", DAY),
        items,
        kind=kind,
    )


@pytest.mark.parametrize(
    ("papers", "agenda"),
    [
        ([paper("supplement", 1, 3, 13), paper("agenda", None, None)], "agenda-2-0.pdf"),
        ([paper("agenda", None, None), paper("pack", 1, 5)], "pack-2-2.pdf"),
        ([paper("agenda"), paper("report", 1)], "report-1-1.pdf"),
        ([paper("report", None), paper("supplement", 1, 4)], "supplement-2-2.pdf"),
    ],
)
def test_the_agenda_comes_before_what_adds_to_it(papers: list[Extraction], agenda: str) -> None:
    met = Met(Committee(BODY, "Brayford", "Cabinet", tuple(papers)), DAY, tuple(papers), ())
    assert met.agenda is not None
    assert met.agenda.paper.source == agenda


def test_what_is_not_known_comes_last() -> None:
    names = [(None, None), (None, "Panel"), ("Brayford", None), ("Brayford", "Cabinet")]
    made = [Committee(BODY, council, name, ()) for council, name in names]
    ordered = [(c.council, c.committee) for c in sorted(made, key=place)]
    assert ordered == list(reversed(names[2:])) + list(reversed(names[:2]))
