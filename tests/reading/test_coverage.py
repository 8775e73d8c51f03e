"""The tree speaks for a page only where its marks cover what the page prints."""

from __future__ import annotations

import pytest

from extractor.reading import layout
from extractor.reading.coverage import cover
from extractor.reading.furniture import Draft
from extractor.reading.sheets import Font, Rule, Sheet, Word
from extractor.reading.structure import Mark, Node

FONT = Font("Helvetica", 11.0, bold=False, italic=False)


def word(mcid: int, text: str, x: float = 60, y: float = 100) -> Word:
    return Word(text, x, y - 9, x + 5 * len(text), y + 2, y, FONT, mcid)


def page(number: int, *words: Word, rules: bool = False) -> Draft:
    across = tuple(Rule(y, 50, 450) for y in (85, 105, 125, 145)) if rules else ()
    down = tuple(Rule(x, 85, 145) for x in (50, 250, 450)) if rules else ()
    chars = sum(len(w.text) for w in words)
    return layout.draft(Sheet(number, 595, 842, words, across, down, chars=chars))


def tree(*marks: Mark, role: str = "P") -> Node:
    return Node("Document", tuple(Node(role, (mark,)) for mark in marks))


@pytest.mark.parametrize(
    ("outside", "expected"), [("", {1}), ("x" * 10, {1}), ("x" * 30, set())], ids=len
)
def test_nine_letters_in_ten_must_stand_in_the_tree(outside: str, expected: set[int]) -> None:
    words = [word(0, "a" * 99), word(-1, outside, y=300)][: 1 + bool(outside)]
    assert cover(tree(Mark(1, 0)), [page(1, *words)]).pages == expected


def test_what_stands_outside_is_kept_apart() -> None:
    found = cover(tree(Mark(1, 0)), [page(1, word(0, "a" * 99), word(-1, "stamp", y=300))])
    assert {m: [w.text for w in ws] for m, ws in found.words.items()} == {Mark(1, 0): ["a" * 99]}
    assert [w.text for w in found.loose[1]] == ["stamp"]


def test_an_empty_page_is_not_covered() -> None:
    assert cover(tree(Mark(1, 0)), [page(1)]).pages == set()


def test_a_header_row_printed_again_on_the_next_page_is_left_out() -> None:
    table = Node("Table", (Node("TR", (Mark(1, 0),)), Node("TR", (Mark(1, 1), Mark(2, 0)))))
    drafts = [
        page(1, word(0, "Measure"), word(1, "Visits", y=120)),
        page(2, word(-1, "Measure"), word(0, "made", y=120)),
    ]
    assert cover(Node("Document", (table,)), drafts).loose == {1: [], 2: []}


@pytest.mark.parametrize(("role", "expected"), [("P", set()), ("Table", {1})])
def test_a_ruled_table_that_is_tagged_as_paragraphs_is_read_by_layout(
    role: str, expected: set[int]
) -> None:
    words = [
        word(row, f"cell{row}{column}", x, y)
        for row, y in enumerate((98, 118, 138))
        for column, x in enumerate((60, 260))
    ]
    marks = [Mark(1, row) for row in range(3)]
    assert cover(tree(*marks, role=role), [page(1, *words, rules=True)]).pages == expected


@pytest.mark.parametrize(("marks", "expected"), [(1, set()), (3, {1})])
def test_a_page_in_one_mark_is_not_told_by_the_tree(marks: int, expected: set[int]) -> None:
    words = [word(n % marks, "a" * 40, y=60 + 10 * n) for n in range(60)]
    assert cover(tree(*(Mark(1, m) for m in range(marks))), [page(1, *words)]).pages == expected
