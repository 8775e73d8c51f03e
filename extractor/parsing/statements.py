"""What a sentence says of an indicator without a number: standing, direction, availability."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.parsing.indicator_names import any_of
from extractor.parsing.prose_words import prose_words

NOT = re.compile(r"\b(?:not|no longer|nor)\s+(?:\w+\s+)?$", re.IGNORECASE)
# between "above" and "target": "the", "our", "its comparators and"
BETWEEN = (
    r"(?:\s+(?:the|our|its|their|this|both|all|annual|quarterly|profiled|local|set|agreed|average|council|councils|and|comparators?"
    r"|(?-i:[A-Z]\w+))){0,4}\s+"
)
# "requires improvement" is a grade, "Improvement Board" and "improvement plan" are names
NO_CHANGE = re.compile(
    r"\b(?i:requir\w+)\s+(?:to\s+)?(?i:improvement|improve)\b"
    r"|(?<=[\w,’'] )(?:Improve|Improved|Improvement|Improving)\b"
    r"|\bImprovement(?=\s+(?:[A-Z&]|and\s[A-Z]))"
    r"|\b(?i:improvements?)\s+(?i:plans?|schemes?|boards?|programmes?|projects?|notices?|grants?|funds?|works"
    r"|partners?|services?|advisers?|actions?|journey|strategy|targets?)\b"
)
# as in: Comparison data (will be available in November)
COMPARED = re.compile(r"\b(?:comparison|comparator|benchmark\w*|national)\s+\w+\s+$", re.I)
FLIPPED = {"above": "below", "below": "above", "on": "below"}


@cache
def _standing(side: str, measure: str) -> re.Pattern[str]:
    """ "above target", "below the national and regional average"."""
    words = prose_words()
    cues, names = any_of(words.standing[side]).pattern, any_of(words.comparators[measure]).pattern
    others = r"(?:\w+\s+(?:and|or|/)\s+)?"
    return re.compile(rf"{cues}(?:{BETWEEN}|\s+){others}{names}", re.IGNORECASE)


@cache
def _reached(side: str, measure: str) -> re.Pattern[str]:
    """ "the target has been exceeded", "its target was narrowly missed"."""
    words = prose_words()
    names, done = any_of(words.comparators[measure]).pattern, any_of(words.reached[side]).pattern
    return re.compile(rf"{names}\s+(?:was|were|is|has\s+been|had\s+been)\s+(?:\w+\s+)?{done}", re.I)


def standings(sentence: str) -> Iterator[tuple[str, int]]:
    """Each standing, such as ``above-target`` or ``below-national``, and where it ends."""
    for measure in prose_words().comparators:
        for side in ("above", "below", "on"):
            for m in _standing(side, measure).finditer(sentence):
                true = FLIPPED[side] if NOT.search(sentence[: m.start()]) else side
                yield f"{true}-{measure}", m.end()
            for m in _reached(side, measure).finditer(sentence):
                true = FLIPPED[side] if re.search(r"\bnot\b", m[0]) else side
                yield f"{true}-{measure}", m.end()


def without_titles(text: str) -> str:
    """The text without what only sounds like a change: proper names and grades of inspection."""
    return NO_CHANGE.sub(lambda m: " " * len(m[0]), text)


def direction(sentence: str) -> str | None:
    """improved, worsened or unchanged, where the sentence says so and not the opposite too."""
    plain = without_titles(sentence)
    said = {d for d, cues in prose_words().direction.items() if any_of(cues).search(plain)}
    return said.pop() if len(said) == 1 else None


def is_unavailable(sentence: str) -> bool:
    """Whether the sentence says that the figure is not there yet."""
    m = any_of(prose_words().availability["not-available"]).search(sentence)
    return m is not None and not COMPARED.search(sentence[: m.start()])
