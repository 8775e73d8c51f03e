"""What a doubt comes to, in words: what was made of it, and how sure that is."""

from __future__ import annotations

from extractor.linking.decided import INDICATOR, LINK
from extractor.linking.doubtful import Doubt

EVEN = 0.5  # under which what was left alone is not held to be none, but is left open
JOINED = "goes on from"  # how a doubt of a link begins where it was made


def said_of(found: Doubt) -> str:
    """``taken for: Care leavers in touch (%), 93% certain``.  What is likelier one of the
    register's than none is left open, and nothing is called certain of it."""
    if found.kind == INDICATOR:
        return of_name(found)
    words = found.says
    if found.kind == LINK:
        made = found.says == JOINED
        words = "goes on from an earlier one" if made else "goes on from no earlier one"
    return with_certainty(words, found.certainty)


def of_name(found: Doubt) -> str:
    """What a printed name of an indicator was taken for."""
    taken = next((each.text for each in found.candidates if each.joined), None)
    if taken:
        return with_certainty(f"taken for: {taken}", found.certainty)
    if found.certainty is None or found.certainty >= EVEN or not found.candidates:
        return with_certainty("taken for none of the register’s", found.certainty)
    return f"left open, perhaps: {found.candidates[0].text}. The name alone does not settle it"


def with_certainty(words: str, certainty: float | None) -> str:
    """Words, and how certain they are where that is known."""
    return words if certainty is None else f"{words}, {certainty:.0%} certain"


def likeness_words(found: Doubt, probability: float) -> str:
    """How near a candidate is: names are alike by themselves, links are likely."""
    if found.kind == INDICATOR:
        return f"name {probability:.0%} alike"
    return f"{probability:.0%} likely"
