"""Kinds of items: the first telling word of the title."""

from __future__ import annotations

import re

WORDS = (
    ("minutes", r"minutes?"),
    ("action-sheet", r"actions?"),
    ("forward-plan", r"forward plan|work(?:ing)? (?:plan|programme)"),
    ("exception-report", r"exceptions?"),
    ("kpi-report", r"performance|indicators?|scorecard"),
    ("presentation", r"presentation|slides"),
    ("appendix", r"appendix|annex"),
    ("agenda", r"agenda"),
    ("procedural", r"apologies|declarations?|interests?|urgent|questions|announcements"),
)


def kind_in_words(title: str, *, paper: bool) -> str:
    """The kind that a title says by one word; else a report where there is a paper."""
    for kind, words in WORDS:
        if re.search(rf"\b(?:{words})\b", title, re.I):
            return kind
    return "report" if paper else "other"
