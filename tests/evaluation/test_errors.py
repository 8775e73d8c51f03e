"""The most frequent errors and their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.errors import grouped
from evaluation.rows import Miss, Row

HOME = Path("build/evaluation")


def miss(kind: str, paper: str = "a/1.pdf", page: int | None = 7) -> Miss:
    return Miss(kind, "true", "found", page, f"build/evaluation/papers/{paper}")


def test_the_most_frequent_come_first() -> None:
    rows = [
        Row("figures", 0, 3, 0, 3, (miss("wrong unit"), miss("missed"), miss("missed"))),
        Row("actions", 0, 1, 0, 1, (miss("missed"),)),
    ]
    told = [(g.measure, g.kind, g.count) for g in grouped(rows, HOME)]
    assert told == [
        ("figures", "missed", 2),
        ("actions", "missed", 1),
        ("figures", "wrong unit", 1),
    ]


def test_examples_are_of_different_papers_first() -> None:
    misses = tuple(miss("missed", paper) for paper in ("a/1.pdf", "a/1.pdf", "a/2.pdf", "b/3.pdf"))
    (group,) = grouped([Row("m", 0, 4, 0, 0, misses)], HOME)
    assert group.count == 4
    assert [e.link for e in group.examples] == [
        "papers/a/1.pdf#page=7",
        "papers/a/2.pdf#page=7",
        "papers/b/3.pdf#page=7",
    ]


@pytest.mark.parametrize(("page", "link"), [(3, "papers/a/1.pdf#page=3"), (None, "papers/a/1.pdf")])
def test_a_link_opens_the_page(page: int | None, link: str) -> None:
    (group,) = grouped([Row("m", 0, 1, 0, 0, (miss("missed", page=page),))], HOME)
    assert group.examples[0].link == link
