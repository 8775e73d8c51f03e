"""Word documents become blocks with the labels and spans that Word prints."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import Unreadable, read
from extractor.reading import docx as reader
from extractor.records import Block, BlockKind, Paper, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:w="{W}" xmlns:mc="{MC}"'

STYLES = f"""<w:styles {NAMES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Own"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Numbered"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/>
</w:style></w:styles>"""


def level(depth: int, style: str, text: str, start: int = 1) -> str:
    """One level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = f"""<w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}
{level(2, "lowerLetter", "(%3)")}{level(3, "upperRoman", "%4.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "")}{level(1, "bullet", "o")}
{level(2, "none", "")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="48"/></w:lvlOverride></w:num></w:numbering>"""


def document(path: Path, body: str, **parts: str) -> Path:
    """A DOCX file with this body."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/styles.xml", parts.get("styles", STYLES))
        package.writestr("word/numbering.xml", parts.get("numbering", NUMBERING))
        package.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
    return path


Reader = Callable[[str], Paper]


@pytest.fixture
def paper(tmp_path: Path) -> Reader:
    """Reads a document with a given body."""
    return lambda body: read(document(tmp_path / "report", body))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph; ``listed`` gives the list's id and the depth."""
    numbered = ""
    if listed:
        numbered = f'<w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{styled}<w:numPr>{numbered}</w:numPr></w:pPr>{words}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(
        c if c.startswith("<w:p>") or c.startswith("<w:tbl>") else para(c) for c in content
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def shape(blocks: tuple[Block, ...]) -> list[tuple[str, str | None, str]]:
    """Each block's kind, marker and words."""
    return [(b.kind.value, b.marker, b.text) for b in blocks]


LONG = "The service moved to new rooms and saw more young people than in any year before."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (para("Background", style="H2"), (2, None, "Background")),
        (para("Background", style="Sub"), (2, None, "Background")),
        (para("4. Budget", style="H2"), (2, "4.", "Budget")),
        (para(run("Annual report", '<w:sz w:val="36"/>')) + para(LONG), (1, None, "Annual report")),
        (para(run("Annual report", '<w:sz w:val="26"/>')) + para(LONG), (2, None, "Annual report")),
        (para(run("Voting record", "<w:b/>")) + para(LONG), (4, None, "Voting record")),
        (
            para(run("Minutes of the Panel", "<w:caps/>")) + para(LONG),
            (3, None, "MINUTES OF THE PANEL"),
        ),
    ],
)
def test_headings(paper: Reader, body: str, expected: tuple[int, str | None, str]) -> None:
    first = paper(body).blocks[0]
    assert first.kind is BlockKind.HEADING
    assert (first.level, first.marker, first.text) == expected


def test_long_or_plain_paragraphs_are_no_headings(paper: Reader) -> None:
    body = para(LONG * 4, style="H2") + para("Cllr A Reed") + para(run("ACTION", "<w:b/>"))
    assert [b.kind for b in paper(body).blocks] == [BlockKind.PARAGRAPH] * 3


def test_lists_are_numbered_as_word_does(paper: Reader) -> None:
    at = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0), (2, 1), (1, 0)]
    blocks = paper(
        "".join(para(f"Point {n} was noted.", listed=x) for n, x in enumerate(at))
    ).blocks
    expected = ["1.", "1.1", "1.2", "(a)", "(b)", "I.", "2.", "2.1", "•", "o", "3."]
    assert [b.marker for b in blocks] == expected
    assert [b.depth for b in blocks] == [depth for _, depth in at]


def test_a_list_may_begin_elsewhere_or_print_nothing(paper: Reader) -> None:
    body = para("One was noted.", listed=(3, 0)) + para("Two was noted.", listed=(3, 0))
    body += para("Three was noted.", listed=(2, 2)) + para("Four was noted.", style="Num")
    body += para("Five was noted.", style="Num", listed=(0, 0))
    markers = [b.marker for b in paper(body).blocks]
    assert markers == ["48.", "49.", None, "50.", None]


def test_labels_typed_by_hand(paper: Reader) -> None:
    body = para("2.1 The count rose.") + para("(a) note it", listed=(2, 0)) + para("• agree it")
    assert shape(paper(body).blocks) == [
        ("list-item", "2.1", "The count rose."),
        ("list-item", "(a)", "note it"),
        ("list-item", "•", "agree it"),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (run("Rate: 45%") + run("1", '<w:vertAlign w:val="superscript"/>'), "Rate: 45%"),
        (run("the 1") + run("st", '<w:vertAlign w:val="superscript"/>'), "the 1st"),
        (run("3 m") + run("2", '<w:vertAlign w:val="superscript"/>'), "3 m2"),
        (run("not ") + run("45%", "<w:strike/>") + run(" 46%"), "not 46%"),
        (run("now ") + f"<w:del>{run('45%')}</w:del><w:ins>{run('46%')}</w:ins>", "now 46%"),
        (run("seen") + run("unseen", "<w:vanish/>"), "seen"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "co-opted"),
        ("<w:r><w:t>com</w:t><w:softHyphen/><w:t>mittee</w:t></w:r>", "committee"),
        ("<w:r><w:t>Chair</w:t><w:tab/><w:t>Cllr Reed</w:t></w:r>", "Chair Cllr Reed"),
        ("<w:r><w:t>Reed</w:t><w:br/><w:t>Moss</w:t></w:r>", "Reed\nMoss"),
        (f"<w:hyperlink>{run('the plan')}</w:hyperlink>", "the plan"),
        (f"<w:sdt><w:sdtContent>{run('3 May 2030')}</w:sdtContent></w:sdt>", "3 May 2030"),
        ("<w:r><w:fldChar/><w:instrText>DATE</w:instrText><w:t>3 May</w:t></w:r>", "3 May"),
        ('<w:r><w:t>14</w:t><w:footnoteReference w:id="2"/></w:r>', "14"),
    ],
)
def test_words_of_a_paragraph(paper: Reader, body: str, words: str) -> None:
    assert [b.text for b in paper(f"<w:p>{body}</w:p>").blocks] == [words]


def test_bold_and_struck_words_are_kept_apart(paper: Reader) -> None:
    (block,) = paper(
        para("The ", run("Panel", "<w:b/>"), " met", run(" twice", "<w:strike/>"))
    ).blocks
    assert [block.text[start:end] for start, end in block.bold] == ["Panel"]
    assert block.struck == (" twice",)


def test_a_text_box_is_read_once(paper: Reader) -> None:
    box = f"<w:txbxContent>{para('In a box.')}</w:txbxContent>"
    drawn = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    blocks = paper(f"<w:p>{run('Beside it.')}<w:r>{drawn}</w:r></w:p>").blocks
    assert [b.text for b in blocks] == ["Beside it.", "In a box."]
    older = paper(f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>").blocks
    assert [b.text for b in older] == ["In a box."]


def the_table(paper: Paper) -> Table:
    """The one table of a paper."""
    (found,) = (b.table for b in paper.blocks if b.table)
    return found


def test_tables_keep_their_spans(paper: Reader) -> None:
    head = row(
        cell("Measure", properties='<w:vMerge w:val="restart"/>'),
        cell("2030", properties='<w:gridSpan w:val="2"/>'),
        properties="<w:tblHeader/>",
    )
    under = row(cell("", properties="<w:vMerge/>"), "Q1", "Q2", properties="<w:tblHeader/>")
    wide = row(cell("Homes", properties='<w:gridSpan w:val="3"/>'))
    gone = row("Old", "1", "2", properties="<w:del/>")
    late = row("1", "2", properties='<w:gridBefore w:val="1"/>')
    found = the_table(paper(table(head, under, wide, gone, row("Built", "3", "4"), late)))
    assert found.names == ("Measure", "2030 Q1", "2030 Q2")
    assert found.header[0].cells[0].row_span == 2
    assert found.body[0].band
    assert [[c.text for c in r.cells] for r in found.body[1:]] == [
        ["Built", "3", "4"],
        ["", "1", "2"],
    ]


def test_cells_hold_paragraphs_lists_and_tables(paper: Reader) -> None:
    inner = table(row("Flood", "4"), row("Fire", "5"))
    listed = para("note it.", listed=(1, 0)) + para("agree it.", listed=(1, 0))
    body = table(row("Recommended", cell(listed)), row("Risks", cell("See:", inner)))
    found = the_table(paper(body))
    assert [r.text(1) for r in found.body] == [
        "1. note it.\n2. agree it.",
        "See:\nFlood\n4\nFire\n5",
    ]


def test_a_table_of_one_column_only_frames_the_words(paper: Reader) -> None:
    body = table(row(cell(para("Background", style="H2"), LONG)))
    assert [b.kind for b in paper(body).blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_lines_typed_as_paragraphs_are_joined(paper: Reader) -> None:
    lines = [
        "3.1. The number of homes that were offered to young people continued",
        "to rise in May.",
        "3.2. The Panel noted that the costs of the scheme had risen less than",
        "those of the county as a whole, and that the landlords who took part",
        "were content.",
    ]
    first, second = paper("".join(map(para, lines))).blocks
    assert first.text.endswith("continued to rise in May.")
    assert second.text.endswith("took part were content.")
    assert (first.marker, second.marker) == ("3.1.", "3.2.")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<w:p>", "damaged"),
        ("", "empty"),
        ("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", "damaged"),
    ],
)
def test_bad_documents_are_refused(paper: Reader, body: str, kind: str) -> None:
    with pytest.raises(Unreadable) as refused:
        paper(body)
    assert refused.value.kind == kind


def test_a_part_that_unpacks_too_far_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LARGEST_PART", 1000)
    with pytest.raises(Unreadable) as refused:
        read(document(tmp_path / "bomb", para("a" * 5000)))
    assert refused.value.kind == "too-large"


@given(st.data())
def test_cut_documents_give_a_reason(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = document(tmp_path_factory.mktemp("cut") / "report", para(LONG))
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(whole[:start] + whole[start + data.draw(st.integers(1, 60)) :])
    try:
        read(path)
    except Unreadable as refused:
        assert refused.kind != "not-read"


def test_offsets_show_the_words(paper: Reader) -> None:
    body = para("Background", style="H2") + table(row("A", "B"), row("C", "")) + para(LONG)
    found = paper(body)
    for block in found.blocks:
        assert found.text[block.offset : block.offset + len(block.text)] == block.text
        rows = block.table.header + block.table.body if block.table else ()
        for each in (c for r in rows for c in r.cells):
            assert found.text[each.offset : each.offset + len(each.text)] == each.text


@pytest.mark.shared
@pytest.mark.parametrize("name", ["2023-24-q3", "2025-26-q1"])
def test_a_real_report_says_what_its_text_says(shared: Path, name: str) -> None:
    folder = shared / "papers/bcp"
    ours, text = (read(folder / f"bcp-childrens-kpi-{name}.{kind}") for kind in ("docx", "txt"))
    words = [" ".join(p.text.split()) for p in (ours, text)]
    assert abs(len(words[0]) - len(words[1])) < 60
    widths = [[b.table.columns for b in p.blocks if b.table] for p in (ours, text)]
    assert widths[0] == widths[1]
