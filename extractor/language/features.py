"""What the entity tagger sees of each token: its words, its neighbours, numbers and periods.

The features of a conditional random field in the manner of usaddress: readable strings, a list a
token.  What the grammar knows (a number's role, a period, a post) is told as a feature, so that
the tagger has to learn only what the grammar cannot say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from extractor.language.feature_context import context
from extractor.language.feature_context import words as context_words
from extractor.language.known_names import frequency, known_runs
from extractor.language.mentions import mentions
from extractor.language.name_places import name_places
from extractor.language.numbers import VALUE, find_numbers
from extractor.language.patterns import PatternFile, load
from extractor.language.periods import dated
from extractor.language.sentences import sentences
from extractor.language.word_classes import classes
from extractor.records import Stretch

DIGIT = re.compile(r"\d")
NEAR = 4  # tokens to each side that are seen
STEPS = [(step, str(step)) for step in range(-NEAR, NEAR + 1)]
CLOSE = 1  # tokens to each side that are seen in full
AROUND = 8  # tokens to each side in which a cue counts
SHORT = ("w", "num", "unit", "per", "men", "cue", "class", "rw")


# what is seen from a token: how many tokens on, with what is seen there; or what is seen, with 1.0
Sight = dict[str, float | list[str]]


class FeatureWords(PatternFile):
    """``cues`` are words that change what a number near them is; ``verbs`` part what is measured
    from what is said of it; ``measure_words`` stand in indicators' names."""

    cues: frozenset[str]
    verbs: frozenset[str]
    measure_words: frozenset[str]


def words() -> FeatureWords:
    """The data file of cues."""
    return load("extractor.language", "features", FeatureWords)


@dataclass(frozen=True, slots=True)
class Token:
    """A token's words and where they stand."""

    text: str
    start: int
    end: int


def tokens_of(doc: Any) -> list[Token]:
    """The tokens of a spaCy document."""
    return [Token(t.text, t.idx, t.idx + len(t.text)) for t in doc]


def features(text: str, tokens: list[Token], parts: Sequence[Stretch] | None = None) -> list[Sight]:
    """The features of every token, in order; ``parts`` are the text's sentences where they are
    known already."""
    parts = sentences_of(text, tokens) if parts is None else parts
    seen = [dict(_seen(token.text)) for token in tokens]
    for key, place, value in _known(text, tokens):
        seen[place][key] = value
    for key, place, value in _places(parts, seen):
        seen[place][key] = value
    wider: list[list[str]] = []
    for first, end in parts:
        wider += context([token.text for token in tokens[first:end]], seen[first:end])
    verb = next((k for k, each in enumerate(seen) if each["w"] in words().verbs), len(seen))
    valued = any(each.get("num", "").startswith(VALUE) for each in seen)
    sights = list(_windows(seen))
    for k, (sight, around, wide) in enumerate(zip(sights, _around(seen), wider, strict=True)):
        rest = (*around, *wide, f"valued={valued}", f"before-verb={k < verb}")
        sight.update(dict.fromkeys(rest, 1.0))
    return sights


@lru_cache(maxsize=10_000)
def _seen(text: str) -> Mapping[str, str]:
    """A token by itself: digits are all alike."""
    word = DIGIT.sub("0", text.lower())
    seen = {"w": word, "pre": word[:3], "suf": word[-3:], "shape": _shape(text)}
    seen |= classes(word)
    if word.isalpha():
        seen["rw"] = frequency(word)
    if word in words().cues:
        seen["cue"] = "yes"
    if word in words().measure_words:
        seen["measure"] = "yes"
    return seen


def _shape(word: str) -> str:
    """Xxxx, dd.d: letters and digits as kinds, at most five of them."""
    kinds = (
        "d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word
    )
    return "".join(kinds)[:5]


def _known(text: str, tokens: list[Token]) -> Iterator[tuple[str, int, str]]:
    """What the grammar knows: (feature, token, value)."""
    for number in find_numbers(text):
        for place, begins in _covered(tokens, (number.start, number.end)):
            yield "num", place, f"{number.role}{'B' if begins else 'I'}"
            yield "unit", place, f"{number.unit}{'*' if number.spelt else ''}"
    before = context_words().before_periods
    for stretch in dated(text):
        inside = [place for place, _ in _covered(tokens, stretch)]
        first = next((k for k in inside if tokens[k].text.lower() not in before), -1)
        for place in inside:
            yield "per", place, "B" if place == first else "I" if place > first else "-"
    for mention in mentions(text):
        for place, _ in _covered(tokens, (mention.start, mention.end)):
            yield "men", place, "bare" if mention.bare else "sure"


def _places(parts: Sequence[Stretch], seen: list[dict[str, str]]) -> Iterator[tuple[str, int, str]]:
    """Where a name may stand, by its shape or by words known of names: (feature, token, first,
    inside or last)."""
    for first, end in known_runs([each["w"] for each in seen]):
        for at in range(first, end):
            part = "B" if at == first else "E" if at == end - 1 else "I"
            yield "reg", at, f"{part}{min(end - first, 4)}"
    for start, stop in parts:
        valued = [each.get("num", "").startswith(VALUE) for each in seen[start:stop]]
        for place in name_places([each["w"] for each in seen[start:stop]], valued):
            whole = "v" if any(valued[place.first : place.end]) else ""
            for at in range(place.first, place.end):
                part = "B" if at == place.first else "E" if at == place.end - 1 else "I"
                yield f"{place.shape}{whole}", start + at, part


def sentences_of(text: str, tokens: list[Token]) -> list[Stretch]:
    """The tokens of each sentence: first, end.  Every token is in one."""
    begins = [stretch[0] for stretch in sentences(text)][1:]
    cuts = sorted({bisect_left([t.start for t in tokens], begin) for begin in begins})
    places = [0, *(cut for cut in cuts if 0 < cut < len(tokens)), len(tokens)]
    return list(pairwise(places))


def _covered(tokens: list[Token], stretch: Stretch) -> Iterator[tuple[int, bool]]:
    """The tokens that a stretch covers, and whether each is its first."""
    inside = [k for k, t in enumerate(tokens) if stretch[0] <= t.start < stretch[1]]
    return ((k, k == inside[0]) for k in inside)


def _windows(seen: Sequence[Mapping[str, str]]) -> Iterator[Sight]:
    """What each token sees of itself and of the tokens beside it."""
    full = [[f"{key}={told}" for key, told in each.items()] for each in seen]
    short = [[f"{key}={each[key]}" for key in SHORT if key in each] for each in seen]
    for place, each in enumerate(seen):
        window: Sight = {}
        for step, name in STEPS:
            at = place + step
            if 0 <= at < len(seen):
                window[name] = (full if abs(step) <= CLOSE else short)[at]
            else:
                window[f"{name}:edge"] = 1.0
        if place:
            window[f"pair-1={each['w']}|{seen[place - 1]['w']}"] = 1.0
        if place + 1 < len(seen):
            window[f"pair1={each['w']}|{seen[place + 1]['w']}"] = 1.0
        yield window


def _around(seen: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """The cues in the tokens to each side of each token."""
    cues = [(place, each["w"]) for place, each in enumerate(seen) if "cue" in each]
    for place in range(len(seen)):
        left = {f"left={word}" for at, word in cues if place - AROUND <= at < place}
        right = {f"right={word}" for at, word in cues if place < at <= place + AROUND}
        yield [*sorted(left), *sorted(right)]
