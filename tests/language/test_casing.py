"""Texts in small letters, in which patterns find what they find without regard to case."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.casing import small_letters

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))
LETTERS = st.text(st.sampled_from("aAbhHiIkKsStTİıſKé9 –") | st.characters(codec="utf-8"))


def test_letters_keep_their_places() -> None:
    assert len(small_letters(EVERY)) == len(EVERY)


@pytest.mark.parametrize("pattern", ["[a-z]", r"\w", r"\d", r"\s"])
def test_every_character_is_found_as_where_case_is_ignored(pattern: str) -> None:
    ignoring = re.compile(pattern, re.IGNORECASE)
    assert [m.start() for m in ignoring.finditer(EVERY)] == [
        m.start() for m in re.finditer(pattern, small_letters(EVERY))
    ]


@given(LETTERS, st.text(st.sampled_from("abhikst9 "), min_size=1, max_size=3))
def test_words_are_found_as_where_case_is_ignored(text: str, word: str) -> None:
    found = re.search(rf"\b{word}", text, re.IGNORECASE)
    same = re.search(rf"\b{word}", small_letters(text))
    assert (found and found.span()) == (same and same.span())
