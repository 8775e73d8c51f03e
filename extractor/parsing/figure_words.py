"""What is said around a number of running text, by which a trained model tells a figure that a
paper reports from a number said in passing ("82% of councils were in the same position").

Of each reading: the words beside the number and in its sentence, what the sentence is about, where
its name stands, how the name begins and ends, and how much of it is known from the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language import known_names, name_places
from extractor.language.number_kinds import kind_of
from extractor.language.numbers import Number, find_numbers
from extractor.language.patterns import PatternFile, load
from extractor.language.sentences import sentences
from extractor.records import Stretch

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*%?|[^\w\s]")
DIGIT = re.compile(r"\d")
BEFORE, AFTER = "^", "$"  # the ends of a sentence
BESIDE, NEAR, SHORT = 2, 4, 3  # words beside a number, near it, and of a gap that are told
LONG = 2  # letters of the words of a sentence that are told, at least
QUARTERS, MANY = 4, 3


class FigureWords(PatternFile):
    """Words of passing numbers and of names that were cut short; see the data file."""

    never_last: frozenset[str]
    before_last: frozenset[str]
    clauses: tuple[str, ...]
    cues: Mapping[str, frozenset[str]]


def words() -> FigureWords:
    """The data file of words."""
    return load("extractor.parsing", "figure_words", FigureWords)


def whole_name(name: str) -> str:
    """A name without the beginning of what follows it: "tickets sold" of "tickets sold and there
    were", "occupancy" of "occupancy, this included homes"; nothing of what never was a name."""
    known, said = words(), _clause().split(name)[0].split()
    cut = len(said)
    while cut and said[cut - 1] in known.never_last:
        cut -= 1
    if cut < len(said):
        while cut and said[cut - 1] in known.before_last:
            cut -= 1
    return " ".join(said[:cut]).rstrip(" ,;:")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{'|'.join(words().clauses)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """A number in its sentence: the text, the sentence's stretch, the number's, the name that it
    is joined to, and the number as the grammar reads it."""

    text: str
    sentence: Stretch
    number: Stretch
    name: str
    found: Number | None = None

    @property
    def left(self) -> list[str]:
        """The words before the number."""
        return said(self.text[self.sentence[0] : self.number[0]])

    @property
    def right(self) -> list[str]:
        """The words after it."""
        return said(self.text[self.number[1] : self.sentence[1]])


def said(text: str) -> list[str]:
    """The words and marks of a text, in lower case, all digits alike."""
    return [DIGIT.sub("0", word.lower()) for word in WORD.findall(text)]


def around(text: str, start: int, name: str) -> Around:
    """The number that stands at ``start`` of a block's text, in its sentence."""
    sentence = next((s for s in sentences(text) if s[0] <= start < s[1]), (0, len(text)))
    found = next((n for n in find_numbers(text) if n.start == start), None)
    return Around(text, sentence, (start, found.end if found else start + 1), name, found)


def features(each: Around) -> Iterator[str]:
    """What is seen of a number and its name, as names of features."""
    left, right, name = each.left, each.right, said(each.name)
    yield from _beside(left, right)
    yield from _about(left, right, name)
    yield from _of_name(name)
    yield from _place(each)
    yield from _kind(each)


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """The words right beside the number, the verbs before and after, and the sentence's first."""
    for step in range(1, BESIDE + 1):
        yield f"before{step}={left[-step] if len(left) >= step else BEFORE}"
        yield f"after{step}={right[step - 1] if len(right) >= step else AFTER}"
    yield f"before={' '.join(left[-BESIDE:])}"
    yield f"after={' '.join(right[:BESIDE])}"
    yield f"sentence={left[0] if left else BEFORE}"
    verbs = name_places.words().verbs
    yield f"verb-before={next((w for w in reversed(left) if w in verbs), BEFORE)}"
    yield f"verb-after={next((w for w in right if w in verbs), AFTER)}"


def _about(left: Sequence[str], right: Sequence[str], name: Sequence[str]) -> Iterator[str]:
    """What the sentence, the words near the number and the name are about."""
    places = {
        "sentence": [*left, *right],
        "left": left[-NEAR:],
        "right": right[:NEAR],
        "name": name,
    }
    known = _cue_of()
    for place, there in places.items():
        yield from (
            f"{place}-about={cue}" for cue in sorted({known[w] for w in there if w in known})
        )
    yield from (f"word={w}" for w in sorted({*left, *right}) if len(w) > LONG)


@cache
def _cue_of() -> Mapping[str, str]:
    return {word: cue for cue, those in words().cues.items() for word in those}


def _of_name(name: Sequence[str]) -> Iterator[str]:
    """How a name reads: its verbs, commas and last word, and what the register knows of it."""
    verbs = sum(word in name_places.words().verbs for word in name)
    yield f"name-verbs={min(verbs, BESIDE)}"
    yield f"name-comma={',' in name}"
    yield f"name-alone={len(name) == 1}"
    yield f"name-ends={name[-1] if name and len(name[-1]) <= NEAR else '-'}"
    if not name:
        return
    known = [int(known_names.frequency(word)) for word in name]
    yield f"known-least={min(known)}"
    yield f"known-most={max(known)}"
    yield f"known-mean={round(sum(known) / len(known))}"
    yield f"unknown={min(known.count(0), MANY)}"
    runs = sum(end - first for first, end in known_names.known_runs(name))
    yield f"known-runs={QUARTERS * runs // len(name)}"


def _places(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text, one after the other."""
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _place(each: Around) -> Iterator[str]:
    """Where the name stands: the words around it and between it and the number."""
    (begin, end), (start, stop) = each.sentence, each.number
    places = list(_places(each.name, each.text[begin:end]))
    if not places:
        yield "name-place=elsewhere"
        return
    first = begin + min(places, key=lambda place: abs(begin + place - start))
    last = first + len(each.name)
    before, after = said(each.text[begin:first]), said(each.text[last:end])
    yield f"name-before={before[-1] if before else BEFORE}"
    yield f"name-after={after[0] if after else AFTER}"
    yield f"name-capital={bool(before) and each.name[:1].isupper()}"
    if stop <= first:
        yield f"gap-after={_gap(each.text[stop:first])}"
    elif last <= start:
        yield f"gap-before={_gap(each.text[last:start])}"
    else:
        yield "name-place=over"


def _gap(text: str) -> str:
    """A short gap in words, a longer one by its length."""
    there = said(text)
    return " ".join(there) if len(there) < SHORT else str(min(len(there) // SHORT, NEAR))


def _kind(each: Around) -> Iterator[str]:
    """What kind of number the grammar takes it for, and whether a capital word leads to it."""
    if each.found:
        yield f"number={kind_of(each.text, each.found)}|{each.found.unit}"
        yield f"role={each.found.role}"
    led = WORD.findall(each.text[each.sentence[0] : each.number[0]])
    yield f"capital-before={len(led) > 1 and led[-1][:1].isupper()}"
