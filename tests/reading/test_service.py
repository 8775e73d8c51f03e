"""Answers of a committee system's web service become blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.reading import Unreadable, read

MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting><meetingid>7</meetingid><meetingdate>05/03/2030</meetingdate>
<meetingtime>10.00 am</meetingtime><meetinglocation>Town Hall</meetinglocation>
<agendaitems><agendaitem><agendaitemtitle>Members&amp;#39; questions</agendaitemtitle>
<agendatext>&lt;div&gt;&lt;p&gt;To answer questions.&lt;/p&gt;&lt;/div&gt;</agendatext>
<fulldisplaynumberformat>51.</fulldisplaynumberformat>
<minutesnonemptyhtmlbody>&lt;p&gt;There were &lt;b&gt;none.&lt;/b&gt;
</minutesnonemptyhtmlbody>
<linkeddocuments><linkeddoc><committeetitle>Cabinet</committeetitle></linkeddoc></linkeddocuments>
</agendaitem></agendaitems>
<attendees><attendee name="Councillor A Reed" roledescription="Chair" attendance="Present"/>
<attendee name="B Moss" roledescription="Officer" attendance="In attendance"/></attendees>
</meeting>"""


def test_a_meeting(tmp_path: Path) -> None:
    path = tmp_path / "answer"
    path.write_text(MEETING)
    paper = read(path)
    assert [(b.kind.value, b.marker, b.text) for b in paper.blocks] == [
        ("heading", None, "Cabinet"),
        ("paragraph", None, "Date: 05/03/2030"),
        ("paragraph", None, "Time: 10.00 am"),
        ("paragraph", None, "Venue: Town Hall"),
        (
            "table",
            None,
            "Name\tRole\tAttendance\n"
            "Councillor A Reed\tChair\tPresent\n"
            "B Moss\tOfficer\tIn attendance",
        ),
        ("heading", "51.", "Members' questions"),
        ("paragraph", None, "To answer questions."),
        ("heading", None, "Minutes:"),
        ("paragraph", None, "There were none."),
    ]
    assert paper.title == "Cabinet"


def test_a_list_of_records(tmp_path: Path) -> None:
    path = tmp_path / "answer"
    path.write_text(
        "<?xml version='1.0'?><committees><committee><id>1</id><title>Cabinet</title></committee>"
        "<committee><id>2</id><title>Health Panel</title></committee></committees>"
    )
    table = read(path).blocks[1].table
    assert table
    assert table.names == ("id", "title")
    assert [row.text(1) for row in table.body] == ["Cabinet", "Health Panel"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<?xml version='1.0'?><meeting><meetingid>7", "damaged"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "unknown-format"),
        (
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>"
            "<r><i>&b;</i></r>",
            "unknown-format",
        ),
    ],
)
def test_other_xml_is_refused(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "answer"
    path.write_text(text)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert refused.value.kind == kind


@pytest.mark.shared
def test_real_answers_are_read(shared: Path) -> None:
    for path in (shared / "papers/gloucester").glob("*.xml"):
        assert any(b.table for b in read(path).blocks)
