"""What a sentence says of an indicator without a number: standing, direction, availability."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from extractor.parsing.indicator_names import any_of
from extractor.parsing.prose_words import either, prose_words

WORD = re.compile(r"\w+")
NOT = re.compile(r"\b(?:not|no longer|nor)\s+(?:\w+\s+)?$", re.IGNORECASE)
# between "above" and "target": "the", "our", "that of our", "the median of its"
BETWEEN = (
    r"(?:\s+(?:the|our|its|their|this|both|all|any|most|other|annual|quarterly|profiled|local|set|agreed|average|averages|council|councils|and|comparators?"
    r"|that|those|of|for|in|is|usual|what|median|mean|level|rate|latest|statutory|government|national|(?-i:[A-Z]\w+)(?:['’]s)?)){0,5}\s+"
)
# between them another one: "both target and the", "target and below that of our"
OTHERS = r"(?:\w+(?:\s\w+)?\s+(?:and|or|/)\s+(?:(?:above|below|the|that|of|our|its)\s+)*)?"
# as in: has (fewer days lost than) its family group
MORE_THAN = {
    "above": r"\bmore\s+(?:\w+\s+){1,4}than\b",
    "below": r"\bfewer\s+(?:\w+\s+){1,4}than\b",
}
# as in: Comparison data (will be available in November)
COMPARED = re.compile(r"\b(?:comparison|comparator|benchmark\w*|national)\s+\w+\s+$", re.I)
# what it stands against is given: above the average (of £30.52); better than London (3.4%)
GIVEN = re.compile(
    r"(?:\s+(?:average|rate|figure|maximum|minimum|mean))*\s*(?:of\s|\()\s*£?\d", re.IGNORECASE
)
# only how far it stands is: (six points) below target, (£288) above Scotland
DISTANCE = re.compile(
    r"(?<!all )(?<!these )"
    r"(?:\d[\d.,]*\s?(?:%|m\b|k\b)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?:\s(?:percentage|points?|days|weeks|per\scent))*\s$",
    re.IGNORECASE,
)
# as in: fell (to 6.1), came down by (a tenth, to 37 days)
NUMBERED = re.compile(r"\b(?:to|by|from|at|was|were|stood)\s+£?\d|\d%|£\d", re.IGNORECASE)
# as in: meet the (Scottish Housing Quality Standard); exceeded the (national target)
BODY_OR_STANDARD = re.compile(
    r"\b(?:Scottish|Welsh)\s(?=(?:\w+\s){1,2}Standard\b|Government\b)"
    r"|\b(?:national|regional)\s(?=(?:targets?|standards?|ambitions?|guidelines?)\b)",
    re.IGNORECASE,
)
FLIPPED = {"above": "below", "below": "above", "on": "below"}


@cache
def _standing(side: str, measure: str) -> re.Pattern[str]:
    """ "above target", "below the national and regional average"."""
    cues, names = any_of(prose_words().standing[side]).pattern, _named(measure).pattern
    if side in MORE_THAN:
        cues = f"(?:{cues}|{MORE_THAN[side]})"
    return re.compile(
        rf"{cues}(?:{BETWEEN}|\s+){OTHERS}{names}(?!\s(?:group|club)\b)", re.IGNORECASE
    )


@cache
def _named(measure: str) -> re.Pattern[str]:
    return any_of(_names(measure))


@cache
def _names(measure: str) -> tuple[str, ...]:
    """ "target", "the national average"; without one of them there is no standing to look for."""
    words = prose_words()
    return words.comparators[measure] + words.unnumbered.get(measure, ())


@cache
def _reached(side: str, measure: str) -> re.Pattern[str]:
    """ "the target has been exceeded", "its target was narrowly missed"."""
    done = any_of(prose_words().reached[side]).pattern
    verb = r"(?:(?:was|were|is|has\s+been|had\s+been)\s+(?:\w+\s+)?|not\s+)?"
    return re.compile(rf"{_named(measure).pattern}\s+{verb}{done}(?!\s+\d)", re.I)


def standings(sentence: str) -> Iterator[tuple[str, int]]:
    """Each standing, such as ``above-target`` or ``below-national``, and where it ends."""
    sentence = _blanked(BODY_OR_STANDARD, sentence)
    sides = [
        side for side, cues in prose_words().standing.items() if _may_say(side, cues, sentence)
    ]
    for measure in prose_words().comparators:
        if not any(_cues_in(_names(measure), sentence)):
            continue
        for side in ("above", "below", "on"):
            for m in _standing(side, measure).finditer(sentence) if side in sides else ():
                if GIVEN.match(sentence, m.end()) or DISTANCE.search(sentence[: m.start()]):
                    continue
                true = FLIPPED[side] if NOT.search(sentence[: m.start()]) else side
                yield f"{true}-{measure}", m.end()
            for m in _reached(side, measure).finditer(sentence):
                true = FLIPPED[side] if re.search(r"\bnot\b", m[0]) else side
                yield f"{true}-{measure}", m.end()
    for standing, cues in prose_words().stands.items():
        yield from ((standing, m.end()) for m in _cues_in(cues, sentence))


def _may_say(side: str, cues: tuple[str, ...], sentence: str) -> bool:
    return side in MORE_THAN or any(_cues_in(cues, sentence))


def _cues_in(cues: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Where each of many cues stands in a text: only those whose longest word it has are tried."""
    known = _by_word(cues)
    for word in _words_of(text).intersection(known):
        for cue in known[word]:
            yield from any_of((cue,)).finditer(text)


@cache
def _by_word(cues: tuple[str, ...]) -> Mapping[str, list[str]]:
    """Cues by their longest word."""
    found: dict[str, list[str]] = {}
    for cue in cues:
        found.setdefault(max(WORD.findall(cue.lower()), key=len), []).append(cue)
    return found


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def without_titles(text: str) -> str:
    """The text without what only sounds like a change: proper names and grades of inspection."""
    return _blanked(either(prose_words().no_change), text)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: " " * len(m[0]), text)


def direction(sentence: str) -> str | None:
    """improved, worsened or unchanged, where the sentence says so and not the opposite too."""
    said = set(_ways(without_titles(sentence), prose_words().direction))
    return said.pop() if len(said) == 1 else None


def _ways(text: str, cues_of: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The ways that a text's cues say; one within a longer cue says nothing: "no improvement"."""
    found = [
        (m.start(), m.end(), way) for way, cues in cues_of.items() for m in _cues_in(cues, text)
    ]
    for start, end, way in found:
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found):
            yield way


def trend(sentence: str, name: str) -> str | None:
    """improved or worsened, where the sentence says that an indicator rose or fell, and the words
    of its name tell which of them is good: the first of "contamination of recycling"."""
    known = prose_words()
    if NUMBERED.search(sentence):
        return None
    ways = set(_ways(sentence, known.moves))
    said = [(m.start(), way) for way, cues in known.good_when.items() for m in _cues_in(cues, name)]
    if len(ways) != 1 or not said:
        return None
    return "improved" if min(said)[1] in ways else "worsened"


def is_unavailable(sentence: str) -> bool:
    """Whether the sentence says that the figure is not there yet."""
    known = [*_cues_in(prose_words().availability["not-available"], sentence)]
    m = min(known, key=re.Match.start, default=None) or either(prose_words().not_yet).search(
        sentence
    )
    return m is not None and not COMPARED.search(sentence[: m.start()])
