"""What a decision is about, found again in what papers say: by its words, and never by a row's
number or the name of a file.
"""

from __future__ import annotations

from base64 import b32encode
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2s
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from extractor.linking.bodies import Body
from extractor.linking.meetings import COPY
from extractor.linking.wording import content, words
from extractor.records import Said

T = TypeVar("T")


class FoundAgain(Generic[T]):
    """Things by what papers say of them."""

    def __init__(self, every: Iterable[tuple[Said, T]]) -> None:
        """Sort them by all but the words; those in the same words stay in their order."""
        self._known = defaultdict[tuple[object, ...], list[tuple[Said, T]]](list)
        for said, thing in every:
            self._known[heading(said)].append((said, thing))

    def find(self, wanted: Said) -> T | None:
        """What was meant, if it is there: in the same words of content, or the one with a slip."""
        near = self._known.get(heading(wanted), [])
        same = [thing for said, thing in near if same_words(said, wanted)]
        if same:
            return same[wanted.nth - 1] if wanted.nth <= len(same) else None
        spelling = spelt(wanted)
        alike = [thing for said, thing in near if fuzz.ratio(spelt(said), spelling) >= COPY]
        return alike[0] if len(alike) == 1 else None

    def number(self, plain: Said, thing: T) -> int:
        """Which it is of those in the same words."""
        near = self._known[heading(plain)]
        return [t for said, t in near if same_words(said, plain)].index(thing) + 1


def heading(said: Said) -> tuple[object, ...]:
    """All but the words."""
    return (said.source, said.day, said.raised)


def same_words(one: Said, two: Said) -> bool:
    """Whether the words of content are the same."""
    return content(one.text) == content(two.text)


def spelt(said: Said) -> str:
    """The words without punctuation."""
    return " ".join(words(said.text))


def typed(body: Body, said: Said) -> str:
    """What can be typed for it: the same as long as a paper of the committee says the same."""
    told = (said.source, str(said.day), str(said.raised), content(said.text), str(said.nth))
    digest = blake2s("|".join((*body, *told)).encode(), digest_size=5).digest()
    return b32encode(digest).decode().lower()
