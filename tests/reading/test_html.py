"""Web pages of committee systems become blocks, without the site around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import Unreadable, read
from extractor.reading.elements import blocks_of
from extractor.reading.html import content, parsed
from extractor.reading.passages import lay
from extractor.records import Block, BlockKind, Table


def blocks(markup: str) -> tuple[Block, ...]:
    """The blocks of a page or a piece of one."""
    page = parsed(markup)
    return () if page is None else lay(blocks_of(content(page)))


def shape(markup: str) -> list[tuple[str, str | None, str]]:
    """Each block's kind, marker and words."""
    return [(b.kind.value, b.marker, b.text) for b in blocks(markup)]


AGENDA = """<!DOCTYPE html><html><head>
<title>Agenda for Cabinet on Tuesday, 5th March, 2030, 10.00 am | Northmere Council</title>
<script>track()</script><style>p {}</style></head><body class="mgBody">
<div class="cookieBanner"><p>We use cookies.</p></div>
<nav><ul><li>Home</li></ul></nav>
<div id="modgov"><div class="mgContent">
<h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Cabinet - Tuesday, 5th March, 2030 10.00 am</h2>
<ul class="mgActionList"><li><a href="x">Agenda frontsheet PDF 132 KB</a></li></ul>
<p><span class="mgLabel">Venue:</span> Town Hall, Northmere</p><p><a>View directions</a></p>
<table class="mgItemTable" summary="Table of agenda items">
<tr><th class="mgHide">No.</th><th class="mgHide">Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">4.</p></td>
<td><p class="mgAiTitleTxt">Heating scheme <img alt="pdf"> PDF 500 KB</p>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">To consider <b>the</b>
 scheme.</p></div></div>
<p class="mgSubItemTitleTxt">Additional documents:</p>
<ul class="mgBulletList"><li><a>Appendix 1</a>, <span>PDF 82 KB</span></li></ul>
<p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>Councillor Reed introduced the report.</p>
<p><b>RESOLVED</b> – That the scheme be approved.</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">5a</p></td>
<td><p class="mgAiTitleTxt">Any other business</p></td></tr>
</table></div></div><footer>Contact us</footer></body></html>"""


def test_an_agenda_page() -> None:
    assert shape(AGENDA) == [
        ("heading", None, "Agenda and minutes"),
        ("heading", None, "Cabinet - Tuesday, 5th March, 2030 10.00 am"),
        ("paragraph", None, "Venue: Town Hall, Northmere"),
        ("heading", "4.", "Heating scheme"),
        ("paragraph", None, "To consider the scheme."),
        ("heading", None, "Additional documents:"),
        ("list-item", "•", "Appendix 1,"),
        ("heading", None, "Minutes:"),
        ("paragraph", None, "Councillor Reed introduced the report."),
        ("paragraph", None, "RESOLVED – That the scheme be approved."),
        ("heading", "5a", "Any other business"),
    ]


def test_a_page_tells_its_title(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(AGENDA)
    paper = read(path)
    assert paper.title and paper.title.startswith("Agenda for Cabinet on Tuesday")
    assert (paper.media_type, paper.reader, paper.pages) == ("text/html", "html", ())
    assert all(b.lines == () for b in paper.blocks)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one<br>two</p>", [("paragraph", None, "one\ntwo")]),
        ("<p>one<br><br>two</p>", [("paragraph", None, "one"), ("paragraph", None, "two")]),
        (
            "<div>one<p>two</p>three</div>",
            [("paragraph", None, t) for t in ("one", "two", "three")],
        ),
        ("<p>5&nbsp;% of\n the “total”</p>", [("paragraph", None, '5 % of the "total"')]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [("list-item", "•", t) for t in "abc"]),
        (
            "<ol type=a start=3><li>x<li>y</ol>",
            [("list-item", "c.", "x"), ("list-item", "d.", "y")],
        ),
        ("<ol><li>x<li value=7>y</ol>", [("list-item", "1.", "x"), ("list-item", "7.", "y")]),
        ("<ul><li>(a) note it</ul>", [("list-item", "(a)", "note it")]),
        (
            "<ol><li><p>x</p><p>more</p></ol>",
            [("list-item", "1.", "x"), ("paragraph", None, "more")],
        ),
        ("<p>2. The count rose in May.</p>", [("list-item", "2.", "The count rose in May.")]),
        ("<p>·&nbsp;&nbsp; Flood walls</p>", [("list-item", "·", "Flood walls")]),
        ("<p><strong>Voting record</strong></p>", [("heading", None, "Voting record")]),
        ("<h3>7. Budget</h3>", [("heading", "7.", "Budget")]),
        ("<p>45%<sup>2</sup> on the 1<sup>st</sup></p>", [("paragraph", None, "45% on the 1st")]),
        ("<p>now <s>45%</s> 46%</p>", [("paragraph", None, "now 46%")]),
        ("<p>a <span style='display:none'>b</span>c</p>", [("paragraph", None, "a c")]),
        ("<p hidden>a</p><p aria-hidden=true>b</p>", [("paragraph", None, "b")]),
        ("<p>Back to top</p><p>Budget (PDF, 1.2 MB)</p>", [("paragraph", None, "Budget")]),
    ],
)
def test_pieces_of_pages(markup: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert shape(markup) == expected


def test_lists_know_how_deep_they_are() -> None:
    nested = "<ul><li>a<ol><li>b<ul><li>c</ul></ol><li>d</ul>"
    assert [b.depth for b in blocks(nested)] == [0, 1, 2, 0]
    pasted = "<p style='margin-left:72.0pt'>· deep</p><p style='margin-left:36.0pt'>· flat</p>"
    assert [b.depth for b in blocks(pasted)] == [1, 0]


def test_bold_words_are_marked() -> None:
    (block,) = blocks("<p>The <b>Panel</b> <span style='font-weight:700'>agreed</span> it.</p>")
    assert [block.text[start:end] for start, end in block.bold] == ["Panel agreed"]


TABLE = """<table><caption>Homes</caption>
<thead><tr><th rowspan=2>Measure</th><th colspan=2>2030</th></tr>
<tr><th>Q1</th><th>Q2</th></tr></thead>
<tr><td rowspan=2>Built</td><td>12<br>(was 11)</td><td><p>14</p><p>late</p></td></tr>
<tr><td>3</td></tr>
<tr><td colspan=3>Leaving care</td></tr></table>"""


def the_table(markup: str) -> Table:
    """The one table of a page."""
    (table,) = (b.table for b in blocks(markup) if b.table)
    return table


def test_tables_keep_their_spans() -> None:
    table = the_table(TABLE)
    assert table.columns == 3
    assert table.names == ("Measure", "2030 Q1", "2030 Q2")
    built, rest, band = table.body
    assert [(c.column, c.text, c.row_span) for c in built.cells] == [
        (0, "Built", 2),
        (1, "12\n(was 11)", 1),
        (2, "14\nlate", 1),
    ]
    assert [(c.column, c.text) for c in rest.cells] == [(1, "3"), (2, "")]
    assert band.band and band.band.col_span == 3
    assert blocks(TABLE)[0].text == "Homes"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>Agenda</td></tr></table>",
        "<table role=presentation><tr><td>Agenda</td><td></td></tr></table>",
        "<table><tr><td><h2>Agenda</h2></td><td></td></tr></table>",
    ],
)
def test_tables_that_only_lay_out_the_page(markup: str) -> None:
    assert [b.text for b in blocks(markup)] == ["Agenda"]


def test_absurd_spans_are_bounded() -> None:
    rows = "<tr><td colspan=99999 rowspan=99999>a</td><td>b</td></tr><tr><td>c</td></tr>"
    assert the_table(f"<table>{rows}</table>").columns <= 200


def test_nothing_is_fetched_and_no_entity_expands(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<html><body><p>Agenda &x;</p><p>Panel</p></body></html>"
    )
    assert Path("/etc/hostname").read_text().strip() not in read(path).text


def test_depth_is_bounded() -> None:
    assert blocks("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>flat</p>") is not None


def test_a_page_without_words(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("<html><body><nav>Home</nav></body></html>")
    with pytest.raises(Unreadable, match="holds no words"):
        read(path)


NAMES = ("p", "b", "br", "ul", "ol", "li", "table", "tr", "td", "th", "h2", "div", "sup", "s")
tags = st.sampled_from(NAMES)
piece = st.one_of(
    st.text(st.sampled_from("ab 1.•&;"), max_size=6),
    tags.map(lambda tag: f"<{tag}>"),
    tags.map(lambda tag: f"</{tag}>"),
)


@given(st.lists(piece, max_size=40).map("".join))
def test_offsets_show_the_words(markup: str) -> None:
    found = blocks(f"<body>{markup}")
    plain = "".join(f"{b.text}\n" for b in found)
    for block in found:
        assert plain[block.offset : block.offset + len(block.text)] == block.text
        rows = block.table.header + block.table.body if block.table else ()
        for cell in (c for row in rows for c in row.cells):
            assert plain[cell.offset : cell.offset + len(cell.text)] == cell.text


@pytest.mark.shared
def test_a_real_item_page_and_its_text_say_the_same(shared: Path) -> None:
    folder = shared / "papers/kirklees"
    page, text = (read(next(folder.glob(f"*.{kind}"))) for kind in ("html", "txt"))
    items = [[b.text for b in p.blocks if b.kind is BlockKind.LIST_ITEM] for p in (page, text)]
    assert items[0] == items[1]
