"""What is not for the public is marked where the paper says so, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.contract import as_json
from extractor.pipeline import extract
from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    Evidence,
    Extraction,
    Furniture,
    ItemKind,
    Page,
    Paper,
    Row,
    Table,
)
from extractor.segmenting.exempt import exemption, is_mark, is_resolution, mark_exempt, words
from extractor.segmenting.printed import printed_lines

MARKS = [
    "NOT FOR PUBLICATION",
    "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the Act",
    "Not for publication: paragraph 3",
    "*NOT FOR PUBLICATION - EXEMPT INFORMATION*",
    "This report is not for publication because it contains exempt information",
    "EXEMPT – Paragraph 3",
    "Exempt information: paragraphs 1 and 2 of Schedule 12A",
    "Exempt under paragraph 4",
    "RESTRICTED by virtue of paragraph 14 of Part 4 of Schedule 12A",
    "This report contains exempt information as defined in paragraph 6 of Schedule 7A",
    "EXEMPT: Yes",
    "Classification: Exempt (paragraph 5)",
]

# Of ordinary papers.
NO_MARKS = [
    "This report contains no exempt information.",
    "This report does not contain exempt information as defined in paragraph 3 of Schedule 12A",
    "EXEMPT: No",
    "Exempt information: none under paragraph 3",
    "NOT FOR PUBLICATION: No",
    "Not for publication: Appendix B, by virtue of paragraph 3",
    "Appendix B is exempt by virtue of paragraph 3 of Part 1 of Schedule 12A",
    "Exempt accommodation",
    "Exempt from council tax are students and care leavers",
    "Confidential waste is collected on Mondays",
    "Private rented housing: paragraph 3 of the strategy",
    "Whether this report is exempt under paragraph 3 is for the committee",
    "The exempt appendix sets out the tenders",
    "Classification: Public",
    "For publication",
    "NOT FOR PUBLICATION if the committee so resolves",
]


@pytest.mark.parametrize("line", MARKS)
def test_a_mark(line: str) -> None:
    assert is_mark(line)


@pytest.mark.parametrize("line", NO_MARKS)
def test_no_mark(line: str) -> None:
    assert not is_mark(line)


# What is printed, the schedule and the paragraphs of it.
NAMED = [
    ("by virtue of paragraph 3 of Part 1 of Schedule 12A", "12A", ("3",)),
    ("paragraphs 1, 2 and 5 of Part 1 of Schedule 12 (A)", "12A", ("1", "2", "5")),
    ("paragraphs 1 to 3", None, ("1", "2", "3")),
    ("paragraph(s) 18a of Part 4 of Schedule 12A", "12A", ("18a",)),
    ("paras 6 & 9 of Part 1 of Schedule 7A to the Act of 1973", "7A", ("6", "9")),
    ("Paragraph 3 - 2 tenders were received", None, ("3",)),
    ("NOT FOR PUBLICATION", None, ()),
]


@pytest.mark.parametrize(("words", "schedule", "paragraphs"), NAMED)
def test_paragraphs(words: str, schedule: str | None, paragraphs: tuple[str, ...]) -> None:
    found = exemption(words, Evidence(words))
    assert (found.schedule, found.paragraphs) == (schedule, paragraphs)


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Exclusion of Press and Public", True),
        ("EXCLUSION OF THE PUBLIC AND PRESS", True),
        ("Exempt Information", True),
        ("Motion to Exclude the Press and Public", True),
        ("School Exclusions", False),
        ("Exempt Report: Lease of the Quay", False),
    ],
)
def test_resolutions(title: str, *, is_one: bool) -> None:
    assert is_resolution(title) is is_one


AGENDA = """Westmere Borough Council

Quay Committee

Date: Tuesday 4 February 2031

Time: 6.00 pm

AGENDA

1. Apologies for absence

2. Declarations of interests

3. Ferry Performance

{public}

4. Exclusion of Press and Public

{resolved}

5. Lease of the Boathouse

{below}

6. Renewal of the Slipway Contract
"""

RESOLVED = (
    "That the public be excluded from the meeting for the following items of business, as they "
    "involve the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of "
    "Schedule 12A to the Local Government Act 1972."
)
PERHAPS = (
    "Should the Committee wish to discuss exempt appendices, to resolve that the public be "
    "excluded for the following items under paragraph 3 of Schedule 12A."
)
BELOW = "Not for publication by virtue of paragraph 4 of Part 1 of Schedule 12A"

# What the agenda prints, and the paragraphs of each item that is exempt.
AGENDAS = [
    ({}, {}),
    ({"resolved": RESOLVED}, {"5": ("3",), "6": ("3",)}),
    ({"resolved": RESOLVED, "below": BELOW}, {"5": ("4",), "6": ("3",)}),
    ({"resolved": PERHAPS}, {}),
    ({"below": BELOW}, {"5": ("4",)}),
    ({"public": "This report contains no exempt information."}, {}),
    ({"public": "PART II – EXEMPT ITEMS"}, {"5": (), "6": ()}),
    ({"resolved": "EXEMPT ITEMS", "below": "UNRESTRICTED ITEMS"}, {"5": ()}),
]


def test_a_row_whose_label_might_be_a_number() -> None:
    """Found in packs of a Scottish house: "EXEMPT" beside "Yes" was read as the row's number."""
    row = Row((Cell(text="EXEMPT", column=0), Cell(text="Yes, by paragraph 6", column=1)))
    block = Block(text="", kind=BlockKind.TABLE, table=Table((), (row,), 2))
    [line] = printed_lines([block])
    assert words(line) == "EXEMPT: Yes, by paragraph 6"
    assert is_mark(words(line))


def read(path: Path, text: str) -> Extraction:
    """A paper of text."""
    path.write_text(text)
    return extract(path)


@pytest.mark.parametrize(("printed", "paragraphs"), AGENDAS)
def test_agendas(
    tmp_path: Path, printed: dict[str, str], paragraphs: dict[str, tuple[str, ...]]
) -> None:
    blank = {
        "public": "",
        "resolution": "Exclusion of Press and Public",
        "resolved": "",
        "below": "",
    }
    found = read(tmp_path / "agenda.txt", AGENDA.format(**(blank | printed)))
    assert [item.number for item in found.items if item.number] == ["1", "2", "3", "4", "5", "6"]
    exempt = {item.number: item.exempt[0].paragraphs for item in found.items if item.exempt}
    assert exempt == paragraphs


REPORT = """Westmere Borough Council

Report to: Quay Committee

Date: 4 February 2031

{mark}

Subject: Lease of the Boathouse

1. Purpose

The boathouse is let to a club. The lease ends in March.
"""


@pytest.mark.parametrize(
    ("mark", "schedule"),
    [
        ("NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A", "12A"),
        ("Not for publication: paragraph 6 of Part 1 of Schedule 7A", "7A"),
        ("This report contains no exempt information.", None),
    ],
)
def test_reports_alone(tmp_path: Path, mark: str, schedule: str | None) -> None:
    found = read(tmp_path / "report.txt", REPORT.format(mark=mark))
    exempt = [each for item in found.items for each in item.exempt]
    assert [each.schedule for each in exempt] == ([schedule] if schedule else [])
    for each in exempt:
        start, end = each.evidence.offset or (0, 0)
        assert found.paper.text[start:end] == each.evidence.text == mark


def test_pages() -> None:
    """Those of an exempt item, and those that bear a mark at their head."""
    borne = Furniture("header", "NOT FOR PUBLICATION – Paragraph 3")
    plain = Furniture("header", "Quay Committee")
    pages = tuple(
        Page(n, 595, 842, chars=900, furniture=(borne if n == 5 else plain,)) for n in range(1, 6)
    )
    title = "Lease of the Boathouse (Exempt – Paragraph 3)"
    items = (
        AgendaItem("item-1", "agenda", "1", "Ferry Performance", ItemKind.REPORT, 1, 2),
        AgendaItem("item-2", "agenda", "2", title, ItemKind.REPORT, 3, 4),
    )
    marked = mark_exempt(Paper("", "", "", pages=pages), items, (), ())
    assert [bool(item.exempt) for item in marked.items] == [False, True]
    assert [page.number for page in marked.pages if page.exempt] == [3, 4, 5]


MARK = "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A"

# The lines of each page of a pack.
PAGES = [
    [
        "Westmere Borough Council",
        "Quay Committee",
        "Tuesday 4 February 2031",
        "AGENDA",
        "1. Apologies for absence",
        "2. Ferry Performance (Pages 2 - 4)",
        "3. Exclusion of Press and Public",
        "4. Lease of the Boathouse (Pages 5 - 6)",
    ],
    [
        "Agenda Item 2",
        "Report to: Quay Committee",
        "Subject: Ferry Performance",
        "The ferries were late on five days. This report contains no exempt information.",
    ],
    [MARK, "What the yard asks for each ferry is set out here."],
    ["The ferries were late in fog, and once for want of a crew."],
    [
        MARK,
        "Agenda Item 4",
        "Report to: Quay Committee",
        "Subject: Lease of the Boathouse",
        "The lease ends in March.",
    ],
    [MARK, "The club has offered less than was hoped."],
]


def test_a_pack(tmp_path: Path) -> None:
    """An item whose paper is marked, and one page of a report that is not."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    drawn = canvas.Canvas(str(tmp_path / "pack.pdf"))
    for number, lines in enumerate(PAGES, 1):
        for place, line in enumerate(lines):
            drawn.drawString(72, 780 - 26 * place, line)
        drawn.drawString(290, 30, f"Page {number}")
        drawn.showPage()
    drawn.save()
    found = extract(tmp_path / "pack.pdf")
    exempt = [(item.number, each) for item in found.items for each in item.exempt]
    assert [number for number, _ in exempt] == ["4"]
    said = exempt[0][1]
    assert (said.schedule, said.paragraphs) == ("12A", ("3",))
    assert (said.evidence.page, said.evidence.text) == (5, MARK)
    assert [page.number for page in found.paper.pages if page.exempt] == [3, 5, 6]
    assert as_json(found)["paper"]["pages_exempt"] == [3, 5, 6]
