"""Which names tell an annotated indicator."""

from __future__ import annotations

import pytest

from evaluation.markup import compile_markup
from evaluation.paragraph_names import same_indicator, told_by

(PARAGRAPH,) = compile_markup("""
== id=n-1 council="Wexmoor County Council" kind=commentary heading="Lamps" indicators="h=Columns inspected in the year" period="2030-31 Q2" meeting=2030-11-14
We mended [[FIGURE value=84 unit=percent ind=a|84%]] of [[INDICATOR#a name="Street lamps repaired within five days"|lamps were lit again in time]]. Of the [[INDICATOR#b|belisha beacons]] [[FIGURE value=3 unit=count ind=b|3]] are out; [[FIGURE value=9 unit=percent ind=h|9%]] were seen.
""")  # noqa: E501


@pytest.mark.parametrize(
    ("figure", "found", "same"),
    [
        (0, "Street lamps repaired within five days", True),
        (0, "lamps were lit again in time", True),  # as printed
        (0, "lamps lit again", True),
        (0, "belisha beacons", False),  # another one's name
        (0, "Lamps", True),
        (1, "beacons", True),
        (1, "lamps were lit again in time", False),
        (2, "Lamps", True),  # the heading, where only that names it
        (2, "Columns inspected", True),
        (2, "voids", False),
    ],
)
def test_same_indicator(figure: int, found: str, same: bool) -> None:
    record = PARAGRAPH.figures[figure]
    told = told_by(PARAGRAPH, record.indicator, PARAGRAPH.child(record.span, "of-indicator"))
    assert same_indicator(told, {"indicator": found}) is same
