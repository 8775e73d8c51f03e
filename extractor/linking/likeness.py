"""How alike two mentions of an action are: plain named features, and what a model makes of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from extractor.linking.meetings import Mention
from extractor.linking.wording import content, numbers, recipients, words

VERSION = 1  # of the features
Features = dict[str, float]


class TermWeights:
    """What words weigh in the texts of one committee: those of few texts weigh most (TF-IDF with
    smoothed idf and sublinear tf, as scikit-learn has it, whose import takes longer than this)."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the distinct texts, in whatever order they come."""
        every = {terms(text) for text in texts}
        found = Counter(word for text in every for word in set(text.split()))
        self._idf = {w: math.log((1 + len(every)) / (1 + n)) + 1 for w, n in found.items()}
        self._rows = {text: self._weighed(text) for text in every}

    def cosine(self, one: str, two: str) -> float:
        """How far two texts share what is rare in others: 0 to 1."""
        first, second = self._row(one), self._row(two)
        return sum(weight * second.get(term, 0.0) for term, weight in first.items())

    def _row(self, text: str) -> Mapping[str, float]:
        return self._rows.get(terms(text), {})

    def _weighed(self, text: str) -> dict[str, float]:
        """The weight of each word, the whole of length one."""
        counted = sorted(Counter(text.split()).items())
        found = {word: (1 + math.log(n)) * self._idf[word] for word, n in counted}
        length = math.hypot(*found.values())
        return {word: weight / length for word, weight in found.items()}


@cache
def terms(text: str) -> str:
    """The words of content, or all words where there is none."""
    return content(text) or " ".join(words(text))


@cache
def worded(one: str, two: str) -> Features:
    """How alike two texts are in their words."""
    first, second = " ".join(words(one)), " ".join(words(two))
    mine, other = content(one), content(two)
    return {
        "same words": float(first == second),
        "words in order": fuzz.ratio(first, second) / 100,
        "words": fuzz.token_sort_ratio(mine, other) / 100,
        "words shared": fuzz.token_set_ratio(mine, other) / 100,
        "part": fuzz.partial_ratio(mine, other) / 100 if mine and other else 0.0,
        "held": held(mine, other),
        "numbers differ": float(bool(numbers(one) ^ numbers(two))),
    }


def held(one: str, two: str) -> float:
    """The share of the shorter text's words that the longer one has."""
    shorter, longer = sorted((set(one.split()), set(two.split())), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def agreement(name: str, one: object, two: object) -> Features:
    """Whether both tell something and tell the same."""
    if not one or not two:
        return {}
    return {f"{name} {'agrees' if one == two else 'differs'}": 1.0}


def features(one: Mention, two: Mention, weights: TermWeights) -> Features:
    """What is alike in an earlier mention and a later one."""
    mine, other = one.action, two.action
    kind = "from minutes" if one.minuted else "on sheets"
    told = worded(mine.text, other.text) | {"rare words": weights.cosine(mine.text, other.text)}
    return {
        **{f"{name}, {kind}": value for name, value in told.items()},
        **agreement("minute", mine.minute, other.minute),
        **agreement("item", title(mine.item), title(other.item)),
        **owned(mine.owners, other.owners),
        **agreement("recipient", recipients(mine.text), recipients(other.text)),
        **agreement("due", mine.due, other.due),
        kind: 1.0,
        "date missing": float(mine.raised is None or other.raised is None),
        "was closed": float(mine.status in ("complete", "superseded")),
    }


@cache
def title(item: str | None) -> str:
    """An item's title in bare words."""
    return " ".join(words(item or ""))


def owned(one: tuple[str, ...], two: tuple[str, ...]) -> Features:
    """Whether two mentions tell their owners and tell the same."""
    if not one or not two:
        return {}
    return {f"owner {'agrees' if same_owners(one, two) else 'differs'}": 1.0}


@cache
def same_owners(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the owners of one are among the other's, or a name that a column cut short is."""
    mine, other = (set(words(" ".join(owners))) for owners in (one, two))
    return mine <= other or other <= mine


def gain(probability: float, threshold: float) -> float:
    """What joining gains over abstaining: nothing at the threshold, less than nothing below."""
    return log_odds(probability) - log_odds(threshold)


def log_odds(probability: float) -> float:
    """The logarithm of the odds, kept finite."""
    sure = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(sure / (1 - sure))


def texts(mentions: Sequence[Mention]) -> Iterable[str]:
    """The words of mentions."""
    return (mention.action.text for mention in mentions)
