"""What search found: the words that it puts between ‹ and ›, marked, and all else as text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from extractor.library.search import Hit

FOUND = re.compile("‹([^‹›]*)›")
LEADERS = re.compile(r"\s*(?:[.…·_]\s?){5,}")  # Budget ............ 24


def with_marks(hit: Hit) -> Markup:
    """The passage as HTML, without the dots that lead to a page's number."""
    parts = FOUND.split(LEADERS.sub(" … ", hit.text))
    made = [
        Markup("<mark>%s</mark>") % part if n % 2 else escape(part) for n, part in enumerate(parts)
    ]
    return Markup("").join(made)


def without_marks(hit: Hit) -> str:
    """The longest stretch of the passage that is given without a gap, to be found on its page."""
    plain = FOUND.sub(r"\1", hit.text)
    return max(plain.split("…"), key=len).strip()
