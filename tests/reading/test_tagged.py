"""A structure tree decides what is what, in which order, and is never trusted blindly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.paper import Block, BlockKind, Paper
from extractor.reading import furniture, glyphs, layout, pdf, pdfium, source, structure
from extractor.reading.coverage import cover

Text = tuple[int | None, float, float, str, str]
"""Marked-content id (None for an artifact), x, y from the foot, font (F1, or F2 in bold), words."""


class Element:
    """An element of a tree; a kid is another one, or page and marked-content id."""

    def __init__(self, role: str, *kids: Any, **attributes: Any) -> None:
        self.role, self.kids, self.attributes = role, kids, attributes


def written(pages: Sequence[Sequence[Text]], root: Any, roles: str = "") -> bytes:
    """Write a tagged PDF by hand; ``root`` is an element, or the raw value of /K."""
    objects: list[bytes] = [b""] * 5
    page_ids = [5 + 2 * i for i in range(len(pages))]
    for texts in pages:
        stream = b"\n".join(_drawn(*text) for text in texts)
        content = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % (len(objects) + 2),
            content,
        ]
    kids = root if isinstance(root, str) else f"[{_element(root, page_ids, objects)} 0 R]"
    objects.append(f"<</Type/StructTreeRoot/K {kids}/RoleMap<<{roles}>>>>".encode())
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>>>" % (
        len(objects)
    )
    listed = " ".join(f"{n + 1} 0 R" for n in page_ids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(pages)}>>".encode()
    objects[2] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
    objects[4] = b"null"
    return _file(objects)


def _drawn(mcid: int | None, x: float, y: float, font: str, words: str) -> bytes:
    tag = "/Artifact BMC" if mcid is None else f"/P <</MCID {mcid}>> BDC"
    return f"{tag} BT /{font} 11 Tf {x} {y} Td ({words}) Tj ET EMC".encode("cp1252")


def _element(one: Element, page_ids: Sequence[int], objects: list[bytes]) -> int:
    kids = []
    for kid in one.kids:
        if isinstance(kid, Element):
            kids.append(f"{_element(kid, page_ids, objects)} 0 R")
        else:
            page, mcid = kid
            kids.append(f"<</Type/MCR/Pg {page_ids[page - 1] + 1} 0 R/MCID {mcid}>>")
    given_ = "".join(f"/{name} {value}" for name, value in one.attributes.items())
    attributes = f"/A<</O/Table{given_}>>" if given_ else ""
    objects.append(f"<</Type/StructElem/S/{one.role}/K[{' '.join(kids)}]{attributes}>>".encode())
    return len(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


Reader = Callable[..., Paper]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Write a tagged PDF and read it."""

    def reading(pages: Sequence[Sequence[Text]], root: Any, roles: str = "") -> Paper:
        path = tmp_path / "tagged.pdf"
        path.write_bytes(written(pages, root, roles))
        return pdf.read(source.identify(path))

    return reading


def text(mcid: int | None, y: float, words: str, x: float = 60, font: str = "F1") -> Text:
    return (mcid, x, y, font, words)


def shown(blocks: Sequence[Block]) -> list[tuple[str, str | None, int, str]]:
    return [(b.kind.value, b.marker, b.depth, b.text) for b in blocks]


def rows(block: Block) -> list[list[str]]:
    assert block.table
    return [[c.text for c in r.cells] for r in (*block.table.header, *block.table.body)]


# ------------------------------------------------------------------- headings, lists, order


def test_tags_give_headings_lists_and_reading_order(read: Reader) -> None:
    page = [
        text(3, 700, "The panel thanked the carers for their work and noted the report."),
        text(0, 740, "Fostering in Ashcombe"),
        text(1, 720, "A summary for members of what was done, and when it was done."),
        text(4, 660, "1.", 60),
        text(5, 660, "That the report be noted.", 90),
        text(6, 640, "a.", 90),
        text(7, 640, "That the plan come back in May.", 120),
    ]
    inner = Element("L", Element("LI", Element("Lbl", (1, 6)), Element("LBody", (1, 7))))
    items = Element("L", Element("LI", Element("Lbl", (1, 4)), Element("LBody", (1, 5), inner)))
    root = Element(
        "Document",
        Element("Heading2", (1, 0)),
        Element("P", (1, 1)),
        Element("Body", (1, 3)),
        items,
    )
    found = read([page], root, "/Body/P/Heading2/H2").blocks
    assert shown(found) == [
        ("heading", None, 0, "Fostering in Ashcombe"),
        ("paragraph", None, 0, "A summary for members of what was done, and when it was done."),
        ("paragraph", None, 0, "The panel thanked the carers for their work and noted the report."),
        ("list-item", "1.", 0, "That the report be noted."),
        ("list-item", "a.", 1, "That the plan come back in May."),
    ]
    assert found[0].level == 2
    assert found[3].lines[0].page == 1


def test_a_paragraph_goes_on_over_a_page(read: Reader) -> None:
    first = [text(0, 60, "The service met its target in each of the months that were asked")]
    last = [text(0, 780, "about, and the panel was glad of it.")]
    found = read([first, last], Element("Document", Element("P", (1, 0), (2, 0)))).blocks
    assert [b.text for b in found] == [
        "The service met its target in each of the months that were asked about, and the panel "
        "was glad of it."
    ]
    assert (found[0].page, found[0].last_page) == (1, 2)


def test_a_title_tagged_last_comes_first(read: Reader) -> None:
    page = [text(0, 600, PROSE[0]), text(1, 780, "Measures of the year", font="F2")]
    root = Element("Document", Element("P", (1, 0)), Element("H1", (1, 1)))
    assert [b.text for b in read([page], root).blocks] == ["Measures of the year", PROSE[0]]


def test_body_text_that_is_tagged_as_a_heading_is_none(read: Reader) -> None:
    words = "The lead officer for early help, the chair of the board and the head of the school"
    page = [text(0, 700, words), text(1, 685, "were in attendance for this part of the meeting.")]
    found = read([page], Element("Document", Element("H1", (1, 0), (1, 1)))).blocks
    assert [b.kind for b in found] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize("role", ["P", "Span", "Quote"])
def test_text_in_elements_of_the_line_is_one_paragraph(read: Reader, role: str) -> None:
    page = [
        text(0, 700, "The rate rose to"),
        text(1, 700, "14%", 160),
        text(2, 700, "in May.", 190),
    ]
    inline = Element("Span", (1, 1)) if role == "P" else Element(role, (1, 1))
    found = read([page], Element("Document", Element("P", (1, 0), inline, (1, 2)))).blocks
    assert [b.text for b in found] == ["The rate rose to 14% in May."]


# ------------------------------------------------------------------------------- tables


def cells(role: str, page: int, *mcids: int, **attributes: Any) -> list[Element]:
    return [Element(role, Element("P", (page, m)), **attributes) for m in mcids]


def test_a_table_over_pages_is_one_without_its_repeated_header(read: Reader) -> None:
    def row(mcid: int | None, y: float, *words: str) -> list[Text]:
        ids = [mcid if mcid is None else mcid + i for i in range(3)]
        return [
            text(m, y, w, 60 + 150 * i) for i, (m, w) in enumerate(zip(ids, words, strict=True))
        ]

    head = ("Measure", "Target", "Actual")
    first = [*row(0, 100, *head), *row(3, 80, "Visits on time", "90%", "88%")]
    last = [*row(None, 780, *head), *row(0, 760, "Plans agreed in the month", "80%", "81%")]
    table = Element(
        "Table",
        Element("TR", *cells("TH", 1, 0, 1, 2)),
        Element("TR", *cells("TD", 1, 3, 4, 5)),
        Element("TR", *cells("TD", 2, 0, 1, 2)),
    )
    (block,) = read([first, last], Element("Document", table)).blocks
    assert rows(block) == [
        ["Measure", "Target", "Actual"],
        ["Visits on time", "90%", "88%"],
        ["Plans agreed in the month", "80%", "81%"],
    ]
    assert block.table and block.table.names == head


def test_a_header_that_a_browser_prints_on_each_page_is_said_once(read: Reader) -> None:
    head = ("Measure", "Target")
    pages = [
        [*[text(i, 700, word, 60 + 250 * i) for i, word in enumerate(head)], *body]
        for body in (
            [text(2, 680, "Visits on time", 60), text(3, 680, "90%", 310)],
            [text(2, 680, "Plans agreed", 60), text(3, 680, "80%", 310)],
        )
    ]
    table = Element(
        "Table",
        Element("TR", *[Element("TH", (1, i), (2, i)) for i in range(2)]),
        *[Element("TR", *cells("TD", page, 2, 3)) for page in (1, 2)],
    )
    (block,) = read(pages, Element("Document", table)).blocks
    assert rows(block) == [list(head), ["Visits on time", "90%"], ["Plans agreed", "80%"]]


def test_spans_put_cells_in_their_columns(read: Reader) -> None:
    page = [
        text(0, 700, "Area", 60),
        text(1, 700, "Visits", 200),
        text(2, 680, "Made", 200),
        text(3, 680, "Missed", 300),
        text(4, 660, "North", 60),
        text(5, 660, "41", 200),
        text(6, 660, "2", 300),
    ]
    table = Element(
        "Table",
        Element("TR", *cells("TH", 1, 0, RowSpan=2), *cells("TH", 1, 1, ColSpan=2)),
        Element("TR", *cells("TH", 1, 2, 3)),
        Element("TR", *cells("TD", 1, 4, 5, 6)),
    )
    (block,) = read([page], Element("Document", table)).blocks
    assert block.table and block.table.columns == 3
    assert block.table.names == ("Area", "Visits Made", "Visits Missed")
    assert [c.column for c in block.table.header[1].cells] == [1, 2]
    assert [r.text(2) for r in block.table.body] == ["2"]


def test_paragraphs_of_a_cell_are_parted_and_a_word_cut_by_its_column_is_whole(
    read: Reader,
) -> None:
    page = [
        text(0, 700, "Reference", 60),
        text(1, 700, "Intervention of the officer", 160),
        text(2, 700, "Owner", 400),
        text(3, 680, "A1", 60),
        text(4, 680, "First point.", 160),
        text(5, 666, "Second point.", 160),
        text(6, 680, "Interven", 400),
        text(6, 666, "tion", 400),
        text(7, 640, "A2", 60),
        text(8, 640, "None.", 160),
        text(9, 640, "Reed", 400),
    ]
    two = Element("TD", Element("P", (1, 4)), Element("P", (1, 5)))
    table = Element(
        "Table",
        Element("TR", *cells("TH", 1, 0, 1, 2)),
        Element("TR", *cells("TD", 1, 3), two, *cells("TD", 1, 6)),
        Element("TR", *cells("TD", 1, 7, 8, 9)),
    )
    (block,) = read([page], Element("Document", table)).blocks
    assert rows(block)[1] == ["A1", "First point.\nSecond point.", "Intervention"]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Element("Table", Element("TR", *cells("TD", 1, 0, 1))), id="one row"),
        pytest.param(
            Element("Table", *(Element("TR", *cells("TD", 1, m)) for m in (0, 1))), id="one column"
        ),
        pytest.param(Element("Table", Element("P", (1, 0)), Element("P", (1, 1))), id="no rows"),
        pytest.param(
            Element("Table", Element("TR", Element("TD", *cells("P", 1, 0, 1)))), id="one cell"
        ),
    ],
)
def test_a_table_that_only_lays_out_text_is_text(read: Reader, table: Element) -> None:
    page = [text(0, 700, "Ask for the clerk to the panel"), text(1, 680, "Telephone the office")]
    found = read([page], Element("Document", table)).blocks
    assert [b.text for b in found] == ["Ask for the clerk to the panel", "Telephone the office"]


def test_a_number_in_a_cell_of_its_own_marks_the_text_beside_it(read: Reader) -> None:
    page = [text(0, 700, "48."), text(1, 700, "The minutes were agreed as a record.", 100)]
    label = Element("L", Element("LI", Element("Lbl", (1, 0)), Element("LBody")))
    row = Element("TR", Element("TD", label), *cells("TD", 1, 1))
    found = read([page], Element("Document", Element("Table", row))).blocks
    assert shown(found) == [("list-item", "48.", 0, "The minutes were agreed as a record.")]


# ------------------------------------------------------------------------- is it to be trusted

PROSE = [
    "Members welcomed the report and asked how the figures had been gathered for it.",
    "They were told that each school had sent its own, and that two were still to come.",
]


def test_a_page_outside_the_tree_is_read_by_its_layout(read: Reader) -> None:
    told = [text(0, 700, PROSE[0])]
    untold = [text(None, 700, "Late item", font="F2"), text(None, 670, PROSE[1])]
    found = read(
        [told, untold, told], Element("Document", Element("P", (1, 0)), Element("P", (3, 0)))
    )
    assert [(b.page, b.text) for b in found.blocks] == [
        (1, PROSE[0]),
        (2, "Late item"),
        (2, PROSE[1]),
        (3, PROSE[0]),
    ]


def test_words_of_a_tree_that_tells_little_are_all_kept(read: Reader) -> None:
    page = [text(0, 700, PROSE[0]), text(7, 660, PROSE[1])]
    found = read([page], Element("Document", Element("P", (1, 0)))).blocks
    assert [b.text for b in found] == PROSE


@pytest.mark.parametrize(
    "kids",
    [
        "null",
        "42",
        "[1 2 3]",
        "(words)",
        "9999 0 R",
        "[2 0 R 1 0 R]",
        "<</S/P/K 1 0 R>>",
        "<</S/P/K<</Type/MCR/MCID 0>>>>",
        "<</S/P/Pg 6 0 R/K[0 0 0 0]>>",
        "<</S 12/Pg (x)/K[<</MCID (a)>>]>>",
        "<</S/P/K" * 300 + " 0" + ">>" * 300,
    ],
)
def test_a_broken_tree_loses_no_words(read: Reader, kids: str) -> None:
    page = [text(0, 700, PROSE[0]), text(1, 660, PROSE[1])]
    found = read([page], kids)
    assert [b.text for b in found.blocks] == PROSE
    assert found.problems == ()


def test_a_tree_that_bites_its_tail_ends(tmp_path: Path) -> None:
    path = tmp_path / "cycle.pdf"
    # object 8 is the root of the tree
    data = written([[text(0, 700, PROSE[0])]], "[<</S/Sect/K[8 0 R <</S/P/Pg 6 0 R/K 0>>]>>]")
    path.write_bytes(data)
    tree = structure.read(path)
    assert tree and list(tree.marks()) == [(1, 0)]
    assert [b.text for b in pdf.read(source.identify(path)).blocks] == [PROSE[0]]


VALUES = st.recursive(
    st.sampled_from(["0", "1", "7", "null", "(a)", "/P", "6 0 R", "8 0 R", "9 0 R", "1 0 R"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda v: f"[{' '.join(v)}]"),
        st.tuples(
            st.sampled_from(["P", "L", "LI", "Table", "TR", "TD", "H1", "Figure"]), inner
        ).map(lambda v: f"<</S/{v[0]}/Pg 6 0 R/K {v[1]}>>"),
    ),
    max_leaves=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VALUES)
def test_whatever_the_tree_every_word_is_given_once(read: Reader, kids: str) -> None:
    page = [text(0, 700, "Apples were counted."), text(1, 660, "Pears were not.")]
    words = " ".join(b.text for b in read([page], kids).blocks).split()
    assert sorted(words) == ["Apples", "Pears", "counted.", "not.", "were", "were"]


# ---------------------------------------------------------------------------- real papers


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    ["bcp/bcp-childrens-kpi-2023-24-q3", "kent/Appendix B - Devolution Framework 2024"],
)
def test_the_tree_speaks_for_real_papers(shared: Path, name: str) -> None:
    path = shared / "papers" / f"{name}.pdf"
    document = pypdfium2.PdfDocument(path)
    try:
        handle = pdfium.handle(document.raw)
        drafts = [layout.draft(glyphs.sheet(handle, i)) for i in range(len(document))]
    finally:
        document.close()
    furniture.sift(drafts)
    tree = structure.read(path)
    assert tree
    assert cover(tree, drafts).pages == {d.sheet.number for d in drafts}
