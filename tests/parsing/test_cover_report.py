"""Report heads as tables and as labelled lines."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.parsing import cover_report
from extractor.parsing.context import Context
from extractor.parsing.cover_report import recommendations
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Block, BlockKind, CoverReport, ItemKind, Section


def read(text: str) -> tuple[CoverReport, ...]:
    item = AgendaItem("item-4", "agenda", "7", "Repairs", ItemKind.REPORT)
    return cover_report.parse(Section(item, blocks_of(text)), Context()).reports


TABLE = """
HOUSING SCRUTINY COMMITTEE

Report subject\tRepairs in the third quarter
Meeting date\t7 February 2024
Status\tPublic Report
Executive summary\tThis report says how many repairs were done on time.
\tIt should be read beside the last one.
Recommendations\t<p>RECOMMENDED that:</p> <p>a) the figures be noted;</p> <p>(b) more.</p>
Report Authors\t<p>Anna Green, Head of Repairs</p> <p>Bea Hill, Analyst</p>
Wards\tAll
Classification\tFor Information

Background

1. Repairs are done by four teams.
"""

LINES = """
From: The Cabinet Member for Housing

To: Housing Committee, 7 February 2024

Subject: Repairs in the third quarter

Classification: Unrestricted

Recommendation(s):

The Committee is asked to:

a) NOTE the figures;

b) AGREE a further report.

## Introduction

1. Repairs are done by four teams.
"""


def test_a_head_in_a_table() -> None:
    (report,) = read(TABLE)
    assert report.subject == "Repairs in the third quarter"
    assert report.meeting_date == date(2024, 2, 7)
    assert report.recommendations == ("the figures be noted;", "more.")
    assert report.authors == ("Anna Green, Head of Repairs", "Bea Hill, Analyst")
    assert report.classification == "For Information"
    fields = dict(report.fields)
    assert fields["Wards"] == "All"
    assert fields["Executive summary"].endswith("beside the last one.")
    assert report.evidence.text == "Repairs in the third quarter"
    assert report.item_id == "item-4"


def test_a_head_in_lines() -> None:
    (report,) = read(LINES)
    assert report.subject == "Repairs in the third quarter"
    assert report.meeting_date == date(2024, 2, 7)
    assert report.classification == "Unrestricted"
    assert report.recommendations == ("NOTE the figures;", "AGREE a further report.")
    assert ("From", "The Cabinet Member for Housing") in report.fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Repairs are done by four teams.",
        "Subject: repairs",
        "Measure\tQ3 2023/24\nRepairs\t84%\nHomes\t12\n",
        "Councillors present: A. Green, B. Hill\n\nApologies: C. Moor\n",
    ],
)
def test_no_head(text: str) -> None:
    assert read(f"{text}\n\nThe end of it.\n") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is RECOMMENDED that:\nThe update is noted.", ("The update is noted.",)),
        ("It is recommended that the update is noted.", ("the update is noted.",)),
        ("Members are asked to:\n1. note it\n2. agree it", ("note it", "agree it")),
        ("That the report be noted", ("That the report be noted",)),
        ("(i) note it; (ii) agree it.", ("note it;", "agree it.")),
        ("• note it\n• agree it", ("note it", "agree it")),
        ("", ()),
    ],
)
def test_recommendations(text: str, expected: tuple[str, ...]) -> None:
    assert recommendations(text) == expected


CENTRED = """
# NORTHMERE POLICE AND CRIME PANEL

# 4 May 2024

# REPORT OF THE HEAD OF REPAIRS

# Repairs in the third quarter

# 1. Purpose

1. To say how many repairs were done.

# 2. Recommendation

2. That the Panel notes the figures.
"""


def test_a_head_without_labels() -> None:
    (report,) = read(CENTRED)
    assert report.subject == "Repairs in the third quarter"
    assert report.authors == ("Head of Repairs",)
    assert report.recommendations == ("That the Panel notes the figures.",)


def test_a_head_without_labels_in_a_text_without_headings() -> None:
    lines = ["Care Committee", "5 March 2024", "Report of the Head of Care", "A New Day Centre"]
    (found,) = read("\n\n".join([*lines, "Recommendations: That it be built.", "Author: Ann Lee"]))
    assert (found.subject, found.authors) == ("A New Day Centre", ("Ann Lee",))


def test_labels_in_bold_need_no_colon() -> None:
    lines = {"Subject": "Repairs", "Report of": "Head of Repairs", "Wards affected": "All"}
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, text=f"{label} {said}", bold=((0, len(label)),))
        for label, said in lines.items()
    )
    item = AgendaItem("item-4", "agenda", "7", "Repairs", ItemKind.REPORT)
    (report,) = cover_report.parse(Section(item, blocks), Context()).reports
    assert (report.subject, report.authors) == ("Repairs", ("Head of Repairs",))


LABELS_ALONE = """
HARBOUR COMMITTEE

7 JULY 2031

Repairs of the Quay Wall

Final Decision-Maker

Harbour Committee

Lead Officer and Report Author

Ann Birch, Head of Quays

Wards affected

All

This report makes the following recommendations to this Committee:

1.   That the wall be repaired;

2.   That the cost be met from reserves.

What follows is no recommendation.
"""


def test_labels_alone_on_their_lines_and_a_line_that_leads_to_recommendations() -> None:
    (report,) = read(LABELS_ALONE)
    assert report.authors == ("Ann Birch, Head of Quays",)
    assert dict(report.fields) == {
        "Final Decision-Maker": "Harbour Committee",
        "Wards affected": "All",
    }
    assert report.recommendations == (
        "That the wall be repaired;",
        "That the cost be met from reserves.",
    )


@pytest.mark.parametrize("below", ["", "\n\n## Policy basis for decision\n\nNone."])
def test_neither_a_text_below_a_heading_nor_what_follows_is_a_subject(below: str) -> None:
    text = (
        "Report of: Ann Birch\n\nMeeting date: 4 May 2031\n\n## Subject of report\n\n1. It is long."
    )
    (report,) = read(f"{text}{below}\n\nWards: All\n")
    assert report.subject is None
