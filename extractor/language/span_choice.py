"""Which of the spans that the tagger thinks possible are right, as a trained model weighs them.

The tagger sees a few words to each side; this sees the whole span with its length and its ends,
what else may stand in its place, and what its sentence has beside it: a name without a value, a
value without a name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.language.entity_labels import VALUES
from extractor.language.feature_context import words as context_words
from extractor.language.features import Sight
from extractor.language.name_places import words as place_words
from extractor.language.possible_spans import Possible, Shares
from extractor.language.word_classes import classes
from extractor.records import Stretch

NAME = "entity-spans"
VERSION = 1
NONE = "-"
SEEN = ("to=", "on=", "kind=", "place=", "same-unit=")  # around a number
OWN = ("num", "unit")  # of a number itself
LONG = 4  # letters of a word that tells something
LIKELY = 0.3  # of another name that has the same words


@dataclass(frozen=True)
class Tagged:
    """A text as the tagger sees it: its sentences as stretches of tokens, the tokens' features, the
    probabilities of their tags, and the spans that are possible."""

    sentences: Sequence[Stretch]
    features: Sequence[Sight]
    shares: Shares
    spans: Sequence[Possible]

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters, digits all alike."""
        return [each.own["w"] for each in self.features]

    @cached_property
    def sentence_of(self) -> list[int]:
        """The sentence of each token."""
        return [k for k, (first, end) in enumerate(self.sentences) for _ in range(first, end)]

    @cached_property
    def numbers(self) -> list[str]:
        """What the grammar takes each token's number for."""
        return [each.own.get("num", NONE) for each in self.features]

    @cached_property
    def expected(self) -> dict[str, list[float]]:
        """How many spans of each label a sentence has, by what is likely."""
        return {
            tag[2:]: [sum(each[first:end]) for first, end in self.sentences]
            for tag, each in self.shares.items()
            if tag.startswith("B-")
        }

    @cached_property
    def surest(self) -> list[float]:
        """How likely the likeliest name of each sentence is."""
        top = [0.0] * len(self.sentences)
        for span in self.spans:
            if span.label == "INDICATOR":
                place = self.sentence_of[span.first]
                top[place] = max(top[place], span.share)
        return top

    @cached_property
    def to_come(self) -> list[bool]:
        """Whether each sentence tells of what is still to be done."""
        told = context_words().to_come
        return [not told.isdisjoint(self.small[first:end]) for first, end in self.sentences]

    def word(self, place: int) -> str:
        """The word at a place, or the text's edge."""
        return self.small[place] if 0 <= place < len(self.small) else "<>"

    def kind(self, place: int) -> str:
        """The class of the word at a place."""
        return classes(self.word(place)).get("class", NONE)

    def number(self, place: int) -> str:
        """What the number at a place is."""
        return self.numbers[place] if 0 <= place < len(self.numbers) else NONE


def features(text: Tagged, span: Possible) -> Mapping[str, float]:
    """What is seen of a span; all but how likely it is depends on its label."""
    odds = math.log(_odds(span.share)) / 3
    told = (*_rivals(text, span), *_about(text, span), *_ends(text, span), *_inside(text, span))
    return {"odds": odds, f"{span.label}|odds": odds} | dict.fromkeys(
        (f"{span.label}|{each}" for each in told), 1.0
    )


def _odds(share: float) -> float:
    return max(share, 1e-4) / max(1 - share, 1e-4)


def _step(share: float) -> int:
    """A probability as one of eleven steps."""
    return max(-5, min(5, round(math.log(_odds(share)))))


def _few(amount: float, least: int = 0, most: int = 4) -> int:
    return max(least, min(most, round(amount)))


def _rivals(text: Tagged, span: Possible) -> Iterator[str]:
    """What else may stand in its place."""
    rivals = [each for each in text.spans if each is not span and each.overlaps(span)]
    own = [each.share for each in rivals if each.label == span.label]
    other = max(
        ((each.share, each.label) for each in rivals if each.label != span.label),
        default=(0.0, NONE),
    )
    step, same = _step(span.share), _step(max(own, default=0.0))
    yield f"p{step}"
    yield f"same{same}"
    yield f"p{step}|same{same}"
    yield f"other={other[1]}{_step(other[0])}"
    yield f"rank{sum(each.share > span.share for each in rivals)}"
    yield f"all{_step(min(0.9999, span.share + sum(own)))}"


def _about(text: Tagged, span: Possible) -> Iterator[str]:
    """What its sentence has beside it."""
    at = text.sentence_of[span.first]
    here = {label: each[at] for label, each in text.expected.items()}
    values = sum(here.get(label, 0.0) for label in VALUES)
    names = here.get("INDICATOR", 0.0)
    if span.label == "INDICATOR":
        every = sum(sum(text.expected.get(label, ())) for label in VALUES)
        spare = every - sum(text.expected.get("INDICATOR", ()))
        yield f"values{_few(values)}"
        yield f"names{_few(names - span.share)}"
        yield f"spare{_few(values - names, -3, 3)}"
        yield f"all-spare{_few(spare, -4)}"
        yield from _again(text, span, at)
    elif span.label in VALUES or span.label == "CHANGE":
        yield f"names{_few(names)}"
        yield f"surest{_step(text.surest[at])}"
        yield f"all-names{_few(sum(text.expected.get('INDICATOR', ())))}"
        yield from (f"{label}{_few(here.get(label, 0.0))}" for label in (*VALUES, "CHANGE"))
        sight = text.features[span.first]
        yield from (each for each in sight.beyond if each.startswith(SEEN))
        yield from (f"0:{key}={sight.own[key]}" for key in OWN if key in sight.own)
    elif span.label in ("PERIOD", "DUE"):
        yield f"values{_few(values, most=3)}"
        yield f"names{_few(names, most=3)}"
        yield f"changes{_few(here.get('CHANGE', 0.0), most=2)}"
        yield f"come{text.to_come[at]}"


def _again(text: Tagged, span: Possible, at: int) -> Iterator[str]:
    """Whether another name of the sentence has the same words."""
    own = {w for w in text.small[span.first : span.last + 1] if len(w) >= LONG}
    shared = (
        len(own.intersection(text.small[each.first : each.last + 1]))
        for each in text.spans
        if each.label == span.label
        and each.share > LIKELY
        and text.sentence_of[each.first] == at
        and not each.overlaps(span)
    )
    yield f"again{min(3, max(shared, default=0))}"
    yield from (f"has={word}" for word in own)


def _ends(text: Tagged, span: Possible) -> Iterator[str]:
    """Its first and last words, and those beside it."""
    first, last, word = span.first, span.last, text.word
    at = text.sentence_of[first]
    yield f"first={word(first)}"
    yield f"last={word(last)}"
    yield f"before={word(first - 1)}"
    yield f"after={word(last + 1)}"
    yield f"before2={word(first - 2)} {word(first - 1)}"
    yield f"after2={word(last + 1)} {word(last + 2)}"
    yield f"classes={text.kind(first)}|first"
    yield f"classes={text.kind(last)}|last"
    yield f"classes={text.kind(first - 1)}|before"
    yield f"classes={text.kind(last + 1)}|after"
    yield f"begins={text.sentences[at][0] == first}"
    yield f"verb-next={word(last + 1) in place_words().verbs}"
    yield f"number-before={text.number(first - 1)}"
    yield f"number-after={text.number(last + 1)}"
    yield f"bracket={word(first - 1) == '('}{word(last + 1) == ')'}"


def _inside(text: Tagged, span: Possible) -> Iterator[str]:
    """Its length, and what is in it."""
    inside = text.small[span.first : span.last + 1]
    yield f"length{min(len(inside), 9)}"
    if len(inside) == 1:
        return
    yield f"verb{not place_words().verbs.isdisjoint(inside)}"
    yield from (f"{mark}{mark in inside}" for mark in ("of", ",", "and", "("))
    yield f"number{any(text.numbers[k] != NONE for k in range(span.first, span.last + 1))}"
    yield f"last2={inside[-2]} {inside[-1]}"
