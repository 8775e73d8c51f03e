"""Ruled tables: cells, spans, bands, headers, and rows that a page break splits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.paper import Block, Paper

Rows = Callable[[Block], list[list[str]]]

XS = [50, 130, 330, 430, 545]
HEAD = ["Minute", "Action", "Owner", "Due"]


def tables(paper: Paper) -> list[Block]:
    return [b for b in paper.blocks if b.table]


def test_cells_stand_in_their_columns(press: Any, rows_of: Rows) -> None:
    press.grid(XS, [80, 100, 120, 140])
    press.row(XS, 94, HEAD, bold=True)
    press.row(XS, 114, ["12.", "Share the plan", "", "June"])
    press.row(XS, 134, ["", "Write to schools", "Ann Reed", ""])
    (found,) = tables(press.paper())
    assert rows_of(found) == [
        HEAD,
        ["12.", "Share the plan", "", "June"],
        ["", "Write to schools", "Ann Reed", ""],
    ]
    assert found.table is not None
    assert len(found.table.header) == 1
    assert found.table.names == ("Minute", "Action", "Owner", "Due")


def test_thin_boxes_are_rules(press: Any, rows_of: Rows) -> None:
    for y in (80, 100, 120):
        press.shade(50, y, 250, y + 0.5, grey=0)
    for x in (50, 150, 250):
        press.shade(x, 80, x + 0.5, 120, grey=0)
    press.row([50, 150], 94, ["Wards", "All"])
    press.row([50, 150], 114, ["Status", "Public"])
    assert rows_of(tables(press.paper())[0]) == [["Wards", "All"], ["Status", "Public"]]


def test_rules_inside_forms_are_found(press: Any, rows_of: Rows) -> None:
    canvas = press.canvas
    canvas.beginForm("frame")
    for x in (0, 50, 100):
        canvas.line(x, 0, x, 20)
    for y in (0, 10, 20):
        canvas.line(0, y, 100, y)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(50, 842 - 120)
    canvas.scale(2, 2)
    canvas.doForm("frame")
    canvas.restoreState()
    press.row([50, 150], 94, ["Wards", "All"])
    press.row([50, 150], 114, ["Status", "Public"])
    assert rows_of(tables(press.paper())[0]) == [["Wards", "All"], ["Status", "Public"]]


def test_merged_cells_span_and_bands_stay(press: Any) -> None:
    xs, ys = [50, 150, 250, 350], [80, 100, 120, 140, 160]
    for y in ys:
        press.rule(50, y, 350, y)
    press.rule(50, 80, 50, 160)
    press.rule(350, 80, 350, 160)
    for x in (150, 250):
        press.rule(x, 80, x, 100)
        press.rule(x, 120, x, 140)
    press.rule(150, 140, 150, 160)
    press.row(xs, 94, ["Subject", "Purpose", "Lead"], bold=True)
    press.write(54, 114, "7 February 2030", 10)
    press.row(xs, 134, ["Homes", "Review", "Ann Reed"])
    press.row(xs, 154, ["Schools", "To be agreed by all"])
    table = tables(press.paper())[0].table
    assert table is not None
    assert table.body[0].band is not None
    assert table.body[0].band.text == "7 February 2030"
    assert [c.col_span for c in table.body[2].cells] == [1, 2]
    assert table.body[2].text(2) == "To be agreed by all"


def test_a_cell_over_two_rows_stands_in_its_first(press: Any) -> None:
    press.rule(50, 80, 250, 80)
    press.rule(150, 100, 250, 100)
    press.rule(50, 120, 250, 120)
    for x in (50, 150, 250):
        press.rule(x, 80, x, 120)
    press.row([50, 150], 94, ["Visits", "Q1 91%"])
    press.row([150], 114, ["Q2 93%"])
    table = tables(press.paper())[0].table
    assert table is not None
    assert table.body[0].cells[0].row_span == 2
    assert [c.column for c in table.body[1].cells] == [1]


def test_labels_and_values_have_no_header(press: Any) -> None:
    xs, ys = [50, 180, 545], [80, 100, 120, 140]
    press.grid(xs, ys)
    for y, label, value in [
        (94, "Report subject", "Places"),
        (114, "Status", "Public"),
        (134, "Wards", "All"),
    ]:
        press.write(54, y, label, 10, bold=True)
        press.write(184, y, value, 10)
    table = tables(press.paper())[0].table
    assert table is not None
    assert table.header == ()
    assert table.body[0].text(1) == "Places"


def test_shading_tells_a_header_but_not_stripes(press: Any) -> None:
    press.shade(50, 80, 545, 100, grey=0.6)
    press.shade(50, 120, 545, 140, grey=0.9)
    press.grid(XS, [80, 100, 120, 140])
    for y, cells in [(94, HEAD), (114, ["1", "a", "b", "c"]), (134, ["2", "d", "e", "f"])]:
        press.row(XS, y, cells)
    table = tables(press.paper())[0].table
    assert table is not None
    assert [r.text(1) for r in table.header] == ["Action"]
    assert [r.text(0) for r in table.body] == ["1", "2"]


def test_paragraphs_of_a_cell_are_parted_and_wraps_are_not(press: Any) -> None:
    press.grid([50, 150, 330], [80, 160])
    press.row([50, 150], 94, ["Homes", "Decision made: to share the plan|with all members soon|"
                              "Action: done"])  # fmt: skip
    (found,) = tables(press.paper())
    assert found.table is not None
    assert found.table.body[0].text(1) == (
        "Decision made: to share the plan with all members soon\nAction: done"
    )


@pytest.mark.parametrize(
    ("elsewhere", "joined"), [("the Intervention was", "Intervention"), ("", "Intervention")]
)
def test_a_word_that_a_narrow_column_broke_is_whole(
    press: Any, rows_of: Rows, elsewhere: str, joined: str
) -> None:
    press.write(50, 60, elsewhere)
    width = press.canvas.stringWidth("Interventio", "Helvetica", 10) + 8
    press.grid([50, 50 + width, 300], [80, 130])
    press.row([50, 50 + width], 94, ["Interventio|n Level", "90"])
    assert rows_of(tables(press.paper())[-1]) == [[f"{joined} Level", "90"]]


def two_pages(press: Any, above: list[str], below: list[str], head: bool = True) -> Paper:
    press.grid(XS, [700, 720, 740, 764, 776])
    press.row(XS, 714, HEAD, bold=True)
    press.row(XS, 734, ["11.", "Ask the board", "Sam Poole", "May"])
    press.row(XS, 756, ["12.", "Bring a report", "Sam Poole", "May"])
    press.row(XS, 773, above)
    press.turn_page()
    top = 80
    if head:
        press.grid(XS, [80, 100])
        press.row(XS, 94, HEAD, bold=True)
        top = 100
    press.grid(XS, [top, top + 20, top + 40])
    press.row(XS, top + 14, below)
    press.row(XS, top + 34, ["14.", "Visit a home", "Ann Reed", "July"])
    paper: Paper = press.paper()
    return paper


@pytest.mark.parametrize("head", [True, False])
def test_a_row_cut_by_the_page_is_one_row(press: Any, rows_of: Rows, head: bool) -> None:
    above = ["13.", "Write to the minister about the new", "Ann Reed", "June"]
    (found,) = tables(two_pages(press, above, ["", "duty on schools", "", ""], head))
    assert rows_of(found) == [
        HEAD,
        ["11.", "Ask the board", "Sam Poole", "May"],
        ["12.", "Bring a report", "Sam Poole", "May"],
        ["13.", "Write to the minister about the new duty on schools", "Ann Reed", "June"],
        ["14.", "Visit a home", "Ann Reed", "July"],
    ]
    assert (found.page, found.last_page) == (1, 2)


def test_a_row_cut_beside_a_merged_cell_is_one_row(press: Any, rows_of: Rows) -> None:
    press.grid(XS[1:], [716, 736, 756, 776])
    press.grid(XS[:2], [716, 736, 776])
    press.row(XS, 730, HEAD, bold=True)
    press.row(XS, 750, ["May", "Bring a report", "Sam Poole", "May"])
    press.row(XS, 773, ["", "Write to the minister about the new", "Ann Reed", "June"])
    press.turn_page()
    press.grid(XS[1:], [80, 100, 120, 140])
    press.grid(XS[:2], [80, 100, 140])
    press.row(XS, 94, HEAD, bold=True)
    press.row(XS, 114, ["", "duty on schools", "", ""])
    press.row(XS, 134, ["", "Visit a home", "Ann Reed", "July"])
    (found,) = tables(press.paper())
    assert [row[-3] for row in rows_of(found)[1:]] == [
        "Bring a report",
        "Write to the minister about the new duty on schools",
        "Visit a home",
    ]


def test_rows_that_begin_on_the_next_page_are_their_own(press: Any, rows_of: Rows) -> None:
    above = ["13.", "Write to the minister.", "Ann Reed", "June"]
    (found,) = tables(two_pages(press, above, ["13a.", "Ask schools", "Ann Reed", "June"]))
    assert rows_of(found)[-2] == ["13a.", "Ask schools", "Ann Reed", "June"]


def test_a_grouped_row_under_an_empty_lead_is_not_joined(press: Any, rows_of: Rows) -> None:
    press.grid(XS, [700, 720, 740, 760, 776])
    press.row(XS, 714, HEAD, bold=True)
    press.row(XS, 734, ["12.", "Share the plan.", "", ""])
    press.row(XS, 754, ["", "Share the data.", "", ""])
    press.row(XS, 773, ["13.", "Ask for news.", "", ""])
    press.turn_page()
    press.grid(XS, [80, 100, 120])
    press.row(XS, 94, HEAD, bold=True)
    press.row(XS, 114, ["", "Write to schools.", "", ""])
    (found,) = tables(press.paper())
    assert [row[1] for row in rows_of(found)[1:]] == [
        "Share the plan.",
        "Share the data.",
        "Ask for news.",
        "Write to schools.",
    ]


def test_the_same_header_over_other_widths_is_the_same_table(press: Any, rows_of: Rows) -> None:
    other = [50, 200, 300, 400, 545]
    press.grid(XS, [80, 100, 120])
    press.row(XS, 94, HEAD, bold=True)
    press.row(XS, 114, ["1.", "First", "", ""])
    press.grid(other, [150, 170, 190])
    press.row(other, 164, HEAD, bold=True)
    press.row(other, 184, ["2.", "Second", "", ""])
    (found,) = tables(press.paper())
    assert [row[0] for row in rows_of(found)] == ["Minute", "1.", "2."]


def test_words_between_part_two_tables(press: Any) -> None:
    press.grid(XS, [80, 100, 120])
    press.row(XS, 94, HEAD, bold=True)
    press.row(XS, 114, ["1.", "First", "", ""])
    press.write(50, 140, "Appendix two holds the rest of them.")
    press.grid(XS, [150, 170, 190])
    press.row(XS, 164, HEAD, bold=True)
    press.row(XS, 184, ["2.", "Second", "", ""])
    assert len(tables(press.paper())) == 2


def test_an_open_table_is_closed_at_the_page_foot(press: Any, rows_of: Rows) -> None:
    for y in (700, 720):
        press.rule(XS[0], y, XS[-1], y)
    for x in XS:
        press.rule(x, 700, x, 776)
    press.row(XS, 714, ["1.", "First", "Ann Reed", "May"])
    press.row(XS, 734, ["2.", "Second line|third line|fourth line|fifth", "", ""])
    press.turn_page()
    press.rule(XS[0], 110, XS[-1], 110)
    for x in XS:
        press.rule(x, 80, x, 110)
    press.row(XS, 94, ["", "and the last one", "", ""])
    (found,) = tables(press.paper())
    assert len(rows_of(found)) == 2
    assert rows_of(found)[1][1].replace("\n", " ").endswith("fifth and the last one")


def test_boxed_text_is_text(press: Any) -> None:
    press.grid([50, 545], [80, 130])
    press.write(60, 100, "This report is for decision.")
    found = press.paper().blocks
    assert [b.text for b in found] == ["This report is for decision."]
    assert found[0].table is None


def test_words_that_run_up_a_header_cell_keep_their_order(press: Any, rows_of: Rows) -> None:
    press.grid([50, 90, 250], [80, 200, 220])
    press.canvas.saveState()
    press.canvas.translate(70, 842 - 190)
    press.canvas.rotate(90)
    press.canvas.setFont("Helvetica", 10)
    press.canvas.drawString(0, 0, "Quarter three target")
    press.canvas.restoreState()
    press.row([90], 94, ["Measure of visits"])
    press.row([50, 90], 214, ["90%", "Visits made in time to homes"])
    assert rows_of(tables(press.paper())[0])[0] == ["Quarter three target", "Measure of visits"]


def test_bold_and_plain_paragraphs_of_a_cell_stay_apart(press: Any, rows_of: Rows) -> None:
    press.grid([50, 250, 400], [80, 120])
    press.write(54, 94, "Custody and visiting in the year 2023", 10, bold=True)
    press.write(54, 106, "Yearly assurance of detention", 10)
    press.write(254, 94, "Ann Reed", 10)
    assert rows_of(tables(press.paper())[0]) == [
        ["Custody and visiting in the year 2023\nYearly assurance of detention", "Ann Reed"]
    ]
