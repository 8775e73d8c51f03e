"""What the entity tagger sees of a token's sentence beyond the words beside it.

Of every token: whether its sentence has a value, and something that is still to come; the verbs
before and after it; whether it stands in brackets; the run of capital words that it is part of.
Of a number: the words back to the number before and on to the next, which tell a target and
another body's value from a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from extractor.language.name_places import words as place_words
from extractor.language.numbers import VALUE
from extractor.language.patterns import PatternFile, load

Said = tuple[int, str]  # a token's place, and what is said of it
REACH = 12  # words before and after a number that may tell what it is
FAR = 9  # words to the nearest value that are told apart
LINKS = frozenset({"of", "and", "for", "the", "&", "'s", "’s"})  # small words inside a name
LONGEST_BODY = 6  # words of a known body's name


class ContextWords(PatternFile):
    """``to_come`` tell of what is still to be done; ``before_periods`` stand before a period and
    are no part of it; each of ``kinds`` has the words that make a number near them a target,
    another's value, a change, or an earlier value; ``bodies`` are what a body is called for short
    ("the Fund")."""

    bodies: frozenset[str]
    to_come: frozenset[str]
    before_periods: frozenset[str]
    kinds: dict[str, frozenset[str]]


@cache
def words() -> ContextWords:
    """The data file of words."""
    return load("extractor.language", "feature_context", ContextWords)


def context(said: Sequence[str], seen: Sequence[dict[str, str]]) -> list[list[str]]:
    """What is seen of each of a sentence's tokens, which are printed as ``said``."""
    small = [word.lower() for word in said]
    numbers = _numbers(seen)
    shared = [f"s-{name}={told}" for name, told in _sentence(small, seen)]
    found = [list(shared) for _ in said]
    for place, told in (
        *_verbs(small),
        *_to_come(small),
        *_nearest(seen),
        *_brackets(said),
        *_capitals(said),
        *_bodies(said, small),
        *_about(small, seen, numbers),
    ):
        found[place].append(told)
    return found


def _numbers(seen: Sequence[dict[str, str]]) -> list[tuple[int, int]]:
    """The stretches of numbers: first, end."""
    found: list[tuple[int, int]] = []
    for place, each in enumerate(seen):
        told = each.get("num", "")
        if told.endswith("B"):
            found.append((place, place + 1))
        elif told and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
    return found


def _sentence(small: Sequence[str], seen: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    values = sum(each.get("num", "") == f"{VALUE}B" for each in seen)
    yield "values", str(min(values, 4))
    yield "come", str(not words().to_come.isdisjoint(small))
    yield "per", str(any("per" in each for each in seen))


def _verbs(small: Sequence[str]) -> Iterator[Said]:
    """The nearest verb on each side."""
    verbs = place_words().verbs
    for name, order in (("before", range(len(small))), ("after", range(len(small) - 1, -1, -1))):
        nearest, since = "-", 0
        for place in order:
            yield place, f"verb-{name}={nearest}"
            yield place, f"verb-{name}-at={min(since, FAR)}"
            since += 1
            if small[place] in verbs:
                nearest, since = small[place], 1


def _to_come(small: Sequence[str]) -> Iterator[Said]:
    """The nearest word before that tells of what is still to come, and how far back it is."""
    to_come = words().to_come
    word, since = "", 0
    for place, each in enumerate(small):
        if word:
            yield place, f"come-before={word}"
            yield place, f"come-before-at={min(since, FAR)}"
        since += 1
        if each in to_come:
            word, since = each, 1


def _nearest(seen: Sequence[dict[str, str]]) -> Iterator[Said]:
    """How far the nearest value is on each side, and its unit."""
    for name, order in (("before", range(len(seen))), ("after", range(len(seen) - 1, -1, -1))):
        unit, since = "-", FAR
        for place in order:
            yield place, f"value-{name}={unit}|{since}"
            since = min(since + 1, FAR)
            if seen[place].get("num", "").startswith(VALUE):
                unit, since = seen[place]["unit"], 1


def _brackets(said: Sequence[str]) -> Iterator[Said]:
    """Tokens in brackets, with whether a value is there too."""
    opened: int | None = None
    for place, word in enumerate(said):
        if word == "(":
            opened = place + 1
        elif word == ")" and opened is not None:
            inside = range(opened, place)
            told = any(said[k][:1].isdigit() for k in inside)
            yield from ((k, f"bracket={told}") for k in inside)
            opened = None


def _capitals(said: Sequence[str]) -> Iterator[Said]:
    """Runs of capital words within a sentence: how each word stands in its run, the run's last
    word, and the word before it."""
    place = 0
    while place < len(said):
        if not said[place][:1].isupper():
            place += 1
            continue
        first, last = place, place
        while (after := _goes_on(said, last)) is not None:
            last = after
        before = said[first - 1].lower() if first else "-"
        for k in range(first, last + 1):
            part = "B" if k == first else "E" if k == last else "I"
            yield k, f"cap={part}{min(last - first, 3)}{'-' if first else 's'}"
            yield k, f"cap-last={said[last].lower()}"
            yield k, f"cap-before={part}|{before}"
        place = last + 1


def _goes_on(said: Sequence[str], last: int) -> int | None:
    """The next capital word of a run, over at most two small words of a name."""
    for step in (1, 2, 3):
        if last + step >= len(said):
            return None
        word = said[last + step]
        if word[:1].isupper():
            return last + step
        if word not in LINKS:
            return None
    return None


def _about(
    small: Sequence[str], seen: Sequence[dict[str, str]], numbers: Sequence[tuple[int, int]]
) -> Iterator[Said]:
    """What is said around each number, up to its neighbours."""
    for k, (first, end) in enumerate(numbers):
        start = max(numbers[k - 1][1] if k else 0, first - REACH)
        stop = min(numbers[k + 1][0] if k + 1 < len(numbers) else len(small), end + REACH)
        told = {f"to={word}" for word in small[start:first]}
        told |= {f"on={word}" for word in small[end:stop]}
        told |= {
            f"kind={_kind(small, range(first - 1, start - 1, -1))}|{_kind(small, range(end, stop))}"
        }
        if k:
            before = seen[numbers[k - 1][0]]
            same = before.get("unit") == seen[first].get("unit")
            told |= {f"same-unit={same}|{before.get('num', '')}"}
        told.add(f"place={min(k, 3)}|{min(len(numbers), 4)}")
        yield from ((place, each) for place in range(first, end) for each in sorted(told))


def _kind(small: Sequence[str], order: Sequence[int]) -> str:
    """The kind of the first word that has one."""
    return next((kind for place in order if (kind := _kinds().get(small[place]))), "-")


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, own in words().kinds.items() for word in own}


def _bodies(said: Sequence[str], small: Sequence[str]) -> Iterator[Said]:
    """Tokens of a public body's known name, and a body's bare word: "the Fund"."""
    place, bare = 0, words().bodies
    while place < len(small):
        capital = said[place][:1].isupper()
        if capital and small[place] in bare:
            yield place, f"bare-body={small[place - 1] if place else '-'}"
        known = capital and small[place] in _first_words()
        most = min(LONGEST_BODY, len(small) - place) if known else 0
        sizes = range(most, 0, -1)
        size = next((n for n in sizes if tuple(small[place : place + n]) in _known()), 0)
        for k in range(place, place + size):
            yield k, f"body={'B' if k == place else 'I'}"
        place += size or 1


@cache
def _first_words() -> frozenset[str]:
    """The words that known names begin with: few others need be looked up."""
    return frozenset(name[0] for name in _known())


@cache
def _known() -> frozenset[tuple[str, ...]]:
    text = files("extractor.language").joinpath("known_bodies.txt").read_text("utf-8")
    return frozenset(tuple(line.lower().split()) for line in text.splitlines())
