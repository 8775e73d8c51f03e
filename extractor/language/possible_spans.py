"""The spans that a tagger's probabilities allow, and the best of them that do not overlap.

In a conditional random field a span's probability is that of its first tag, times those of going
on, times that of ending; so it can be told from the probabilities of the single tags, but for the
little that going on depends on how long it has gone on already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST = 0.02  # probability of a span that is looked at
TINY = 1e-6
Shares = Mapping[str, Sequence[float]]  # the probability of each tag at each token


@dataclass(frozen=True, slots=True)
class Possible:
    """A label for the tokens from ``first`` to ``last``, and how likely it is."""

    label: str
    first: int
    last: int
    share: float

    def overlaps(self, other: Possible) -> bool:
        """Whether the two share a token."""
        return self.first <= other.last and other.first <= self.last


def possible(shares: Shares, labels: Iterable[str]) -> Iterator[Possible]:
    """Every span that is likely enough, label by label in order."""
    for label in labels:
        begins, inside = shares.get(f"B-{label}", ()), shares.get(f"I-{label}", ())
        for first, share in enumerate(begins):
            if share >= LEAST:
                yield from _from(label, first, share, begins, inside)


def _from(
    label: str, first: int, share: float, begins: Sequence[float], inside: Sequence[float]
) -> Iterator[Possible]:
    """The spans that begin at a token."""
    last = first
    while share >= LEAST:
        follows = inside[last + 1] if inside and last + 1 < len(begins) else 0.0
        here = begins[last] + (inside[last] if inside else 0.0)
        goes_on = min(1.0, follows / max(here, TINY))
        if share * (1 - goes_on) >= LEAST:
            yield Possible(label, first, last, share * (1 - goes_on))
        share *= goes_on
        last += 1


def best(spans: Sequence[Possible], least: float) -> list[Possible]:
    """Those that together have the most above ``least`` without overlapping, in order.

    Each is worth what it is likelier than ``least``: the least that pays where missed and wrong
    spans cost the same is about half of the F1 that is reached (Jansche 2007).
    """
    ended: dict[int, list[Possible]] = {}
    for span in spans:
        if span.share > least:
            ended.setdefault(span.last + 1, []).append(span)
    size = max(ended, default=0)
    worth, taken = [0.0] * (size + 1), [None] * (size + 1)  # type: tuple[list[float], list[Possible | None]]
    for end in range(1, size + 1):
        worth[end] = worth[end - 1]
        for span in ended.get(end, ()):
            if (more := worth[span.first] + span.share - least) > worth[end]:
                worth[end], taken[end] = more, span
    return list(_back(taken))[::-1]


def _back(taken: Sequence[Possible | None]) -> Iterator[Possible]:
    end = len(taken) - 1
    while end > 0:
        if span := taken[end]:
            yield span
            end = span.first
        else:
            end -= 1
