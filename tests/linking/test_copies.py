"""A report alone and in a pack is one by its words; one that was put right is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from extractor.language.shingles import sketches
from extractor.linking.bodies import with_councils
from extractor.linking.copies import copies
from extractor.linking.findings import findings
from extractor.linking.meetings import Place
from extractor.linking.series import series
from extractor.records import AgendaItem, Block, BlockKind, Evidence, Extraction, ItemKind, Line

FEB, MAY = date(2031, 2, 4), date(2031, 5, 6)
BOX = (0.0, 0.0, 1.0, 1.0)
LAMPS = "Percentage of quay lamps alight at dusk"
WORDS = ("pier", "lamp", "quay", "ferry", "tide", "berth", "harbour", "trust", "lease", "crane")

Make = Callable[..., Extraction]


def prose(seed: int, count: int = 400, told: str = "") -> str:
    """Words of a report, with a sentence in their midst."""
    chance = Random(seed)
    found = [f"{chance.choice(WORDS)} {chance.randint(1, 99)}" for _ in range(count)]
    return " ".join([*found[: count // 2], told, *found[count // 2 :]])


@pytest.fixture
def worded(paper: Any) -> Make:
    """``worded(day, texts, *records)``: a paper with a text a page, a report a page."""

    def make(day: date | None, texts: list[str], *found: Any, **about: Any) -> Extraction:
        paged = about.pop("paged", True)
        made: Extraction = paper(day, *found, **about)
        blocks = tuple(
            Block(
                text=text,
                kind=BlockKind.PARAGRAPH,
                lines=(Line(0, len(text), n, BOX),) if paged else (),
            )
            for n, text in enumerate(texts, 1)
        )
        items = tuple(
            AgendaItem(f"i{n}", "agenda", str(n), f"Report {n}", ItemKind.REPORT, n, n)
            for n in range(1, len(texts) + 1)
        )
        read = replace(made.paper, blocks=blocks)
        return replace(made, paper=read, items=items if paged else (), sketches=sketches(read))

    return make


@pytest.fixture
def lamps(figure: Any) -> Callable[..., Any]:
    """A value of a scorecard on a page."""

    def make(value: float, page: int | None) -> Any:
        return replace(figure(LAMPS, "2030-31 Q3", value), evidence=Evidence(f"{value}%", page))

    return make


def test_a_report_in_a_pack_is_told_by_its_words(worded: Make) -> None:
    pack = worded(FEB, [prose(1), prose(2), prose(3)], source="pack.pdf")
    alone = worded(None, [prose(2)], source="alone.txt", paged=False)
    other = worded(None, [prose(4)], source="other.txt", paged=False)
    known = copies([pack, alone, other])
    assert [(h.paper, h.holder, h.share) for h in known.held()] == [("alone.txt", "pack.pdf", 1.0)]
    places = [Place("pack.pdf", page) for page in (1, 2, 3)]
    assert [known.same(Place("alone.txt", None), each) for each in places] == [False, True, False]


def test_a_copy_has_the_meeting_of_what_holds_it(worded: Make) -> None:
    pack = worded(FEB, [prose(1), prose(2)], source="pack.pdf")
    alone = worded(None, [prose(2)], source="alone.pdf", council=None, committee=None)
    minutes = replace(worded(None, [prose(1)], source="minutes.pdf"), kind="minutes")
    elsewhere = worded(None, [prose(1)], source="elsewhere.pdf", committee="Pier Committee")
    told = with_councils([alone, pack, minutes, elsewhere])
    assert [p.meeting.date for p in told] == [FEB, FEB, None, None]
    assert (told[0].meeting.council, told[0].meeting.committee) == (
        "Westmere Council",
        "Quay Committee",
    )


def test_figures_count_once_with_every_page(worded: Make, lamps: Any) -> None:
    """Also where one report went to two meetings."""
    first = worded(FEB, [prose(1), prose(2)], lamps(44.4, 2), source="first.pdf")
    second = worded(MAY, [prose(2), prose(3)], lamps(44.4, 1), source="second.pdf")
    alone = worded(None, [prose(2)], lamps(44.4, 1), source="alone.pdf")
    own = worded(MAY, [prose(5)], lamps(44.4, 1), source="own.pdf", committee="Pier Committee")
    [one] = series([first, second, alone])
    [told] = one.points[0].reported
    assert (told.paper, told.copies) == (
        "alone.pdf",
        (Place("first.pdf", 2), Place("second.pdf", 1)),
    )
    [one] = series([first, own])
    assert [r.copies for r in one.points[0].reported] == [(), ()]


@pytest.mark.parametrize(
    ("printed", "kinds"),
    [
        ("lamps alight 44.4 and 41.2", []),  # one of the two was read from another column
        ("lamps alight 41.2", ["restatement"]),  # the report was put right
    ],
)
def test_copies_that_are_read_otherwise_are_no_finding(
    worded: Make, lamps: Any, printed: str, kinds: list[str]
) -> None:
    pack = worded(FEB, [prose(1), prose(2, told="lamps alight 44.4 and 41.2")], lamps(44.4, 2))
    later = worded(MAY, [prose(2, told=printed)], lamps(41.2, 1))
    assert copies([pack, later]).held()
    assert [f.kind for f in findings([pack, later])] == kinds


def test_what_a_copy_says_again_is_found_once(worded: Make) -> None:
    words = prose(2, told="The report is for Q5 2030/31.")
    pack = worded(FEB, [prose(1), words], source="pack.pdf")
    alone = worded(None, [words], source="alone.txt", paged=False)
    found = [f for f in findings([alone, pack]) if f.kind == "period-mismatch"]
    assert [f.values[0].paper for f in found] == ["pack.pdf"]
