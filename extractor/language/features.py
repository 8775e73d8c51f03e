"""What the entity tagger sees of each token: its words, its neighbours, numbers and periods.

The features of a conditional random field in the manner of usaddress: readable strings, a list a
token.  What the grammar knows (a number's role, a period, a post) is told as a feature, so that
the tagger has to learn only what the grammar cannot say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, pairwise
from typing import Any, NamedTuple

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
STEPS = range(-NEAR, NEAR + 1)
CLOSE = 1  # tokens to each side that are seen in full
AROUND = 8  # tokens to each side in which a cue counts
# what is seen of those farther off: first of the word, then what the grammar knows, then the rest
FIRST, KNOWN, REST = ("w",), ("num", "unit", "per", "men"), ("cue", "class", "rw")
WORDS = 4096  # different ones that are kept ready


class FeatureWords(PatternFile):
    """``cues`` are words that change what a number near them is; ``verbs`` part what is measured
    from what is said of it; ``measure_words`` stand in indicators' names."""

    cues: frozenset[str]
    verbs: frozenset[str]
    measure_words: frozenset[str]


@cache
def words() -> FeatureWords:
    """The data file of cues."""
    return load("extractor.language", "features", FeatureWords)


class Token(NamedTuple):
    """A token's words and where they stand."""

    text: str
    start: int
    end: int


class Sight(NamedTuple):
    """What is seen from a token: its ``own``, what is seen ``beyond`` its neighbours, and
    ``every`` feature as the tagger takes it ("-1:w=was": the word before is "was")."""

    own: Mapping[str, str]
    beyond: Sequence[str]
    every: Sequence[str]


class _Word(NamedTuple):
    """A word's own features, and for each of ``STEPS`` what is seen of it from there: ``first``
    stands before what the grammar knows of it there, ``rest`` after that."""

    own: Mapping[str, str]
    first: Sequence[list[str]]
    rest: Sequence[list[str]]
    whole: Sequence[list[str]]


def tokens_of(doc: Any) -> list[Token]:
    """The tokens of a spaCy document."""
    return [Token(text := t.text, at := t.idx, at + len(text)) for t in doc]


def features(text: str, tokens: list[Token], parts: Sequence[Stretch] | None = None) -> list[Sight]:
    """The features of every token, in order; ``parts`` are the text's sentences where they are
    known already."""
    parts = sentences_of(text, tokens) if parts is None else parts
    known = [_word(token.text) for token in tokens]
    seen = [dict(word.own) for word in known]
    for key, place, value in _known(text, tokens):
        seen[place][key] = value
    for key, place, value in _places(parts, seen):
        seen[place][key] = value
    wider: list[list[str]] = []
    for first, end in parts:
        wider += context([token.text for token in tokens[first:end]], seen[first:end])
    verb = next((k for k, each in enumerate(seen) if each["w"] in words().verbs), len(seen))
    valued = any(each.get("num", "").startswith(VALUE) for each in seen)
    sights = []
    near = _windows([_views(word, own) for word, own in zip(known, seen, strict=True)], seen)
    for k, (each, beside, around, wide) in enumerate(
        zip(seen, near, _around(seen), wider, strict=True)
    ):
        beyond = [*around, *wide, f"valued={valued}", f"before-verb={k < verb}"]
        sights.append(Sight(each, beyond, beside + beyond))
    return sights


@lru_cache(maxsize=WORDS)
def _word(text: str) -> _Word:
    """A token by itself, as it is seen from the tokens beside it."""
    own = _seen(text)
    first, rest = _told(own, own, FIRST), _told(own, (), REST)
    return _Word(own, first, rest, [a + b for a, b in zip(first, rest, strict=True)])


def _told(own: Mapping[str, str], close: Iterable[str], far: Iterable[str]) -> list[list[str]]:
    """Features as they are seen from each step: those ``close`` by and those ``far`` off."""
    return [
        [f"{step}:{key}={own[key]}" for key in (close if abs(step) <= CLOSE else far) if key in own]
        for step in STEPS
    ]


def _views(word: _Word, own: Mapping[str, str]) -> Sequence[list[str]]:
    """What is seen of a word from each step, with what the grammar knows of it here."""
    if len(own) == len(word.own):
        return word.whole
    known = _told_of_known(tuple(islice(own.items(), len(word.own), None)))
    every = zip(word.first, known, word.rest, word.whole, strict=True)
    return [[*first, *told, *rest] if told else whole for first, told, rest, whole in every]


@lru_cache(maxsize=WORDS)
def _told_of_known(items: tuple[tuple[str, str], ...]) -> list[list[str]]:
    own = dict(items)
    return _told(own, own, KNOWN)


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


def _windows(
    views: Sequence[Sequence[list[str]]], seen: Sequence[Mapping[str, str]]
) -> Iterator[list[str]]:
    """What each token sees of itself and of the tokens beside it."""
    columns = zip(STEPS, zip(*views, strict=True), strict=True) if views else ()
    beside = zip(*(_shifted(step, column) for step, column in columns), strict=True)
    said = [each["w"] for each in seen]
    for place, (word, told) in enumerate(zip(said, beside, strict=True)):
        window = list(chain.from_iterable(told))
        if place:
            window.append(f"pair-1={word}|{said[place - 1]}")
        if place + 1 < len(said):
            window.append(f"pair1={word}|{said[place + 1]}")
        yield window


def _shifted(step: int, told: Sequence[list[str]]) -> Sequence[list[str]]:
    """What each token sees of the token that is so many steps on."""
    edge = [[f"{step}:edge"]] * abs(step)
    return ([*edge, *told] if step < 0 else [*told[step:], *edge])[: len(told)]


def _around(seen: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """The cues in the tokens to each side of each token."""
    cues = [(place, each["w"]) for place, each in enumerate(seen) if "cue" in each]
    for place in range(len(seen)):
        left = {f"left={word}" for at, word in cues if place - AROUND <= at < place}
        right = {f"right={word}" for at, word in cues if place < at <= place + AROUND}
        yield [*sorted(left), *sorted(right)]
