"""Sentences of reports: abbreviations, decimals, initials, line feeds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("It rose to 12.5%. It then fell.", ["It rose to 12.5%.", "It then fell."]),
        ("The rate was 45% in Q3. 58% was expected.", 2),
        ("See para. 4 of the report. Noted.", 2),
        ("Cllr. Green asked why. No answer came.", 2),
        ("Parks, e.g. Mill Park, are open. Good.", 2),
        ("Met by J. Smith and A. B. Jones. Then left.", 2),
        ("Libraries, leisure, etc. The rest follow.", 2),
        ("Was it late? It was! So be it.", 3),
        ("A line\nand another line", ["A line", "and another line"]),
        ("Due on 3 Nov. 2023 at noon.", 1),
        ("Item no. 7 was heard.", 1),
        ("The answer was no. The motion fell.", 2),
        ('He said "stop." Then he left.', 2),
        ("(It was late.) The chair closed.", 2),
        ("A barrier.1 The next one.", 2),
        ("", []),
        ("   ", []),
        ("no full stop", ["no full stop"]),
        ("Costs £1.2m. £3m was planned.", 2),
        ("up to approx. 30 pupils", 1),
    ],
)
def test_splits(text: str, expected: list[str] | int) -> None:
    found = split(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@given(st.text(alphabet=st.sampled_from("aB1. \n!?()e.g%"), max_size=80))
def test_keeps_every_word_once_and_in_order(text: str) -> None:
    stretches = sentences(text)
    assert all(start < end for start, end in stretches)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
