"""What a figure is called beside its value: provisional, unvalidated, estimated."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.names import alternatives
from extractor.language.patterns import PatternFile, load

# what parts one value's words from the next one's: "43.8%, against", "94% (provisional); "
APART = re.compile(r"[.;,](?=\s|$)|\s[–-]\s")


class QualifierWords(PatternFile):
    """The data file."""

    words: tuple[str, ...]


@cache
def _known() -> re.Pattern[str]:
    words = load("extractor.parsing", "qualifiers", QualifierWords).words
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """``provisional recycling rate``: before a name."""
    return re.compile(rf"^(?:the\s+)?(?:{_known().pattern})\s+(?=\w)", re.IGNORECASE)


def qualifier(text: str, start: int, end: int) -> str | None:
    """What the words around the number at ``start`` to ``end`` call it, as printed; None where
    they call it nothing.  Only the words up to the next comma or stop on either side count."""
    cuts = [match.end() for match in APART.finditer(text, 0, start)]
    after = APART.search(text, end)
    stretch = text[cuts[-1] if cuts else 0 : after.start() if after else len(text)]
    found = _known().search(stretch)
    return found[0].lower() if found else None


def unqualified(name: str) -> str:
    """The name without what its value is called: "provisional recycling rate"."""
    return _leading().sub("", name)
