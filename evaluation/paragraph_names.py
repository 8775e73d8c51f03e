"""By which names a record may tell an indicator of an annotated paragraph.

A paper prints few indicators' names in full.  A record has the name as printed, and tells the
indicator where that is like its full name or like its words in the paragraph (or its heading,
where only that names one), and not more like another indicator's of the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from evaluation.matching import Json, norm
from evaluation.paragraphs import Paragraph

LIKE = 60  # per cent of a name's words, in any order

Names = tuple[str, ...]


def told_by(paragraph: Paragraph, indicator: str, span: int | None) -> Json:
    """The names of an indicator, and those of each other one: what :func:`same_indicator` asks."""
    every = {name: _names(paragraph, name) for name in _every(paragraph)}
    own = (indicator, *([paragraph.words(paragraph.spans[span])] if span is not None else ()))
    names = (*own, *every.get(indicator, ()))
    return {"names": names, "others": [told for name, told in every.items() if name != indicator]}


def _every(paragraph: Paragraph) -> dict[str, None]:
    spans = (n for n, span in enumerate(paragraph.spans) if span.label == "INDICATOR")
    return dict.fromkeys((*(paragraph.name(n) for n in spans), *paragraph.meta.indicators))


def _names(paragraph: Paragraph, indicator: str) -> Names:
    """The full name of an indicator, its words wherever it is named, and the heading where that
    names it and no other."""
    spans = [
        n
        for n, span in enumerate(paragraph.spans)
        if span.label == "INDICATOR" and paragraph.name(n) == indicator
    ]
    words = [paragraph.words(paragraph.spans[n]) for n in spans]
    heading = paragraph.meta.heading if paragraph.meta.indicators == (indicator,) else None
    return tuple(dict.fromkeys(filter(None, (indicator, *words, heading))))


def same_indicator(true: Json, found: Json) -> bool:
    """Whether a found name tells the true indicator and is not more like another's."""
    own = _likeness(true["names"], found["indicator"])
    return own >= LIKE and all(_likeness(n, found["indicator"]) <= own for n in true["others"])


def _likeness(names: Sequence[str], found: str) -> float:
    return max(fuzz.token_set_ratio(norm(name), norm(found)) for name in names)
