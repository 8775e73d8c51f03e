"""Words are found again whatever became of their spaces and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Block, BlockKind
from extractor.web.marking import compact, marked


def blocks(*texts: str) -> list[Block]:
    return [Block(text=text, kind=BlockKind.PARAGRAPH) for text in texts]


@pytest.mark.parametrize(
    ("texts", "words", "at", "found"),
    [
        (["The Clerk will write."], "clerk  will", None, ["Clerk will"]),
        (["Repeat referrals | 19%"], "Repeat referrals\t19", None, ["Repeat referrals | 19"]),
        (["Ofﬁcers agreed"], "officers agreed", None, ["Ofﬁcers agreed"]),
        (["41", "and 41", "41"], "41", None, ["41"]),
        (["41", "and 41", "41"], "41", 10, ["41"]),
        (["One long passage", "and another one"], "one long passage and another one", None,
         ["One long passage", "and another one"]),
        (["It was 2.8% of", "all that were", "seen. No more"], "2.8% of all that were seen.", None,
         ["2.8% of", "all that were", "seen"]),
        (["It was 4", "1 of them"], "41", None, []),
        (["nothing alike"], "elsewhere", None, []),
        (["nothing asked"], " – ", None, []),
    ],
)  # fmt: skip
def test_marked(texts: list[str], words: str, at: int | None, found: list[str]) -> None:
    assert [s.marked for s in marked(blocks(*texts), words, at) if s.marked] == found


def test_the_nearest_of_several_is_marked() -> None:
    shown = marked(blocks("41", "and 41", "41"), "41", at=9)
    assert [bool(each.marked) for each in shown] == [False, False, True]


def test_a_number_is_not_found_within_another() -> None:
    (shown,) = marked(blocks("2024-25 Q1 was 42.5%"), "42.5%")
    assert (shown.before, shown.marked) == ("2024-25 Q1 was ", "42.5")


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=20))
def test_no_letter_is_lost(texts: list[str], words: str) -> None:
    shown = marked(blocks(*texts), words)
    assert [s.before + s.marked + s.after for s in shown] == texts


@given(st.text())
def test_every_letter_has_a_place(text: str) -> None:
    letters, places = compact(text)
    assert len(letters) == len(places)
    assert places == sorted(places)
