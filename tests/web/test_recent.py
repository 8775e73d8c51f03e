"""What is kept of what was last asked for."""

from __future__ import annotations

from functools import partial

import pytest

from extractor.web.recent import Recent


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ("aaa", "a"),
        ("abab", "ab"),
        ("abca", "abca"),  # the oldest had to go
        ("abacab", "abcb"),  # what was asked for again is not the oldest
    ],
)
def test_the_last_two_are_kept(asked: str, made: str) -> None:
    kept, calls = Recent[str](2), list[str]()
    for key in asked:
        assert kept.get(key, partial(said, calls, key)) == key.upper()
    assert "".join(calls) == made


def said(calls: list[str], key: str) -> str:
    """Make what a key stands for, and note it."""
    calls.append(key)
    return key.upper()
