"""Sketches of papers: the same words give the same runs, whatever file has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.language.shingles import RUN, SIZE, sketches
from extractor.records import Block, BlockKind, Line, Paper

BOX = (0.0, 0.0, 1.0, 1.0)
words = st.lists(st.sampled_from(["pier", "lamp", "quay", "ferry", "tide", "berth", "harbour"]))


def paper(*pages: list[str], paged: bool = True) -> Paper:
    """A paper with a paragraph a page."""
    blocks = []
    for number, own in enumerate(pages, 1):
        text = " ".join(own)
        lines = (Line(0, len(text), number, BOX),) if paged else ()
        blocks.append(Block(text=text, kind=BlockKind.PARAGRAPH, lines=lines))
    return Paper("p", "1", "", tuple(blocks))


def hashes(found: Paper) -> set[bytes]:
    """Every run of a paper's sketches."""
    return {s.hashes[n : n + SIZE] for s in sketches(found) for n in range(0, len(s.hashes), SIZE)}


@given(words, words)
def test_pages_and_marks_do_not_matter(one: list[str], two: list[str]) -> None:
    marked = [f"{word.upper()}," for word in one]
    assert hashes(paper(one, two)) == hashes(paper(marked + two, paged=False))


@given(words, words, words)
def test_a_part_has_a_part_of_the_runs(before: list[str], own: list[str], after: list[str]) -> None:
    assert hashes(paper(own)) <= hashes(paper(before, own, after))


def test_too_few_words_have_none() -> None:
    assert sketches(paper(["pier"] * (RUN - 1))) == ()
