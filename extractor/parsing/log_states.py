"""How far a paper says an action has come, by the words of its status and its note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.language.names import alternatives
from extractor.language.patterns import PatternFile, load
from extractor.parsing.columns import plain
from extractor.records import Block

UNKNOWN = "unknown"
# "Green – completed", "Amber = in progress" in a key
LEGEND = re.compile(r"\b(red|amber|green|blue|grey|yellow|purple)\b\s*[=:–-]+\s*([^;\n]+)", re.I)
# "Key: O – open; C – closed": letters stand for states where a line says it is their key, or where
# it explains several
KEY = re.compile(r"\W*(?:key|status key|key to status|legend)\b\W", re.I)
LETTERED = re.compile(r"\b([A-Z]{1,2})\s*[=:–-]+\s*([^;,\n]+)")


class Labels(PatternFile):
    """Labels within a cell that holds several entries."""

    task: tuple[str, ...]
    note: tuple[str, ...]


class Blank(PatternFile):
    """What a cell without an entry says."""

    words: frozenset[str]


class Numbers(PatternFile):
    """Words before the number of a minute."""

    words: tuple[str, ...]


class LogWords(PatternFile):
    """The data file of action logs."""

    floor: float
    outcomes: frozenset[str]
    columns: dict[str, tuple[str, ...]]
    numbers: Numbers
    labels: Labels
    states: dict[str, tuple[str, ...]]
    anywhere: dict[str, tuple[str, ...]]
    sections: dict[str, tuple[str, ...]]
    blank: Blank


def words() -> LogWords:
    """The data file of columns, labels and states."""
    return load("extractor.parsing", "action_sheet", LogWords)


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (state, re.compile(rf"(?:{alternatives(phrases)})(?!\w)", re.I))
        for state, phrases in words().states.items()
    )


def state_of(texts: Sequence[str], legend: Mapping[str, str] | None = None) -> str:
    """The state that the first telling one of ``texts`` names: a status, then notes.

    ``legend`` says what colours or letters mean in this paper.  ``unknown`` where none tells.
    """
    for text in texts:
        said = text.strip(" .:;–—-*\n")
        coloured = (legend or {}).get(said.lower())
        state = coloured or _opening_state(said) or _state_anywhere(text)
        if state:
            return state
    return UNKNOWN


def _opening_state(text: str) -> str | None:
    """The state whose phrase opens the text; the longest phrase wins."""
    told = [(len(m[0]), state) for state, cue in _openings() if (m := cue.match(text))]
    return max(told, key=lambda entry: entry[0])[1] if told else None


def _state_anywhere(text: str) -> str | None:
    for state, patterns in words().anywhere.items():
        if any(re.search(pattern, text, re.I) for pattern in patterns):
            return state
    return None


def legend_of(blocks: Sequence[Block]) -> dict[str, str]:
    """What the colours or letters of a key mean, where it tells a state in words."""
    found = {}
    for block in blocks:
        letters = list(LETTERED.finditer(block.text))
        letters = letters if len(letters) > 1 or KEY.match(block.text) else []
        for match in (*LEGEND.finditer(block.text), *letters):
            state = state_of([re.split(r"\s[–—-]\s|,", match[2])[0], match[2]])
            if state != UNKNOWN:
                found[match[1].lower()] = state
    return found


def state_of_heading(text: str) -> str | None:
    """The state that a heading such as "Completed actions" gives the entries below it."""
    said = plain(text)
    return next((s for s, known in words().sections.items() if said in known), None)
