"""The clauses of a sentence that each promise something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.records import Stretch

# "... and the Clerk would", "; Mr Day would", ", otherwise the Chair would": somebody else promises
ANOTHER = re.compile(
    r"(?:,?\s+(?:and|otherwise|failing\swhich)|;)\s+(?=(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the|&|–)\s)*[A-Z][\w’'-]*){0,7}"
    r"\s(?:would|will|was\sto)\s(?!be\b|have\b|not\b))"
)
# "... and would update the Panel", "and to set out the cost"
AGAIN = re.compile(r",?\s+and\s+(?=(?:would|will)\s(?!be\b|have\b|not\b)[a-z]+\b)")
OWN = re.compile(
    r"\b(?:would|will|(?:agreed|offered|undertook|promised|happy|content|willing|prepared)\sto)"
    r"\s(?!not\b)(?:\w+\s+){2,}"
)


# "(b) ", "; and that ", ", and that the": where another part of a resolution begins
PART = re.compile(
    r"(?:[;:,.]\s*|\s|^)(?:and\s+)?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+"
    r"|;\s*(?:and\s+)?(?=(?:that|to)\s)|,\s+and\s+(?=that\s)",
    re.I,
)


def parts(resolution: str) -> list[Stretch]:
    """The stretches of a resolution that each decide something; the whole where it is one."""
    cuts = [match.span() for match in PART.finditer(resolution)]
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), len(resolution)]
    whole = zip(starts, ends, strict=True)
    return [(start, end) for start, end in whole if resolution[start:end].strip(" :;,.–-")]


def clauses(sentence: str) -> list[Stretch]:
    """The stretches of a sentence that promise something; the whole where it is one promise."""
    cuts = sorted(set(_cuts(sentence)))
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), len(sentence)]
    return list(zip(starts, ends, strict=True))


def _cuts(sentence: str) -> Iterator[Stretch]:
    for match in (m for pattern in (ANOTHER, AGAIN) for m in pattern.finditer(sentence)):
        if OWN.search(sentence[: match.start()]):
            yield match.start(), match.end()
