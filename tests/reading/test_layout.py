"""Fonts, spacing and indents make headings, paragraphs and list items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.paper import BlockKind, Paper

PROSE = [
    "The committee received a report on the work of the service during the last quarter and",
    "noted that more families had been helped early. Members asked how the visits were paid",
    "for and were told that a grant had been used.",
]


def shapes(paper: Paper) -> list[tuple[str, str | None, str]]:
    return [(b.kind.value, b.marker, b.text) for b in paper.blocks]


def test_wrapped_lines_are_one_paragraph(press: Any) -> None:
    y = press.lines(60, 80, PROSE)
    press.lines(60, y + 10, PROSE[:2])
    assert [b.text for b in press.paper().blocks] == [" ".join(PROSE), " ".join(PROSE[:2])]


def test_a_short_line_ends_its_paragraph_without_space_below(press: Any) -> None:
    press.lines(60, 80, [*PROSE, "Councillor Reed agreed."])
    found = press.paper().blocks
    assert [b.text for b in found] == [" ".join(PROSE), "Councillor Reed agreed."]


def test_headings_rank_by_size_and_weight(press: Any) -> None:
    press.write(60, 80, "Westmarsh Borough Council", 16, bold=True)
    press.write(60, 110, "Scrutiny of schools", 13, bold=True)
    press.write(60, 140, "48. Apologies", 11, bold=True)
    press.lines(60, 154, PROSE)
    found = press.paper().blocks
    assert [(b.level, b.marker, b.text) for b in found[:3]] == [
        (1, None, "Westmarsh Borough Council"),
        (2, None, "Scrutiny of schools"),
        (3, "48.", "Apologies"),
    ]
    assert found[3].kind is BlockKind.PARAGRAPH


def test_an_action_at_the_right_margin_is_no_heading(press: Any) -> None:
    press.lines(60, 80, PROSE)
    press.write(478, 130, "ACTION", bold=True)
    mark = press.paper().blocks[-1]
    assert (mark.kind, mark.text, mark.is_bold) == (BlockKind.PARAGRAPH, "ACTION", True)


def test_lists_keep_markers_and_depth(press: Any) -> None:
    y = 80.0
    for x, marker, text in [
        (60, "3.", "Places for care leavers"),
        (90, "3.1.", "Number of homes"),
        (90, "3.2.", "Number of carers"),
        (60, "4.", "Schools"),
        (90, "(a)", "primary"),
        (90, "•", "secondary"),
    ]:
        press.write(x, y, marker)
        press.write(x + 25, y, text)
        y += 22
    assert [(b.marker, b.depth, b.text) for b in press.paper().blocks] == [
        ("3.", 0, "Places for care leavers"),
        ("3.1.", 1, "Number of homes"),
        ("3.2.", 1, "Number of carers"),
        ("4.", 0, "Schools"),
        ("(a)", 1, "primary"),
        ("•", 1, "secondary"),
    ]


def test_a_number_at_a_line_start_inside_a_sentence_is_no_marker(press: Any) -> None:
    press.lines(60, 80, [
        "The committee was told that the number of children who are taught at home had grown by",
        "12. This was said to be in line with what other councils of this size had seen lately.",
    ])  # fmt: skip
    assert len(press.paper().blocks) == 1


@pytest.mark.parametrize("gap", ["sentence", "item"])
def test_a_page_break_does_not_end_a_paragraph(press: Any, gap: str) -> None:
    press.lines(60, 80, ["Start of the paper with a line long enough to set the margin."])
    if gap == "item":
        press.write(60, 740, "•")
    press.lines(75, 740, PROSE[:2])
    press.turn_page()
    press.lines(75, 80, PROSE[2:])
    last = press.paper().blocks[-1]
    assert last.text == " ".join(PROSE)
    assert (last.page, last.last_page) == (1, 2)
    assert last.evidence().page == 1


def test_pages_after_dots_end_a_line_for_good(press: Any) -> None:
    press.lines(60, 80, ["Start of the paper with a line long enough to set the margin here."])
    press.write(60, 740, "Work programme " + ". " * 60 + "7 - 7")
    press.turn_page()
    press.write(60, 80, "Minutes of the meeting held on Tuesday")
    assert [b.text[-9:] for b in press.paper().blocks[-2:]] == [". . 7 - 7", "n Tuesday"]


def test_two_columns_are_read_one_after_the_other(press: Any) -> None:
    left = [f"left column line {n} with some words" for n in range(8)]
    right = [f"right column line {n} with some words" for n in range(8)]
    press.write(60, 60, "Newsletter of the committee", 16, bold=True)
    for n in range(8):
        press.write(60, 90 + 14 * n, left[n])
        press.write(310, 90 + 14 * n, right[n])
    text = " ".join(b.text for b in press.paper().blocks)
    assert text.index("left column line 7") < text.index("right column line 0")


def test_words_struck_through_are_kept_out(press: Any) -> None:
    press.write(60, 80, "The report is due in June September")
    start = 60 + press.canvas.stringWidth("The report is due in ", "Helvetica", 11)
    end = start + press.canvas.stringWidth("June", "Helvetica", 11)
    press.shade(start, 76, end, 76.6, grey=0)
    (found,) = press.paper().blocks
    assert found.text == "The report is due in September"
    assert found.struck == ("June",)


def test_underlined_words_stay(press: Any) -> None:
    press.write(60, 80, "Recommendations of the group")
    press.rule(60, 81.5, 200, 81.5)
    (found,) = press.paper().blocks
    assert (found.text, found.struck) == ("Recommendations of the group", ())


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_sideways_page_is_turned_by_its_text(
    new_press: Callable[[tuple[float, float]], Any], quarter: int
) -> None:
    press = new_press((595, 842))
    canvas = press.canvas
    canvas.translate(297, 421)
    canvas.rotate(quarter)
    canvas.setFont("Helvetica", 11)
    for n, text in enumerate(PROSE):
        canvas.drawString(-280, 100 - 14 * n, text)
    paper = press.paper()
    assert [b.text for b in paper.blocks] == [" ".join(PROSE)]
    assert (paper.pages[0].width > paper.pages[0].height) is (quarter != 180)
    x0, y0, x1, y1 = paper.blocks[0].lines[0].bbox
    assert x1 - x0 > 5 * (y1 - y0) > 0


def test_a_footnote_mark_is_not_part_of_its_figure(press: Any) -> None:
    press.write(60, 80, "There were 210")
    width = press.canvas.stringWidth("There were 210", "Helvetica", 11)
    press.write(60 + width, 76, "2", 6)
    press.write(60 + width + 7, 80, "children")
    assert press.paper().blocks[0].text == "There were 210² children"


def test_evidence_shows_the_line(press: Any) -> None:
    press.lines(60, 80, PROSE)
    (found,) = press.paper().blocks
    start = found.text.index("Members asked")
    shown = found.evidence(start, start + 13)
    assert shown.bbox is not None
    assert 80 + 5 < shown.bbox[3] < 80 + 20


def test_pages_at_the_right_margin_do_not_part_a_title(press: Any) -> None:
    press.lines(60, 60, PROSE)
    press.write(60, 120, "7.")
    press.write(85, 120, "Review of the places offered to young people leaving care this")
    press.write(490, 120, "71 - 92")
    press.write(85, 134, "year")
    press.write(60, 160, "8.")
    press.write(85, 160, "Dates")
    press.write(500, 160, "93")
    assert shapes(press.paper())[1:] == [
        (
            "list-item",
            "7.",
            "Review of the places offered to young people leaving care this year",
        ),
        ("paragraph", None, "71 - 92"),
        ("list-item", "8.", "Dates"),
        ("paragraph", None, "93"),
    ]


def test_a_label_keeps_the_value_that_hangs_beside_it(press: Any) -> None:
    press.lines(60, 60, PROSE)
    press.write(60, 120, "Venue:")
    press.write(160, 120, "Committee Room 2, First Floor, Westmarsh Civic Offices, Mill Lane and")
    press.write(160, 134, "Library Room")
    last = press.paper().blocks[-1]
    assert last.text.startswith("Venue: Committee Room 2")
    assert last.text.endswith("Mill Lane and Library Room")


def test_names_side_by_side_are_parted(press: Any) -> None:
    press.write(60, 80, "Present:")
    for y, left, right in [(100, "Cllr A Reed (Chair)", "Cllr S Poole"), (120, "Cllr T", "Cllr J")]:
        press.write(60, y, f"{left} Marsh")
        press.write(320, y, f"{right} Hill")
    assert [b.text for b in press.paper().blocks] == [
        "Present:",
        "Cllr A Reed (Chair) Marsh",
        "Cllr S Poole Hill",
        "Cllr T Marsh",
        "Cllr J Hill",
    ]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("24/14 Apologies for absence", "24/14"),
        ("12 MINUTES", "12"),
        ("22/23 Budget", None),
        ("22 NOVEMBER 2030", None),
        ("7 Homes", None),
        ("A. Reed", None),
        ("(a) Homes", "(a)"),
        ("4a. Homes", "4a."),
    ],
)
def test_numbers_of_bold_headings(press: Any, text: str, marker: str | None) -> None:
    press.write(60, 80, text, bold=True)
    press.lines(60, 96, PROSE)
    assert press.paper().blocks[0].marker == marker


def test_a_bold_word_that_wraps_stays_with_its_sentence(press: Any) -> None:
    press.lines(
        60,
        80,
        [
            PROSE[0][:-4],
            "heard that the matter was urgent and that the report would follow in the autumn.",
        ],
    )
    press.write(60, 108, "ACTION", bold=True)
    press.lines(60, 140, PROSE)
    found = press.paper().blocks
    assert found[0].text.endswith("ACTION")


def test_a_bold_line_after_a_full_line_begins_anew(press: Any) -> None:
    full = "The committee heard of the work of the service in the quarter and was content with all."
    y = press.lines(60, 80, [*PROSE[:2], full])
    press.write(60, y, "OS37. Work programme", bold=True)
    assert [b.text for b in press.paper().blocks][-1] == "OS37. Work programme"
