"""How far a printed name is an indicator's: plain numbers for the model, and what rules it out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from extractor.matching.counted import Told, difference
from extractor.matching.names import Words

VERSION = 1  # of the features: raise it where one of them comes to mean something else
STEM = 5  # letters by which words are told apart
SHORTEST = 3  # letters that are left where an ending goes
UNIT = "unit"
# The figure's unit where a table does not print one, and what it may then be.
BARE, BARE_IS = "count", frozenset({"days", "weeks", "score", "ratio"})
FIRM = frozenset({"count", "percent"})
NEAR = frozenset({("points", "score"), ("ratio", "rate"), ("rate", "ratio"), ("score", "points")})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: its words, those that say what is counted, what they tell, the
    units they tell, and how many words that count were printed ("LAC" is one, however meant)."""

    words: Words
    content: Words
    told: Told
    units: frozenset[str]
    printed: int

    @property
    def text(self) -> str:
        """Its content in one piece."""
        return " ".join(self.content)


@dataclass(frozen=True, slots=True)
class Asked:
    """A printed name with the unit of its figures, if they have one, and stems of the themes that
    it stands under."""

    name: Name
    unit: str | None = None
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What a printed name may be: an entry of the register or another printed name; ``key`` is
    its slug or that name.  ``told`` has what each of its names tells."""

    key: str
    label: str
    unit: str | None
    names: tuple[Name, ...]
    told: tuple[Told, ...]
    about: frozenset[str] = frozenset()  # stems of its theme and of what it is of


class Weights:
    """How much a word tells: the rarer it is in the register, the more (Sparck Jones 1972)."""

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        seen = [set(map(stem, words)) for words in documents]
        held = Counter(word for words in seen for word in words)
        self._all = math.log(len(seen) + 1)
        self._of = {word: self._all - math.log(count) for word, count in held.items()}

    def of(self, words: Iterable[str]) -> float:
        """The weight of words together."""
        return sum(self._of.get(word, self._all) for word in words)

    def heaviest(self, words: Iterable[str]) -> float:
        """The weight of the word that tells most of those in the register: 0 to 1."""
        return max((self._of.get(word, 0.0) for word in words), default=0.0) / self._all

    def unknown(self, words: Collection[str]) -> float:
        """The share of the words' weight that is of words not in the register."""
        return self.of(word for word in words if word not in self._of) / max(self.of(words), 1e-9)


def stem(word: str) -> str:
    """A word without its ending: fostering and fostered are one."""
    if not word.isalpha():
        return word
    bare = word.removesuffix("ing").removesuffix("ed")
    return (bare if len(bare) >= SHORTEST else word)[:STEM]


def stems(words: Words) -> set[str]:
    """The words without their endings."""
    return set(map(stem, words))


# ------------------------------------------------------------------ what rules it out


def ruled_out(asked: Asked, known: Known) -> str | None:
    """In what a printed name differs from a known one so that it cannot be it, or None."""
    if not same_unit(asked.unit, asked.name.units, known.unit):
        return UNIT
    return difference(asked.name.told, known.told)


def same_unit(given: str | None, said: frozenset[str], unit: str | None) -> bool:
    """Whether figures of a unit, under a name that tells units, may be of ``unit``: a number is no
    percentage, whatever their unit was read as, but "per 1,000" may be pounds."""
    if unit is None:
        return True
    if said & FIRM and unit not in said:
        return False
    return given in (None, unit) or may_be(given, unit) or (unit in said and given == BARE)


def may_be(given: str | None, unit: str) -> bool:
    """Whether a unit may have been read for another one."""
    return (given == BARE and unit in BARE_IS) or (given, unit) in NEAR


# ------------------------------------------------------------------ how like it is

Features = Mapping[str, float]


def likeness(asked: Asked, several: Sequence[Known], weights: Weights) -> list[Features]:
    """The features of a printed name with each entry, as seen beside the others; of the names of
    an entry the nearest one speaks."""
    found = [_with_entry(asked, each, weights) for each in several]
    return [each | {"ahead": _ahead(each, found)} for each in found]


def _with_entry(asked: Asked, known: Known, weights: Weights) -> dict[str, float]:
    pairs = [alike(asked.name, each, weights) for each in known.names]
    best = max(range(len(pairs)), key=lambda place: _near(pairs[place]))
    mine = stems(_shortened(known.names[best].content, asked.name.content))
    every = {stem(word) for name in known.names for word in name.content}
    agreed = [g for g, v in asked.name.told.items() if any(t.get(g) == v for t in known.told)]
    near = known.about.intersection(asked.context)
    return {
        **pairs[best],
        "covered": weights.of(mine & every) / max(weights.of(mine), 1e-9),
        "own word anywhere": weights.heaviest(mine - every),
        "same unit": float(asked.unit == known.unit),
        "tells the same": float(min(len(agreed), 3)),
        "context": float(bool(near)),
        "context elsewhere": float(bool(asked.context and not near)),
    }


def _near(features: Features) -> float:
    return features["shared"] + features["sorted"]


def _ahead(own: Features, every: Sequence[Features]) -> float:
    """How much nearer it is than the next one; less than 0 where another one is nearer."""
    return _near(own) - max((_near(each) for each in every if each is not own), default=0.0)


def alike(one: Name, other: Name, weights: Weights) -> dict[str, float]:
    """The features of two names."""
    shown = _shortened(one.content, other.content)
    mine, theirs = stems(_shortened(shown, one.content)), stems(shown)
    both, own, lacking = mine & theirs, mine - theirs, theirs - mine
    return {
        "same words": float(mine == theirs),
        "shared": 2 * weights.of(both) / max(weights.of(mine) + weights.of(theirs), 1e-9),
        "own word": weights.heaviest(own),
        "lacking word": weights.heaviest(lacking),
        "unknown": weights.unknown(own),
        "lacking unknown": weights.unknown(lacking),
        "swapped": float(bool(own and lacking)),
        "letters": fuzz.ratio(one.text, other.text) / 100,
        "set": fuzz.token_set_ratio(one.text, other.text) / 100,
        "sorted": fuzz.token_sort_ratio(one.text, other.text) / 100,
        "beginning": JaroWinkler.similarity(one.text, other.text),
        "short": float(len(mine) <= 2),
        "short and more": float(len(mine) <= 2 and bool(lacking)),
    }


def _shortened(one: Words, other: Words) -> Words:
    """``other`` with the words of which ``one`` has only the initials put as it has them."""
    found = other
    for short in (word for word in one if 2 <= len(word) <= 5 and word not in other):
        for at in range(len(found) - len(short) + 1):
            if "".join(word[0] for word in found[at : at + len(short)]) == short:
                found = (*found[:at], short, *found[at + len(short) :])
                break
    return found
