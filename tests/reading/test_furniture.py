"""Headers, footers, page numbers, stamps and filler pages are kept out of the text."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.reading.furniture import FILLER, NUMBER, STAMP

TOPICS = ["homes", "schools", "carers", "health", "money", "staff"]


def page(press: Any, n: int, topic: str) -> None:
    press.lines(60, 90, [
        f"The committee looked at {topic} and at what had been done about it in the past year,",
        "with officers and partners in the room.",
    ])  # fmt: skip
    press.write(295, 815, str(n))


def kinds(paper: Any) -> list[list[tuple[str, str]]]:
    return [[(f.kind, f.text) for f in p.furniture] for p in paper.pages]


def test_stamped_numbers_are_labels(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 17):
        page(press, n, topic)
        press.turn_page()
    paper = press.paper()
    assert [p.label for p in paper.pages] == ["17", "18", "19", "20", "21", "22"]
    assert not any(b.text.isdigit() for b in paper.blocks)
    assert len(paper.blocks) == 6


def test_the_number_that_keeps_step_is_the_label(press: Any) -> None:
    for n, topic in enumerate(TOPICS):
        page(press, 40 + n, topic)
        press.write(60, 790, f"Page {1 + n % 2} of 2", 9)
        press.turn_page()
    assert [p.label for p in press.paper().pages] == ["40", "41", "42", "43", "44", "45"]


def test_running_headers_and_footers(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 1):
        press.write(60, 40, "Westmarsh Council – Annual Review 2030", 9)
        press.write(60, 800, f"Version {n}.0 – draft for comment", 8)
        page(press, n, topic)
        press.turn_page()
    paper = press.paper()
    for n, found in enumerate(kinds(paper), 1):
        assert ("header", "Westmarsh Council – Annual Review 2030") in found
        assert ("footer", f"Version {n}.0 – draft for comment") in found
    assert len(paper.blocks) == 6


def test_a_title_on_several_reports_is_no_header(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 1):
        if n % 2:
            press.write(60, 76, "Exception report", 12, bold=True)
        else:
            press.write(60, 76, f"Actions on {topic} to be taken", 11)
        page(press, n, topic)
        press.turn_page()
    texts = [b.text for b in press.paper().blocks]
    assert texts.count("Exception report") == 3


def test_repeated_table_heads_are_not_headers(press: Any) -> None:
    xs = [50, 200, 400]
    for topic in TOPICS:
        press.grid(xs, [60, 80, 100])
        press.row(xs, 74, ["Subject", "Lead"], bold=True)
        press.row(xs, 94, [topic, "Ann Reed"])
        press.lines(60, 200, [f"Words about {topic}, so that each page has its own text here."])
        press.turn_page()
    found = [b.table for b in press.paper().blocks if b.table]
    assert len(found) == 6
    assert all(t.header[0].text(0) == "Subject" for t in found)


def test_item_stamps(press: Any) -> None:
    for n, topic in enumerate(TOPICS[:3], 1):
        if n != 2:
            press.write(470, 30, f"Agenda Item {n}a", 12, bold=True)
        page(press, n, topic)
        press.turn_page()
    found = kinds(press.paper())
    assert ("item-stamp", "Agenda Item 1a") in found[0]
    assert all(kind != "item-stamp" for kind, _ in found[1])
    assert ("item-stamp", "Agenda Item 3a") in found[2]


def test_filler_pages(press: Any) -> None:
    page(press, 1, "homes")
    press.turn_page()
    press.write(200, 400, "This page is intentionally left blank")
    press.write(295, 815, "2")
    press.turn_page()
    page(press, 3, "schools")
    paper = press.paper()
    assert [p.filler for p in paper.pages] == [False, True, False]
    assert not any("blank" in b.text for b in paper.blocks)
    assert paper.pages[1].label == "2"
    assert not paper.pages[1].without_text


def test_figures_of_a_table_without_rules_are_not_headers(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 1):
        for x, value in ((300, 2.3), (380, 4.5), (460, 1.2)):
            press.write(x, 70, str(value + n))
        page(press, n, topic)
        press.turn_page()
    assert not any(k == "header" for found in kinds(press.paper()) for k, _ in found)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (STAMP, "Agenda Item 4a", True),
        (STAMP, "Agenda Item No. 12.1", True),
        (STAMP, "AGENDA ITEM: 7", True),
        (STAMP, "Agenda Item 4 was deferred", False),
        (NUMBER, "Page 3 of 12", True),
        (NUMBER, "- 14 -", True),
        (NUMBER, "iv", True),
        (NUMBER, "3 | Page", True),
        (NUMBER, "2023 figures", False),
        (FILLER, "This page is intentionally left blank", True),
        (FILLER, "This page has been left blank", True),
        (FILLER, "The page was blank", False),
    ],
)
def test_patterns(pattern: Any, text: str, fits: bool) -> None:
    found = pattern.search(text) if pattern is FILLER else pattern.fullmatch(text)
    assert bool(found) is fits


def test_a_stamp_on_a_turned_page_is_still_its_number(press: Any) -> None:
    canvas = press.canvas
    canvas.saveState()
    canvas.translate(300, 60)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 11)
    for n, topic in enumerate(TOPICS):
        canvas.drawString(0, -20 * n, f"The wide page says much about {topic} and its cost to us.")
    canvas.restoreState()
    press.write(290, 825, "Page 57")
    paper = press.paper()
    assert paper.pages[0].label == "57"
    assert paper.pages[0].width > paper.pages[0].height
    assert not any("57" in b.text for b in paper.blocks)


def test_a_line_below_the_text_of_a_head_is_no_header(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 1):
        press.write(60, 48, f"Paper on {topic} for the panel", 12, bold=True)
        press.write(60, 80, "REPORT OF THE CLERK", 11, bold=True)
        page(press, n, f"{topic}")
        press.turn_page()
    texts = [b.text for b in press.paper().blocks]
    assert texts.count("REPORT OF THE CLERK") == 6


def test_numbers_of_a_pack_are_labels(press: Any) -> None:
    for n, topic in enumerate(TOPICS, 1):
        page(press, 0, topic)
        press.write(250, 826, f"Page {n} of the pack", 9)
        press.turn_page()
    assert [p.label for p in press.paper().pages] == ["1", "2", "3", "4", "5", "6"]


def test_the_page_of_an_agendas_last_item_is_no_page_number(press: Any) -> None:
    """It is the last thing on its page, but it stands beside the item's title."""
    for n, topic in enumerate(TOPICS[:2], 1):
        press.write(295, 30, str(n))
        press.lines(
            60, 90, [f"The committee looked at {topic} and at what had been done about it."]
        )
        if n == 1:
            press.write(60, 780, "10. The strategy for offices and depots")
            press.write(500, 780, "22")
            press.turn_page()
    numbers = [f.text for p in press.paper().pages for f in p.furniture if f.kind == "page-number"]
    assert numbers == ["1", "2"]
